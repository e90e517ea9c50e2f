//! `yitu` as a program: its exit codes, its output for machines, and that it writes all or nothing.

#[path = "support/site.rs"]
mod site;

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::Value;

fn run(folder: &Path, args: &[&str]) -> Output {
    site::yitu(folder).args(args).output().expect("yitu has been built")
}

fn here(args: &[&str]) -> Output {
    run(".".as_ref(), args)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn check_is_silent_about_the_stories_of_this_site() {
    let done = here(&["check"]);
    assert_eq!(
        (done.status.code(), text(&done.stdout), text(&done.stderr)),
        (Some(0), String::new(), String::new())
    );
}

#[test]
fn check_takes_a_story_by_its_folder_or_its_file() {
    for path in ["tests/stories/good/prose", "tests/stories/good/prose/story.toml"] {
        assert_eq!(here(&["check", path]).status.code(), Some(0), "{path}");
    }
}

#[test]
fn check_prints_problems_and_exits_with_one() {
    let done = here(&["check", "tests/stories/good/prose", "tests/stories/bad/unknown-block"]);
    let told = text(&done.stdout);
    let expected = fs::read_to_string("tests/stories/bad/unknown-block/expected.txt");
    assert_eq!(done.status.code(), Some(1), "{told}");
    assert_eq!(told, expected.expect("the case has its words"));
}

#[test]
fn check_that_cannot_run_exits_with_two_and_says_why() {
    let empty = tempfile::tempdir().expect("there is room for a folder");
    for (folder, args, why) in [
        (Path::new("."), ["check", "stories/no-such-story"].as_slice(), "no-such-story"),
        (empty.path(), &["check"], "stories"),
    ] {
        let done = run(folder, args);
        assert_eq!(done.status.code(), Some(2), "{args:?}");
        assert!(text(&done.stderr).contains(why), "{}", text(&done.stderr));
    }
}

#[test]
fn a_folder_without_a_story_file_is_a_problem_of_that_story() {
    let site = tempfile::tempdir().expect("there is room for a folder");
    fs::create_dir_all(site.path().join("stories/empty")).expect("the new folder can be written");
    let done = run(site.path(), &["check"]);
    assert_eq!(done.status.code(), Some(1));
    assert!(text(&done.stdout).starts_with("stories/empty/story.toml:1:1: error[unreadable]: "));
}

#[test]
fn json_holds_every_problem_with_its_place_and_its_help() {
    let done = here(&["check", "--format", "json", "tests/stories/bad/many"]);
    assert_eq!(done.status.code(), Some(1));
    let all: Vec<Value> = serde_json::from_slice(&done.stdout).expect("one JSON array");
    let told = fs::read_to_string("tests/stories/bad/many/expected.txt").expect("it has its words");
    // The same problems, in the same order, in the words that editors read.
    let again: String = all
        .iter()
        .map(|problem| {
            let word = |field: &str| problem[field].as_str().expect("a text").to_owned();
            format!(
                "{}:{}:{}: {}[{}]: {}\n  help: {}\n",
                word("file"),
                problem["line"],
                problem["column"],
                word("severity"),
                word("code"),
                word("message"),
                word("help")
            )
        })
        .collect();
    assert_eq!(again, told);
}

#[test]
fn json_of_sound_stories_is_an_empty_array() {
    let done = here(&["check", "--format", "json"]);
    assert_eq!((done.status.code(), text(&done.stdout).trim()), (Some(0), "[]"));
}

#[test]
fn what_cannot_be_understood_exits_with_two_and_the_usage() {
    for args in [["check", "--fromat", "json"].as_slice(), &["chek"], &[]] {
        let done = here(args);
        assert_eq!(done.status.code(), Some(2), "{args:?}");
        assert!(text(&done.stderr).contains("Usage: yitu"), "{}", text(&done.stderr));
    }
}

#[test]
fn prerender_outside_of_trunk_says_what_to_run() {
    let done = here(&["prerender"]);
    assert!(!done.status.success());
    assert!(text(&done.stderr).contains("trunk serve"), "{}", text(&done.stderr));
}

#[test]
fn one_broken_story_stops_the_build_and_nothing_is_written() {
    let copy = site::copy_of_site();
    let broken = copy.path().join("stories/unknown-block");
    fs::create_dir(&broken).expect("the copy can be written");
    fs::copy("tests/stories/bad/unknown-block/story.toml", broken.join("story.toml"))
        .expect("the copy can be written");
    let staging = site::staging();
    let before = site::files_of(staging.path());
    let done = site::prerender(copy.path(), staging.path());
    assert_eq!(done.status.code(), Some(1));
    let told = text(&done.stderr);
    assert!(
        told.contains("stories/unknown-block/story.toml:15:8: error[unknown-block]: "),
        "{told}"
    );
    assert_eq!(site::files_of(staging.path()), before);
}

#[test]
fn a_default_story_that_is_not_there_stops_the_build() {
    let copy = site::copy_of_site();
    fs::write(copy.path().join("site.toml"), "default = \"nowhere\"\n")
        .expect("the copy can be written");
    let staging = site::staging();
    let done = site::prerender(copy.path(), staging.path());
    assert_eq!(done.status.code(), Some(1));
    assert!(text(&done.stderr).contains("nowhere"), "{}", text(&done.stderr));
}

#[test]
fn an_address_that_is_not_one_of_the_web_stops_the_build() {
    for address in ["http://news.example/", "https://news.example", "news.example/"] {
        let copy = site::copy_of_site();
        let settings = format!("default = \"jinshan\"\naddress = \"{address}\"\n");
        fs::write(copy.path().join("site.toml"), settings).expect("the copy can be written");
        let done = site::prerender(copy.path(), site::staging().path());
        assert_eq!(done.status.code(), Some(1), "{address}");
        let told = text(&done.stderr);
        assert!(told.contains("site.toml:2:11: error[bad-address]: address“"), "{told}");
    }
}

#[test]
fn an_address_for_wechat_that_is_not_safe_stops_the_build() {
    for (signature, sdk, named) in [
        ("http://news.example/sign", "/sdk.js", "wechat.signature"),
        ("/sign", "//cdn.example/sdk.js", "wechat.sdk"),
        ("/sign", "javascript:alert(1)", "wechat.sdk"),
    ] {
        let copy = site::copy_of_site();
        let settings = format!(
            "default = \"jinshan\"\n[wechat]\nsignature = \"{signature}\"\nsdk = \"{sdk}\"\n"
        );
        fs::write(copy.path().join("site.toml"), settings).expect("the copy can be written");
        let done = site::prerender(copy.path(), site::staging().path());
        assert_eq!(done.status.code(), Some(1), "{sdk}");
        assert!(text(&done.stderr).contains(named), "{}", text(&done.stderr));
    }
}

#[test]
fn the_same_site_gives_the_same_bytes() {
    let [first, second] = [(), ()].map(|()| {
        let staging = site::staging();
        assert!(site::prerender(".".as_ref(), staging.path()).status.success());
        site::files_of(staging.path())
    });
    assert_eq!(first, second);
}
