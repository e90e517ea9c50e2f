//! A number drawn as that many marks. One SVG pattern is tiled, so a mark costs no byte.

use yew::prelude::*;

use crate::page::figure::counter;
use crate::page::inline::line;
use crate::page::words::Words;
use crate::story::{Mark, Pictogram};

/// How wide the tile of one mark is, in the units of its drawing.
const WIDTH: u64 = 12;
/// Where a number's marks stand on a phone, in CSS pixels; on wide screens the style enlarges it.
const ROOM: Room = Room { width: 300, height: 320, rows_of: &[10, 15, 20, 25, 30, 40, 50] };
/// From more marks on, ten in a row would be a long column.
const MANY: u64 = 60;
/// Where those of a group stand, of which there are three side by side.
const GROUP: Room = Room { width: 88, height: 176, rows_of: &[4, 5, 6, 7, 8, 10, 12, 15, 20] };
/// An `em` of a row of marks, in CSS pixels (`styles/blocks/pictogram.css`).
const EM: u64 = 16;

/// Marks are as large as fits into it: so a large number fills no more of a page than a small one.
struct Room {
    width: u64,
    height: u64,
    /// How many may stand in a row.
    rows_of: &'static [u64],
}

impl Room {
    /// How many marks stand in a row, so that all of these numbers of them fit and none of them ends
    /// in a row of one mark, as far as that can be.
    fn row(&self, mark: Mark, counts: &[u64]) -> u64 {
        let fits = |row: u64| {
            let rows = counts.iter().max().map_or(0, |most| most.div_ceil(row));
            // Of the tiles' own units as many as there are pixels, row by row.
            rows * height(mark) * self.width <= self.height * row * WIDTH
        };
        let even = |row: u64| counts.iter().all(|&count| count <= row || count % row != 1);
        let fitting = || self.rows_of.iter().copied().filter(|&row| fits(row));
        let widest = self.rows_of.last().copied().unwrap_or(1);
        fitting().find(|&row| even(row)).or_else(|| fitting().next()).unwrap_or(widest)
    }
}

pub(super) fn pictogram(block: &Pictogram, words: &Words) -> Html {
    let total = block.marks().unwrap_or(0);
    let least = if total > MANY { 1 } else { 0 };
    let room = Room { rows_of: &ROOM.rows_of[least..], ..ROOM };
    let counts: Vec<u64> =
        block.groups.iter().map(|group| u64::from(*group.count.get_ref())).collect();
    let group_row = GROUP.row(block.mark, &counts);
    html! {
        <>
            { counter(&block.total) }
            if block.groups.is_empty() {
                <div class="marks">{ marks(block.mark, total, room.row(block.mark, &[total]), ROOM.width) }</div>
            } else {
                <ul class="mark-groups">
                    { for block.groups.iter().map(|group| html! {
                        // Without a name it is a row of marks, and nothing to read aloud.
                        <li aria-hidden={group.label.is_none().then_some("true")}>
                            { marks(block.mark, u64::from(*group.count.get_ref()), group_row, GROUP.width) }
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

/// `count` marks, `row` of them as wide as `room`: full rows in one rectangle, the rest in another. Its
/// width follows their number, so that marks of all groups are of one size.
fn marks(mark: Mark, count: u64, row: u64, room: u64) -> Html {
    let (rows, rest, tile) = (count / row, count % row, height(mark));
    let columns = row.min(count.max(1));
    let (width, height) = (columns * WIDTH, count.div_ceil(row) * tile);
    let hundredths = columns * room * 100 / (row * EM);
    let em = format!("{}.{:02}em", hundredths / 100, hundredths % 100);
    let tiles = |columns: u64, rows: u64, y: u64| {
        (columns > 0 && rows > 0).then(|| {
            html! {
                <rect y={(y > 0).then(|| y.to_string())} width={(columns * WIDTH).to_string()}
                    height={(rows * tile).to_string()} fill={format!("url(#{})", mark_id(mark))} />
            }
        })
    };
    html! {
        <svg class="mark-row" viewBox={format!("0 0 {width} {height}")} width={em}
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_marks_are_smaller_rather_than_a_long_column() {
        for count in [7, 73, 120, 401, 409, 500] {
            for mark in [Mark::Person, Mark::House, Mark::Block] {
                let row = ROOM.row(mark, &[count]);
                let high = count.div_ceil(row) * height(mark) * ROOM.width / (row * WIDTH);
                assert!(high <= ROOM.height, "{count} in rows of {row}: {high} px");
            }
        }
    }

    #[test]
    fn no_mark_stands_alone_in_a_row() {
        assert_eq!(GROUP.row(Mark::Person, &[5, 5, 4]), 5);
        assert_eq!(GROUP.row(Mark::Person, &[12, 8, 4, 1]), 4);
        assert_eq!(GROUP.row(Mark::Person, &[5, 6, 7]), 7);
        assert_eq!(ROOM.row(Mark::Block, &[31]), 20);
    }
}
