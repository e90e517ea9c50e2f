//! Sentences: written twice, or spoken by nobody; and dates that no year belongs to.

use std::collections::HashSet;
use std::ops::Range;

use serde_spanned::Spanned;

use crate::story::draft::Draft;
use crate::story::{Block, Code, Problem};

/// Shorter ones may well be said again.
const SHORTEST: usize = 12;
/// Words that lead to who speaks.
const SPEECH: &[&str] = &[
    "说", "表示", "指出", "介绍", "认为", "告诉", "道", "提出", "写", "强调", "：", "称", "问",
    "答", "叫", "讲", "提到", "口号", "理念",
];

pub(super) fn check(draft: &Draft, source: &str, problems: &mut Vec<Problem>) {
    let mut seen = HashSet::new();
    for text in draft.blocks().flat_map(running) {
        let mut rest = text.span();
        let sentences = text.get_ref().split(['。', '！', '？', '\n']).map(str::trim);
        for sentence in sentences.filter(|it| it.chars().count() >= SHORTEST) {
            let place = place(source, &rest, sentence);
            if let Some(place) = &place {
                rest.start = place.end;
            }
            if !seen.insert(sentence) {
                problems.push(Problem::warning(
                    Code::CopiedSentence,
                    place.unwrap_or(text.span()),
                    "这句话前面写过一遍。",
                    "删掉一处，或者换一种说法。",
                ));
            }
        }
        text.get_ref().lines().for_each(|line| quotations(line, source, text, problems));
    }
    years(draft, problems);
}

/// The texts of a block that are read as sentences.
fn running(block: &Block) -> Vec<&Spanned<String>> {
    match block {
        Block::Prose(prose) => vec![&prose.text],
        Block::Steps(steps) => steps.items.get_ref().iter().map(|one| &one.text).collect(),
        _ => Vec::new(),
    }
}

/// A whole sentence between quotes, in a paragraph that names no speaker.
fn quotations(line: &str, source: &str, text: &Spanned<String>, problems: &mut Vec<Problem>) {
    for quoted in line.split('“').skip(1).filter_map(|rest| rest.split('”').next()) {
        let whole = quoted.ends_with(['。', '！', '？']) && quoted.chars().count() >= SHORTEST;
        let outside = line.replace(quoted, "");
        if whole && !SPEECH.iter().any(|word| outside.contains(word)) {
            problems.push(Problem::warning(
                Code::QuoteWithoutSpeaker,
                place(source, &text.span(), quoted).unwrap_or(text.span()),
                "引了一句话，没有写是谁说的。",
                "写上说话的人，或者改成自己的话。",
            ));
        }
    }
}

/// Where some words stand in a part of the file; nothing where they are written otherwise.
fn place(source: &str, part: &Range<usize>, words: &str) -> Option<Range<usize>> {
    let start = part.start + source.get(part.clone())?.find(words)?;
    Some(start..start + words.len())
}

/// Dates need a year: their own, or that of the report.
fn years(draft: &Draft, problems: &mut Vec<Problem>) {
    if draft.meta.as_ref().is_none_or(|meta| meta.source.year.is_some()) {
        return;
    }
    for block in draft.blocks() {
        let Block::Timeline(timeline) = block else { continue };
        let events = timeline.items.get_ref();
        let dated = timeline
            .note
            .iter()
            .chain(events.iter().map(|event| &event.date))
            .any(|text| text.contains('年'));
        if !dated && events.iter().any(|event| event.date.contains(['月', '日'])) {
            problems.push(Problem::warning(
                Code::YearMissing,
                timeline.items.span(),
                "日期没有年份：过了年就说不清是哪一年。",
                "在 [source] 里写 year，或者在第一个日期前写上年份。",
            ));
        }
    }
}
