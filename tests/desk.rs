//! The editor's desk: what `trunk serve` shows of a story with errors, and a release never holds.

#[path = "support/site.rs"]
mod site;

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::Value;
use tempfile::TempDir;

/// A site of its own with Trunk's folders in it, as they are under `trunk serve`.
fn served() -> TempDir {
    let copy = site::copy_of_site();
    stage(copy.path());
    copy
}

/// What Trunk leaves before it calls the prerenderer; its page asks to be reloaded.
fn stage(site: &Path) {
    let staging = site.join("dist/.stage");
    fs::create_dir_all(&staging).expect("the copy can be written");
    let page = "<html><script>'{{__TRUNK_ADDRESS__}}'</script></html>";
    for (name, text) in [("index.html", page), ("islands-x.js", ""), ("islands-x_bg.wasm", "")] {
        fs::write(staging.join(name), text).expect("the copy can be written");
    }
}

fn prerender(site: &Path) -> Output {
    site::prerender(site, &site.join("dist/.stage"))
}

/// Trunk puts what was staged in the place of what was served.
fn apply(site: &Path) {
    let (staged, kept) = (site.join("dist/.stage"), site.join("kept"));
    fs::rename(&staged, &kept).expect("it was staged");
    fs::remove_dir_all(site.join("dist")).expect("it is there");
    fs::rename(&kept, site.join("dist")).expect("it was moved");
    stage(site);
}

fn write_story(site: &Path, change: impl Fn(String) -> String) {
    let file = site.join("stories/jinshan/story.toml");
    let text = fs::read_to_string(&file).expect("it is there");
    fs::write(&file, change(text)).expect("the copy can be written");
}

fn facts(site: &Path) -> Value {
    let text = fs::read_to_string(site.join("dist/.stage/desk/desk.json")).expect("it was written");
    serde_json::from_str(&text).expect("it is JSON")
}

#[test]
fn a_story_with_errors_keeps_its_last_good_page_and_every_problem_is_listed() {
    let site = served();
    assert!(prerender(site.path()).status.success());
    assert_eq!(facts(site.path())["problems"], Value::Array(Vec::new()));
    let good = site::files_of(&site.path().join("dist/.stage/jinshan"));
    let root = fs::read_to_string(site.path().join("dist/.stage/index.html")).expect("written");
    assert!(root.contains("/desk/desk.js"));
    apply(site.path());

    write_story(site.path(), |text| text.replacen("kind = \"cards\"", "kind = \"card\"", 1));
    let done = prerender(site.path());
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert_eq!(site::files_of(&site.path().join("dist/.stage/jinshan")), good);
    let again = fs::read_to_string(site.path().join("dist/.stage/index.html")).expect("written");
    assert_eq!(again, root);
    let told = &facts(site.path())["problems"][0];
    assert_eq!(told["code"], "unknown-block");
    assert_eq!(told["line"], "kind = \"card\"");
    assert!(told["place"].as_str().is_some_and(|at| at.starts_with("stories/jinshan/story.toml:")));
}

#[test]
fn a_story_that_never_had_a_page_says_so_and_its_problems_are_listed() {
    let site = served();
    write_story(site.path(), |text| text.replacen("kind = \"cards\"", "kind = \"card\"", 1));
    assert!(prerender(site.path()).status.success());
    let page =
        fs::read_to_string(site.path().join("dist/.stage/jinshan/index.html")).expect("written");
    assert!(page.contains("还没有做成过页面") && page.contains("/desk/desk.js"));
    assert_eq!(facts(site.path())["problems"].as_array().map(Vec::len), Some(1));
}

#[test]
fn every_block_of_a_page_has_its_line() {
    let site = served();
    assert!(prerender(site.path()).status.success());
    let source = fs::read_to_string("stories/jinshan/story.toml").expect("it is there");
    let lines: Vec<u64> = (1..)
        .zip(source.lines())
        .filter_map(|(number, line)| (line == "[[section.block]]").then_some(number))
        .collect();
    let told: Vec<u64> = facts(site.path())["blocks"]["jinshan"]["lines"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(Value::as_u64)
        .collect();
    assert_eq!(told, lines);
    let page =
        fs::read_to_string(site.path().join("dist/.stage/jinshan/index.html")).expect("written");
    assert_eq!(page.matches(" data-block=").count(), lines.len());
}

#[test]
fn a_build_has_no_desk_and_an_error_stops_it() {
    let (site, staging) = (site::copy_of_site(), site::staging());
    assert!(site::prerender(site.path(), staging.path()).status.success());
    for (name, text) in site::files_of(staging.path()) {
        assert!(!name.contains("desk") && !text.contains("desk.js"), "{name}");
    }
    write_story(site.path(), |text| text.replacen("kind = \"cards\"", "kind = \"card\"", 1));
    assert!(!site::prerender(site.path(), staging.path()).status.success());
}
