//! People, places, programmes; and questions.

use yew::prelude::*;

use crate::page::inline::{block_title, line};
use crate::story::{Card, Cards, Questions};

pub(super) fn cards(block: &Cards) -> Html {
    let items = block.items.get_ref();
    // Cards that only name something stand closer together.
    let names = items.iter().all(|card| card.text.is_none() && card.tags.is_empty());
    html! {
        <>
            { block_title(block.title.as_deref()) }
            <ul class={classes!("card-grid", names.then_some("card-names"))}>{ for items.iter().map(card) }</ul>
        </>
    }
}

fn card(card: &Card) -> Html {
    html! {
        <li class="card">
            { line("kicker", card.kicker.as_deref()) }
            <p class="card-title">{ card.title.get_ref() }</p>
            { line("card-text", card.text.as_deref()) }
            if !card.tags.is_empty() {
                <ul class="tags">{ for card.tags.iter().map(|tag| html! { <li>{ tag }</li> }) }</ul>
            }
        </li>
    }
}

pub(super) fn questions(block: &Questions) -> Html {
    html! {
        <>
            { block_title(block.title.as_deref()) }
            <ol class="asks">
                { for block.items.get_ref().iter().map(|question| html! {
                    <li><p class="ask">{ &question.ask }</p>{ line("note", question.answer.as_deref()) }</li>
                }) }
            </ol>
        </>
    }
}
