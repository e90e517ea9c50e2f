//! The story file that is drafted from an article.

use std::fmt::Write;

use toml_writer::{ToTomlValue, TomlStringBuilder};

use super::dates::dates;
use super::{Article, Doubt, Figure, Part, figures};
use crate::story::markup::literal;
use crate::story::placeholder;

/// A drafted story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The text of its `story.toml`.
    pub story: String,
    /// How many paragraphs, figures, dates and chains are in it.
    pub paragraphs: usize,
    /// See [`Self::paragraphs`].
    pub figures: usize,
    /// See [`Self::paragraphs`].
    pub dates: usize,
    /// See [`Self::paragraphs`].
    pub chains: usize,
    /// What an editor has to look at, in the order of the article.
    pub doubts: Vec<Doubt>,
}

/// A heading and the paragraphs under it.
type Under<'a> = (Option<&'a str>, Vec<(usize, &'a str)>);

/// Longer titles are cut where the first mark stands.
const LONGEST_TITLE: usize = 40;

/// Drafts the story of an article under a slug. It passes the check but for its placeholders: what
/// the article does not say stands in it as words that ask for it.
pub fn draft(article: &Article, slug: &str) -> Draft {
    let mut draft = Draft {
        story: String::new(),
        paragraphs: 0,
        figures: 0,
        dates: 0,
        chains: 0,
        doubts: article.doubts.clone(),
    };
    draft.head(article, slug);
    let mut sections: Vec<Under<'_>> = vec![(None, Vec::new())];
    for part in &article.parts {
        match part {
            Part::Heading(words) => sections.push((Some(words), Vec::new())),
            Part::Paragraph(number, words) => {
                if let Some((_, paragraphs)) = sections.last_mut() {
                    paragraphs.push((*number, words));
                }
            }
        }
    }
    sections.retain(|(heading, paragraphs)| {
        if let Some(heading) = heading.filter(|_| paragraphs.is_empty()) {
            draft.doubt(None, heading, "像是小标题，下面没有正文，没有用上。");
        }
        !paragraphs.is_empty()
    });
    if sections.is_empty() {
        sections.push((None, vec![(1, placeholder::TEXT)]));
        draft.doubt(None, "", "没有找到正文：每段另起一行，贴进来再试。");
    }
    for (at, (heading, paragraphs)) in sections.iter().enumerate() {
        draft.section(at + 1, *heading, paragraphs);
    }
    draft
}

impl Draft {
    fn head(&mut self, article: &Article, slug: &str) {
        let first = article.paragraphs().next().map(|(_, words)| words);
        let title = article.title.as_deref().unwrap_or_else(|| {
            self.doubt(None, "", "没有找到题目，先用了正文开头的几个字。");
            first
                .unwrap_or(placeholder::TITLE)
                .split(['，', '。', '！', '？'])
                .next()
                .unwrap_or_default()
        });
        let title: String =
            or_else(title, placeholder::TITLE).chars().take(LONGEST_TITLE).collect();
        let newspaper = article.newspaper.as_deref().unwrap_or_else(|| {
            self.doubt(None, "", "没有找到报纸的名字：写进 [source] 的 newspaper。");
            placeholder::NEWSPAPER
        });
        self.line("#:schema ../../schemas/story.schema.json");
        self.line("# cargo yitu import 起的草稿：数字都在，字句要自己写。段号从正文第一段起数，小标题不算。");
        self.line("");
        self.field("slug", slug);
        self.field("kicker", "一图读懂");
        // A line of a title ends where the editor of the article ended one, or at a dash.
        let lines = title.split("——").flat_map(|part| part.split([' ', '\u{3000}']));
        let mut parts: Vec<_> = lines.filter(|part| !part.is_empty()).map(text).collect();
        if parts.is_empty() {
            parts.push(text(&title));
        }
        self.line(&format!("title = [{}]", parts.join(", ")));
        self.field("standfirst", placeholder::STANDFIRST);
        let about: String = format!("一图读懂：{title}").chars().take(80).collect();
        self.field("description", &about);
        self.line("");
        self.line("[source]");
        self.field("newspaper", newspaper);
        if let Some(title) = &article.original {
            self.field("title", title);
        }
        for (role, name) in &article.byline {
            self.line("");
            self.line("[[byline]]");
            self.field("role", role);
            self.field("name", name);
        }
    }

    fn section(&mut self, number: usize, heading: Option<&str>, paragraphs: &[(usize, &str)]) {
        self.line("");
        self.line("");
        self.line("[[section]]");
        self.field("id", &format!("part-{number}"));
        self.field(
            "title",
            or_else(
                heading.unwrap_or_default(),
                if number == 1 { "导读" } else { placeholder::HEADING },
            ),
        );
        let mut rows = Vec::new();
        for &(number, words) in paragraphs {
            self.paragraphs += 1;
            self.prose(number, words);
            self.counters(number, words);
            self.chain(number, words);
            rows.extend(dates(words));
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

    fn prose(&mut self, number: usize, words: &str) {
        self.block("prose");
        self.line(&format!("paragraph = {number}"));
        self.line(&format!("text = {}", text(&literal(words))));
    }

    fn counters(&mut self, number: usize, words: &str) {
        let figures = figures(words);
        for (at, why) in figures.unsure {
            self.doubt(Some(number), &words[at], why);
        }
        if figures.found.is_empty() {
            return;
        }
        self.figures += figures.found.len();
        self.block("counters");
        self.line("items = [");
        for figure in figures.found {
            let written = words[figure.at.clone()].to_owned();
            let mut row = format!("  {},", counter(&figure, number));
            if let Some(why) = figure.doubt {
                let _ = write!(row, " # 核对“{written}”：{why}");
                self.doubt(Some(number), &written, why);
            }
            self.line(&row);
        }
        self.line("]");
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
    let value = figure.value;
    // TOML would read 38.30 as a number without its nought.
    let quoted = if value.decimals() > 0 { "\"" } else { "" };
    let _ = write!(row, "value = {quoted}{}{quoted}, ", value.written());
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
