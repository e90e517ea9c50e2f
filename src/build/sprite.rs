//! The drawings of a story in one SVG, out of which pages take them.

use std::collections::{BTreeSet, HashMap};

use crate::page::Drawing;
use crate::story::Story;

/// The drawings that pages fetch: all but the one that only the first screen shows, which holds
/// it itself.
pub(super) fn sprite(story: &Story, drawings: &HashMap<String, Drawing>) -> String {
    let names = story.later_drawings().map(|file| file.get_ref().as_str());
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{}</svg>", shapes(names, drawings))
}

/// Every drawing of a story, unseen, for a page that takes them out of itself.
pub(super) fn unseen_sprite(story: &Story, drawings: &HashMap<String, Drawing>) -> String {
    let first = story.meta.picture.iter().map(|picture| &picture.file);
    let names = first.chain(story.later_drawings()).map(|file| file.get_ref().as_str());
    format!("<svg hidden xmlns=\"http://www.w3.org/2000/svg\">{}</svg>", shapes(names, drawings))
}

fn shapes<'a>(names: impl Iterator<Item = &'a str>, drawings: &HashMap<String, Drawing>) -> String {
    let names: BTreeSet<&str> = names.collect();
    let layers = names.iter().filter_map(|name| drawings.get(*name)).flat_map(|it| &it.layers);
    layers.map(|layer| layer.markup.as_str()).collect()
}
