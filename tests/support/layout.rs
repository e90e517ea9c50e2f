//! A story laid out without files: what `document` makes of it.

use std::collections::HashMap;

use yitu::page::{Assets, Document, Drawing, Script, document};
use yitu::story::Story;

/// The page of a story.
pub(crate) fn page_of(story: &Story, drawings: &HashMap<String, Drawing>) -> String {
    document(&Document {
        story,
        script: Script::Hans,
        drawings,
        sprite: "drawings.svg",
        assets: &Assets::default(),
        up: "",
        address: None,
        alternates: [("zh-Hans", "./".to_owned()), ("zh-Hant", "hant/".to_owned())],
        other_script: "hant/",
        locale: "zh_CN",
        pictures: None,
        card: None,
        oembed: None,
        snippet: None,
        development: "",
    })
}
