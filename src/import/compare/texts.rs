//! Every number and date that stands in a text of the story: in titles, leads, prose, captions,
//! notes, labels, drawings' words.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use serde_spanned::Spanned;
use toml::de::{DeTable, DeValue};

use super::NOWHERE;
use super::copied::Copied;
use super::dates::{self, Date};
use super::quantity::Quantity;
use super::report::{Report, Said, digits};
use crate::import::numbers::names;
use crate::import::{Article, figures};
use crate::story::{Amount, Block, Code, Problem, Story};

/// Fields that are names, addresses and figures of their own, and no text that retells.
const NO_TEXT: &[&str] = &[
    "slug",
    "id",
    "reports_to",
    "file",
    "icon",
    "url",
    "accent",
    "kind",
    "mark",
    "hant",
    "allow",
    "value",
    "until",
    "share",
    "scale",
    "qualifier",
    "unit",
    "source",
    "byline",
];

/// Markup around words, and the addresses of links.
static MARKUP: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\*\*|\]\([^)\n]*\)|\[|https?://[\x21-\x7e]+").expect("sound"));

/// A text of the story, without its markup, and where it stands.
pub(super) struct Text {
    pub(super) field: String,
    pub(super) words: String,
    span: Range<usize>,
}

/// Every number of the story's texts that the report does not have, and every sentence that is the
/// report's own.
///
/// Not asked: numbers up to ten that are written in Hanzi (三件事), which are ways of speaking.
pub fn retold(source: &str, story: &Story, article: &Article) -> Vec<Problem> {
    let Ok(table) = DeTable::parse(source) else { return Vec::new() };
    let mut texts = Vec::new();
    walk("", table.get_ref(), &mut texts);
    let report = Report::of(article);
    let teller = Teller::of(story, &report);
    let mut problems = Vec::new();
    for text in &texts {
        teller.figures(text, source, &mut problems);
        teller.others(text, source, &mut problems);
        teller.dates(text, source, &mut problems);
    }
    Copied::of(&report.text, &texts).check(&texts, source, &mut problems);
    problems
}

fn walk(parent: &str, table: &DeTable<'_>, texts: &mut Vec<Text>) {
    for (name, value) in table.iter() {
        let name = match name.get_ref().as_ref() {
            // What stands on a card is a name; other titles are headlines.
            "title" if parent == "items" => "name",
            name => name,
        };
        if !NO_TEXT.contains(&name) {
            look(name, value, texts);
        }
    }
}

fn look(name: &str, value: &Spanned<DeValue<'_>>, texts: &mut Vec<Text>) {
    match value.get_ref() {
        DeValue::String(text) => texts.push(Text {
            field: name.to_owned(),
            words: MARKUP.replace_all(text, "").into_owned(),
            span: value.span(),
        }),
        DeValue::Array(list) => list.iter().for_each(|item| look(name, item, texts)),
        DeValue::Table(table) => walk(name, table, texts),
        _ => {}
    }
}

impl Text {
    #[cfg(test)]
    pub(super) fn new(field: &str, words: &str) -> Self {
        Self { field: field.to_owned(), words: words.to_owned(), span: 0..words.len() }
    }

    /// Where a part of its words stands in the file; the whole text where it is written otherwise.
    pub(super) fn place(&self, source: &str, part: Range<usize>) -> Range<usize> {
        let words = &self.words[part.clone()];
        let earlier = self.words[..part.start].matches(words).count();
        let written = source.get(self.span.clone()).unwrap_or_default();
        let found = written.match_indices(words).nth(earlier);
        found.map_or(self.span.clone(), |(at, _)| {
            let start = self.span.start + at;
            start..start + words.len()
        })
    }
}

/// What the report says, and what was reckoned from it.
struct Teller<'a> {
    report: &'a Report,
    sizes: HashMap<Amount, Vec<&'a Said>>,
    derived: Vec<Quantity>,
    year: Option<u32>,
    printed: Option<Date>,
}

impl<'a> Teller<'a> {
    fn of(story: &Story, report: &'a Report) -> Self {
        let blocks = story.sections.iter().flat_map(|section| &section.blocks);
        let derived = blocks.flat_map(Block::figures).filter(|figure| figure.derived.is_some());
        let source = &story.meta.source;
        let printed = source.date().and_then(|date| dates::dates(date).first().map(|it| it.0));
        Self {
            sizes: report.by_size(),
            derived: derived.map(Quantity::told).collect(),
            year: source.year.map(u32::from).or(printed.and_then(|date| date.year)),
            printed,
            report,
        }
    }

    /// The figures of a text.
    fn figures(&self, text: &Text, source: &str, problems: &mut Vec<Problem>) {
        let words = &text.words;
        for figure in figures(words).found {
            let said = &words[figure.at.clone()];
            let quantity = Quantity::found(words, &figure);
            let plain = figure.scale.is_none() && figure.until.is_none() && quantity.unit != "%";
            let small = plain && quantity.size() <= 10.into();
            if small && !said.contains(|c: char| c.is_ascii_digit()) {
                continue;
            }
            let near = self.sizes.get(&quantity.size()).map(Vec::as_slice).unwrap_or_default();
            let same = near.iter().any(|it| {
                quantity.is_same_number(&it.quantity) && quantity.is_as_exact(&it.quantity)
            });
            let derived = || self.derived.iter().any(|it| quantity.is_same_number(it));
            if same || derived() {
                continue;
            }
            let near: Vec<&str> = near.iter().map(|said| said.words.as_str()).take(3).collect();
            let help = match near.as_slice() {
                [] => NOWHERE.to_owned(),
                _ => format!("报道里有：{}。照它写限定词、单位和正负。", near.join("、")),
            };
            problems.push(absent(text, source, figure.at, help));
        }
    }

    /// Numbers that are no figures: fractions, bare digits, those in names (2号线, 第3届). The report
    /// has them word for word, or at least their digits.
    fn others(&self, text: &Text, source: &str, problems: &mut Vec<Problem>) {
        let words = &text.words;
        let dated: Vec<_> = dates::dates(words).into_iter().map(|(_, at)| at).collect();
        let unsure = figures(words).unsure.into_iter().map(|(at, _)| at);
        let named =
            names(words).into_iter().filter(|at| digits(&words[at.clone()]).next().is_some());
        for at in unsure.chain(named) {
            let said = &words[at.clone()];
            let is_date = dated.iter().any(|date| date.start < at.end && at.start < date.end);
            let digital = digits(said).next().is_some();
            let has = self.report.text.contains(said) || digital && self.report.has_digits_of(said);
            if !is_date && !has {
                problems.push(absent(text, source, at, NOWHERE.to_owned()));
            }
        }
    }

    fn dates(&self, text: &Text, source: &str, problems: &mut Vec<Problem>) {
        for (date, at) in dates::dates(&text.words) {
            if !self.knows(date) {
                let help =
                    "照报道的日期写；报道只说“今年”“昨天”的，在 [source] 里写 year 或 date。";
                problems.push(absent(text, source, at, help.to_owned()));
            }
        }
    }

    /// Whether the report has a date, or one from which it can be told.
    fn knows(&self, date: Date) -> bool {
        let said = |word: &str| self.report.text.contains(word);
        let known = self.report.dates.iter().chain(&self.printed);
        let year = date.year.is_none_or(|year| {
            let own = self.year.is_some_and(|own| {
                let relative =
                    [("去年", own - 1), ("上年", own - 1), ("前年", own - 2), ("明年", own + 1)];
                year == own || relative.into_iter().any(|(word, it)| it == year && said(word))
            });
            own || known.clone().any(|it| it.year == Some(year)) || said(&year.to_string())
        });
        let near = ["昨", "今天", "今日", "当天", "日前", "明天"].iter().any(|word| said(word));
        let month = date.month.is_none_or(|month| {
            known.clone().any(|it| it.month == Some(month))
                || said(&format!("{month}月"))
                || said(&format!("{month}—"))
                || near && self.printed.is_some()
        });
        let day = date.day.is_none_or(|day| {
            let same =
                |it: &Date| it.day == Some(day) && (it.month == date.month || it.month.is_none());
            let beside = self.printed.and_then(|it| it.day).is_some_and(|it| it.abs_diff(day) <= 1);
            known.clone().any(same) || near && beside || said_alone(&self.report.text, day)
        });
        year && month && day
    }
}

/// Whether a day stands without its month: 18日.
fn said_alone(text: &str, day: u32) -> bool {
    let word = format!("{day}日");
    text.match_indices(&word)
        .any(|(at, _)| !text[..at].ends_with(|c: char| c.is_ascii_digit() || c == '月'))
}

fn absent(text: &Text, source: &str, part: Range<usize>, help: String) -> Problem {
    let message = format!("报道里没有“{}”。", &text.words[part.clone()]);
    Problem::warning(Code::NotInSource, text.place(source, part), message, help)
}
