//! The parts of an article: what its lines are.

use std::sync::LazyLock;

use regex::Regex;

use super::Doubt;

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

/// “海西晨报讯（记者 …）” before the first sentence.
static DATELINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\p{Han}{0,10}(?:讯|消息|电)\s*(?:（([^）]{2,60})）|[:：])\s*").expect("sound")
});
/// A line that says who wrote, took, edited or printed.
static CREDITS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:记者|通讯员|作者|来源|编辑|责编|校对|审核|摄影|制图|供图|文字)|[文图]\s*[/／]|\s[文图摄]$").expect("sound")
});
/// A title with the name of who drew the picture behind it: 一图读懂某事 某某 图.
static TITLE_AND_CREDIT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(.{5,}?)\s+(\S{2,4})\s+([文图摄])$").expect("sound"));
/// A role and the names behind it.
static ROLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"((?:本报|见习|实习|特约|首席)?(?:记者|通讯员|实习生)|作者|来源|责任编辑|编辑|责编|校对|审核|摄影|制图|供图|文字|(?:[文图摄](?:\s*/\s*[文图摄])?))\s*[:：/|｜ ]\s*").expect("sound")
});
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

    /// Takes “某报讯（记者 …）” from the front of the first paragraph.
    fn dateline<'a>(&mut self, line: &'a str) -> &'a str {
        let Some(found) = DATELINE.captures(line) else { return line };
        let whole = found.get(0).map_or("", |m| m.as_str());
        let paper = whole.split(['讯', '消', '电', '（', '：']).next().unwrap_or_default().trim();
        if !paper.is_empty() && paper != "本报" {
            self.newspaper = Some(paper.to_owned());
        }
        if let Some(names) = found.get(1) {
            self.credit(names.as_str());
        }
        &line[whole.len()..]
    }

    fn credit(&mut self, line: &str) {
        let roles: Vec<_> = ROLE.captures_iter(line).collect();
        for (at, role) in roles.iter().enumerate() {
            let from = role.get(0).map_or(0, |m| m.end());
            let to =
                roles.get(at + 1).and_then(|next| next.get(0)).map_or(line.len(), |m| m.start());
            let name = line[from..to]
                .trim_matches(|c: char| c.is_whitespace() || "，、；。|｜（）".contains(c));
            if name.is_empty() || name.chars().count() > 20 {
                continue;
            }
            if role[1].ends_with("来源") {
                self.newspaper.get_or_insert_with(|| name.to_owned());
            }
            self.byline.push((role[1].to_owned(), name.to_owned()));
        }
        if roles.is_empty() {
            self.doubt(line, "像是署名或时间，没有用上。");
        }
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

fn is_credits(line: &str) -> bool {
    line.chars().count() <= 40 && CREDITS.is_match(line) && !line.ends_with('。')
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
    fn a_text_without_title_or_paragraph_is_taken_as_it_is() {
        let article = Article::of("只有一句话，没有题目。");
        assert_eq!((article.title, article.parts.len()), (None, 1));
        let article = Article::of("只有一个题目");
        assert_eq!((article.title.as_deref(), article.parts.len()), (Some("只有一个题目"), 0));
        assert_eq!(Article::of(""), Article::default());
    }
}
