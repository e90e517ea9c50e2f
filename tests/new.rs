//! `cargo yitu new`: a story to begin with.

#[path = "support/site.rs"]
mod site;

use std::fs;
use std::process::Output;

use tempfile::TempDir;

fn new(site: &TempDir, slug: &str) -> Output {
    site::yitu(site.path()).args(["new", slug]).output().expect("yitu has been built")
}

fn site() -> TempDir {
    let site = TempDir::new().expect("there is room for a folder");
    fs::create_dir(site.path().join("stories")).expect("the new folder can be written");
    site
}

fn passes(site: &TempDir) -> Output {
    let done = site::yitu(site.path()).arg("check").output().expect("yitu has been built");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stdout));
    done
}

#[test]
fn a_new_story_passes_the_check() {
    let site = site();
    assert!(new(&site, "tea-2").status.success());
    let text = fs::read_to_string(site.path().join("stories/tea-2/story.toml")).expect("written");
    assert!(text.contains("slug = \"tea-2\""));
    passes(&site);
}

#[test]
fn every_example_in_it_passes_when_its_marks_are_taken_away() {
    let site = site();
    assert!(new(&site, "tea").status.success());
    let file = site.path().join("stories/tea/story.toml");
    let text = fs::read_to_string(&file).expect("written");
    // What explains begins with a space; what is an example does not, or is indented.
    let live = text.lines().map(|line| match line.strip_prefix('#') {
        Some(rest)
            if !rest.starts_with(":schema")
                && (!rest.starts_with(' ') || rest.starts_with("  ")) =>
        {
            rest
        }
        _ => line,
    });
    let live = live.collect::<Vec<_>>().join("\n");
    assert_eq!(live.matches("[[section.block]]").count(), 8);
    fs::write(&file, live).expect("it can be written");
    passes(&site);
}

#[test]
fn a_story_that_is_there_is_not_touched() {
    let site = site();
    assert!(new(&site, "tea").status.success());
    let file = site.path().join("stories/tea/story.toml");
    fs::write(&file, "mine").expect("it can be written");
    let done = new(&site, "tea");
    assert_eq!(done.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&done.stderr).contains("已经有了"));
    assert_eq!(fs::read_to_string(&file).expect("still there"), "mine");
}

#[test]
fn what_is_no_name_is_refused_and_nothing_is_written() {
    let site = site();
    for slug in ["../out", "Tea", "a b", "茶", "", "a\"\nx = \"", "/etc", "embed", "desk", "nul"] {
        let done = new(&site, slug);
        assert_eq!(done.status.code(), Some(2), "{slug}");
        assert!(String::from_utf8_lossy(&done.stderr).contains("不能做故事的名字"), "{slug}");
    }
    let left = fs::read_dir(site.path().join("stories")).expect("it is there").count();
    assert_eq!(left, 0);
    assert!(!site.path().join("out").exists());
}
