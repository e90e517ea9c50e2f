//! People, places, programmes; and questions.

use yew::prelude::*;

use crate::page::inline::{block_title, line};
use crate::page::picture::Gallery;
use crate::story::{Card, Cards, Questions};

/// Names of at most as many Hanzi stand two by two on a phone.
const SHORT: usize = 8;

pub(super) fn cards(block: &Cards, gallery: &Gallery<'_>) -> Html {
    let items = block.items.get_ref();
    // Cards that only name something stand closer together.
    let names = items.iter().all(|card| card.text.is_none() && card.tags.is_empty());
    let icons = items.iter().all(|card| card.icon.is_some());
    let short = items.iter().all(|card| card.title.get_ref().chars().count() <= SHORT);
    // An odd one would stand alone beside a gap.
    let pairs = names && items.len().is_multiple_of(2) && (icons || short);
    let look = classes!(
        "card-grid",
        names.then_some("card-names"),
        icons.then_some("card-icons"),
        pairs.then_some("card-pairs"),
    );
    html! {
        <>
            { block_title(block.title.as_deref()) }
            <ul class={look}>{ for items.iter().map(|one| card(one, gallery)) }</ul>
        </>
    }
}

fn card(card: &Card, gallery: &Gallery<'_>) -> Html {
    html! {
        <li class="card">
            if let Some(icon) = &card.icon { { gallery.icon(icon.get_ref()) } }
            { line("kicker", card.kicker.as_deref()) }
            <p class="card-title">{ card.title.get_ref() }</p>
            { line("card-text", card.text.as_deref()) }
            if !card.tags.is_empty() {
                <ul class="points">{ for card.tags.iter().map(|tag| html! { <li>{ tag }</li> }) }</ul>
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
