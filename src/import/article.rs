//! The parts of an article: what its lines are.

use std::sync::LazyLock;

use regex::Regex;

use super::Doubt;
use super::byline::{self, Credits, is_credits};

/// A line longer than this is a paragraph, whatever it ends with.
const LONGEST_HEADING: usize = 32;

/// An article, line by line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The title, when one was found.
    pub title: Option<String>,
    /// The title that it had where it was first printed, when it says so.
    pub original: Option<String>,
    /// The newspaper that printed it.
    pub newspaper: Option<String>,
    /// Who did what: role and name.
    pub byline: Vec<(String, String)>,
    /// Headings and paragraphs, in order.
    pub parts: Vec<Part>,
    /// What could not be told for certain.
    pub doubts: Vec<Doubt>,
}

/// A heading or a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A heading.
    Heading(String),
    /// A paragraph and its number: from 1, headings not counted.
    Paragraph(usize, String),
}

/// A title with the name of who drew the picture behind it: 一图读懂某事 某某 图.
static TITLE_AND_CREDIT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(.{5,}?)\s+(\S{2,4})\s+([文图摄])$").expect("sound"));
/// What headings are numbered or marked with.
static MARKER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:#{1,6}\s*|[■◆●▍▎★☆▲◇□○►▶]\s*|[一二三四五六七八九十]{1,3}[、.．]\s*|（[一二三四五六七八九十\d]{1,3}）\s*|\d{1,2}[、.．]\s*|(?:PART|Part)\s*\.?\s*\d{1,2}\s*)")
        .expect("sound")
});

impl Article {
    /// The parts of a cleaned text.
    pub fn of(text: &str) -> Self {
        let mut article = Self::default();
        let mut lines = text.lines().peekable();
        let mut above = Vec::new();
        while let Some(line) = lines.next_if(|line| !is_paragraph(line)) {
            above.push(line);
        }
        let first = article.head(&above);
        article.parts.extend(first.map(Part::Heading));
        let mut number = 0;
        for line in lines {
            if article.parts.len() > 1 && is_credits(line) {
                article.credit(line);
            } else if is_paragraph(line) {
                number += 1;
                let words = if number == 1 { article.dateline(line) } else { line };
                article.parts.push(Part::Paragraph(number, words.to_owned()));
            } else {
                article.parts.push(Part::Heading(unmarked(line).to_owned()));
            }
        }
        article.take_numbers_off();
        article
    }

    /// The paragraphs and their numbers.
    pub fn paragraphs(&self) -> impl Iterator<Item = (usize, &str)> {
        self.parts.iter().filter_map(|part| match part {
            Part::Paragraph(number, words) => Some((*number, words.as_str())),
            Part::Heading(_) => None,
        })
    }

    /// What stands above the first paragraph: title, subtitles, credits; last, when there is more
    /// than a title, perhaps the first heading, which is answered.
    fn head(&mut self, lines: &[&str]) -> Option<String> {
        let mut heading = None;
        for line in lines {
            if let Some(original) = original_title(line) {
                self.original = Some(original.to_owned());
            } else if let Some(found) =
                TITLE_AND_CREDIT.captures(line).filter(|_| self.title.is_none())
            {
                self.title = Some(found[1].to_owned());
                self.byline.push((found[3].to_owned(), found[2].to_owned()));
            } else if is_credits(line) || is_a_time(line) {
                self.credit(line);
            } else if self.title.is_none() {
                self.title = Some(unmarked(line).to_owned());
            } else if MARKER.is_match(line) {
                heading = Some(unmarked(line).to_owned());
            } else {
                self.doubt(line, "这一行在正文前面，像是副题，没有用上。");
            }
        }
        heading
    }

    /// Headings that are counted through (1 书找人, 2 人找书) are not counted again on a page.
    fn take_numbers_off(&mut self) {
        let headings = self.parts.iter_mut().filter_map(|part| match part {
            Part::Heading(words) => Some(words),
            Part::Paragraph(..) => None,
        });
        let counted: Vec<_> = (1..).zip(headings).collect();
        let rest = |(number, words): &(usize, &mut String)| {
            let rest = words.strip_prefix(&number.to_string())?.strip_prefix(' ')?;
            Some(rest.trim_start().to_owned())
        };
        let without: Option<Vec<String>> = counted.iter().map(rest).collect();
        for ((_, words), without) in counted.into_iter().zip(without.into_iter().flatten()) {
            *words = without;
        }
    }

    /// Takes “某报讯（记者 …）” from the front of the first paragraph.
    fn dateline<'a>(&mut self, line: &'a str) -> &'a str {
        let (credits, rest) = byline::dateline(line);
        self.add(credits);
        rest
    }

    fn credit(&mut self, line: &str) {
        let credits = byline::credits(line);
        if credits.names.is_empty() {
            self.doubt(line, "像是署名或时间，没有用上。");
        }
        self.add(credits);
    }

    fn add(&mut self, credits: Credits) {
        self.newspaper = self.newspaper.take().or(credits.newspaper);
        self.byline.extend(credits.names);
    }

    fn doubt(&mut self, words: &str, why: &str) {
        self.doubts.push(Doubt { paragraph: None, words: words.to_owned(), why: why.to_owned() });
    }
}

fn unmarked(line: &str) -> &str {
    let rest = &line[MARKER.find(line).map_or(0, |found| found.end())..];
    if rest.is_empty() { line } else { rest }
}

/// What stands behind 原标题：.
fn original_title(line: &str) -> Option<&str> {
    line.strip_prefix("原标题")
        .or(line.strip_prefix("原题"))?
        .strip_prefix(['：', ':'])
        .map(str::trim)
}

fn is_paragraph(line: &str) -> bool {
    if original_title(line).is_some() {
        return false;
    }
    let ends = line
        .trim_end_matches(['”', '’', '）', '》'])
        .ends_with(['。', '！', '？', '；', '…', '：']);
    let shout =
        line.chars().count() <= 16 && line.ends_with(['！', '？', '”']) && !line.contains('。');
    line.chars().count() > LONGEST_HEADING || (ends && !shout)
}

/// A line that holds a date and little else.
fn is_a_time(line: &str) -> bool {
    let words = line.chars().filter(|c| !c.is_ascii() && !"年月日时分".contains(*c)).count();
    words <= 4 && line.chars().filter(char::is_ascii_digit).count() >= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "旧村换新颜\n某某晨报讯（记者 甲乙 通讯员 丙丁）清晨，村口的树下已经坐满了人。\n一、搬得出\n三百户人家签了字。\n住得下\n孩子就近上学。\n编辑：戊己";

    #[test]
    fn title_byline_headings_and_paragraphs_are_told_apart() {
        let article = Article::of(TEXT);
        assert_eq!(article.title.as_deref(), Some("旧村换新颜"));
        assert_eq!(article.newspaper.as_deref(), Some("某某晨报"));
        let byline = [("记者", "甲乙"), ("通讯员", "丙丁"), ("编辑", "戊己")];
        assert_eq!(article.byline, byline.map(|(role, name)| (role.to_owned(), name.to_owned())));
        let heading = |words: &str| Part::Heading(words.to_owned());
        let paragraph = |number, words: &str| Part::Paragraph(number, words.to_owned());
        assert_eq!(
            article.parts,
            [
                paragraph(1, "清晨，村口的树下已经坐满了人。"),
                heading("搬得出"),
                paragraph(2, "三百户人家签了字。"),
                heading("住得下"),
                paragraph(3, "孩子就近上学。"),
            ]
        );
    }

    #[test]
    fn what_leads_to_the_first_sentence_is_told_from_it() {
        for (front, paper, byline) in [
            ("某某社甲城8月6日电（记者 甲乙）", "某某社", "记者 甲乙"),
            ("（某某晚报记者 甲乙 文/图） ", "某某晚报", "记者 甲乙"),
            ("【本报讯】（特约记者 甲乙）", "", "特约记者 甲乙"),
            ("本报3月2日讯（记者\u{3000}甲乙 实习生 丙丁）", "", "记者 甲乙 实习生 丙丁"),
            ("某某新闻网讯", "某某新闻网", ""),
            ("（一）", "", ""),
        ] {
            let article = Article::of(&format!("题目\n{front}清晨，村口的树下已经坐满了人。"));
            let said: Vec<_> =
                article.byline.iter().map(|(role, name)| format!("{role} {name}")).collect();
            assert_eq!(article.newspaper.unwrap_or_default(), paper, "{front}");
            assert_eq!(said.join(" "), byline, "{front}");
            let Some(Part::Paragraph(1, words)) = article.parts.first() else { panic!("{front}") };
            let kept = if byline.is_empty() && paper.is_empty() { front } else { "" };
            assert_eq!(words, &format!("{kept}清晨，村口的树下已经坐满了人。"));
        }
    }

    #[test]
    fn headings_that_are_counted_through_lose_their_numbers() {
        let headings = |text: &str| -> Vec<String> {
            let parts = Article::of(text).parts.into_iter();
            parts
                .filter_map(|part| matches!(&part, Part::Heading(_)).then(|| format!("{part:?}")))
                .collect()
        };
        let counted = headings("题目\n第一段。\n1 书找人\n第二段。\n2 人找书\n第三段。");
        assert_eq!(counted, ["Heading(\"书找人\")", "Heading(\"人找书\")"]);
        assert_eq!(headings("题目\n第一段。\n3 万人来了\n第二段。"), ["Heading(\"3 万人来了\")"]);
    }

    #[test]
    fn a_text_without_title_or_paragraph_is_taken_as_it_is() {
        let article = Article::of("只有一句话，没有题目。");
        assert_eq!((article.title, article.parts.len()), (None, 1));
        let article = Article::of("只有一个题目");
        assert_eq!((article.title.as_deref(), article.parts.len()), (Some("只有一个题目"), 0));
        assert_eq!(Article::of(""), Article::default());
    }
}
