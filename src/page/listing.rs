//! The page that lists every story of the site. It has no script: there is nothing to move.

use serde::{Deserialize, Serialize};
use yew::prelude::*;

use super::colour::accent_properties;
use super::document::Share;
use super::head::{ICON, MOBILE, title_of};
use super::policy::policy;
use super::to_markup;
use super::words::{Script, day};
use crate::story::Meta;

/// A story in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its title.
    pub title: String,
    /// What stands under the title.
    pub standfirst: String,
    /// Whose report it is made from.
    pub newspaper: String,
    /// When that appeared: a day as in `2018-07-16`, a year, or nothing when nobody has said.
    pub when: String,
}

impl Entry {
    /// The story in Simplified Chinese.
    pub fn of(meta: &Meta) -> Self {
        let year = meta.source.year.map(|year| year.to_string());
        Self {
            title: title_of(meta),
            standfirst: meta.standfirst.clone(),
            newspaper: meta.source.newspaper.clone(),
            when: meta.source.date().map(str::to_owned).or(year).unwrap_or_default(),
        }
    }
}

/// What the page is made from.
#[derive(Clone, Debug)]
pub struct Listing<'a> {
    /// The stories with the ways to them, in order.
    pub rows: Vec<(&'a Entry, String)>,
    /// The script it is written in.
    pub script: Script,
    /// What the site is called.
    pub name: &'a str,
    /// Its styles, as text.
    pub styles: &'a str,
    /// From this page to the one in the other script.
    pub other_script: &'a str,
    /// From this page to the feed, when there is one.
    pub feed: Option<&'a str>,
}

/// The page as it is written to disk.
pub fn listing(listing: &Listing<'_>) -> String {
    let Listing { script, name, styles, feed, .. } = listing;
    let words = script.words();
    let style = format!("{styles}:root{{{}}}", accent_properties(None));
    let title = format!("{name}：{}", words.all_stories);
    let head = html! {
        <>
            <title>{ &title }</title>
            if let Some(feed) = feed {
                <link rel="alternate" type="application/rss+xml" href={feed.to_string()} title={name.to_string()} />
            }
            <link rel="icon" href={ICON} />
        </>
    };
    let body = html! {
        <main class="listing">
            <header>
                <h1>{ words.all_stories }</h1>
                <p>
                    <a href={listing.other_script.to_owned()} hreflang={script.other().lang()}>{ words.other_script }</a>
                    if let Some(feed) = feed { <a href={feed.to_string()}>{ words.feed }</a> }
                </p>
            </header>
            <ol>{ for listing.rows.iter().map(|(entry, href)| row(entry, href)) }</ol>
        </main>
    };
    format!(
        "<!doctype html>\n<html lang=\"{lang}\" data-yitu=\"static\"><head><meta charset=\"utf-8\">{policy}\
         {MOBILE}{head}\
         <style>{style}</style></head><body>{body}</body></html>\n",
        lang = script.lang(),
        head = to_markup(head),
        policy = policy(&style, &[], &Share::default()),
        body = to_markup(body),
    )
}

fn row(entry: &Entry, href: &str) -> Html {
    html! {
        <li>
            <h2><a href={href.to_owned()}>{ &entry.title }</a></h2>
            <p>{ &entry.standfirst }</p>
            <p class="note">
                { &entry.newspaper }
                if !entry.when.is_empty() { <time datetime={entry.when.clone()}>{ day(&entry.when) }</time> }
            </p>
        </li>
    }
}
