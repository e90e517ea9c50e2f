//! What an editor is told: each folder of tests/stories/bad holds a story with mistakes and, in
//! expected.txt, the words of `cargo yitu check` about it.

#[path = "support/folders.rs"]
mod folders;
#[path = "support/golden.rs"]
mod golden;

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use yitu::build::{Format, Loaded, Site, article, report};
use yitu::story::{self, Code, Place};

const BAD: &str = "tests/stories/bad";

/// A bad story, compared with its report where one lies beside it.
fn loaded(folder: &Path) -> Loaded {
    let mut story = Loaded::from_path(folder);
    if let Ok(report) = article(&folder.join("article.txt")) {
        story.compare(&report);
    }
    story
}

#[test]
fn every_bad_story_is_told_what_its_file_expects() {
    let mut differences = Vec::new();
    for folder in folders::folders_of(BAD) {
        let told = report(&[loaded(&folder)], Format::Text);
        differences.extend(golden::difference(&folder.join("expected.txt"), &told));
    }
    assert!(differences.is_empty(), "\n{}\n", differences.join("\n\n"));
}

#[test]
fn every_bad_story_is_stopped() {
    for folder in folders::folders_of(BAD) {
        assert!(!loaded(&folder).is_sound(), "{}", folder.display());
    }
}

#[test]
fn every_rule_has_a_story_that_breaks_it() {
    let mut stories = folders::folders_of(BAD);
    stories.extend(folders::folders_of("tests/stories/warned"));
    let mut told: HashSet<Code> = (stories.iter())
        .flat_map(|folder| loaded(folder).problems)
        .map(|problem| problem.code)
        .collect();
    // Those of site.toml. Two are looked at alone in tests/around.
    let settings = fs::read_to_string("tests/around/bad-site.toml").expect("it is there");
    told.extend(Site::of(&settings).expect_err("it is wrong").iter().map(|problem| problem.code));
    told.extend([Code::UnknownStory, Code::TooManyAncestors]);
    // A drawing of 60 KB is made in tests/warned_stories.rs.
    for code in Code::ALL.iter().filter(|code| **code != Code::LargePicture) {
        assert!(told.contains(code), "no bad story has {code}");
    }
}

#[test]
fn problems_stand_in_the_order_of_the_file() {
    for folder in folders::folders_of(BAD) {
        let loaded = loaded(&folder);
        // With the problems of its pictures, and as it is read without them.
        for problems in [story::read(&loaded.source, "x").problems, loaded.problems] {
            let places: Vec<Place> =
                problems.iter().map(|problem| problem.place(&loaded.source)).collect();
            assert!(places.is_sorted(), "{}: {places:?}", folder.display());
        }
    }
}

#[test]
fn a_cycle_is_an_error_at_the_first_row_of_the_ring() {
    let story = Loaded::from_path(format!("{BAD}/cycle").as_ref());
    let at = story.problems[0].place(&story.source).line;
    let row = story.source.lines().nth(at - 1).expect("the problem is inside the file");
    assert!(row.contains("id = \"a\""), "{row}");
}

#[test]
fn windows_line_ends_move_no_problem() {
    for case in ["links", "markup", "many"] {
        let source = fs::read_to_string(format!("{BAD}/{case}/story.toml")).expect("it is there");
        let lines = |source: &str| -> Vec<usize> {
            let problems = story::read(source, case).problems;
            problems.iter().map(|problem| problem.place(source).line).collect()
        };
        assert_eq!(lines(&source.replace('\n', "\r\n")), lines(&source), "{case}");
    }
}

#[test]
fn what_is_said_of_toml_is_said_in_one_language() {
    // Names of the format, and words that an editor is to write.
    let ours = [
        "TOML", "svg", "file", "alt", "true", "false", "section", "block", "source", "value",
        "unit",
    ];
    for folder in folders::folders_of(BAD) {
        let loaded = loaded(&folder);
        for problem in loaded.problems.iter().filter(|problem| problem.code == Code::Syntax) {
            let said = format!("{}{}", problem.message, problem.help);
            let words =
                said.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 2);
            for word in words {
                let known = ours.contains(&word) || loaded.source.contains(word);
                assert!(known, "{}: {word} in {said}", folder.display());
            }
        }
    }
}

#[test]
fn a_message_keeps_to_its_line() {
    let story = Loaded::from_path(format!("{BAD}/control-signs").as_ref());
    let problems = story.problems.len();
    let told = report(&[story], Format::Text);
    assert_eq!(told.lines().count(), 2 * problems, "{told}");
    assert!(!told.trim_end().chars().any(|c| c.is_control() && c != '\n'), "{told:?}");
}
