//! How much a story may hold: the file, each text, each list. What is longer than reads well on a phone
//! is a warning; what no page can show is an error. A field that stands in no row below has the
//! limits of `OTHER_TEXT` or `OTHER_LIST`, so that none is without.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::fields::{Field, What};
use super::{Code, Problem};

/// A larger file is no story.
pub const MOST_BYTES: usize = 1 << 20;
/// A text of more characters is a chapter.
const LONGEST_TEXT: usize = 10_000;
/// A word of Latin letters that breaks nowhere is wider than a phone.
const LONGEST_WORD: usize = 30;

/// How many characters of a field read well, and how many can be shown.
struct Row {
    /// The last names of the path to it.
    path: &'static [&'static str],
    well: usize,
    most: usize,
}

const fn row(path: &'static [&'static str], well: usize, most: usize) -> Row {
    Row { path, well, most }
}

/// No limit of its own: another rule knows more about it.
const ELSEWHERE: usize = usize::MAX;

/// Rows by the name of the field, and the one for all that have none. There are thousands of fields to
/// a file.
struct Table {
    by_name: HashMap<&'static str, Vec<&'static Row>>,
    other: &'static Row,
}

impl Table {
    fn of(rows: &'static [Row], other: &'static Row) -> Self {
        let mut by_name: HashMap<_, Vec<_>> = HashMap::new();
        for row in rows {
            by_name.entry(*row.path.last().unwrap_or(&"")).or_default().push(row);
        }
        Self { by_name, other }
    }
}

static TEXTS: LazyLock<Table> = LazyLock::new(|| Table::of(TEXT_ROWS, &OTHER_TEXT));
static LISTS: LazyLock<Table> = LazyLock::new(|| Table::of(LIST_ROWS, &OTHER_LIST));
static TABLES: LazyLock<Table> = LazyLock::new(|| Table::of(TABLE_ROWS, &OTHER_LIST));

/// The row with more names is the one that holds.
const TEXT_ROWS: &[Row] = &[
    row(&["title"], 30, 100),
    row(&["kicker"], 12, 60),
    row(&["standfirst"], 120, 400),
    row(&["description"], 200, 600),
    row(&["keywords"], 10, 40),
    row(&["place"], 20, 60),
    row(&["newspaper"], 20, 60),
    row(&["source", "title"], 60, 200),
    row(&["source", "url"], ELSEWHERE, 1000),
    row(&["year_note"], 120, 400),
    row(&["role"], 24, 100),
    row(&["name"], 24, 100),
    row(&["byline", "name"], 60, 200),
    row(&["short"], 8, 30),
    row(&["lead"], 80, 300),
    row(&["file"], 60, 100),
    row(&["icon"], 60, 100),
    row(&["alt"], 60, 300),
    row(&["caption"], 60, 300),
    row(&["credit"], 30, 100),
    row(&["unit"], 8, 20),
    row(&["label"], 60, 300),
    row(&["groups", "label"], 20, 60),
    row(&["legend"], 20, 60),
    row(&["whole"], 24, 100),
    row(&["note"], 60, 300),
    row(&["block", "note"], 120, 400),
    row(&["derived"], 60, 300),
    row(&["date"], 20, 60),
    row(&["text"], 120, 1000),
    row(&["tags"], 16, 40),
    row(&["ask"], 60, 300),
    row(&["answer"], 150, 1000),
    row(&["allow"], 60, 300),
    // Their own rules tell how they are written.
    row(&["hant"], ELSEWHERE, ELSEWHERE),
    row(&["slug"], ELSEWHERE, ELSEWHERE),
    row(&["id"], ELSEWHERE, ELSEWHERE),
    row(&["reports_to"], ELSEWHERE, ELSEWHERE),
];
/// Any other text.
const OTHER_TEXT: Row = row(&[], 120, 1000);

/// What chats and search engines show of a page, and cut where it is longer.
const DESCRIPTION: Row = row(&["description"], 80, 80);
/// The lines of the title; `long-title` counts them together.
const TITLE: Row = row(&["title"], ELSEWHERE, 40);

/// How many pieces of a list are read, and how many can be shown.
const LIST_ROWS: &[Row] = &[
    row(&["title"], 4, 10),
    row(&["keywords"], 6, 20),
    row(&["byline"], 20, 100),
    row(&["tags"], 12, 50),
    row(&["legend"], 20, 100),
    row(&["groups"], 60, 500),
    row(&["count"], 4, 20),
    row(&["items"], 30, 2000),
    // `wide-chart` tells of charts.
    row(&["rows"], ELSEWHERE, 10_000),
    row(&["section"], 100, 1000),
    row(&["block"], ELSEWHERE, 5000),
];
/// Any other list.
const OTHER_LIST: Row = row(&[], 60, 2000);
/// How many rows a table of the editor's own may have.
const TABLE_ROWS: &[Row] = &[row(&["hant"], 200, 500), row(&["allow"], ELSEWHERE, 200)];

impl Problem {
    /// The file holds more than it may, which is `limit` in words.
    pub(crate) fn too_many_bytes(limit: &str) -> Self {
        let help = "是不是粘进了别的东西？只留要用的，或者分成几个故事。";
        Self::error(Code::TooLarge, 0..0, format!("文件超过 {limit}，一页放不下。"), help)
    }
}

/// A text that is too long for the rules to look at.
pub(super) fn chapter(field: &Field<'_>, problems: &mut Vec<Problem>) {
    let length = field.text().map_or(0, |text| text.chars().count());
    if length > LONGEST_TEXT {
        problems.push(Problem::error(
            Code::TooLarge,
            field.span.clone(),
            format!("这一处文字有 {length} 字，一页放不下。"),
            "分成几个板块；一处最多一万字。",
        ));
    }
}

/// Whether a field holds more than its place on the page.
pub(super) fn check(field: &Field<'_>, problems: &mut Vec<Problem>) {
    match field.what {
        // `long-paragraph` tells of running text, and above that a chapter is refused.
        What::Text(text) if !field.is_running() => text_of(field, text, problems),
        What::Text(text) => word_of(field, text, problems),
        What::List(length) => list_of(field, length, &LISTS, problems),
        What::Table(length) if TABLE_ROWS.iter().any(|row| field.path == row.path) => {
            list_of(field, length, &TABLES, problems);
        }
        _ => {}
    }
}

fn text_of(field: &Field<'_>, text: &str, problems: &mut Vec<Problem>) {
    let limit = match field.path {
        ["description"] => &DESCRIPTION,
        ["title"] => &TITLE,
        path => limit(&TEXTS, path),
    };
    let (name, length) = (field.name(), text.chars().count());
    let message = format!("{name} 有 {length} 字。");
    let at = field.span.clone();
    if length > limit.most {
        let well = limit.well.min(limit.most);
        let help = format!("缩短到 {well} 字以内；超过 {} 字，它的地方放不下。", limit.most);
        problems.push(Problem::error(Code::LongText, at, message, help));
    } else if length > limit.well {
        let code = match name {
            "label" | "note" | "alt" | "caption" => Code::LongCaption,
            _ => Code::LongWords,
        };
        let help = format!("缩短到 {} 字以内，或者分成两处：手机上读不下。", limit.well);
        problems.push(Problem::warning(code, at, message, help));
    } else if limit.well != ELSEWHERE {
        word_of(field, text, problems);
    }
}

/// Chinese breaks between any two signs, and a word of letters does not.
fn word_of(field: &Field<'_>, text: &str, problems: &mut Vec<Problem>) {
    let address = |word: &&str| !word.contains("://");
    let words = text.split(|c: char| c.is_whitespace() || !c.is_ascii()).filter(address);
    let length = words.map(str::len).max().unwrap_or(0);
    if length > LONGEST_WORD {
        problems.push(Problem::warning(
            Code::LongWords,
            field.span.clone(),
            format!("{} 里有一个 {length} 个字母的词，手机上一行放不下。", field.name()),
            Code::LongWords.remedy(),
        ));
    }
}

fn list_of(field: &Field<'_>, length: usize, table: &Table, problems: &mut Vec<Problem>) {
    let limit = limit(table, field.path);
    let message = format!("{} 有 {length} 项。", field.name());
    let at = field.span.clone();
    if length > limit.most {
        let help = format!("最多 {} 项：再多，一页放不下。", limit.most);
        problems.push(Problem::error(Code::TooLarge, at, message, help));
    } else if length > limit.well {
        let help = format!("减到 {} 项以内，或者分成几处：读者看不完。", limit.well);
        problems.push(Problem::warning(Code::ManyItems, at, message, help));
    }
}

/// The row whose names the path ends in, and of those the one that names most.
fn limit(table: &Table, path: &[&str]) -> &'static Row {
    // What an editor names himself stands below the name that counts.
    let path = match path {
        [table @ ("hant" | "allow"), _] => &[*table],
        path => path,
    };
    let own = path.last().and_then(|name| table.by_name.get(name));
    let fitting = own.into_iter().flatten().filter(|row| path.ends_with(row.path));
    fitting.max_by_key(|row| row.path.len()).copied().unwrap_or(table.other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_that_has_no_row_has_a_limit() {
        for table in [&TEXTS, &LISTS] {
            let unknown = limit(table, &["section", "block", "items", "not_yet"]);
            assert!(unknown.path.is_empty() && unknown.most < LONGEST_TEXT);
        }
        assert_eq!(limit(&TEXTS, &["section", "block", "groups", "label"]).well, 20);
        assert_eq!(limit(&TEXTS, &["section", "block", "items", "label"]).well, 60);
    }
}
