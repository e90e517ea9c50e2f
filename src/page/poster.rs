//! The long picture and the share card, as pages that a browser is to photograph.
//!
//! Both hold everything themselves: they are opened from a folder, where a browser fetches nothing.

use yew::prelude::*;

use super::blocks::patterns;
use super::document::{Document, art_properties, marks_of};
use super::picture::Gallery;
use super::plain::sheet;
use super::{frame, to_markup};

/// The story's address as a QR code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// The dark modules as an SVG path, one unit a module, behind a quiet zone of [`Self::QUIET`].
    pub path: String,
    /// Modules along a side, with the quiet zone.
    pub side: usize,
    /// What it says.
    pub address: String,
}

impl Code {
    /// As wide a quiet zone as the standard asks for (ISO/IEC 18004), in modules.
    pub const QUIET: usize = 4;
}

/// The whole story as one page, everything unfolded, with the code at its end.
pub fn poster(document: &Document<'_>, sprite: &str, code: Option<&Code>) -> String {
    let Document { story, script, .. } = document;
    let words = script.words();
    // The drawings stand in the page itself.
    let gallery =
        Gallery { drawings: Some(document.drawings), sprite: String::new(), unrolled: false };
    let body = html! {
        <>
            { frame::hero(story, &gallery, words, ("", "")) }
            { patterns(marks_of(story)) }
            <main>{ for story.sections.iter().map(|section| frame::section(section, &gallery, words)) }</main>
            { frame::byline(story, &gallery, words, None, None) }
            if let Some(code) = code {
                <aside class="code">
                    <svg viewBox={format!("0 0 {0} {0}", code.side)} shape-rendering="crispEdges">
                        <path fill="#fff" d="M0 0h99v99H0z" /><path fill="#000" d={code.path.clone()} />
                    </svg>
                    <p><strong>{ words.scan }</strong><span>{ &code.address }</span></p>
                </aside>
            }
        </>
    };
    page(document, "poster", &to_markup(body), sprite)
}

/// What chats show of a link: title and drawing, 1200 by 630.
pub fn card(document: &Document<'_>) -> String {
    let meta = &document.story.meta;
    let gallery =
        Gallery { drawings: Some(document.drawings), sprite: String::new(), unrolled: false };
    let body = html! {
        <>
            <div class="card-words">
                <p class="card-kicker">{ &meta.kicker }</p>
                <h1>{ for meta.title.get_ref().iter().map(|text| html! { <span class="line">{ text }</span> }) }</h1>
                <p>{ meta.keywords.join(" · ") }</p>
            </div>
            if let Some(picture) = &meta.picture { { gallery.inline(picture, "card-art") } }
            { sheet(document.story) }
        </>
    };
    let class = if meta.picture.is_some() { "card-page" } else { "card-page card-plain" };
    page(document, class, &to_markup(body), "")
}

fn page(document: &Document<'_>, class: &str, body: &str, sprite: &str) -> String {
    format!(
        "<!doctype html><html lang=\"{lang}\" data-theme=\"light\" data-motion=\"off\">\
         <head><meta charset=\"utf-8\"><style>{styles}:root{{{art}}}</style></head>\
         <body class=\"{class}\">{body}{sprite}</body></html>\n",
        lang = document.script.lang(),
        styles = document.assets.critical_styles,
        art = art_properties(document),
    )
}
