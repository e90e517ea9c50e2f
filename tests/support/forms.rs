//! What must hold of every form of a story that passes the check, whatever stands in it.

use std::collections::HashMap;

use scraper::{ElementRef, Html, Selector};
use yitu::build::{Site, forms};
use yitu::page::{Drawing, Layer};
use yitu::story::Story;

/// The forms that a story has in a site that knows its address; `x` stands for its slug.
const FORMS: [&str; 13] = [
    "x/index.html",
    "x/hant/index.html",
    "x/embed/index.html",
    "x/hant/embed/index.html",
    "x/story.txt",
    "x/oembed.json",
    "x/poster.html",
    "x/card.html",
    "index.html",
    "all/index.html",
    "all/hant/index.html",
    "feed.xml",
    "sitemap.xml",
];
/// A drawing's numbers; those beyond are none that a screen shows.
const LARGEST: f64 = 1e6;
/// A form repeats titles in its head and has markup around each text; no more comes of a byte.
const BYTES_A_BYTE: usize = 400;

/// Makes all forms of a story and looks at each.
pub(crate) fn all(story: &Story, source: &str, site: &Site) {
    let files =
        forms(story, &drawings_of(story), site).expect("what passes the check has all forms");
    let size: usize = files.iter().map(|(_, text)| text.len()).sum();
    assert!(size < 1_000_000 + BYTES_A_BYTE * source.len(), "{size} bytes of {}", source.len());
    let files: HashMap<String, String> = files.into_iter().collect();
    let slug = story.meta.slug.get_ref();
    let of = |form: &str| files.get(&form.replacen('x', slug, usize::from(form.starts_with("x/"))));
    for form in FORMS {
        let unknown = site.address.is_none() && form.ends_with(".xml");
        let elsewhere = form == "index.html" && site.default != *slug;
        assert!(of(form).is_some() || unknown || elsewhere, "{form} is missing");
    }
    let pages = FORMS.iter().filter(|form| form.ends_with(".html"));
    let parsed: HashMap<&str, Html> =
        pages.filter_map(|form| Some((*form, page(form, of(form)?)))).collect();
    for (hans, hant) in
        [("x/index.html", "x/hant/index.html"), ("x/embed/index.html", "x/hant/embed/index.html")]
    {
        assert_eq!(skeleton(&parsed[hans]), skeleton(&parsed[hant]), "{hant}: other elements");
    }
    for form in FORMS.iter().filter(|form| form.ends_with(".xml")) {
        let markup = of(form).map(|text| roxmltree::Document::parse(text));
        assert!(markup.is_none_or(|it| it.is_ok()), "{form} is no XML");
    }
    let answer = of("x/oembed.json").map(|text| serde_json::from_str::<serde_json::Value>(text));
    assert!(answer.is_some_and(|it| it.is_ok()), "oembed.json is no JSON");
    let text = of("x/story.txt").map_or("", String::as_str);
    assert!(!text.trim().is_empty(), "the text says nothing");
    assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "the text commands a terminal");
}

/// A drawing for each name: what is drawn is no matter of the story's.
fn drawings_of(story: &Story) -> HashMap<String, Drawing> {
    let first = story.meta.picture.iter().map(|picture| &picture.file);
    let names = first.chain(story.later_drawings()).map(|file| file.get_ref().clone());
    let layer = |at: usize| Layer {
        class: format!("from-{at}"),
        id: format!("a_{at}"),
        markup: format!("<g id=\"a_{at}\"><path d=\"M0 0h9\"/></g>"),
    };
    let drawing =
        Drawing { view_box: "0 0 720 400".to_owned(), layers: (1..3).map(layer).collect() };
    names.map(|name| (name, drawing.clone())).collect()
}

fn page(form: &str, text: &str) -> Html {
    assert!(text.starts_with("<!doctype html>"), "{form}");
    assert!(text.ends_with("</html>\n"), "{form}");
    let page = Html::parse_document(text);
    for element in elements(&page) {
        for (name, value) in element.value().attrs() {
            assert!(!name.starts_with("on"), "{form}: {name}={value}");
            assert!(is_drawn(name, value), "{form}: {name}={value}");
        }
    }
    let data = Selector::parse("script[type='application/ld+json']").expect("a selector");
    for data in page.select(&data) {
        let text: String = data.text().collect();
        assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{form}: {text}");
    }
    page
}

fn elements(page: &Html) -> impl Iterator<Item = ElementRef<'_>> {
    page.tree.nodes().filter_map(ElementRef::wrap)
}

/// Every element, with the names of its attributes.
fn skeleton(page: &Html) -> Vec<String> {
    let names = |element: ElementRef<'_>| {
        let mut names: Vec<_> = element.value().attrs().map(|(name, _)| name).collect();
        names.sort_unstable();
        format!("<{} {}>", element.value().name(), names.join(" "))
    };
    elements(page).map(names).collect()
}

/// Whether an attribute that draws holds numbers that can be drawn.
fn is_drawn(name: &str, value: &str) -> bool {
    let size = matches!(name, "width" | "height" | "r" | "rx" | "ry");
    if !size
        && !matches!(
            name,
            "x" | "y" | "x1" | "x2" | "y1" | "y2" | "cx" | "cy" | "viewbox" | "viewBox"
        )
    {
        return true;
    }
    let number = |text: &str| text.trim_end_matches(['%', 'e', 'm', 'p', 'x']).parse::<f64>().ok();
    value.split_whitespace().all(|text| {
        number(text).is_some_and(|it| it.is_finite() && it.abs() <= LARGEST && (it >= 0.0 || !size))
    })
}
