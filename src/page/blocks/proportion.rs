//! A part of a whole, or a result against its target: bars, true to scale.
//!
//! The bars and what explains them alone are for the eye; the figures say the same in words.

use yew::prelude::*;

use crate::page::figure::{counter, figure};
use crate::page::inline::line;
use crate::page::words::Words;
use crate::story::{Amount, Counter, Proportion, Qualifier};

/// The drawing is this wide, in its own units.
const FULL: i128 = 1000;
/// Lengths are whole tenths of a unit: finer than a pixel, and without a float.
const TENTHS: i128 = 10;

pub(super) fn proportion(block: &Proportion, words: &Words) -> Html {
    let drawing = match (block.part(), block.excess(), &block.over_target) {
        (_, Some(excess), Some(over)) => against_target(block, excess, over, words),
        (Some(part), ..) => share_of_whole(block, part, words),
        _ => Html::default(),
    };
    html! { <>{ counter(&block.figure) }{ drawing }{ line("note", block.note.as_deref()) }</> }
}

/// A share whose qualifier says "at least" is drawn open: the bar ends in loose stripes.
fn share_of_whole(block: &Proportion, part: Amount, words: &Words) -> Html {
    let part = length(part);
    let open = block.figure.qualifier.is_some_and(Qualifier::is_open_above);
    html! {
        <section class="bars">
            <svg class="bar" viewBox={format!("0 0 {FULL} 40")} preserveAspectRatio="none" aria-hidden="true">
                { bar("bar-rest", 0, FULL * TENTHS) }{ bar("bar-part", 0, part) }
                if open { { for (0..3).map(|n| bar("bar-part", part + (12 + n * 20) * TENTHS, (8 - 2 * n) * TENTHS)) } }
            </svg>
            <p class="bar-ends"><span aria-hidden="true">{ "0" }</span><span>{ &block.whole }
                if let Some(of) = &block.of { { " " }{ of.figure() } }
            </span></p>
            if open { <p class="note" aria-hidden="true">{ words.open_above }</p> }
        </section>
    }
}

/// The target is one length; what exceeds it is drawn behind that length, to the same scale.
fn against_target(block: &Proportion, excess: Amount, over: &Counter, words: &Words) -> Html {
    let target = length((excess + 1).recip());
    html! {
        <section class="bars">
            <p class="bar-name" aria-hidden="true">{ &block.whole }</p>
            <svg class="bar" viewBox={format!("0 0 {FULL} 40")} preserveAspectRatio="none" aria-hidden="true">
                { bar("bar-target", 0, target) }
            </svg>
            <p class="bar-name" aria-hidden="true">{ words.result }</p>
            <svg class="bar" viewBox={format!("0 0 {FULL} 40")} preserveAspectRatio="none" aria-hidden="true">
                { bar("bar-part bar-base", 0, target) }{ bar("bar-part", target, FULL * TENTHS - target) }
            </svg>
            <p class="bar-over"><span class="label">{ &over.label }</span>{ figure(over) }</p>
        </section>
    }
}

/// A share of one in tenths of the drawing's units, rounded to the nearest.
fn length(share: Amount) -> i128 {
    (share * (FULL * TENTHS)).round().to_integer()
}

/// A bar of so many tenths from so many tenths on.
fn bar(class: &'static str, x: i128, width: i128) -> Html {
    html! { <rect {class} x={units(x)} width={units(width)} height="40" /> }
}

/// Tenths as units: 1234 is 123.4.
fn units(tenths: i128) -> String {
    let (units, tenths) = (tenths / TENTHS, tenths % TENTHS);
    if tenths == 0 { units.to_string() } else { format!("{units}.{tenths}") }
}
