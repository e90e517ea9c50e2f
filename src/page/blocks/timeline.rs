//! What happened when.

use yew::prelude::*;

use crate::page::inline::{block_title, line};
use crate::story::Timeline;

pub(super) fn timeline(block: &Timeline) -> Html {
    html! {
        <>
            { block_title(block.title.as_deref()) }
            <ol class="events">
                { for block.items.get_ref().iter().map(|event| html! {
                    <li><p class="date">{ &event.date }</p><p>{ &event.text }</p></li>
                }) }
            </ol>
            { line("note", block.note.as_deref()) }
        </>
    }
}
