//! Nothing that an editor writes becomes markup, and no text makes the reader stumble.

#[path = "support/folders.rs"]
mod folders;
#[path = "support/hostile.rs"]
mod hostile;
#[path = "support/layout.rs"]
mod layout;

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use scraper::{ElementRef, Html, Node, Selector};
use yitu::build::{Loaded, traditional};
use yitu::page::{Place, Script, oembed, plain_text};
use yitu::story::{self, Block, Code, Story};

const GOOD: &str = "tests/stories/good";

/// Ends every text, so that it can be counted. It stands in no word of the interface.
const END: char = '龘';

/// A text of at most 71 characters, made of what has ended elements and opened others before.
fn a_text() -> impl Strategy<Value = String> {
    let parts = proptest::sample::select(vec![
        "<script>alert(1)</script>",
        "</script>",
        "</style>",
        "</title>",
        "<!--",
        "-->",
        "]]>",
        "\"",
        "'",
        "&",
        "&lt;",
        "&#60;b&#62;",
        "\u{2028}",
        "{{__TRUNK_ADDRESS__}}",
        "<b>",
        "</p>",
        "<img src=x onerror=alert(1)>",
        "\" onclick=\"x()",
        "\\",
        "\u{202e}",
        "<svg/onload=1>",
    ]);
    // The marks that part a heading into clauses would add boxes of ours.
    let words = prop_oneof![3 => parts.prop_map(str::to_owned), 1 => "[^\\p{C}龘，：；？！]{1,12}"];
    prop::collection::vec(words, 1..5)
        .prop_map(|words| words.concat().chars().take(70).chain([END]).collect())
}

/// A text of the same signs but those that could mean anything. It is as wide: some blocks lay out a
/// long unit in another way.
fn harmless(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_punctuation() { 'a' } else { c }).collect()
}

/// The page of a good story with one text in all its fields.
fn filled(folder: &Path, text: &str) -> Html {
    let drawings = Loaded::from_path(folder).drawings;
    Html::parse_document(&layout::page_of(&story_filled(folder, text), &drawings))
}

/// The Traditional page of the same, whose own words for it are that text too.
fn filled_hant(folder: &Path, text: &str) -> Html {
    let drawings = Loaded::from_path(folder).drawings;
    let story = story_filled(folder, text);
    let page = layout::page_of(&story, &drawings);
    let mut words = story.meta.hant.clone();
    for word in ["文字", "", "'self'", "/", "script", text, &END.to_string()] {
        words.insert(word.to_owned(), text.to_owned());
    }
    Html::parse_document(&traditional(&page, &words).expect("a page"))
}

/// A good story with one text in all its fields. What is refused is laid out as well: no rule is the
/// only one to hold a text back.
fn story_filled(folder: &Path, text: &str) -> Story {
    let source = hostile::source_filled(folder, text);
    let name = folder.file_name().expect("a folder has a name").to_string_lossy();
    let reading = story::read(&source, &name);
    let refused = [Code::MisleadingSign, Code::LongText, Code::BadHant];
    assert!(
        reading.errors().all(|it| refused.contains(&it.code)),
        "{:?}\n{source}",
        reading.problems
    );
    reading.story.expect("it has its form")
}

/// Every element with the names of its attributes, in order.
fn skeleton(page: &Html) -> Vec<String> {
    let elements = page.root_element().descendants().filter_map(ElementRef::wrap);
    elements
        .map(|element| {
            let mut names: Vec<_> = element.value().attrs().map(|(name, _)| name).collect();
            names.sort_unstable();
            format!("<{} {}>", element.value().name(), names.join(" "))
        })
        .collect()
}

/// What is not read by people: every attribute but those, and what runs.
fn unread(page: &Html) -> Vec<String> {
    let elements = page.root_element().descendants().filter_map(ElementRef::wrap);
    let of = |element: ElementRef<'_>| {
        let read = ["aria-label", "alt", "title", "content", "lang"];
        let mut attributes: Vec<_> =
            element.value().attrs().filter(|(name, _)| !read.contains(name)).collect();
        attributes.sort_unstable();
        let runs = ["script", "style"].contains(&element.value().name())
            && element.value().attr("type").is_none();
        let code = if runs { element.text().collect() } else { String::new() };
        let policy = element.value().attr("http-equiv").and(element.value().attr("content"));
        format!("<{} {attributes:?} {policy:?}>{code}", element.value().name())
    };
    elements.map(of).collect()
}

/// How often a text stands in the page, as text or in an attribute; scripts hold it as data.
fn occurrences(page: &Html, text: &str) -> usize {
    let nodes = page.root_element().descendants().filter(|node| {
        node.parent().and_then(ElementRef::wrap).is_none_or(|e| e.value().name() != "script")
    });
    nodes
        .map(|node| match node.value() {
            Node::Text(words) => words.matches(text).count(),
            Node::Element(e) => e.attrs().map(|(_, value)| value.matches(text).count()).sum(),
            _ => 0,
        })
        .sum()
}

fn select<'a>(page: &'a Html, css: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(css).expect("tests write sound selectors")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn a_text_in_any_field_stays_text(text in a_text()) {
        for folder in folders::folders_of(GOOD) {
            let (plain, page) = (filled(&folder, &harmless(&text)), filled(&folder, &text));
            prop_assert_eq!(skeleton(&page), skeleton(&plain), "{}", folder.display());
            let expected = occurrences(&plain, &END.to_string());
            prop_assert!(expected > 3);
            prop_assert_eq!(occurrences(&page, &text), expected, "{}", folder.display());
            // In Traditional Chinese nothing is other than what is read.
            let hant = filled_hant(&folder, &text);
            prop_assert_eq!(skeleton(&hant), skeleton(&page), "{}", folder.display());
            prop_assert_eq!(unread(&hant), unread(&page), "{}", folder.display());
            // A heading of two clauses is laid out in another way.
            let parted = |text: &str| skeleton(&filled(&folder, &format!("{text}，{END}")));
            prop_assert_eq!(parted(&text), parted(&harmless(&text)), "{}", folder.display());
        }
    }

    #[test]
    fn a_text_stays_text_where_the_long_picture_and_the_card_are_taken(text in a_text()) {
        let folder = Path::new(GOOD).join("everything");
        let drawings = Loaded::from_path(&folder).drawings;
        let pages = |text: &str| {
            layout::pictured(&story_filled(&folder, text), &drawings)
                .map(|page| skeleton(&Html::parse_document(&page)))
        };
        prop_assert_eq!(pages(&text), pages(&harmless(&text)));
    }

    #[test]
    fn a_text_in_the_data_for_search_engines_stays_data(text in a_text()) {
        let page = filled(format!("{GOOD}/everything").as_ref(), &text);
        let data: String = select(&page, "script[type='application/ld+json']")[0].text().collect();
        let data: serde_json::Value = serde_json::from_str(&data).expect("JSON-LD is JSON");
        prop_assert_eq!(data["description"].as_str(), Some(text.as_str()));
    }

    #[test]
    fn a_text_in_the_data_for_search_engines_stays_data_in_traditional(text in a_text()) {
        let page = filled_hant(format!("{GOOD}/everything").as_ref(), &text);
        let data: String = select(&page, "script[type='application/ld+json']")[0].text().collect();
        let data: serde_json::Value = serde_json::from_str(&data).expect("JSON-LD is JSON");
        prop_assert_eq!(data["@context"].as_str(), Some("https://schema.org"));
        prop_assert!(data["description"].as_str().is_some_and(|it| it.ends_with(END)), "{data}");
    }

    #[test]
    fn plain_text_commands_no_terminal(text in a_text(), sign in prop::char::range('\0', '\u{9f}')) {
        let story = story_filled(format!("{GOOD}/everything").as_ref(), &format!("{sign}{text}"));
        let plain = plain_text(&story, Script::Hans.words());
        let turned = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        prop_assert!(!plain.contains(|c: char| c.is_control() && c != '\n' || turned(c)), "{plain:?}");
    }

    #[test]
    fn a_text_in_what_others_paste_stays_the_name_of_a_frame(text in a_text()) {
        let story = story_filled(format!("{GOOD}/everything").as_ref(), &text);
        let place = Place { root: "https://news.example/", slug: "everything", heights: &[(400, 900)] };
        let answer: serde_json::Value = serde_json::from_str(&oembed(&story, &place, true)).expect("JSON");
        let html = Html::parse_fragment(answer["html"].as_str().expect("text"));
        let elements: Vec<_> = html.root_element().descendants().filter_map(ElementRef::wrap).collect();
        let names: Vec<_> = elements.iter().map(|element| element.value().name()).collect();
        prop_assert_eq!(names, ["html", "div", "iframe", "script"]);
        prop_assert_eq!(elements[2].value().attr("title"), answer["title"].as_str());
        prop_assert!(answer["title"].as_str().is_some_and(|title| title.contains(&text)));
    }

    #[test]
    fn running_text_becomes_paragraphs_emphasis_and_sound_links_or_a_problem(
        texts in prop::collection::vec(prop_oneof![
            a_text(),
            a_text().prop_map(|text| format!("**{text}**")),
            a_text().prop_map(|text| format!("[文字]({text})")),
            a_text().prop_map(|text| format!("[{text}](https://news.example/{text})")),
        ], 1..3),
    ) {
        let mut loaded = Loaded::from_path(format!("{GOOD}/prose").as_ref());
        let written = toml::Value::String(texts.join("\n\n"));
        let source = loaded.source.replace("\"只有一段：3 < 4，“甲 & 乙”。\"", &written.to_string());
        let reading = story::read(&source, "prose");
        let refused = [Code::UnknownMarkup, Code::BadLink, Code::MisleadingSign, Code::EmptyText];
        prop_assert!(reading.errors().all(|p| refused.contains(&p.code)), "{:?}", reading.problems);
        if let Some(story) = reading.sound().cloned() {
            let story = loaded.story.insert(story);
            let Block::Prose(_) = &story.sections[0].blocks[1] else { panic!("not prose") };
            let page = Html::parse_document(&layout::page_of(story, &loaded.drawings));
            for element in select(&page, "[data-block=prose]:last-child *") {
                let attributes: Vec<_> = element.value().attrs().collect();
                match (element.value().name(), attributes.as_slice()) {
                    ("p" | "strong", []) => {}
                    ("a", [("href", to), ("rel", "noopener")]) => prop_assert!(to.starts_with("https://"), "{to}"),
                    other => prop_assert!(false, "{other:?}"),
                }
            }
        }
    }

    #[test]
    fn no_file_makes_the_reader_stumble(text in a_text(), at in any::<prop::sample::Index>(), cut in 0usize..40) {
        let mut source: Vec<char> = fs::read_to_string("stories/jinshan/story.toml").expect("it is there").chars().collect();
        let at = at.index(source.len());
        source.splice(at..(at + cut).min(source.len()), text.chars());
        let source: String = source.into_iter().collect();
        for problem in story::read(&source, "jinshan").problems {
            prop_assert!(problem.place(&source).line <= source.lines().count() + 1);
            prop_assert!(!problem.message.is_empty() && !problem.help.is_empty());
        }
    }
}
