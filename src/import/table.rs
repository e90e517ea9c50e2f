//! Tables that were pasted as lines of cells: each row says what its head says of it.

use std::sync::LazyLock;

use regex::Regex;

/// What parts two cells: [`super::clean`] writes a tab as two blanks.
static PARTS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[ \u{3000}]{2,}").expect("sound"));

static UNIT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(.*?)\s*[（(]([^（）()]{1,10})[)）]$").expect("sound"));
static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[-−－+]?\d[\d,]*(?:\.\d+)?$").expect("sound"));

/// A line of a table as a row that can be read alone, beside what it was made from.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// 小麦：产量42.8万吨，同比3.2%
    pub(super) words: String,
    /// Whether it is the head, of which the rows have taken what they need.
    pub(super) head: bool,
}

/// The rows of tables among some lines: beside each line its row, where it is one.
pub(super) fn rows(lines: &[&str]) -> Vec<Option<Row>> {
    let cells: Vec<Vec<&str>> = lines.iter().map(|line| cells(line)).collect();
    let mut rows: Vec<Option<Row>> = Vec::with_capacity(lines.len());
    let mut at = 0;
    while at < lines.len() {
        let end = (at..lines.len()).find(|next| cells[*next].len() < 2).unwrap_or(lines.len());
        let counted = cells[at..end]
            .iter()
            .filter(|row| row.iter().skip(1).any(|cell| has_digits(cell)))
            .count();
        if end - at < 2 || counted == 0 {
            rows.resize_with(end.max(at + 1), || None);
            at = end.max(at + 1);
            continue;
        }
        let head = (!cells[at].iter().any(|cell| has_digits(cell)) && cells[at].len() > 1)
            .then(|| cells[at].clone());
        for row in &cells[at..end] {
            let is_head = rows.len() == at && head.is_some();
            let words = if is_head { row.join("，") } else { said(row, head.as_deref()) };
            rows.push(Some(Row { words, head: is_head }));
        }
        at = end;
    }
    rows
}

fn cells(line: &str) -> Vec<&str> {
    // A sentence in which blanks were typed is no row.
    if line.contains(['。', '；']) {
        return Vec::new();
    }
    let cells: Vec<&str> = match line.matches(['|', '｜']).count() {
        0 | 1 => PARTS.split(line).collect(),
        _ => line.split(['|', '｜']).collect(),
    };
    cells.into_iter().map(str::trim).filter(|cell| !cell.is_empty()).collect()
}

fn has_digits(cell: &str) -> bool {
    cell.contains(|c: char| c.is_ascii_digit())
}

/// A row in words: what its first cell names, and of each other what the head says, the number, and
/// the unit that the head gives.
fn said(row: &[&str], head: Option<&[&str]>) -> String {
    let Some((name, rest)) = row.split_first() else { return String::new() };
    let head = head.filter(|head| head.len() == row.len());
    let cells = rest.iter().enumerate().map(|(at, cell)| {
        let Some(top) = head.and_then(|head| head.get(at + 1)) else { return (*cell).to_owned() };
        let (what, unit) = UNIT.captures(top).map_or((*top, String::new()), |found| {
            (found.get(1).map_or("", |what| what.as_str()), found[2].to_owned())
        });
        let unit = if NUMBER.is_match(cell) { unit } else { String::new() };
        format!("{what}{cell}{unit}")
    });
    format!("{name}：{}", cells.collect::<Vec<_>>().join("，"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_says_what_its_head_says() {
        let lines = [
            "品种  产量（万吨）  同比（%）",
            "小麦  42.8  -3.2",
            "说明。",
            "项目  数量",
            "水面  8.6万亩",
        ];
        let words: Vec<_> = rows(&lines)
            .into_iter()
            .map(|row| row.map_or(String::new(), |row| row.words))
            .collect();
        assert_eq!(
            words,
            [
                "品种，产量（万吨），同比（%）",
                "小麦：产量42.8万吨，同比-3.2%",
                "",
                "项目，数量",
                "水面：数量8.6万亩"
            ]
        );
    }

    #[test]
    fn two_blanks_in_a_title_are_no_table() {
        assert!(rows(&["小马拉大车  优化组织", "正文。"]).iter().all(Option::is_none));
    }
}
