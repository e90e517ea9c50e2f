//! One view a kind of block.

mod cards;
mod chain;
mod counters;
mod org_chart;
mod pictogram;
mod proportion;
mod steps;
mod timeline;

pub(super) use pictogram::patterns;

use yew::prelude::*;

use super::anchor::Anchor;
use super::inline::{block_title, paragraphs};
use super::picture::Gallery;
use super::words::Words;
use crate::story::{Block, Prose};

/// A block in the element that names its kind. Reading modes weigh each `<div>` and leave out what is
/// short or has few words, as a figure with its label does; a `<section>` is taken as it is.
pub(super) fn block(block: &Block, gallery: &Gallery<'_>, words: &Words) -> Html {
    let inner = match block {
        Block::Prose(block) => prose(block),
        Block::Counters(block) => counters::counters(block),
        Block::OrgChart(block) => org_chart::org_chart(block, words),
        Block::Chain(block) => chain::chain(block),
        Block::Pictogram(block) => pictogram::pictogram(block, words),
        Block::Proportion(block) => proportion::proportion(block, words),
        Block::Timeline(block) => timeline::timeline(block),
        Block::Cards(block) => cards::cards(block, gallery),
        Block::Questions(block) => cards::questions(block),
        Block::Steps(block) => steps::steps(block, gallery),
    };
    let Anchor { id, within } = Anchor::of(block.id().map(|id| id.get_ref().as_str()));
    let beside = matches!(block, Block::Counters(block) if counters::stands_beside(block));
    html! { <section class={classes!("block", block.kind(), beside.then_some("beside"))} {id} data-block={block.kind()}>{ within }{ inner }</section> }
}

fn prose(block: &Prose) -> Html {
    html! { <>{ block_title(block.title.as_deref()) }{ paragraphs(block.text.get_ref()) }</> }
}
