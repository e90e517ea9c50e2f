//! The title and paragraphs that are longer than their places on a phone; all other texts: `limits`.

use std::ops::Range;

use serde_spanned::Spanned;

use crate::story::draft::Draft;
use crate::story::{Block, Code, Inline, Paragraph, Problem, paragraphs};

/// Two lines of the largest type on a phone.
const TITLE: usize = 22;
/// A screen of a phone, without the pictures.
const PARAGRAPH: usize = 150;

pub(super) fn check(draft: &Draft, problems: &mut Vec<Problem>) {
    if let Some(meta) = &draft.meta {
        let length = meta.title.get_ref().iter().map(|line| line.chars().count()).sum();
        long(Code::LongTitle, "大标题", length, TITLE, meta.title.span(), problems);
    }
    for block in draft.blocks() {
        match block {
            Block::Prose(prose) => prose_of(&prose.text, problems),
            Block::Steps(steps) => {
                steps.items.get_ref().iter().for_each(|one| prose_of(&one.text, problems));
            }
            _ => {}
        }
    }
}

fn prose_of(text: &Spanned<String>, problems: &mut Vec<Problem>) {
    let longest = paragraphs(text.get_ref()).iter().map(length_of).max().unwrap_or_default();
    long(Code::LongParagraph, "最长的一段", longest, PARAGRAPH, text.span(), problems);
}

/// How many characters of a paragraph are read.
fn length_of(paragraph: &Paragraph) -> usize {
    let length = |piece: &Inline| match piece {
        Inline::Text(text) => text.chars().count(),
        Inline::Strong(words) | Inline::Link { words, .. } => length_of(words),
    };
    paragraph.iter().map(length).sum()
}

fn long(
    code: Code,
    what: &str,
    length: usize,
    most: usize,
    span: Range<usize>,
    problems: &mut Vec<Problem>,
) {
    if length > most {
        let message = format!("{what}有 {length} 字。");
        let help = format!("缩短到 {most} 字以内，或者分成两处：手机上读不下。");
        problems.push(Problem::warning(code, span, message, help));
    }
}
