//! Where an id stands that an editor has given.

use yew::prelude::*;

/// Words by which reading modes know what stands around an article, and leave it out, also where they
/// are a part of an id: what Readability, trafilatura and their kin look for.
const AROUND: &[&str] = &[
    "ad-",
    "agegate",
    "ai2html",
    "author",
    "banner",
    "bar",
    "breadcrumb",
    "button",
    "byline",
    "caption",
    "com-",
    "combx",
    "comment",
    "community",
    "contact",
    "cookie",
    "cover-wrap",
    "dateline",
    "disqus",
    "extra",
    "foot",
    "gdpr",
    "head",
    "hid",
    "jp-",
    "legends",
    "masthead",
    "media",
    "menu",
    "meta",
    "nav",
    "newsletter",
    "outbrain",
    "pager",
    "pagination",
    "popup",
    "premium",
    "promo",
    "related",
    "remark",
    "replies",
    "rss",
    "scroll",
    "share",
    "shar",
    "shopping",
    "shoutbox",
    "sidebar",
    "skyscraper",
    "social",
    "sponsor",
    "supplemental",
    "syndication",
    "tags",
    "viral",
    "widget",
    "writtenby",
    "yom-remote",
];

/// An id on the element that it names, or within it on an anchor that holds nothing.
#[derive(Debug, Default)]
pub(super) struct Anchor {
    /// For the element itself.
    pub(super) id: Option<String>,
    /// First in the element.
    pub(super) within: Html,
}

impl Anchor {
    /// For an id such as `share` the second: a link leads there all the same, and a reading mode
    /// leaves out an anchor instead of the block.
    pub(super) fn of(id: Option<&str>) -> Self {
        match id.map(str::to_owned) {
            Some(id) if is_around(&id) => Self { id: None, within: html! { <a {id}></a> } },
            id => Self { id, within: Html::default() },
        }
    }
}

/// Whether an id says that what it names is no part of an article.
pub(super) fn is_around(id: &str) -> bool {
    AROUND.iter().any(|word| id.contains(word))
}

#[cfg(test)]
mod tests {
    use super::is_around;

    #[test]
    fn an_id_that_reading_modes_leave_out_is_known_by_a_part_of_it() {
        for id in ["share", "shared-places", "social-work", "comments", "community", "road-ad-x"] {
            assert!(is_around(id), "{id}");
        }
        for id in ["chart-party", "members", "brands", "serve", "business-people"] {
            assert!(!is_around(id), "{id}");
        }
    }
}
