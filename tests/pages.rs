//! What holds for every page that is written, whatever its story says: names, links, headings, the
//! head, and final numbers from the first byte on.

#[path = "support/page.rs"]
mod page;
#[path = "support/site.rs"]
mod site;

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::sync::LazyLock;

use page::{Page, visible_text};
use yitu::build::Loaded;
use yitu::story::{Block, Counter};

type Files = BTreeMap<String, String>;

fn built(folder: &std::path::Path) -> Files {
    let staging = site::staging();
    let done = site::prerender(folder, staging.path());
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    site::files_of(staging.path())
}

static FILES: LazyLock<Files> = LazyLock::new(|| built(".".as_ref()));

/// Every page, with its path.
fn pages() -> impl Iterator<Item = (&'static str, Page)> {
    let pages = FILES.iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, markup)| (path.as_str(), Page::of(markup)))
}

/// Where a relative link of a page leads: a path in `dist/`, and what stands behind `#`.
fn target(page: &str, link: &str) -> (String, String) {
    let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
    if path.is_empty() {
        return (page.to_owned(), anchor.to_owned());
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{link} in {page} leads out of dist/"),
            "." => {}
            // A folder is served as its page.
            "" => parts.push("index.html"),
            _ => parts.push(part),
        }
    }
    (parts.join("/"), anchor.to_owned())
}

#[test]
fn no_element_has_a_style_of_its_own() {
    for (path, page) in pages() {
        assert!(page.all("[style]").is_empty(), "{path}");
    }
}

#[test]
fn every_id_is_given_once() {
    for (path, page) in pages() {
        let mut seen = HashSet::new();
        for id in page.all("[id]").iter().filter_map(|element| element.value().id()) {
            assert!(seen.insert(id.to_owned()), "{path}: {id}");
        }
    }
}

#[test]
fn what_an_attribute_names_is_there() {
    for (path, page) in pages() {
        for attribute in ["aria-labelledby", "aria-controls", "aria-describedby", "for"] {
            for element in page.all(&format!("[{attribute}]")) {
                let names = element.value().attr(attribute).unwrap_or_default();
                for id in names.split_whitespace() {
                    page.one(&format!("[id=\"{id}\"]"));
                }
                assert!(!names.trim().is_empty(), "{path}: an empty {attribute}");
            }
        }
    }
}

#[test]
fn headings_begin_at_one_and_skip_no_level() {
    for (path, page) in pages() {
        let mut before = 0;
        for heading in page.all("h1, h2, h3, h4, h5, h6") {
            let level = heading.value().name()[1..].parse::<u8>().expect("h1 to h6");
            assert!(level <= before + 1, "{path}: h{level} behind h{before}");
            assert!(!visible_text(heading).is_empty(), "{path}: an empty h{level}");
            before = level;
        }
        assert_eq!(page.all("h1").len(), 1, "{path}");
    }
}

#[test]
fn every_link_inside_the_site_is_relative_and_leads_somewhere() {
    for (path, page) in pages() {
        let mut checked = 0;
        for attribute in ["href", "src", "data-glue", "data-wasm"] {
            for element in page.all(&format!("[{attribute}]")) {
                let link = element.value().attr(attribute).unwrap_or_default();
                let other_site = element.value().name() == "a" && link.starts_with("https://");
                if other_site || link.starts_with("data:") {
                    continue;
                }
                assert!(!link.starts_with('/') && !link.contains("://"), "{path}: {link}");
                let (file, anchor) = target(path, link);
                let text = FILES.get(&file).unwrap_or_else(|| panic!("{path}: no file for {link}"));
                let id = format!(" id=\"{anchor}\"");
                assert!(anchor.is_empty() || text.contains(&id), "{path}: nothing at {link}");
                checked += 1;
            }
        }
        let least = if path.starts_with("all/") { 3 } else { 10 };
        assert!(checked > least, "{path} has {checked} links");
    }
}

#[test]
fn every_drawing_is_there_in_all_its_parts() {
    for (path, page) in pages() {
        for svg in page.all("svg.art") {
            let parts = svg.descendants().filter(|node| node.value().is_element()).count() - 1;
            assert!(parts > 0, "{path}: an empty drawing");
            assert!(svg.value().attr("aria-label").is_some_and(|text| !text.is_empty()), "{path}");
        }
    }
}

#[test]
fn a_page_names_its_language_and_its_state() {
    for (path, page) in pages() {
        let html = page.one("html").value();
        let lang = if path.contains("hant/") { "zh-Hant" } else { "zh-Hans" };
        assert_eq!(html.attr("lang"), Some(lang), "{path}");
        assert_eq!(html.attr("data-yitu"), Some("static"), "{path}");
    }
}

#[test]
fn the_head_says_what_search_engines_and_chats_ask_for() {
    let page = Page::of(&FILES["jinshan/index.html"]);
    let content = |css: &str| page.one(css).value().attr("content").unwrap_or_default();
    let title: String = page.one("head > title").text().collect();
    assert_eq!(title, format!("{}：{}", page.text(".hero-kicker"), page.text("h1")));
    assert_eq!(content("meta[property='og:title']"), title);
    let description = content("meta[name=description]");
    assert!(description.contains("金山街道") && description.contains("海西晨报"), "{description}");
    assert_eq!(content("meta[property='og:description']"), description);
    assert_eq!(content("meta[property='og:type']"), "article");
    assert_eq!(content("meta[itemprop=name]"), title);
    assert_eq!(content("meta[itemprop=description]"), description);
    // No `cover`: what lies under a notch or the bar of a phone is then the browser's to avoid.
    assert_eq!(content("meta[name=viewport]"), "width=device-width, initial-scale=1");
    assert_eq!(page.all("meta[name=theme-color][media]").len(), 2);
    let icon = page.one("link[rel=icon]").value().attr("href").unwrap_or_default();
    assert!(icon.starts_with("data:image/svg+xml,"), "an icon that needs no request: {icon}");
}

#[test]
fn a_page_speaks_to_wechat_only_where_the_site_asks_for_it() {
    assert!(!FILES["jinshan/index.html"].contains("MicroMessenger"));
    let copy = site::copy_of_site();
    // Sound as an address, and another one wherever it is not escaped.
    let settings =
        "default = \"jinshan\"\n[wechat]\nsignature = \"/sign?a=1&lt\"\nsdk = \"/sdk.js\"\n";
    fs::write(copy.path().join("site.toml"), settings).expect("the copy can be written");
    let page = Page::of(&built(copy.path())["jinshan/index.html"]);
    let script = page.one("script[data-sdk]");
    assert_eq!(script.value().attr("data-signature"), Some("/sign?a=1&lt"));
    assert!(script.text().collect::<String>().contains("MicroMessenger"));
}

#[test]
fn the_head_describes_a_news_article() {
    let page = Page::of(&FILES["jinshan/index.html"]);
    let text: String = page.one("script[type='application/ld+json']").text().collect();
    let article: serde_json::Value = serde_json::from_str(&text).expect("JSON-LD is JSON");
    assert_eq!(article["@type"], "NewsArticle");
    assert_eq!(article["headline"], page.one("head > title").text().collect::<String>());
    let authors: Vec<_> =
        article["author"].as_array().into_iter().flatten().map(|one| &one["name"]).collect();
    assert_eq!(authors, ["林君", "李榕梅", "黄劲超"]);
    assert_eq!(article["isBasedOn"]["publisher"]["name"], "海西晨报");
}

#[test]
fn a_page_has_an_address_only_when_the_site_has_one() {
    let copy = site::copy_of_site();
    for address in [None, Some("https://news.example/yitu/")] {
        let line = address.map_or(String::new(), |to| format!("address = \"{to}\"\n"));
        fs::write(copy.path().join("site.toml"), format!("default = \"jinshan\"\n{line}"))
            .expect("the copy can be written");
        let files = built(copy.path());
        for path in ["index.html", "jinshan/index.html"] {
            let page = Page::of(&files[path]);
            let named = |css: &str, attribute: &str| {
                let found = page.all(css);
                found.first().and_then(|e| e.value().attr(attribute)).map(str::to_owned)
            };
            let expected = address.map(|to| format!("{to}jinshan/"));
            assert_eq!(named("link[rel=canonical]", "href"), expected, "{path}");
            assert_eq!(named("meta[property='og:url']", "content"), expected, "{path}");
            for (lang, way) in
                [("zh-Hans", "jinshan/"), ("zh-Hant", "jinshan/hant/"), ("x-default", "jinshan/")]
            {
                let css = format!("link[rel=alternate][hreflang={lang}]");
                assert_eq!(named(&css, "href"), address.map(|to| format!("{to}{way}")), "{path}");
            }
        }
    }
}

#[test]
fn every_figure_is_served_as_it_ends() {
    let story = Loaded::from_path("stories/jinshan".as_ref()).story.expect("it is sound");
    let blocks = story.sections.iter().flat_map(|section| &section.blocks);
    let written: Vec<String> = blocks
        .flat_map(|block| -> Vec<&Counter> {
            match block {
                Block::Counters(block) => block.items.get_ref().iter().collect(),
                Block::Pictogram(block) => vec![&block.total],
                Block::Proportion(block) => [Some(&block.figure), block.over_target.as_ref()]
                    .into_iter()
                    .flatten()
                    .collect(),
                _ => Vec::new(),
            }
        })
        .map(Counter::figure)
        .collect();
    let page = Page::of(&FILES["jinshan/index.html"]);
    let served: Vec<String> = page.all(".figure").into_iter().map(visible_text).collect();
    assert_eq!(served, written);
    assert_eq!(page.all(".figure [data-counter]").len(), page.all("[data-counter]").len());
}
