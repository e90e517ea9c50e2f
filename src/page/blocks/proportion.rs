//! A part of a whole, or a result against its target: bars, true to scale.
//!
//! The bars and what explains them alone are for the eye; the figures say the same in words.

use yew::prelude::*;

use crate::page::figure::{counter, figure};
use crate::page::inline::line;
use crate::page::words::Words;
use crate::story::{Counter, Decimal, Proportion, Qualifier};

/// The drawing is this wide, in its own units; a thousandth is finer than a pixel.
const FULL: u64 = 1000;

pub(super) fn proportion(block: &Proportion, words: &Words) -> Html {
    let drawing = match (&block.share, &block.over_target) {
        (Some(share), _) => share_of_whole(block, *share.get_ref(), words),
        (None, Some(over)) => against_target(block, over, words),
        (None, None) => Html::default(),
    };
    html! { <>{ counter(&block.figure, false) }{ drawing }{ line("note", block.note.as_deref()) }</> }
}

/// A share whose qualifier says "at least" is drawn open: the bar ends in loose stripes.
fn share_of_whole(block: &Proportion, share: Decimal, words: &Words) -> Html {
    let part = (share.thousandths() * FULL / 100_000).min(FULL);
    let open = block.figure.qualifier.is_some_and(Qualifier::is_open_above);
    html! {
        <div class="bars">
            <svg class="bar" viewBox={format!("0 0 {FULL} 40")} preserveAspectRatio="none" aria-hidden="true">
                { bar("bar-rest", 0, FULL) }{ bar("bar-part", 0, part) }
                if open { { for (0..3).map(|n| bar("bar-part", part + 12 + n * 20, 8 - 2 * n)) } }
            </svg>
            <p class="bar-ends"><span aria-hidden="true">{ "0" }</span><span>{ &block.whole }</span></p>
            if open { <p class="note" aria-hidden="true">{ words.open_above }</p> }
        </div>
    }
}

/// The target is one length; what exceeds it is drawn behind that length, to the same scale.
fn against_target(block: &Proportion, over: &Counter, words: &Words) -> Html {
    let over_thousandths = over.value.get_ref().thousandths();
    let target = FULL * 1000 / (1000 + over_thousandths);
    html! {
        <div class="bars">
            <p class="bar-name" aria-hidden="true">{ &block.whole }</p>
            <svg class="bar" viewBox={format!("0 0 {FULL} 40")} preserveAspectRatio="none" aria-hidden="true">
                { bar("bar-target", 0, target) }
            </svg>
            <p class="bar-name" aria-hidden="true">{ words.result }</p>
            <svg class="bar" viewBox={format!("0 0 {FULL} 40")} preserveAspectRatio="none" aria-hidden="true">
                { bar("bar-part bar-base", 0, target) }{ bar("bar-part", target + 4, FULL - target - 4) }
            </svg>
            <p class="bar-over"><span class="label">{ &over.label }</span>{ figure(over) }</p>
        </div>
    }
}

fn bar(class: &'static str, x: u64, width: u64) -> Html {
    html! { <rect {class} x={x.to_string()} width={width.to_string()} height="40" /> }
}
