//! A figure on the page: the number counts, what stands around it does not.

use yew::prelude::*;

use super::inline::line;
use crate::islands::Counter as CounterIsland;
use crate::story::{Counter, FigureParts};

/// A figure longer than this, in half-widths, takes a row of its own beside others.
const LONGEST_IN_GRID: usize = 11;

/// The number with its qualifier, scale and unit, in one unbroken line.
pub(super) fn figure(counter: &Counter) -> Html {
    let FigureParts { before, number, after } = counter.parts();
    html! {
        <span class="figure">
            if !before.is_empty() { <span class="before">{ before }</span> }
            <span data-island="counter"><CounterIsland text={number} /></span>
            if !after.is_empty() { <span class="after">{ after }</span> }
        </span>
    }
}

/// A figure with what it counts.
pub(super) fn counter(counter: &Counter) -> Html {
    let big = counter.big.then_some("counter-big");
    let long = (width(counter) > LONGEST_IN_GRID).then_some("counter-long");
    html! {
        <div class={classes!("counter", big, long)}>
            <p class="counter-figure">{ figure(counter) }<span class="label">{ &counter.label }</span></p>
            { line("note", counter.note.as_deref()) }
        </div>
    }
}

/// How wide a figure is, counting a digit as one and a Hanzi as two.
fn width(counter: &Counter) -> usize {
    counter.figure().chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
