//! What an editor is told to look at: each folder of tests/stories/warned holds a story that can be
//! released and, in expected.txt, the words of `cargo yitu check` about it.

#[path = "support/folders.rs"]
mod folders;
#[path = "support/golden.rs"]
mod golden;

use std::fs;

use tempfile::TempDir;
use yitu::build::{Format, Loaded, article, report};
use yitu::story::{Code, Severity};

const WARNED: &str = "tests/stories/warned";

#[test]
fn every_warned_story_is_told_what_its_file_expects_and_is_not_stopped() {
    let mut differences = Vec::new();
    for folder in folders::folders_of(WARNED) {
        let mut story = Loaded::from_path(&folder);
        if let Ok(report) = article(&folder.join("article.txt")) {
            story.compare(&report);
        }
        assert!(story.is_sound() && story.story.is_some(), "{}", folder.display());
        let told = report(&[story], Format::Text);
        differences.extend(golden::difference(&folder.join("expected.txt"), &told));
    }
    assert!(differences.is_empty(), "\n{}\n", differences.join("\n\n"));
}

#[test]
fn a_problem_is_as_severe_as_its_rule() {
    let all =
        folders::folders_of(WARNED).into_iter().chain(folders::folders_of("tests/stories/bad"));
    for problem in all.flat_map(|folder| Loaded::from_path(&folder).problems) {
        assert_eq!(problem.severity, problem.code.severity(), "{}", problem.code);
    }
}

#[test]
fn a_place_is_that_of_the_sign() {
    let story = Loaded::from_path(format!("{WARNED}/typography").as_ref());
    let signs: Vec<&str> =
        story.problems.iter().map(|problem| &story.source[problem.span.clone()]).collect();
    let expected = [",", ":", "\"", "--", "...", "…", " ", "３００", "\u{200b}", "這"];
    assert_eq!(signs, expected);
}

#[test]
fn a_large_drawing_is_told() {
    let folder = TempDir::new().expect("there is room for a folder");
    let text = fs::read_to_string("tests/stories/good/steps/story.toml").expect("it is there");
    let name = folder.path().file_name().expect("it has one").to_string_lossy().into_owned();
    fs::write(folder.path().join("story.toml"), text).expect("it can be written");
    let line = "<path d=\"M0 0h1\"/>".repeat(4000);
    let drawing = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><g>{line}</g></svg>"
    );
    fs::write(folder.path().join("scene.svg"), drawing).expect("it can be written");
    let story = Loaded::from_path(folder.path());
    let warned: Vec<Code> = (story.problems.iter())
        .filter(|problem| problem.severity == Severity::Warning)
        .map(|problem| problem.code)
        .collect();
    assert_eq!(warned, [Code::LargePicture], "{name}");
}
