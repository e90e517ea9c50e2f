//! The story file that is drafted from an article. Every word of the article stands in it: as prose,
//! title, heading or byline, or in a comment at its place.

use std::fmt::Write;

use toml_writer::{ToTomlValue, TomlStringBuilder};

use super::dates::dates;
use super::sections::{Piece, Section, Told, blocks, has_prose, sections};
use super::{Article, Doubt, Figure};
use crate::story::markup::literal;
use crate::story::placeholder;

/// A drafted story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The text of its `story.toml`.
    pub story: String,
    /// How many paragraphs, figures, dates and chains are in it, and how many notes on what became
    /// of other words.
    pub paragraphs: usize,
    /// See [`Self::paragraphs`].
    pub figures: usize,
    /// See [`Self::paragraphs`].
    pub dates: usize,
    /// See [`Self::paragraphs`].
    pub chains: usize,
    /// See [`Self::paragraphs`].
    pub notes: usize,
    /// What an editor has to look at, in the order of the article.
    pub doubts: Vec<Doubt>,
}

/// A line of a title; what is longer is cut, and stands whole in a comment.
const LONGEST_TITLE: usize = 36;
/// What chats and search engines show.
const LONGEST_DESCRIPTION: usize = 80;
/// More names than this are a list, and no byline.
const MOST_NAMES: usize = 40;
/// A longer name is a sentence.
const LONGEST_NAME: usize = 40;

/// Drafts the story of an article under a slug. It passes the check but for its placeholders: what
/// the article does not say stands in it as words that ask for it.
pub fn draft(article: &Article, slug: &str) -> Draft {
    let mut draft = Draft {
        story: String::new(),
        paragraphs: 0,
        figures: 0,
        dates: 0,
        chains: 0,
        notes: 0,
        doubts: article.doubts.clone(),
    };
    draft.head(article, slug);
    let sections = sections(article);
    let mut number = 0;
    for section in &sections {
        if has_prose(section) {
            number += 1;
            draft.section(number, section);
            continue;
        }
        if section.headed {
            draft.note("下面没有正文的小标题，没有用上", &section.title);
            draft.doubt(None, &section.title, "像是小标题，下面没有正文，没有用上，写在注释里。");
        }
        for piece in &section.pieces {
            if let Piece::Note(what, words) = piece {
                draft.note(what, words);
            }
        }
    }
    if number == 0 {
        draft.doubt(None, "", "没有找到正文：每段另起一行，贴进来再试。");
        draft.open(1, "导读");
        draft.block("prose");
        draft.field("text", placeholder::TEXT);
    }
    draft
}

/// The lines of the title: as the article parts them, and where a dash or a blank parts what it says.
fn title_of(article: &Article) -> Vec<String> {
    let first = article.paragraphs().next().map(|(_, words)| words.to_owned());
    let first = first.as_deref().and_then(|words| {
        words.split(['，', '。', '！', '？']).find(|words| !words.trim().is_empty())
    });
    let lines: Vec<&str> = match article.title.as_slice() {
        [] => first.into_iter().collect(),
        lines => lines.iter().map(String::as_str).collect(),
    };
    let parts = lines
        .iter()
        .flat_map(|line| line.split("——"))
        .flat_map(|part| part.split([' ', '\u{3000}']));
    let cut = |part: &str| part.chars().take(LONGEST_TITLE).collect::<String>();
    let mut parts: Vec<String> =
        parts.map(str::trim).filter(|part| !part.is_empty()).map(cut).collect();
    parts.truncate(6);
    if parts.is_empty() {
        parts.push(placeholder::TITLE.to_owned());
    }
    parts
}

impl Draft {
    fn head(&mut self, article: &Article, slug: &str) {
        let title = title_of(article);
        self.line("#:schema ../../schemas/story.schema.json");
        self.line("# cargo yitu import 起的草稿：数字都在，字句要自己写。段号从正文第一段起数，小标题不算。");
        self.line("# 没有进正文的话，都写在“# 报道里”开头的注释里，用不着就删掉。");
        self.line("");
        self.field("slug", slug);
        self.field("kicker", "一图读懂");
        if article.title.is_empty() {
            self.doubt(None, "", "没有找到题目，先用了正文开头的几个字。");
        } else if article.title.concat() != title.concat() {
            self.note("题目", &article.title.join("  "));
        }
        let rows: Vec<_> = title.iter().map(|line| text(line)).collect();
        self.line(&format!("title = [{}]", rows.join(", ")));
        self.field("standfirst", placeholder::STANDFIRST);
        let about: String =
            format!("一图读懂：{}", title.join("，")).chars().take(LONGEST_DESCRIPTION).collect();
        self.field("description", &about);
        if let Some(place) =
            article.place.as_deref().filter(|place| place.chars().count() <= LONGEST_NAME)
        {
            self.field("place", place);
        }
        self.line("");
        self.line("[source]");
        match article.newspaper.as_deref().filter(|name| name.chars().count() <= LONGEST_NAME) {
            Some(newspaper) => self.field("newspaper", newspaper),
            None => {
                self.doubt(None, "", "没有找到报纸的名字：写进 [source] 的 newspaper。");
                self.field("newspaper", placeholder::NEWSPAPER);
            }
        }
        if let Some(title) = article.original.as_deref().filter(|title| !title.is_empty()) {
            self.field("title", &title.chars().take(100).collect::<String>());
        }
        if let Some(date) = &article.date {
            self.field("date", date);
        }
        let short = |name: &&(String, String)| name.1.chars().count() <= LONGEST_NAME;
        for (role, name) in article.byline.iter().filter(short).take(MOST_NAMES) {
            self.line("");
            self.line("[[byline]]");
            self.field("role", role);
            self.field("name", name);
        }
    }

    fn open(&mut self, number: usize, title: &str) {
        self.line("");
        self.line("");
        self.line("[[section]]");
        self.field("id", &format!("part-{number}"));
        self.field("title", or_else(title, &format!("第{number}节")));
    }

    fn section(&mut self, number: usize, section: &Section<'_>) {
        let mut pieces = section.pieces.iter().peekable();
        // What stands above the first paragraph stands above its section, but below a heading.
        while let Some(Piece::Note(what, words)) =
            pieces.next_if(|piece| !section.headed && matches!(piece, Piece::Note(..)))
        {
            self.note(what, words);
        }
        self.open(number, &section.title);
        let mut rows = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Note(what, words) => self.note(what, words),
                Piece::Prose(told) => {
                    self.paragraphs += told.len();
                    self.prose(told);
                    self.counters(told);
                    for one in told {
                        self.chain(one.number, one.words);
                        rows.extend(dates(one.words));
                    }
                }
            }
        }
        if !rows.is_empty() {
            self.dates += rows.len();
            self.block("timeline");
            self.line("items = [");
            for (date, what) in rows {
                self.line(&format!("  {{ date = {}, text = {} }},", text(&date), text(&what)));
            }
            self.line("]");
        }
    }

    fn prose(&mut self, told: &[Told<'_>]) {
        let Some(first) = told.first() else { return };
        self.block("prose");
        self.line(&format!("paragraph = {}", first.number));
        let words: Vec<_> = told.iter().map(|one| literal(one.words)).collect();
        match words.as_slice() {
            [words] => self.field("text", words),
            rows => {
                let rows = rows.join("\n\n");
                let written = TomlStringBuilder::new(&rows).as_ml_basic().to_toml_value();
                self.line(&format!("text = {written}"));
            }
        }
    }

    fn counters(&mut self, told: &[Told<'_>]) {
        for one in told {
            for (at, why) in &one.figures.unsure {
                self.doubt(Some(one.number), &one.words[at.clone()], why);
            }
        }
        for block in blocks(told) {
            self.figures += block.len();
            self.block("counters");
            self.line("items = [");
            for (one, figure) in block {
                let written = one.words[figure.at.clone()].to_owned();
                let mut row = format!("  {},", counter(figure, one.number));
                if let Some(why) = figure.doubt {
                    let _ = write!(row, " # 核对“{written}”：{why}");
                    self.doubt(Some(one.number), &written, why);
                }
                self.line(&row);
            }
            self.line("]");
        }
    }

    fn chain(&mut self, number: usize, words: &str) {
        let Some(levels) = chain(words) else { return };
        let joined = levels.join("→");
        self.chains += 1;
        self.block("chain");
        self.line("items = [");
        for level in levels {
            self.line(&format!("  {{ name = {} }},", text(level)));
        }
        self.line("]");
        self.doubt(Some(number), &joined, "这里像一条链，画成了一环扣一环：看看对不对。");
    }

    fn block(&mut self, kind: &str) {
        self.line("");
        self.line("[[section.block]]");
        self.field("kind", kind);
    }

    /// Words that are no prose, in a comment at their place.
    fn note(&mut self, what: &str, words: &str) {
        self.notes += 1;
        self.line("");
        self.line(&format!("# 报道里（{what}）：{words}"));
    }

    fn field(&mut self, name: &str, value: &str) {
        self.line(&format!("{name} = {}", text(value)));
    }

    fn line(&mut self, line: &str) {
        self.story.push_str(line);
        self.story.push('\n');
    }

    fn doubt(&mut self, paragraph: Option<usize>, words: &str, why: &str) {
        let words = words.chars().take(30).collect();
        self.doubts.push(Doubt { paragraph, words, why: why.to_owned() });
    }
}

fn or_else<'a>(words: &'a str, other: &'a str) -> &'a str {
    if words.trim().is_empty() { other } else { words }
}

fn counter(figure: &Figure, paragraph: usize) -> String {
    let mut row = "{ ".to_owned();
    if let Some(word) = figure.qualifier {
        let _ = write!(row, "qualifier = \"{}\", ", word.word());
    }
    for (name, number) in [("value", Some(figure.value)), ("until", figure.until)] {
        let Some(number) = number else { continue };
        // TOML would read 38.30 as a number without its nought.
        let quoted = if number.decimals() > 0 { "\"" } else { "" };
        let _ = write!(row, "{name} = {quoted}{}{quoted}, ", number.written());
    }
    if let Some(scale) = figure.scale {
        let _ = write!(row, "scale = \"{}\", ", scale.word());
    }
    if !figure.unit.is_empty() {
        let _ = write!(row, "unit = {}, ", text(&figure.unit));
    }
    let _ = write!(row, "label = {}, paragraph = {paragraph} }}", text(&figure.label));
    row
}

/// A text as TOML writes it, in one line.
fn text(words: &str) -> String {
    TomlStringBuilder::new(words).as_basic().to_toml_value()
}

/// The levels of a chain in a paragraph: three or more short names joined by one kind of dash or
/// arrow.
fn chain(words: &str) -> Option<Vec<&str>> {
    const JOINTS: &[&str] = &["→", "➔", "——", "—", "-", "–", ">"];
    const LONGEST: usize = 16;
    for joint in JOINTS {
        let clauses = words.split(['，', '。', '；', '：', '“', '”', '\n']);
        for clause in clauses.filter(|clause| clause.contains(joint)) {
            let levels: Vec<&str> = clause.split(joint).map(str::trim).collect();
            let short = |level: &&str| {
                let hanzi = level.chars().filter(|c| !c.is_ascii()).count();
                (2..=LONGEST).contains(&hanzi) && !level.contains(|c: char| c.is_ascii_digit())
            };
            if levels.len() >= 3 && levels.iter().all(short) {
                return Some(levels);
            }
        }
    }
    None
}
