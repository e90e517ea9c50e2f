//! Levels in a line.

use yew::prelude::*;

use crate::page::inline::{block_title, line};
use crate::story::Chain;

pub(super) fn chain(block: &Chain) -> Html {
    html! {
        <>
            { block_title(block.title.as_deref()) }
            <ol class="chain-levels">
                { for block.items.get_ref().iter().map(|level| html! {
                    <li>
                        <p class="chain-name">{ level.name.get_ref() }</p>
                        { line("note", level.note.as_deref()) }
                    </li>
                }) }
            </ol>
        </>
    }
}
