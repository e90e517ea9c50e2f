//! The markup of each kind of block, kept as text in tests/snapshots: a change shows in review.
//!
//! After a change that is meant: `INSTA_UPDATE=always cargo test --test blocks`, and read it.

#[path = "support/layout.rs"]
mod layout;

use scraper::{ElementRef, Html, Node, Selector};
use yitu::build::Loaded;
use yitu::story::Block;

/// The blocks of the good story of a kind, an element a line.
fn blocks(kind: &str) -> String {
    let loaded = Loaded::from_path(format!("tests/stories/good/{kind}").as_ref());
    let page = layout::page_of(&loaded.story.expect("a good story"), &loaded.drawings);
    let page = Html::parse_document(&page);
    let selector = Selector::parse("[data-block]").expect("it is sound");
    let mut out = String::new();
    for block in page.select(&selector) {
        write(block, 0, &mut out);
    }
    out
}

fn write(element: ElementRef<'_>, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    let mut attributes: Vec<String> =
        element.value().attrs().map(|(name, value)| format!(" {name}=\"{value}\"")).collect();
    attributes.sort_unstable();
    out.push_str(&format!("{indent}<{}{}>\n", element.value().name(), attributes.concat()));
    for child in element.children() {
        match child.value() {
            Node::Text(text) => out.push_str(&format!("{indent}  {}\n", text.escape_debug())),
            Node::Element(_) => {
                write(ElementRef::wrap(child).expect("an element"), depth + 1, out);
            }
            other => out.push_str(&format!("{indent}  {other:?}\n")),
        }
    }
}

macro_rules! snapshots {
    ($($name:ident = $kind:literal,)*) => {
        $(
            #[test]
            fn $name() {
                insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
                    insta::assert_snapshot!($kind, blocks($kind));
                });
            }
        )*

        #[test]
        fn every_kind_of_block_has_its_snapshot() {
            assert_eq!(Block::KINDS, [$($kind),*]);
        }
    };
}

snapshots! {
    prose = "prose",
    counters = "counters",
    org_chart = "org-chart",
    chain = "chain",
    pictogram = "pictogram",
    proportion = "proportion",
    timeline = "timeline",
    cards = "cards",
    questions = "questions",
    steps = "steps",
}
