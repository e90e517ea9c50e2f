//! A story laid out: one view function a block, rendered natively and only once.
//!
//! What moves in the browser is a component of [`crate::islands`], placed here inside the element
//! that names it with `data-island`; everything else is plain markup that no script touches.

mod anchor;
mod blocks;
mod colour;
mod document;
mod embed;
mod figure;
mod frame;
mod head;
mod inline;
mod listing;
mod oembed;
mod picture;
mod plain;
mod policy;
mod poster;
mod sources;
mod text;
mod words;

pub use document::{Assets, Document, Share, document};
pub use embed::{Embedded, embed};
pub use listing::{Entry, Listing, listing};
pub use oembed::{Place, oembed, snippet};
pub use picture::{Drawing, Layer};
pub use poster::{Code, card, poster};
pub use sources::{by_paragraph, nth};
pub use text::plain_text;
pub use words::{Script, Words};

use yew::prelude::*;

#[derive(Properties, PartialEq)]
struct WholeProps {
    html: Html,
}

#[component]
fn Whole(props: &WholeProps) -> Html {
    props.html.clone()
}

/// Renders a view to markup.
pub fn to_markup(html: Html) -> String {
    let renderer = yew::LocalServerRenderer::<Whole>::with_props(WholeProps { html });
    futures::executor::block_on(renderer.hydratable(false).render())
}
