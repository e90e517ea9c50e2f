//! What the lines of an article are: sentences, rows of a list, or short lines that may be headings.

use std::sync::LazyLock;

use regex::Regex;

use super::byline::is_credits;
use super::figures;

/// A line longer than this is a paragraph, whatever it ends with.
const LONGEST_HEADING: usize = 32;

/// A longer sentence is no row of a list.
const LONGEST_ROW: usize = 40;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A sentence, or several.
    Sentence,
    /// A row of a list.
    Row,
    /// Who did what, or when.
    Credits,
    /// A line without an end: a title, a heading.
    Short,
}

/// What headings and rows are numbered or marked with: the kind of the mark is its first sign.
static MARKER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:#{1,6}\s*|[■◆●▍▎★☆▲◇□○►▶◎◉※✦✔√]\s*|[一二三四五六七八九十]{1,3}[、.．]\s*|（[一二三四五六七八九十\d]{1,3}）\s*|[①-⑳⑴-⒇⒈-⒛]\s*|\d{1,2}[、.．]\s*|(?:PART|Part)\s*\.?\s*\d{1,2}\s*|第[一二三四五六七八九十]{1,2}[章节篇]\s*|[•·▪‣∙*＊]\s*|(?:——|[-–—−－])\s*)")
        .expect("sound")
});
/// A key and its value: 总库容：1.08亿立方米.
static PAIR: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[^：，。；]{2,16}：\s*[^：]{1,24}$").expect("sound"));

/// A heading's words without their number or mark.
pub(super) fn unmarked(line: &str) -> &str {
    let rest = &line[marker(line).len()..];
    if rest.is_empty() { line } else { rest }
}

/// What a line is numbered or marked with.
pub(super) fn marker(line: &str) -> &str {
    // 1.08亿 and 3.92 begin with no number of a list.
    let found = MARKER.find(line).filter(|found| {
        let decimal =
            found.as_str().ends_with(['.', '．']) || found.as_str().ends_with(['-', '−', '－']);
        !(decimal && line[found.end()..].starts_with(|c: char| c.is_ascii_digit()))
    });
    found.map_or("", |found| found.as_str())
}

/// What each line of an article is.
pub(super) fn kinds(lines: &[&str]) -> Vec<Kind> {
    let alone: Vec<Kind> = lines.iter().map(|line| alone(line)).collect();
    let counts: Vec<bool> =
        lines.iter().zip(&alone).map(|(line, kind)| *kind == Kind::Short && counts(line)).collect();
    let first = alone.iter().position(|kind| *kind == Kind::Short);
    let mut kinds = alone.clone();
    for at in 0..lines.len() {
        // The first short line is the title.
        if alone[at] != Kind::Short || (Some(at) == first && !alone[..at].contains(&Kind::Sentence))
        {
            continue;
        }
        let head = !alone[..at].contains(&Kind::Sentence) && !kinds[..at].contains(&Kind::Row);
        let next = alone.get(at + 1).copied();
        let next_counts = counts.get(at + 1).copied().unwrap_or_default();
        let last_row = at > 0 && kinds[at - 1] == Kind::Row && alone[at - 1] == Kind::Short;
        let led = at > 0
            && alone[at - 1] == Kind::Sentence
            && lines[at - 1].ends_with(['：', '，', '；'])
            && (mark_of(lines[at]).is_none() || mark_of(lines[at]) == mark_of(lines[at - 1]));
        let mark = mark_of(lines[at]);
        let same_mark = |other: Option<&&str>| {
            mark.is_some() && other.is_some_and(|line| mark_of(line) == mark)
        };
        let listed = (same_mark(lines.get(at + 1)) && next == Some(Kind::Short))
            || (at > 0 && same_mark(lines.get(at - 1)) && kinds[at - 1] == Kind::Row);
        let row = if head {
            // Above the first sentence a title may count, too; several in a row are a list.
            listed
                || counts[at] && PAIR.is_match(lines[at])
                || counts[at] && (next_counts || last_row)
        } else if counts[at] {
            ends_in_figure(lines[at])
                || PAIR.is_match(lines[at])
                || next_counts
                || last_row
                || led
                || listed
        } else {
            let ends = next.is_none()
                || next == Some(Kind::Credits)
                    && !lines[at + 1..].iter().any(|line| self::alone(line) != Kind::Credits);
            // A short line above another is no heading of its own, unless both are marked.
            let above = next == Some(Kind::Short)
                && mark.is_none()
                && !next_counts
                && mark_of(lines[at + 1]).is_none();
            listed || ends || above || led
        };
        if row {
            kinds[at] = Kind::Row;
        }
    }
    for at in 0..lines.len() {
        // A short sentence in the row of others, or what ends as the rows of a list do.
        let short = kinds[at] == Kind::Sentence && lines[at].chars().count() <= LONGEST_ROW;
        let ends = lines[at].ends_with(['；', '，', '、']);
        let last = at > 0 && kinds[at - 1] == Kind::Row && lines[at].matches('。').count() == 1;
        if short && (ends || last && self::counts(lines[at])) {
            kinds[at] = Kind::Row;
        }
    }
    kinds
}

fn alone(line: &str) -> Kind {
    if is_credits(line) || is_a_time(line) {
        return Kind::Credits;
    }
    if is_sentence(line) { Kind::Sentence } else { Kind::Short }
}

/// What a mark is told by: all numbers of one form are one mark.
fn mark_of(line: &str) -> Option<char> {
    let mark = marker(line);
    let sign = mark.chars().next()?;
    Some(match sign {
        '0'..='9' => '1',
        '①'..='⑳' => '①',
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' => '一',
        other => other,
    })
}

/// Whether a line holds a number that counts something.
fn counts(line: &str) -> bool {
    let found = figures(unmarked(line));
    !found.found.is_empty() || !found.unsure.is_empty()
}

fn ends_in_figure(line: &str) -> bool {
    let words = unmarked(line);
    let found = figures(words);
    let last = found
        .found
        .iter()
        .map(|figure| figure.at.end)
        .chain(found.unsure.iter().map(|(at, _)| at.end))
        .max();
    last.is_some_and(|end| words[end..].chars().all(|sign| !sign.is_alphanumeric()))
}

/// What stands behind 原标题：.
pub(super) fn original_title(line: &str) -> Option<&str> {
    line.strip_prefix("原标题")
        .or(line.strip_prefix("原题"))?
        .strip_prefix(['：', ':'])
        .map(str::trim)
}

fn is_sentence(line: &str) -> bool {
    if original_title(line).is_some() {
        return false;
    }
    let ends = line
        .trim_end_matches(['”', '’', '）', '》'])
        .ends_with(['。', '！', '？', '；', '…', '：', '，', '、', ';', ',', ':']);
    let shout =
        line.chars().count() <= 16 && line.ends_with(['！', '？', '”']) && !line.contains('。');
    line.chars().count() > LONGEST_HEADING || (ends && !shout)
}

/// A line that holds a date and little else.
fn is_a_time(line: &str) -> bool {
    let words = line.chars().filter(|c| !c.is_ascii() && !"年月日时分：".contains(*c)).count();
    words <= 4 && line.chars().filter(char::is_ascii_digit).count() >= 4 && TIME.is_match(line)
}

static TIME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:19|20)\d{2}[-/.年]\d{1,2}|\d{1,2}月\d{1,2}日|\d{1,2}:\d{2}").expect("sound")
});
