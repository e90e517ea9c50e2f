//! A number drawn as that many marks. One SVG pattern is tiled, so a mark costs no byte.

use yew::prelude::*;

use crate::page::figure::counter;
use crate::page::inline::line;
use crate::page::words::Words;
use crate::story::{Mark, Pictogram};

/// The tile of one mark, in the units of its drawing.
const TILE: (u64, u64) = (12, 20);
/// As many marks stand in a row where there are no groups.
const ROW: u64 = 10;

pub(super) fn pictogram(block: &Pictogram, words: &Words) -> Html {
    let total = block.total.value.get_ref().whole().unwrap_or(0);
    let id = mark_id(block.mark);
    html! {
        <>
            { counter(&block.total) }
            if block.groups.is_empty() {
                <div class="marks">{ marks(total, ROW, id) }</div>
            } else {
                <ul class="mark-groups">
                    { for block.groups.iter().map(|group| html! {
                        <li>
                            { marks(u64::from(group.count), u64::from(group.count), id) }
                            { line("mark-label", group.label.as_deref()) }
                        </li>
                    }) }
                </ul>
            }
            <p class="note">{ scale_in_words(block, words) }</p>
        </>
    }
}

/// What one mark stands for, who they are, and what the editor adds.
fn scale_in_words(block: &Pictogram, words: &Words) -> String {
    let mut text = format!("{}{}。", words.one_mark, block.total.unit);
    if !block.legend.is_empty() {
        text += &format!("{}。", block.legend.join("、"));
    }
    text + block.note.as_deref().unwrap_or_default()
}

/// `count` marks in rows of `row`: full rows in one rectangle, the rest in another.
fn marks(count: u64, row: u64, id: &'static str) -> Html {
    let row = row.max(1);
    let (rows, rest) = (count / row, count % row);
    let (width, height) = (row.min(count.max(1)) * TILE.0, count.div_ceil(row) * TILE.1);
    let tiles = |columns: u64, rows: u64, y: u64| {
        (columns > 0 && rows > 0).then(|| {
            html! {
                <rect y={(y > 0).then(|| y.to_string())} width={(columns * TILE.0).to_string()}
                    height={(rows * TILE.1).to_string()} fill={format!("url(#{id})")} />
            }
        })
    };
    html! {
        <svg class="mark-row" viewBox={format!("0 0 {width} {height}")} width={(width * 2).to_string()}
            aria-hidden="true">
            { tiles(row, rows, 0) }{ tiles(rest, 1, rows * TILE.1) }
        </svg>
    }
}

fn mark_id(mark: Mark) -> &'static str {
    match mark {
        Mark::Person => "mark-person",
        Mark::House => "mark-house",
        Mark::Block => "mark-block",
    }
}

/// The patterns of the marks that a page uses, once at its head.
pub(in crate::page) fn patterns(used: impl Iterator<Item = Mark>) -> Html {
    let mut used: Vec<Mark> = used.collect();
    used.sort_by_key(|mark| mark_id(*mark));
    used.dedup();
    if used.is_empty() {
        return Html::default();
    }
    html! {
        <svg class="patterns" width="0" height="0" aria-hidden="true">
            { for used.into_iter().map(|mark| html! {
                <pattern id={mark_id(mark)} width={TILE.0.to_string()} height={TILE.1.to_string()}
                    patternUnits="userSpaceOnUse"><path d={path(mark)} /></pattern>
            }) }
        </svg>
    }
}

fn path(mark: Mark) -> &'static str {
    match mark {
        Mark::Person => {
            "M6 1a2.6 2.6 0 1 1 0 5.2A2.6 2.6 0 1 1 6 1zM2 18v-6q0-5 4-5t4 5v6H7v-4.5H5V18z"
        }
        Mark::House => "M0.5 10 6 4l5.500 6H10v8H7v-4H5v4H2v-8z",
        Mark::Block => "M1 5h10v11H1z",
    }
}
