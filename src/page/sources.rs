//! Where each figure comes from: the paragraphs of the report, at the end of the page.

use std::collections::{BTreeMap, HashSet};

use yew::prelude::*;

use super::words::Words;
use crate::story::{Counter, Section};

/// The figures of each paragraph of the report, in its order.
pub fn by_paragraph(sections: &[Section]) -> BTreeMap<u16, Vec<String>> {
    let mut found: BTreeMap<u16, Vec<String>> = BTreeMap::new();
    let mut seen = HashSet::new();
    let blocks = sections.iter().flat_map(|section| &section.blocks);
    for figure in blocks.flat_map(|block| block.figures()) {
        let Some(number) = figure.paragraph else { continue };
        let said = said(figure);
        // A chart repeats the figures that stand large beside it.
        if seen.insert((number, said.clone())) {
            found.entry(number).or_default().push(said);
        }
    }
    found
}

fn said(figure: &Counter) -> String {
    let derived = figure.derived.as_ref().map_or(String::new(), |how| format!("（{how}）"));
    [&figure.label, " ", &figure.figure(), &derived].concat()
}

/// A paragraph of the report by its number.
pub fn nth(number: u16, words: &Words) -> String {
    let [before, after] = words.paragraph;
    format!("{before}{number}{after}")
}

/// The list, or nothing where no figure names its paragraph.
pub(super) fn sources(sections: &[Section], words: &Words) -> Html {
    let rows = by_paragraph(sections);
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <section class="sources" aria-label={words.sources}>
            <p><b>{ words.sources }</b>{ words.counted_so }</p>
            <ul>
                { for rows.iter().map(|(number, row)| html! {
                    <li><b>{ nth(*number, words) }</b>{ row.join(words.semicolon) }</li>
                }) }
            </ul>
        </section>
    }
}
