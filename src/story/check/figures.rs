//! Figures that may not say what the report says.

use std::collections::HashMap;

use super::plausible;
use crate::story::draft::Draft;
use crate::story::{Block, Code, Counter, Problem, Qualifier};

const QUALIFIERS: &[Qualifier] = &[
    Qualifier::Nearly,
    Qualifier::About,
    Qualifier::Over,
    Qualifier::MoreThan,
    Qualifier::LessThan,
    Qualifier::AtLeast,
    Qualifier::AndMore,
    Qualifier::AndSome,
    Qualifier::OrMore,
    Qualifier::OrLess,
    Qualifier::OrSo,
];

pub(super) fn check(draft: &Draft, problems: &mut Vec<Problem>) {
    let figures: Vec<(&Block, &Counter)> = draft
        .blocks()
        .flat_map(|block| block.figures().into_iter().map(move |it| (block, it)))
        .collect();
    let sourced = figures.iter().any(|(_, figure)| figure.paragraph.is_some());
    let mut said: HashMap<(&str, &str), &Counter> = HashMap::new();
    for (block, figure) in figures {
        alone(figure, problems);
        if sourced && figure.paragraph.is_none() {
            problems.push(Problem::warning(
                Code::NoSourceParagraph,
                figure.value.span(),
                format!("“{}”没有写出自第几段。", figure.figure()),
                "写上 paragraph = 段号；是算出来的，再写 derived = \"怎么算的\"。",
            ));
        }
        // What hangs at a node of a chart is that node's own.
        if matches!(block, Block::OrgChart(_)) {
            continue;
        }
        let first = *said.entry((&figure.label, &figure.unit)).or_insert(figure);
        if first.figure() != figure.figure() {
            problems.push(Problem::warning(
                Code::TwoValues,
                figure.value.span(),
                format!(
                    "“{}”前面写的是{}，这里是{}。",
                    figure.label,
                    first.figure(),
                    figure.figure()
                ),
                "核对哪一个对；说的不是一件事，就把 label 写清楚。",
            ));
        }
    }
}

/// What a figure says by itself.
fn alone(figure: &Counter, problems: &mut Vec<Problem>) {
    let (span, value) = (figure.value.span(), figure.value.get_ref());
    range(figure, problems);
    plausible::check(figure, problems);
    if figure.unit.trim().is_empty() {
        problems.push(Problem::warning(
            Code::NoUnit,
            span.clone(),
            format!("“{}”没有单位。", figure.figure()),
            "写上 unit，如 \"个\"、\"名\"、\"%\"。",
        ));
    }
    let share = ["占", "比例", "率"].iter().any(|word| figure.label.contains(word))
        && !["增", "涨", "升", "降"].iter().any(|word| figure.label.contains(word));
    if figure.unit == "%" && share && value.amount() > 100.into() {
        problems.push(Problem::warning(
            Code::OverHundred,
            span.clone(),
            format!("“{}”是 {}，比整体还大。", figure.label, figure.figure()),
            "核对数字；说的是增长，就在 label 里写明。",
        ));
    }
    for text in figure.note.iter().chain([&figure.label]) {
        let other = |word: &&Qualifier| {
            figure.qualifier != Some(**word) && says(text, **word, &value.to_string())
        };
        if let Some(word) = QUALIFIERS.iter().find(other) {
            problems.push(Problem::warning(
                Code::QualifierInNote,
                span.clone(),
                format!("说明里的数字带着“{}”，数字本身没有。", word.word()),
                format!("写上 qualifier = \"{}\"。", word.word()),
            ));
        }
    }
}

/// A range runs upwards and is closed.
fn range(figure: &Counter, problems: &mut Vec<Problem>) {
    let Some(until) = &figure.until else { return };
    if until.get_ref().amount() <= figure.value.get_ref().amount() {
        problems.push(Problem::error(
            Code::BadRange,
            until.span(),
            format!(
                "范围从 {} 到 {}，后面的不比前面的大。",
                figure.value.get_ref(),
                until.get_ref()
            ),
            "value 写小的，until 写大的；只有一个数，就不写 until。",
        ));
    }
    if let Some(word @ (Qualifier::AndMore | Qualifier::AndSome)) = figure.qualifier {
        problems.push(Problem::error(
            Code::BadRange,
            until.span(),
            format!("范围已经说了到哪里为止，不能再带“{}”。", word.word()),
            "删掉 qualifier，或者只写一个数。",
        ));
    }
}

/// Whether a text has this very number with this qualifier: 近300, 300多.
fn says(text: &str, qualifier: Qualifier, number: &str) -> bool {
    let word = qualifier.word();
    let digit = |c: char| c.is_ascii_digit() || c == '.';
    text.match_indices(number).any(|(at, _)| {
        let (before, behind) = (&text[..at], &text[at + number.len()..]);
        let whole = !before.ends_with(digit) && !behind.starts_with(digit);
        whole && (before.ends_with(word) || behind.starts_with(word))
    })
}
