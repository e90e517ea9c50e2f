//! The parts of an article: what its lines become. No line is left out: what is no prose, title or
//! heading stays as a note at its place.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use super::Doubt;
use super::byline::{self, Credits, DAY};
use super::lines::{Kind, kinds, marker, original_title, unmarked};
use super::table;

/// An article, line by line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The lines of its title; empty when none was found.
    pub title: Vec<String>,
    /// The title that it had where it was first printed, when it says so.
    pub original: Option<String>,
    /// The newspaper that printed it.
    pub newspaper: Option<String>,
    /// Where it was written.
    pub place: Option<String>,
    /// The day on which it appeared, as 2018-07-16, when it says so with its year.
    pub date: Option<String>,
    /// Who did what: role and name.
    pub byline: Vec<(String, String)>,
    /// Headings, paragraphs and notes, in order.
    pub parts: Vec<Part>,
    /// What could not be told for certain.
    pub doubts: Vec<Doubt>,
}

/// A heading, a paragraph, or a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A heading.
    Heading(String),
    /// A paragraph and its number: from 1, headings not counted.
    Paragraph(usize, String),
    /// A row of a list: a paragraph that goes on with the one before it.
    Row(usize, String),
    /// Words that became something else than prose, or nothing: what became of them, and they.
    Note(&'static str, String),
}

/// A title with the name of who drew the picture behind it: 一图读懂某事 某某 图.
static TITLE_AND_CREDIT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(.{5,}?)\s+(\S{2,4})\s+([文图摄])$").expect("sound"));

impl Article {
    /// The parts of a cleaned text.
    pub fn of(text: &str) -> Self {
        let mut article = Self::default();
        let raw: Vec<&str> = text.lines().collect();
        let rows = table::rows(&raw);
        let lines: Vec<String> = raw
            .iter()
            .zip(&rows)
            .map(|(line, row)| {
                row.as_ref().map_or_else(|| single_blanks(line), |row| row.words.clone())
            })
            .collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let mut kinds = kinds(&lines);
        for (kind, _) in kinds.iter_mut().zip(&rows).filter(|(_, row)| row.is_some()) {
            *kind = Kind::Row;
        }
        let body = |kind: &Kind| matches!(kind, Kind::Sentence | Kind::Row);
        let first = kinds.iter().position(body).unwrap_or(lines.len());
        let last = kinds.iter().rposition(body);
        let mut number = 0;
        for (at, (line, kind)) in lines.iter().zip(&kinds).enumerate() {
            if rows[at].as_ref().is_some_and(|row| row.head) {
                article.note("表头，已经写进下面各行", line);
            } else if let Some(original) = original_title(line) {
                article.original = Some(original.to_owned());
                article.note("原题，已经写进 [source] 的 title", line);
            } else if *kind == Kind::Credits {
                article.credit(line);
            } else if *kind == Kind::Short && at < first {
                article.above(line);
            } else if *kind == Kind::Short {
                article.heading(line);
            } else {
                article.paragraph(line, *kind, &mut number, Some(at) == last);
            }
        }
        article.take_numbers_off();
        article
    }

    /// The paragraphs and their numbers.
    pub fn paragraphs(&self) -> impl Iterator<Item = (usize, &str)> {
        self.parts.iter().filter_map(|part| match part {
            Part::Paragraph(number, words) | Part::Row(number, words) => {
                Some((*number, words.as_str()))
            }
            Part::Heading(_) | Part::Note(..) => None,
        })
    }

    /// A short line above the first paragraph: a title of one or two lines, or the first heading.
    fn above(&mut self, line: &str) {
        if self.title.len() < 2 && !self.parts.is_empty() {
            // What stood above it is a note already: so that the order can be seen.
            self.note("这一行前面还有别的", line);
        }
        let credited = TITLE_AND_CREDIT.captures(line).filter(|_| self.title.is_empty());
        if let Some(found) = credited {
            self.title.push(found[1].to_owned());
            self.byline.push((found[3].to_owned(), found[2].to_owned()));
            self.note("题目后面的署名，已经写进署名", &line[found[1].len()..]);
        } else if self.title.is_empty() {
            let words = unmarked(line);
            self.title.push(words.to_owned());
            if words.len() < line.len() {
                self.note("题目，去掉了前面的记号", line);
            }
        } else if !marker(line).is_empty() && !line.starts_with('—') {
            self.heading(line);
        } else if self.title.len() == 1 && self.parts.is_empty() {
            self.title.push(line.to_owned());
        } else if self.title.len() <= 2
            && !self.parts.iter().any(|part| matches!(part, Part::Heading(_)))
            && self.parts.iter().any(|part| matches!(part, Part::Note(..)))
        {
            self.heading(line);
        } else {
            self.doubt(line, "这一行在正文前面，像是副题，没有用上，写在注释里。");
            self.note("正文前面的一行，没有用上", line);
        }
    }

    fn heading(&mut self, line: &str) {
        let words = unmarked(line);
        if words.len() < line.len() {
            self.note("下面小标题的记号", marker(line));
        }
        self.parts.push(Part::Heading(words.to_owned()));
    }

    fn paragraph(&mut self, line: &str, kind: Kind, number: &mut usize, last: bool) {
        let mut words = line;
        if let Some((credits, rest)) = byline::dateline(line) {
            let front = &line[..line.len() - rest.len()];
            words = rest;
            self.note("电头、署名，已经写进署名和 [source]", front.trim());
            self.add(credits, front);
        }
        let ending = if last { byline::ending(words) } else { None };
        if let Some((_, rest, _)) = &ending {
            words = rest;
        }
        if !words.trim().is_empty() {
            *number += 1;
            let words = words.trim().to_owned();
            self.parts.push(match kind {
                Kind::Row => Part::Row(*number, words),
                _ => Part::Paragraph(*number, words),
            });
        }
        if let Some((credits, _, end)) = ending {
            self.note("文末的署名", end);
            self.add(credits, end);
        }
    }

    /// Headings that are counted through (1 书找人, 2 人找书) are not counted again on a page.
    fn take_numbers_off(&mut self) {
        let headings = self.parts.iter_mut().filter_map(|part| match part {
            Part::Heading(words) => Some(words),
            _ => None,
        });
        let counted: Vec<_> = (1..).zip(headings).collect();
        let rest = |(number, words): &(usize, &mut String)| {
            let rest = words.strip_prefix(&number.to_string())?.strip_prefix(' ')?;
            Some(rest.trim_start().to_owned())
        };
        let without: Option<Vec<String>> = counted.iter().map(rest).collect();
        let mut numbers = Vec::new();
        for ((number, words), without) in counted.into_iter().zip(without.into_iter().flatten()) {
            *words = without;
            numbers.push(number.to_string());
        }
        let mut numbers = numbers.into_iter();
        let parts = std::mem::take(&mut self.parts);
        for part in parts {
            let number = if matches!(part, Part::Heading(_)) { numbers.next() } else { None };
            self.parts.extend(number.map(|number| Part::Note("下面小标题的记号", number)));
            self.parts.push(part);
        }
    }

    fn credit(&mut self, line: &str) {
        let dated = byline::dateline(line).filter(|(_, rest)| rest.is_empty());
        let mut credits = dated.map_or_else(|| byline::credits(line), |(credits, _)| credits);
        if credits.day.as_deref().is_none_or(|day| day == "?") {
            credits.day = DAY.find(line).map(|day| day.as_str().to_owned());
        }
        if credits == Credits::default() {
            self.doubt(line, "像是署名或时间，没有用上，写在注释里。");
        }
        self.note("署名、时间，已经写进署名和 [source]", line);
        self.add(credits, line);
    }

    fn add(&mut self, credits: Credits, words: &str) {
        self.newspaper = self.newspaper.take().or(credits.newspaper);
        self.place = self.place.take().or(credits.place);
        if credits.guessed {
            self.doubt(words, "括号里像是作者的名字，署名写成了“作者”：核对。");
        }
        for name in credits.names {
            if !self.byline.contains(&name) {
                self.byline.push(name);
            }
        }
        let Some(day) = credits.day else { return };
        match day_of(&day) {
            Some(day) => self.date = self.date.take().or(Some(day)),
            None if self.date.is_none() => {
                self.doubt(&day, "电头里的日期没有年份：查到以后写进 [source] 的 date。");
            }
            None => {}
        }
    }

    fn note(&mut self, what: &'static str, words: &str) {
        self.parts.push(Part::Note(what, words.to_owned()));
    }

    fn doubt(&mut self, words: &str, why: &str) {
        let doubt = Doubt { paragraph: None, words: words.to_owned(), why: why.to_owned() };
        if !self.doubts.contains(&doubt) {
            self.doubts.push(doubt);
        }
    }
}

/// A day with its year, as a story writes it.
fn day_of(words: &str) -> Option<String> {
    let found = DAY.captures(words)?;
    let date =
        Date::new(found[1].parse().ok()?, found[2].parse().ok()?, found[3].parse().ok()?).ok()?;
    Some(date.to_string())
}

/// Blanks that parted cells are single ones where there was no table.
fn single_blanks(line: &str) -> String {
    let parts: Vec<_> = line.split_whitespace().collect();
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "旧村换新颜\n某某晨报讯（记者 甲乙 通讯员 丙丁）清晨，村口的树下已经坐满了人。\n一、搬得出\n三百户人家签了字。\n住得下\n孩子就近上学。\n编辑：戊己";

    #[test]
    fn title_byline_headings_and_paragraphs_are_told_apart() {
        let article = Article::of(TEXT);
        assert_eq!(article.title, ["旧村换新颜"]);
        assert_eq!(article.newspaper.as_deref(), Some("某某晨报"));
        let byline = [("记者", "甲乙"), ("通讯员", "丙丁"), ("编辑", "戊己")];
        assert_eq!(article.byline, byline.map(|(role, name)| (role.to_owned(), name.to_owned())));
        let heading = |words: &str| Part::Heading(words.to_owned());
        let paragraph = |number, words: &str| Part::Paragraph(number, words.to_owned());
        assert_eq!(
            article
                .parts
                .iter()
                .filter(|part| !matches!(part, Part::Note(..)))
                .cloned()
                .collect::<Vec<_>>(),
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
            let words = article
                .parts
                .iter()
                .find_map(|part| match part {
                    Part::Paragraph(1, words) => Some(words.clone()),
                    _ => None,
                })
                .expect(front);
            let kept = if byline.is_empty() && paper.is_empty() { front } else { "" };
            assert_eq!(words, format!("{kept}清晨，村口的树下已经坐满了人。"));
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
        assert_eq!((article.title.len(), article.parts.len()), (0, 1));
        let article = Article::of("只有一个题目");
        assert_eq!((article.title, article.parts.len()), (vec!["只有一个题目".to_owned()], 0));
        assert_eq!(Article::of(""), Article::default());
    }
}
