//! What stands where a story has no drawing: its key figure, cut out of a sheet of the accent.
//!
//! It is for the eye alone: the figure stands on the page again, where the story tells it.

use yew::prelude::*;

use crate::story::{Block, Counter, FigureParts, Story};

/// The story's first large figure, or its first.
fn key_figure(story: &Story) -> Option<&Counter> {
    let blocks = || story.sections.iter().flat_map(|section| &section.blocks);
    let figures = || blocks().flat_map(figures_of);
    figures().find(|figure| figure.big).or_else(|| figures().next())
}

fn figures_of(block: &Block) -> Vec<&Counter> {
    match block {
        Block::Counters(block) => block.items.get_ref().iter().collect(),
        Block::Pictogram(block) => vec![&block.total],
        Block::Proportion(block) => vec![&block.figure],
        _ => Vec::new(),
    }
}

/// How wide the key figure is, in tenths of its size: what the style needs to set it as large as fits.
pub(super) fn width(story: &Story) -> usize {
    let width = |counter: &Counter| {
        let signs =
            |text: &str| text.chars().map(|c| if c.is_ascii() { 2 } else { 4 }).sum::<usize>();
        let FigureParts { before, number, until, after } = counter.parts();
        let joint = until.as_ref().map_or(0, |(joint, until)| signs(joint) + until.len() * 6);
        signs(before) + number.chars().count() * 6 + joint + signs(&after) + 3
    };
    key_figure(story).map_or(0, width).clamp(22, 80)
}

/// The sheet. Where the story counts nothing, its keywords are cut out.
pub(super) fn sheet(story: &Story) -> Html {
    if story.meta.picture.is_some() {
        return Html::default();
    }
    let inside = match key_figure(story) {
        Some(counter) => {
            let FigureParts { before, number, until, after } = counter.parts();
            let small =
                |text: String| (!text.is_empty()).then(|| html! { <small>{ text }</small> });
            let (joint, until) = until.unwrap_or_default();
            html! {
                <>
                    <p class="sheet-figure">{ small(before.to_owned()) }{ number }{ small(joint) }{ until }{ small(after) }</p>
                    <p class="sheet-label">{ &counter.label }</p>
                </>
            }
        }
        None => story
            .meta
            .keywords
            .iter()
            .map(|word| html! { <p class="sheet-word">{ word }</p> })
            .collect(),
    };
    html! { <div class="sheet" aria-hidden="true">{ inside }</div> }
}
