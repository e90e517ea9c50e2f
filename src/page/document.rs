//! A whole page.

use std::collections::HashMap;

use yew::prelude::*;

use super::blocks::patterns;
use super::colour::accent_properties;
use super::head::{MOBILE, head};
use super::picture::{Drawing, Gallery};
use super::policy::policy;
use super::words::Script;
use super::{frame, plain, to_markup};
use crate::story::{Block, Mark, Story};

/// The files that a page names, as they are called in `dist/`.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    /// The wasm's JavaScript glue.
    pub glue: String,
    /// The wasm.
    pub wasm: String,
    /// The styles that the first screen can do without.
    pub styles: String,
    /// The styles of the first screen, as text.
    pub critical_styles: String,
    /// Those of a first screen without a drawing.
    pub plain_styles: String,
    /// The loader, as text.
    pub loader: String,
    /// All styles of the flat page, as text.
    pub embed_styles: String,
    /// What speaks to the page around a frame, as text.
    pub frame: String,
    /// What speaks to WeChat; empty where the site does not ask for it.
    pub share: Share,
}

/// What makes a link that is shared inside WeChat show the story.
#[derive(Clone, Debug, Default)]
pub struct Share {
    /// The script element.
    pub element: String,
    /// The script in it, as text.
    pub script: String,
    /// From where the SDK comes, when it is not the page's own site: scheme, host and port.
    pub sdk_host: Option<String>,
    /// Who signs, likewise.
    pub signature_host: Option<String>,
}

/// What a page is made from.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// The story.
    pub story: &'a Story,
    /// The script it is written in.
    pub script: Script,
    /// Its drawings by file name.
    pub drawings: &'a HashMap<String, Drawing>,
    /// The file that holds the drawings.
    pub sprite: &'a str,
    /// The files it names.
    pub assets: &'a Assets,
    /// From the page to the root of `dist/`: `""` or `"../"` and so on.
    pub up: &'a str,
    /// Where the page will be on the web, when that is known.
    pub address: Option<String>,
    /// The same page for readers of another script: their `hreflang`, and its address. Nothing where the
    /// site does not know its own: search engines take whole addresses alone.
    pub alternates: Vec<(&'static str, String)>,
    /// From this page to the one in the other script.
    pub other_script: &'a str,
    /// The language and region that chats are told, such as `zh_CN`.
    pub locale: &'static str,
    /// From the page to the folder of the long picture, when it has been taken.
    pub pictures: Option<&'a str>,
    /// The address of the share card, when there is one and the site knows where it will be.
    pub card: Option<String>,
    /// Where `oembed.json` is: its address, or the way there; nothing where there is none.
    pub oembed: Option<&'a str>,
    /// The root of the site, and the lines that put the story into an article; nothing where none are
    /// offered.
    pub snippet: Option<(&'a str, &'a str)>,
    /// Markup that a development server adds to the end of the body.
    pub development: &'a str,
}

impl Document<'_> {
    /// The element with the page's policy. A development server adds scripts of its own to pages, so
    /// that there is none.
    pub(super) fn policy(&self, style: &str, scripts: &[&str], share: &Share) -> String {
        if self.development.is_empty() { policy(style, scripts, share) } else { String::new() }
    }
}

/// The page as it is written to disk.
pub fn document(document: &Document<'_>) -> String {
    let Document { assets, up, .. } = document;
    let lang = document.script.lang();
    let plain = if document.story.meta.picture.is_some() { "" } else { &assets.plain_styles };
    let style = format!("{}{plain}:root{{{}}}", assets.critical_styles, art_properties(document));
    let policy = document.policy(&style, &[&assets.loader, &assets.share.script], &assets.share);
    format!(
        "<!doctype html>\n\
         <html lang=\"{lang}\" data-yitu=\"static\">\
         <head><meta charset=\"utf-8\">{policy}\
         {MOBILE}\
         {head}<style>{style}</style>\
         {loader}{share}</head>\
         <body>{body}<link rel=\"stylesheet\" href=\"{up}{later}\">{development}</body></html>\n",
        head = to_markup(head(document)),
        loader = loader(document),
        share = assets.share.element,
        body = to_markup(body(document)),
        later = assets.styles,
        development = document.development,
    )
}

/// The element of the loader: what it fetches, and what it says where the page has been opened as a
/// file and can fetch nothing.
fn loader(document: &Document<'_>) -> String {
    let Document { assets, up, script, .. } = document;
    let words = script.words();
    let story = if up.is_empty() { document.story.meta.slug.get_ref() } else { "" };
    let within = if story.is_empty() { "" } else { "/" };
    format!(
        "<script data-glue=\"{up}{glue}\" data-wasm=\"{up}{wasm}\" data-whole=\"{story}{within}embed/index.html\" \
         data-alone=\"{alone}\" data-picture=\"{picture}\">{loader}</script>",
        glue = assets.glue,
        wasm = assets.wasm,
        alone = words.alone,
        picture = words.picture,
        loader = assets.loader,
    )
}

fn body(document: &Document<'_>) -> Html {
    let Document { story, script, .. } = document;
    let words = script.words();
    let gallery = Gallery {
        drawings: Some(document.drawings),
        sprite: [document.up, document.sprite].concat(),
        unrolled: false,
    };
    html! {
        <>
            <a class="skip" href="#main">{ words.skip }</a>
            { frame::hero(story, &gallery, words, (script.other().lang(), document.other_script)) }
            { frame::contents(story, words) }
            { patterns(marks_of(story)) }
            <main id="main" class="article">{ for story.sections.iter().map(|section| frame::section(section, &gallery, words)) }</main>
            { frame::byline(story, &gallery, words, document.pictures, document.snippet) }
        </>
    }
}

/// The custom properties that differ from story to story.
pub(super) fn art_properties(document: &Document<'_>) -> String {
    let meta = &document.story.meta;
    let accent = accent_properties(meta.accent.as_ref().map(|accent| accent.get_ref().as_str()));
    let hero = meta.picture.as_ref();
    let hero = hero.and_then(|picture| document.drawings.get(picture.file.get_ref()));
    let (hanzi, ratio) = (longest_line(document.story), hero.map_or(0.0, Drawing::ratio));
    if hero.is_none() {
        let figure = plain::width(document.story);
        return format!("{accent}--title-hanzi:{hanzi};--art-ratio:0;--figure-tenths:{figure}");
    }
    format!("{accent}--title-hanzi:{hanzi};--art-ratio:{ratio}")
}

/// The marks that a story's numbers are drawn with.
pub(super) fn marks_of(story: &Story) -> impl Iterator<Item = Mark> {
    story.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
        Block::Pictogram(block) => Some(block.mark),
        _ => None,
    })
}

/// The Hanzi of the title's longest line: the title is set as wide as a phone. A short one would
/// become too large.
fn longest_line(story: &Story) -> usize {
    let lines = story.meta.title.get_ref().iter();
    lines.map(|line| line.chars().count()).max().unwrap_or(0).max(5)
}
