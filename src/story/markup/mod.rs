//! The little markup that prose may carry: emphasis and links, in paragraphs. Every other sign is text
//! and stands on the page as it stands in the file.
//!
//! The grammar is our own, and small. What is written like Markdown or HTML that we do not have is
//! text too, and is told by its name, because it was meant otherwise; words never vanish.
//!
//! - An empty line parts paragraphs. The lines of a paragraph are joined.
//! - `**…**` is emphasis: two asterisks, no more and no fewer, with no blank on their inner side. Between
//!   two digits they are a sign of arithmetic.
//! - `[words](address)` is a link, where the address is sound.

mod join;
mod literal;
mod pairs;
mod refused;

use std::ops::Range;

pub(crate) use literal::literal;

use pairs::Mark;

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Plain words.
    Text(String),
    /// Words that are stressed.
    Strong(Vec<Inline>),
    /// Words that lead somewhere.
    Link {
        /// `https://…` or `#section`; checked by the reader of the story.
        href: String,
        /// The words.
        words: Vec<Inline>,
    },
}

/// A paragraph.
pub type Paragraph = Vec<Inline>;

/// What a text holds beside its words, and where: bytes of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Seen {
    /// What yitu does not have, by its Chinese name.
    pub(crate) refused: Vec<(Range<usize>, &'static str)>,
    /// The links that lead nowhere, with their address and why.
    pub(crate) unsound: Vec<(Range<usize>, String, &'static str)>,
    /// The links, with their words and their address.
    pub(crate) links: Vec<(Range<usize>, String, String)>,
    /// The two asterisks of an emphasis that has no other end.
    pub(crate) loose: Vec<Range<usize>>,
}

/// The paragraphs of a text.
pub fn paragraphs(text: &str) -> Vec<Paragraph> {
    parse(text).0
}

/// The paragraphs of a text, and what a check has to look at.
pub(crate) fn parse(text: &str) -> (Vec<Paragraph>, Seen) {
    let mut seen = Seen { refused: refused::find(text), ..Seen::default() };
    let found = Lines::of(text).map(|lines| paragraph(&lines, &mut seen)).collect();
    (found, seen)
}

fn paragraph(lines: &Lines, seen: &mut Seen) -> Paragraph {
    let found = pairs::find(&lines.text);
    let place = |part: Range<usize>| lines.place(part.start)..lines.place(part.end);
    let links = found.links.into_iter().map(|(at, words, to)| (place(at), words, to));
    seen.links.extend(links);
    seen.unsound.extend(found.unsound.into_iter().map(|(at, to, why)| (place(at), to, why)));
    seen.loose.extend(found.loose.into_iter().map(place));
    tree(&lines.text, found.marks)
}

/// What stands between the marks, in what they open. They are in order, and each closes what was
/// opened last.
fn tree(text: &str, marks: Vec<(Range<usize>, Mark)>) -> Paragraph {
    let blanks = join::blanks(text, marks.iter().map(|(at, _)| at));
    let mut words = join::Words { text, blanks: &blanks };
    let (mut open, mut at) = (vec![(None, Vec::new())], 0);
    let end = (text.len()..text.len(), Mark::End);
    for (place, mark) in marks.into_iter().chain([end]) {
        let said = words.between(at..place.start);
        at = place.end;
        let Some((_, inside)) = open.last_mut() else { break };
        if !said.is_empty() {
            inside.push(Inline::Text(said));
        }
        match mark {
            Mark::Strong => open.push((None, Vec::new())),
            Mark::Link(href) => open.push((Some(href), Vec::new())),
            Mark::Close => {
                let Some((href, words)) = open.pop() else { break };
                let piece = match href {
                    Some(href) => Inline::Link { href, words },
                    None => Inline::Strong(words),
                };
                if let Some((_, outside)) = open.last_mut() {
                    outside.push(piece);
                }
            }
            Mark::End => {}
        }
    }
    open.into_iter().next().map(|(_, inside)| inside).unwrap_or_default()
}

/// The lines of a paragraph, without the blanks around them.
#[derive(Default)]
struct Lines {
    text: String,
    /// Where each line begins: here, and in the whole text.
    starts: Vec<(usize, usize)>,
}

impl Lines {
    fn of(text: &str) -> impl Iterator<Item = Self> {
        let mut at = 0;
        let mut all = vec![Self::default()];
        for line in text.split('\n') {
            let words = line.trim_matches([' ', '\t', '\r']);
            let start = at + (line.len() - line.trim_start_matches([' ', '\t', '\r']).len());
            at += line.len() + 1;
            match all.last_mut() {
                Some(last) if !words.is_empty() => last.push(words, start),
                Some(last) if !last.text.is_empty() => all.push(Self::default()),
                _ => {}
            }
        }
        all.into_iter().filter(|lines| !lines.text.is_empty())
    }

    fn push(&mut self, line: &str, start: usize) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.starts.push((self.text.len(), start));
        self.text.push_str(line);
    }

    /// The byte of the whole text that a byte of the paragraph is.
    fn place(&self, byte: usize) -> usize {
        let line = self.starts.partition_point(|(here, _)| *here <= byte).saturating_sub(1);
        self.starts.get(line).map_or(byte, |(here, there)| there + byte - here)
    }
}

#[cfg(test)]
mod tests;
