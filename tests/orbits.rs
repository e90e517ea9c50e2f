//! The second story: a large chart, no scene, and every kind of block that it was written to show.

#[path = "support/page.rs"]
mod page;
#[path = "support/site.rs"]
mod site;

use std::fs;
use std::sync::LazyLock;

use page::{Page, visible_text};
use yitu::build::Loaded;
use yitu::story::{Block, Story};

static MARKUP: LazyLock<String> = LazyLock::new(|| {
    let staging = site::staging();
    let done = site::prerender(".".as_ref(), staging.path());
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    site::files_of(staging.path()).remove("orbits/index.html").expect("the story has a page")
});

fn story() -> Story {
    Loaded::from_path("stories/orbits".as_ref()).story.expect("the story can be read")
}

fn blocks(story: &Story) -> impl Iterator<Item = &Block> {
    story.sections.iter().flat_map(|section| &section.blocks)
}

#[test]
fn nothing_is_told_about_it() {
    let done = site::yitu(".".as_ref()).args(["check", "stories/orbits"]).output().expect("built");
    assert!(done.status.success());
    assert_eq!((done.stdout, done.stderr), (Vec::new(), Vec::new()));
}

#[test]
fn every_node_of_its_chart_is_on_the_page() {
    let story = story();
    let charts = blocks(&story).filter_map(|block| match block {
        Block::OrgChart(chart) => Some(chart),
        _ => None,
    });
    let names: Vec<_> = charts
        .flat_map(|chart| chart.in_order())
        .map(|(row, _)| row.name.get_ref().clone())
        .collect();
    assert!(names.len() >= 40, "{} nodes", names.len());
    let page = Page::of(&MARKUP);
    let shown: Vec<_> = page.all("#chart .org-name").into_iter().map(visible_text).collect();
    assert_eq!(shown, names);
}

#[test]
fn it_does_without_a_scene() {
    let story = story();
    assert!(blocks(&story).all(|block| block.kind() != "steps"));
    assert!(Page::of(&MARKUP).all("[data-block=steps]").is_empty());
    let others = Block::KINDS.iter().filter(|&&kind| kind != "steps");
    let missing: Vec<_> =
        others.filter(|&&kind| blocks(&story).all(|block| block.kind() != kind)).collect();
    assert!(missing.is_empty(), "no {missing:?}");
}

#[test]
fn its_ending_lights_up_section_by_section() {
    let drawing = fs::read_to_string("stories/orbits/end.svg").expect("it is there");
    let unlit: Vec<_> = (1..=story().sections.len())
        .filter(|at| !drawing.contains(&format!("class=\"read-{at}\"")))
        .collect();
    assert!(unlit.is_empty(), "no layer for the sections {unlit:?}");
}
