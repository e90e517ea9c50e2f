//! The flat page for a frame: the story in an article of somebody else's.
//!
//! A frame is as high as its content and does not scroll, so nothing here sticks, follows a scroll
//! or is measured by the window, and scenes stand unrolled. The page holds its styles and drawings
//! itself: in a sandbox without an origin a browser refuses them from anywhere else.

use yew::prelude::*;

use super::blocks::patterns;
use super::document::{Document, Share, art_properties, marks_of};
use super::oembed::listed;
use super::picture::Gallery;
use super::sources::sources;
use super::{frame, to_markup};
use crate::page::head::{MOBILE, title_of};

/// Where an embedded page leads.
#[derive(Clone, Debug)]
pub struct Embedded<'a> {
    /// The whole story: its address, or the way there from this page.
    pub full: &'a str,
    /// What the frame calls itself in its messages.
    pub slug: &'a str,
    /// All its styles, as text.
    pub styles: &'a str,
    /// What speaks to the page around the frame, as text.
    pub script: &'a str,
    /// How high it is at which width, both in CSS pixels; empty when nobody has looked.
    pub heights: &'a [(u32, u32)],
}

/// The flat page, with the drawings in `sprite`.
pub fn embed(document: &Document<'_>, embedded: &Embedded<'_>, sprite: &str) -> String {
    let Document { story, script, assets, up, .. } = document;
    let words = script.words();
    let gallery =
        Gallery { drawings: Some(document.drawings), sprite: String::new(), unrolled: true };
    let meta = &story.meta;
    let body = html! {
        <>
            <div class="embed-title">
                <p class="kicker">{ &meta.kicker }</p>
                <h1>{ for meta.title.get_ref().iter().map(|text| html! { <span class="line">{ text }</span> }) }</h1>
                <p class="standfirst">{ &meta.standfirst }</p>
                if let Some(picture) = &meta.picture { { gallery.referenced(picture, "embed-art") } }
            </div>
            { patterns(marks_of(story)) }
            // Around the frame is an article with a `<main>` and a `<footer>` of its own.
            <main aria-label={title_of(meta)}>{ for story.sections.iter().map(|section| frame::section(section, &gallery, words)) }</main>
            <div class="byline">
                { frame::credits(meta, words) }
                { sources(&story.sections, words) }
                <p class="embed-more"><a href={embedded.full.to_owned()} rel="noopener">{ words.read_full }</a></p>
            </div>
        </>
    };
    let style = format!("{}:root{{{}}}", embedded.styles, art_properties(document));
    let policy = document.policy(&style, &[&assets.loader, embedded.script], &Share::default());
    format!(
        "<!doctype html>\n\
         <html lang=\"{lang}\" data-yitu=\"static\">\
         <head><meta charset=\"utf-8\">{policy}\
         {MOBILE}\
         {head}<base target=\"_blank\"><style>{style}</style>\
         <script data-frame data-glue=\"{up}{glue}\" data-wasm=\"{up}{wasm}\">{loader}</script></head>\
         <body class=\"embed\">{body}{sprite}\
         <script data-id=\"{slug}\" data-heights=\"{heights}\">{frame}</script>{development}</body></html>\n",
        lang = script.lang(),
        head = to_markup(head(document, embedded)),
        glue = assets.glue,
        wasm = assets.wasm,
        loader = assets.loader,
        body = to_markup(body),
        slug = embedded.slug,
        heights = listed(embedded.heights),
        frame = embedded.script,
        development = document.development,
    )
}

/// Search engines are to find the whole story, not this.
fn head(document: &Document<'_>, embedded: &Embedded<'_>) -> Html {
    html! {
        <>
            <title>{ title_of(&document.story.meta) }</title>
            <meta name="robots" content="noindex" />
            <link rel="canonical" href={embedded.full.to_owned()} />
            <link rel="icon" href="data:," />
        </>
    }
}
