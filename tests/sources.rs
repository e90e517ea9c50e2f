//! Where each figure comes from, on the page.

#[path = "support/layout.rs"]
mod layout;
#[path = "support/page.rs"]
mod page;

use std::collections::HashMap;

use page::Page;
use yitu::build::Loaded;
use yitu::story::read;

const HEAD: &str = "slug = 'x'\nkicker = 'k'\ntitle = ['t']\nstandfirst = 's'\ndescription = 'd'\n\
    source = { newspaper = 'n' }\n[[section]]\nid = 'a'\ntitle = 't'\n[[section.block]]\nkind = 'counters'\n";

fn page(items: &str) -> Page {
    let story = read(&format!("{HEAD}items = [{items}]"), "x").story.expect("a story");
    Page::of(&layout::page_of(&story, &HashMap::new()))
}

#[test]
fn figures_stand_under_their_paragraphs_in_order_and_once() {
    let page = page(
        "{ value = 2, unit = '户', label = '乙', paragraph = 9 },
         { qualifier = '近', value = 300, unit = '户', label = '甲', paragraph = 3 },
         { value = 2, unit = '户', label = '乙', paragraph = 9 },
         { value = 3, unit = '名', label = '丙', paragraph = 9, derived = '1加2' },
         { value = 5, unit = '名', label = '丁' }",
    );
    let rows: Vec<String> = page.all(".sources li").into_iter().map(page::visible_text).collect();
    assert_eq!(rows, ["第3段\n甲 近300户", "第9段\n乙 2户；丙 3名（1加2）"]);
}

#[test]
fn a_story_without_paragraphs_has_no_list() {
    assert!(page("{ value = 5, unit = '名', label = '丁' }").all(".sources").is_empty());
}

#[test]
fn every_figure_of_the_first_story_names_its_paragraph() {
    let story = Loaded::from_path("stories/jinshan".as_ref()).story.expect("a story");
    for figure in story.sections.iter().flat_map(|s| &s.blocks).flat_map(|block| block.figures()) {
        assert!(figure.paragraph.is_some(), "{}{}", figure.figure(), figure.label);
    }
}
