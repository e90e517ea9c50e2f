//! A story laid out without files: what `document` makes of it.

use std::collections::HashMap;

use yitu::page::{Assets, Document, Drawing, Script, card, document, poster};
use yitu::story::Story;

/// The page of a story.
pub(crate) fn page_of(story: &Story, drawings: &HashMap<String, Drawing>) -> String {
    document(&document_of(story, drawings, &Assets::default()))
}

/// The pages that the long picture and the card are taken of.
#[allow(dead_code, reason = "not every test looks at pictures")]
pub(crate) fn pictured(story: &Story, drawings: &HashMap<String, Drawing>) -> [String; 2] {
    let assets = Assets::default();
    let document = document_of(story, drawings, &assets);
    [poster(&document, "", None), card(&document)]
}

fn document_of<'a>(
    story: &'a Story,
    drawings: &'a HashMap<String, Drawing>,
    assets: &'a Assets,
) -> Document<'a> {
    Document {
        story,
        script: Script::Hans,
        drawings,
        sprite: "drawings.svg",
        assets,
        up: "",
        address: None,
        alternates: Vec::new(),
        other_script: "hant/",
        locale: "zh_CN",
        pictures: None,
        card: None,
        oembed: None,
        snippet: None,
        development: "",
    }
}
