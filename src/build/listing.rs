//! What all stories are listed in: a plain page in both scripts, and where the site knows its
//! address, a site map for search engines and a feed for those who follow it.

use std::collections::BTreeMap;

use anyhow::Result;
use delivery::LIST_OF_STORIES;
use serde::{Deserialize, Serialize};

use super::Site;
use super::hant::Hant;
use super::store::Output;
use super::xml::{feed, site_map};
use crate::page::{Entry, Listing, Script, listing};
use crate::story::Story;

/// Where the page is, from the root of the site. No story may have this slug.
const PAGE: &str = LIST_OF_STORIES;

/// A story in lists, in both scripts.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Listed {
    /// Its slug.
    pub(super) slug: String,
    /// What it is about, for those who have not opened it.
    pub(super) description: String,
    /// In Simplified Chinese.
    pub(super) hans: Entry,
    /// In Traditional Chinese, with the story's own words for it.
    pub(super) hant: Entry,
}

impl Listed {
    /// What lists say of a story.
    pub(super) fn of(story: &Story, hant: &Hant) -> Self {
        let hans = Entry::of(&story.meta);
        let [title, standfirst, newspaper] =
            [&hans.title, &hans.standfirst, &hans.newspaper].map(|text| hant.text(text));
        Self {
            slug: story.meta.slug.get_ref().clone(),
            description: story.meta.description.get_ref().clone(),
            hant: Entry { title, standfirst, newspaper, when: hans.when.clone() },
            hans,
        }
    }
}

/// The files of all lists, the newest story first.
///
/// # Errors
/// When the tables for Traditional Chinese cannot be read.
pub(super) fn lists(mut stories: Vec<Listed>, site: &Site, styles: &str) -> Result<Vec<Output>> {
    stories.sort_by(|a, b| b.hans.when.cmp(&a.hans.when).then_with(|| a.slug.cmp(&b.slug)));
    let hant = Hant::new(site.traditional, &BTreeMap::new())?.text(&site.name);
    let mut files = Vec::new();
    for script in [Script::Hans, Script::Hant] {
        let (name, up, below, other) = match script {
            Script::Hans => (&site.name, "../", "", "hant/"),
            Script::Hant => (&hant, "../../", "hant/", "../"),
        };
        let row = |story: &'_ Listed| format!("{up}{}/{below}", story.slug);
        let feed = site.address.as_ref().map(|_| format!("{up}feed.xml"));
        let page = listing(&Listing {
            rows: stories.iter().map(|story| (story.entry(script), row(story))).collect(),
            script,
            name,
            styles,
            other_script: other,
            feed: feed.as_deref(),
        });
        files.push(Output::new(format!("{PAGE}/{below}index.html"), page));
    }
    if let Some(root) = &site.address {
        let pages =
            stories.iter().map(|story| format!("{}/", story.slug)).chain([format!("{PAGE}/")]);
        files.push(Output::new("sitemap.xml", site_map(root, pages)));
        files.push(Output::new("feed.xml", feed(root, &site.name, &stories)));
    }
    Ok(files)
}

impl Listed {
    fn entry(&self, script: Script) -> &Entry {
        match script {
            Script::Hans => &self.hans,
            Script::Hant => &self.hant,
        }
    }
}
