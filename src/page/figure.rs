//! A figure on the page: the number counts, what stands around it does not.

use yew::prelude::*;

use super::inline::line;
use crate::islands::Counter as CounterIsland;
use crate::story::{Counter, FigureParts};

/// A figure longer than this is set smaller, so that a phone has room for it.
const LONGEST_AT_FULL_SIZE: usize = 15;
/// A number of more digits is not set in the largest size, so that a phone has room for it also with
/// text of twice its size.
const LONGEST_AT_LARGEST_SIZE: usize = 4;

/// The number with its qualifier, scale and unit, in one unbroken line; a range may break in two.
pub(super) fn figure(counter: &Counter) -> Html {
    let FigureParts { before, number, until, after } = counter.parts();
    let small = |class: &'static str, words: String| {
        (!words.is_empty()).then(|| html! { <span {class}>{ words }</span> })
    };
    let before = small("before", before.to_owned());
    let counts =
        |text: String| html! { <span data-island="counter"><CounterIsland {text} /></span> };
    let Some((joint, until)) = until else {
        return html! { <span class="figure">{ before }{ counts(number) }{ small("after", after) }</span> };
    };
    html! {
        <span class="figure range">
            <span class="end">{ before }{ counts(number) }{ small("joint", joint) }</span>
            <span class="end">{ counts(until) }{ small("after", after) }</span>
        </span>
    }
}

/// A figure with what it counts.
pub(super) fn counter(counter: &Counter) -> Html {
    let long = width(counter) > LONGEST_AT_FULL_SIZE;
    let size = match (counter.big, long) {
        (_, true) => Some("counter-long"),
        (true, _) if digits(counter) > LONGEST_AT_LARGEST_SIZE => Some("counter-large"),
        (true, _) => Some("counter-big"),
        _ => None,
    };
    html! {
        <section class={classes!("counter", size)}>
            <p class="counter-figure">{ figure(counter) }<span class="label">{ &counter.label }</span></p>
            { line("note", counter.note.as_deref()) }
        </section>
    }
}

/// How many signs count, those of both ends of a range.
fn digits(counter: &Counter) -> usize {
    let FigureParts { number, until, .. } = counter.parts();
    number.chars().count() + until.map_or(0, |(_, until)| until.chars().count())
}

/// How wide a figure is, counting a digit or its sign as one and a Hanzi as two.
fn width(counter: &Counter) -> usize {
    counter.figure().chars().map(|c| if c.is_ascii() || c == '−' { 1 } else { 2 }).sum()
}
