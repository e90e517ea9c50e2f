//! A story as plain text: for screen readers, archives and chats. Everything, in reading order.

use crate::story::{
    self, Block, Counter, Inline, OrgChart, Pictogram, Picture, Proportion, Section, Story,
};

use super::sources::{by_paragraph, nth};
use super::words::{Words, day};
use crate::story::unseen::Unseen;

/// The whole story. Paragraphs are parted by an empty line; lines are not wrapped.
pub fn plain_text(story: &Story, words: &Words) -> String {
    let meta = &story.meta;
    let mut out = Paper::default();
    out.part(&meta.kicker);
    out.line(&meta.title_line());
    out.part(&meta.standfirst);
    out.part(&meta.keywords.join(" · "));
    out.part(meta.place.as_deref().unwrap_or_default());
    out.picture(meta.picture.as_ref(), words);
    for section in &story.sections {
        write_section(section, &mut out, words);
    }
    out.picture(meta.ending.as_ref(), words);
    out.part("");
    if let Some(newspaper) = meta.uncredited() {
        out.line(&format!("{}：{newspaper}", words.source));
    }
    for credit in &meta.byline {
        out.line(&format!("{}：{}", credit.role, credit.name));
    }
    let source = &meta.source;
    let title = source.title.as_ref().map(|title| format!("《{title}》")).unwrap_or_default();
    out.line(&(title + &source.date().map(day).unwrap_or_default()));
    out.line(source.url.as_ref().map_or("", |url| url.get_ref()));
    let [before, after] = words.all_dates_in;
    let year = source.year.map(|year| format!("{before}{year}{after}")).unwrap_or_default();
    let note = year + source.year_note.as_deref().unwrap_or_default();
    if !note.is_empty() {
        out.part(&format!("{}{note}", words.editors_note));
    }
    let sources = by_paragraph(&story.sections);
    if !sources.is_empty() {
        out.part(&[words.sources, words.counted_so].concat());
    }
    for (number, row) in sources {
        out.line(&(nth(number, words) + &row.join(words.semicolon)));
    }
    // A terminal takes some signs for commands, and some turn a line around.
    let shown = |c: char| !matches!(Unseen::of(c), Some(Unseen::Control | Unseen::Turning));
    out.0.retain(|c| c == '\n' || c != '\t' && shown(c));
    out.0
}

/// The text so far.
#[derive(Default)]
struct Paper(String);

impl Paper {
    /// A line of its own; nothing when it is empty.
    fn line(&mut self, text: &str) {
        if !text.is_empty() {
            self.0.push_str(text);
            self.0.push('\n');
        }
    }

    /// A line after an empty one.
    fn part(&mut self, text: &str) {
        if !self.0.is_empty() && !self.0.ends_with("\n\n") {
            self.0.push('\n');
        }
        self.line(text);
    }

    fn parts(&mut self, text: &str) {
        for paragraph in story::paragraphs(text) {
            let mut plain = String::new();
            flatten(&paragraph, &mut plain);
            self.part(&plain);
        }
    }

    fn picture(&mut self, picture: Option<&Picture>, words: &Words) {
        if let Some(picture) = picture {
            let more = picture.description.as_deref().unwrap_or_default();
            self.part(&format!("〔{}{}{more}〕", words.picture, picture.alt.get_ref()));
        }
    }

    /// A figure with its label, and its note on the next line.
    fn counter(&mut self, counter: &Counter) {
        self.line(&format!("{} {}", counter.figure(), counter.label));
        self.line(counter.note.as_deref().unwrap_or_default());
    }
}

fn flatten(words: &[Inline], out: &mut String) {
    for word in words {
        match word {
            Inline::Text(text) => out.push_str(text),
            Inline::Strong(words) => flatten(words, out),
            Inline::Link { href, words } => {
                flatten(words, out);
                if !href.starts_with('#') {
                    out.push_str(&format!("（{href}）"));
                }
            }
        }
    }
}

fn write_section(section: &Section, out: &mut Paper, words: &Words) {
    let head = &section.head;
    out.part("");
    out.line("────────");
    out.part(head.kicker.as_deref().unwrap_or_default());
    out.line(head.title.get_ref());
    out.part(head.lead.as_deref().unwrap_or_default());
    out.picture(head.picture.as_ref(), words);
    for block in &section.blocks {
        write_block(block, out, words);
    }
}

fn write_block(block: &Block, out: &mut Paper, words: &Words) {
    let optional = |text: &Option<String>| text.clone().unwrap_or_default();
    match block {
        Block::Prose(block) => {
            out.part(&optional(&block.title));
            out.parts(block.text.get_ref());
        }
        Block::Counters(block) => {
            out.part(&optional(&block.title));
            out.part("");
            block.items.get_ref().iter().for_each(|counter| out.counter(counter));
        }
        Block::Cards(block) => {
            out.part(&optional(&block.title));
            out.part("");
            for card in block.items.get_ref() {
                let kicker = card.kicker.as_ref().map_or_else(String::new, |it| format!("{it}："));
                out.line(&format!("· {kicker}{}", card.title.get_ref()));
                out.line(&optional(&card.text));
                out.line(&card.tags.join("、"));
            }
        }
        Block::Questions(block) => {
            out.part(&optional(&block.title));
            out.part("");
            for (question, number) in block.items.get_ref().iter().zip(1..) {
                out.line(&format!("{number}. {}", question.ask));
                out.line(&optional(&question.answer));
            }
        }
        Block::Timeline(block) => {
            out.part(&optional(&block.title));
            out.part("");
            for event in block.items.get_ref() {
                out.line(&format!("{}：{}", event.date, event.text));
            }
            out.line(&optional(&block.note));
        }
        Block::Chain(block) => {
            out.part(&optional(&block.title));
            let names: Vec<_> =
                block.items.get_ref().iter().map(|level| level.name.get_ref().as_str()).collect();
            out.part(&names.join(" → "));
            for level in block.items.get_ref().iter().filter(|level| level.note.is_some()) {
                out.line(&format!("{}：{}", level.name.get_ref(), optional(&level.note)));
            }
        }
        Block::Steps(block) => {
            out.part(&optional(&block.title));
            out.picture(Some(&block.picture), words);
            for caption in block.items.get_ref() {
                out.part(&optional(&caption.title));
                out.parts(caption.text.get_ref());
            }
        }
        Block::OrgChart(block) => chart(block, out),
        Block::Pictogram(block) => pictogram(block, out, words),
        Block::Proportion(block) => proportion(block, out, words),
    }
}

/// A chart is a list whose levels stand further in.
fn chart(block: &OrgChart, out: &mut Paper) {
    out.part(block.title.get_ref());
    out.part("");
    let mut depths: Vec<usize> = Vec::new();
    for (row, parent) in block.in_order() {
        let depth = parent.map_or(0, |parent| depths[parent] + 1);
        depths.push(depth);
        let counts = row.count.iter().map(|count| count.figure() + &count.label);
        let more: Vec<String> =
            row.role.iter().cloned().chain(counts).chain(row.note.iter().cloned()).collect();
        let more = if more.is_empty() { String::new() } else { format!("：{}", more.join("；")) };
        out.line(&format!("{}· {}{more}", "　".repeat(depth), row.name.get_ref()));
    }
    out.part(block.note.as_deref().unwrap_or_default());
}

fn pictogram(block: &Pictogram, out: &mut Paper, words: &Words) {
    out.part("");
    out.counter(&block.total);
    let groups = block.groups.iter().filter_map(|group| {
        group.label.as_ref().map(|label| format!("{label} {}", group.count.get_ref()))
    });
    out.line(&groups.collect::<Vec<_>>().join("，"));
    let legend: Vec<_> = block.legend.iter().map(|who| who.get_ref().as_str()).collect();
    out.line(&legend.join("、"));
    if let Some(each) = block.each {
        out.line(&format!("{}{each}{}。", words.one_mark, block.total.unit));
    }
    out.line(block.note.as_deref().unwrap_or_default());
}

fn proportion(block: &Proportion, out: &mut Paper, words: &Words) {
    out.part("");
    out.counter(&block.figure);
    let of = block.of.as_ref().map(|of| format!(" {}", of.figure())).unwrap_or_default();
    out.line(&format!("{}{}{of}", words.compared_with, block.whole));
    if let Some(over) = &block.over_target {
        out.line(&format!("{} {}", over.label, over.figure()));
    }
    out.line(block.note.as_deref().unwrap_or_default());
}
