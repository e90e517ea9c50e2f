//! What stands in articles of others: the flat page, oEmbed and the lines that are pasted.

#[path = "support/page.rs"]
mod page;
#[path = "support/site.rs"]
mod site;

use std::collections::BTreeMap;
use std::fs;

use page::Page;
use serde_json::Value;

/// The site as it is written with this address, or with none.
fn built(address: Option<&str>) -> BTreeMap<String, String> {
    let copy = site::copy_of_site();
    let line = address.map_or(String::new(), |to| format!("address = \"{to}\"\n"));
    fs::write(copy.path().join("site.toml"), format!("default = \"jinshan\"\n{line}"))
        .expect("the copy can be written");
    let staging = site::staging();
    let done = site::prerender(copy.path(), staging.path());
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    site::files_of(staging.path())
}

#[test]
fn the_flat_page_is_not_found_by_itself_and_leads_to_the_whole_story() {
    for (address, full) in
        [(None, "../"), (Some("https://news.example/"), "https://news.example/jinshan/")]
    {
        let page = Page::of(&built(address)["jinshan/embed/index.html"]);
        assert_eq!(page.one("meta[name=robots]").value().attr("content"), Some("noindex"));
        assert_eq!(page.one("link[rel=canonical]").value().attr("href"), Some(full));
        assert_eq!(page.one(".embed-more a").value().attr("href"), Some(full));
        assert_eq!(page.one("base").value().attr("target"), Some("_blank"));
    }
}

#[test]
fn the_flat_page_says_what_the_whole_one_says_and_fetches_nothing_without_its_script() {
    let files = built(None);
    for story in ["jinshan", "patterns", "jinshan/hant"] {
        let [whole, flat] =
            ["", "embed/"].map(|form| Page::of(&files[&format!("{story}/{form}index.html")]));
        let words = |page: &Page| -> Vec<String> {
            page.all("main p, main h2, main h3, main .org-node, main .figure")
                .into_iter()
                .map(|one| one.text().collect())
                .collect()
        };
        let missing: Vec<_> =
            words(&whole).into_iter().filter(|text| !words(&flat).contains(text)).collect();
        assert!(missing.is_empty(), "{story}: {missing:?}");
        assert!(flat.all("link[rel=stylesheet], img, script[src]").is_empty(), "{story}");
        for drawing in flat.all("use") {
            let href = drawing.value().attr("href").unwrap_or_default();
            assert!(href.starts_with('#'), "{story}: {href}");
        }
    }
}

#[test]
fn a_scene_stands_unrolled_and_is_named_once() {
    let page = Page::of(&built(None)["jinshan/embed/index.html"]);
    let steps: Vec<_> =
        page.all(".pair").iter().map(|pair| pair.value().attr("data-step")).collect();
    assert_eq!(steps, ["1", "2", "3", "4"].map(Some));
    assert_eq!(page.all(".pair .scene-art").len(), 4);
    assert_eq!(page.all(".pair > .scene-art").len(), 1, "the others are hidden from readers");
}

#[test]
fn oembed_is_rich_and_its_html_frames_the_flat_page() {
    let files = built(Some("https://news.example/"));
    let answer: Value = serde_json::from_str(&files["jinshan/oembed.json"]).expect("JSON");
    assert_eq!((&answer["version"], &answer["type"]), (&"1.0".into(), &"rich".into()));
    for size in ["width", "height"] {
        assert!(answer[size].as_u64() > Some(0), "{size}");
    }
    let html = Page::of(answer["html"].as_str().expect("text"));
    let frame = html.one("div.yitu-embed > iframe").value();
    assert_eq!(frame.attr("src"), Some("https://news.example/jinshan/embed/"));
    assert_eq!((frame.attr("width"), frame.attr("style")), (Some("100%"), None));
    assert!(frame.attr("title").is_some_and(|title| answer["title"] == title));
    let element = html.one("div.yitu-embed").value();
    assert_eq!(element.attr("data-story"), Some("https://news.example/jinshan/"));
    assert_eq!(
        html.one("script[async]").value().attr("src"),
        Some("https://news.example/embed.js")
    );
    let found = Page::of(&files["jinshan/index.html"]);
    let link = found.one("link[type='application/json+oembed']").value().attr("href");
    assert_eq!(link, Some("https://news.example/jinshan/oembed.json"));
}

#[test]
fn the_page_offers_the_same_lines_in_its_own_script() {
    let files = built(Some("https://news.example/"));
    let lines = |path: &str| Page::of(&files[path]).text("textarea");
    let answer: Value = serde_json::from_str(&files["jinshan/oembed.json"]).expect("JSON");
    assert_eq!(answer["html"].as_str(), Some(lines("jinshan/index.html").as_str()));
    assert!(
        lines("jinshan/hant/index.html")
            .contains("src=\"https://news.example/jinshan/hant/embed/\"")
    );
}
