//! Figures: one large, the others in a grid that leaves no orphan.

use yew::prelude::*;

use crate::page::figure::counter;
use crate::page::inline::block_title;
use crate::story::Counters;

pub(super) fn counters(block: &Counters) -> Html {
    html! {
        <>
            { block_title(block.title.as_deref()) }
            <div class="counter-grid">{ for block.items.get_ref().iter().map(counter) }</div>
        </>
    }
}
