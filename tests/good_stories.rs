//! What an editor may write: each folder of tests/stories/good holds a small story that nothing is
//! wrong with, one for each kind of block, one with every field of the head, one with none.

#[path = "support/folders.rs"]
mod folders;

use std::fs;

use yitu::build::{Format, Loaded, report};
use yitu::story::{self, Block};

const GOOD: &str = "tests/stories/good";

#[test]
fn no_good_story_has_a_problem() {
    let stories: Vec<Loaded> =
        folders::folders_of(GOOD).iter().map(|folder| Loaded::from_path(folder)).collect();
    assert_eq!(report(&stories, Format::Text), "");
    assert!(stories.iter().all(|story| story.story.is_some()));
}

#[test]
fn every_kind_of_block_has_a_good_story() {
    for kind in Block::KINDS {
        let loaded = Loaded::from_path(format!("{GOOD}/{kind}").as_ref());
        let story = loaded.story.expect(kind);
        let mut blocks = story.sections.iter().flat_map(|section| &section.blocks);
        assert!(blocks.all(|block| block.kind() == *kind), "{kind}");
    }
}

#[test]
fn the_smallest_story_can_lose_no_line() {
    let source = fs::read_to_string(format!("{GOOD}/smallest/story.toml")).expect("it is there");
    for left_out in 0..source.lines().count() {
        let rest: String = (source.lines().enumerate())
            .filter(|(at, _)| *at != left_out)
            .flat_map(|(_, line)| [line, "\n"])
            .collect();
        let reading = story::read(&rest, "smallest");
        assert!(!reading.problems.is_empty(), "without line {}:\n{rest}", left_out + 1);
    }
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_change_no_story() {
    for kind in Block::KINDS {
        let source = fs::read_to_string(format!("{GOOD}/{kind}/story.toml")).expect(kind);
        let windows = format!("\u{feff}{}", source.replace('\n', "\r\n"));
        assert_eq!(story::read(&windows, kind).problems, [], "{kind}");
    }
}

#[test]
fn rows_of_a_chart_may_stand_in_any_order() {
    let loaded = Loaded::from_path(format!("{GOOD}/org-chart").as_ref());
    let story = loaded.story.expect("a good story");
    let Block::OrgChart(chart) = &story.sections[0].blocks[0] else { panic!("not a chart") };
    let ordered: Vec<_> = (chart.in_order().into_iter())
        .map(|(row, parent)| (row.name.get_ref().as_str(), parent))
        .collect();
    // Children stand behind their superior, siblings in the order of the file.
    assert_eq!(ordered, [("总部", None), ("乙", Some(0)), ("甲", Some(0)), ("甲一", Some(2))]);
}

#[test]
fn the_story_that_both_readmes_show_is_good() {
    let shown = ["README.md", "README.zh-Hans.md"].map(|name| {
        let readme = fs::read_to_string(name).expect("a README");
        let (_, rest) = readme.split_once("```toml\n").expect("a story in it");
        rest.split_once("```").expect("the end of the story").0.to_owned()
    });
    assert_eq!(shown[0], shown[1]);
    assert_eq!(story::read(&shown[0], "tea").problems, []);
}
