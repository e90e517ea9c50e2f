//! What a browser fetches because a page names it.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use html5gum::{DefaultEmitter, Token, Tokenizer};

/// Attributes that make a browser fetch, by element.
const FETCHING: &[(&str, &str)] = &[
    ("audio", "src"),
    ("embed", "src"),
    ("iframe", "src"),
    ("image", "href"),
    ("img", "src"),
    ("script", "src"),
    // Our loader fetches these two when the words stand.
    ("script", "data-glue"),
    ("script", "data-wasm"),
    ("source", "src"),
    ("use", "href"),
    ("video", "poster"),
    ("video", "src"),
];
/// Kinds of `<link>` that fetch; a canonical address, for one, does not.
const LINKS: &[&str] = &["stylesheet", "icon", "preload", "modulepreload", "manifest"];

/// The files that the page names, each once, in the page's order.
///
/// # Errors
/// When one is not relative: it could come from elsewhere, or break when `dist/` moves.
pub(super) fn fetched(html: &str) -> Result<Vec<String>> {
    let mut emitter = DefaultEmitter::default();
    // What looks like a tag inside a script or a style is none.
    emitter.naively_switch_states(true);
    let mut found = Vec::new();
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(Token::StartTag(tag)) = token else { continue };
        let element = String::from_utf8_lossy(&tag.name).into_owned();
        let attributes: BTreeMap<String, String> = tag
            .attributes
            .iter()
            .map(|(name, value)| {
                (String::from_utf8_lossy(name).into_owned(), String::from_utf8_lossy(value).into())
            })
            .collect();
        for reference in references(&element, &attributes) {
            let file = reference.split(['#', '?']).next().unwrap_or_default();
            if file.is_empty() || file.starts_with("data:") {
                continue;
            }
            ensure!(
                !file.starts_with('/') && !file.contains(':'),
                "index.html fetches {reference}: every reference must be relative"
            );
            if !found.iter().any(|known| known == file) {
                found.push(file.to_owned());
            }
        }
    }
    Ok(found)
}

fn references<'a>(element: &str, attributes: &'a BTreeMap<String, String>) -> Vec<&'a str> {
    let value = |name: &str| attributes.get(name).map(String::as_str);
    if element == "link" {
        let fetches = value("rel").is_some_and(|rel| LINKS.contains(&rel));
        return value("href").filter(|_| fetches).into_iter().collect();
    }
    // Fetched when a reader opens what it stands in.
    if value("loading") == Some("lazy") {
        return Vec::new();
    }
    FETCHING.iter().filter(|(of, _)| *of == element).filter_map(|(_, name)| value(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_fetched_is_found_once_and_links_are_not() {
        let html = r##"<!doctype html><html><head>
            <link rel="canonical" href="https://news.example/x/">
            <link rel="icon" href="data:image/svg+xml,%3Csvg%3E">
            <style>a{}</style>
            <script data-glue="i.js" data-wasm="i.wasm">if (1<img) "<img src='not.png'>";</script>
            </head><body><a href="#main">x</a><a href="https://else.example/">y</a>
            <details><img loading="lazy" src="long.png"></details>
            <svg><use href="x.svg#a"></use><use href="x.svg#b"/><use href="#c"/></svg>
            <link rel="stylesheet" href="b.css"></body></html>"##;
        assert_eq!(fetched(html).expect("relative"), ["i.js", "i.wasm", "x.svg", "b.css"]);
    }

    #[test]
    fn another_origin_is_refused() {
        for html in ["<script src='https://else.example/x.js'>", "<img src=//else.example/x.png>"] {
            let error = fetched(html).expect_err("not relative").to_string();
            assert!(error.contains("else.example"), "{error}");
        }
    }
}
