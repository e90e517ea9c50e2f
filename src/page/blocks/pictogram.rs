//! A number drawn as that many marks. One SVG pattern is tiled, so a mark costs no byte.

use yew::prelude::*;

use crate::page::figure::counter;
use crate::page::inline::line;
use crate::page::words::Words;
use crate::story::{Mark, Pictogram};

/// How wide the tile of one mark is, in the units of its drawing.
const WIDTH: u64 = 12;
/// A row of marks where there are no groups: how many, and how wide each is, in CSS pixels.
const ROW: Row = Row { marks: 10, pixels: 30 };
/// As wide a row where there are more marks than [`MANY`].
const DENSE_ROW: Row = Row { marks: 15, pixels: 20 };
const MANY: u64 = 60;
/// A row of a group, of which three stand side by side on a phone.
const GROUP_ROW: Row = Row { marks: 4, pixels: 22 };

struct Row {
    marks: u64,
    pixels: u64,
}

pub(super) fn pictogram(block: &Pictogram, words: &Words) -> Html {
    let total = block.marks().unwrap_or(0);
    let row = if total > MANY { DENSE_ROW } else { ROW };
    html! {
        <>
            { counter(&block.total, false) }
            if block.groups.is_empty() {
                <div class="marks">{ marks(block.mark, total, row) }</div>
            } else {
                <ul class="mark-groups">
                    { for block.groups.iter().map(|group| html! {
                        // Without a name it is a row of marks, and nothing to read aloud.
                        <li aria-hidden={group.label.is_none().then_some("true")}>
                            { marks(block.mark, u64::from(*group.count.get_ref()), GROUP_ROW) }
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
    let each = block.each.unwrap_or(1);
    let mut text = format!("{}{each}{}。", words.one_mark, block.total.unit);
    if !block.legend.is_empty() {
        let legend: Vec<_> = block.legend.iter().map(|who| who.get_ref().as_str()).collect();
        text += &format!("{}。", legend.join("、"));
    }
    text + block.note.as_deref().unwrap_or_default()
}

/// `count` marks in rows of `row`: full rows in one rectangle, the rest in another. Its width
/// follows their number, so that marks of all groups are of one size.
fn marks(mark: Mark, count: u64, row: Row) -> Html {
    let Row { marks: row, pixels } = row;
    let (rows, rest, tile) = (count / row, count % row, height(mark));
    let columns = row.min(count.max(1));
    let (width, height) = (columns * WIDTH, count.div_ceil(row) * tile);
    let tiles = |columns: u64, rows: u64, y: u64| {
        (columns > 0 && rows > 0).then(|| {
            html! {
                <rect y={(y > 0).then(|| y.to_string())} width={(columns * WIDTH).to_string()}
                    height={(rows * tile).to_string()} fill={format!("url(#{})", mark_id(mark))} />
            }
        })
    };
    html! {
        <svg class="mark-row" viewBox={format!("0 0 {width} {height}")} width={(columns * pixels).to_string()}
            aria-hidden="true">
            { tiles(row, rows, 0) }{ tiles(rest, 1, rows * tile) }
        </svg>
    }
}

/// How high the tile of one mark is.
fn height(mark: Mark) -> u64 {
    match mark {
        Mark::Person => 20,
        Mark::House => 19,
        Mark::Block => 12,
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
                <pattern id={mark_id(mark)} width={WIDTH.to_string()} height={height(mark).to_string()}
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
        Mark::Block => "M1 1h10v10H1z",
    }
}
