//! Whoever reads what is printed: a full disk, a closed pipe, a program.
#![cfg(unix)]

use std::fs::File;
use std::process::Stdio;

use serde_json::Value;

use crate::{run, site, site_of_one, text};

#[test]
fn what_cannot_be_printed_ends_with_two_and_no_panic() {
    let site = site_of_one();
    std::fs::write(site.path().join("stories/one/story.toml"), "x").expect("it can be written");
    for (out, err) in
        [("/dev/full", None), ("/dev/full", Some("/dev/full")), ("/dev/null", Some("/dev/full"))]
    {
        let to =
            |path: &str| Stdio::from(File::options().write(true).open(path).expect("it is there"));
        let mut command = site::yitu(site.path());
        command.arg("check").stdout(to(out)).stderr(err.map_or(Stdio::piped(), to));
        let done = command.output().expect("yitu has been built");
        let expected = if out == "/dev/full" { 2 } else { 1 };
        assert_eq!(done.status.code(), Some(expected), "{out} {err:?}");
        assert!(!text(&done.stderr).contains("panicked"), "{}", text(&done.stderr));
    }
}

#[test]
fn a_reader_who_has_read_enough_is_no_error() {
    let site = site_of_one();
    // More than a pipe holds.
    let story = format!("slug = 'one'\n{}", "甲乙丙 = 'x'\n".repeat(20_000));
    std::fs::write(site.path().join("stories/one/story.toml"), story).expect("it can be written");
    let mut command = site::yitu(site.path());
    command.args(["check", "--format", "json"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("yitu has been built");
    drop(child.stdout.take());
    let done = child.wait_with_output().expect("it was started");
    assert_eq!((done.status.code(), text(&done.stderr)), (Some(1), String::new()));
}

#[test]
fn json_is_json_also_where_nothing_could_be_looked_at() {
    let site = site_of_one();
    let empty = tempfile::tempdir().expect("there is room for a folder");
    for (folder, args, file) in [
        (
            site.path(),
            ["check", "--format", "json", "stories/no-such"].as_slice(),
            "stories/no-such",
        ),
        (
            site.path(),
            &["check", "--format", "json", "stories/one", "--source", "no.txt"],
            "no.txt",
        ),
        (empty.path(), &["check", "--format", "json"], "stories"),
    ] {
        let done = run(folder, args);
        assert_eq!(done.status.code(), Some(2), "{args:?}");
        let rows: Vec<Value> = serde_json::from_slice(&done.stdout).expect("one JSON array");
        assert_eq!(rows.len(), 1, "{rows:?}");
        assert_eq!(
            (rows[0]["file"].as_str(), rows[0]["code"].as_str()),
            (Some(file), Some("unreadable"))
        );
    }
}

#[test]
fn one_path_that_is_missing_hides_no_other() {
    let site = site_of_one();
    std::fs::write(site.path().join("stories/one/story.toml"), "x").expect("it can be written");
    let done = run(site.path(), &["check", "stories/no-such", "stories/one"]);
    assert_eq!(done.status.code(), Some(2));
    let told = text(&done.stdout);
    assert!(told.contains("stories/no-such:1:1: error[unreadable]"), "{told}");
    assert!(told.contains("stories/one/story.toml:1:"), "{told}");
}
