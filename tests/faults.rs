//! A build that cannot end: the real Trunk calls the real program, and what was served before stays.
#![cfg(unix)]

#[path = "support/site.rs"]
mod site;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A site that Trunk builds in a moment: the wasm is there already.
const PAGE: &str = "<html><head><link data-trunk rel=\"copy-file\" href=\"islands-x.js\">\
    <link data-trunk rel=\"copy-file\" href=\"islands-x_bg.wasm\"></head><body></body></html>";
/// The hook of the project's own Trunk.toml, with what a test does when the pages are written.
const HOOK: &str = "[[hooks]]\nstage = \"post_build\"\ncommand = \"sh\"\n\
    command_arguments = [\"-c\", \"$YITU prerender && eval \\\"$AFTER\\\"\"]\n";

fn site_for_trunk() -> TempDir {
    let copy = site::copy_of_site();
    for (name, text) in [
        ("index.html", PAGE),
        ("Trunk.toml", HOOK),
        ("islands-x.js", "x"),
        ("islands-x_bg.wasm", "y"),
    ] {
        fs::write(copy.path().join(name), text).expect("the copy can be written");
    }
    copy
}

/// `trunk build`, called by a shell that first does something else.
fn build(site: &Path, first: &str, after: &str) -> Command {
    let mut command = Command::new("sh");
    command
        .args(["-c", &format!("{first} exec trunk build")])
        .current_dir(site)
        .env_remove("NO_COLOR")
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        .env("YITU", env!("CARGO_BIN_EXE_yitu"))
        .env("AFTER", after);
    command
}

fn succeeds(site: &Path) {
    let done = build(site, "", "true").output().expect("there is a shell");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// What is served: not what a build has begun.
fn served(site: &Path) -> BTreeMap<String, String> {
    let mut files = site::files_of(&site.join("dist"));
    files.retain(|path, _| !path.starts_with(".stage"));
    files
}

fn change(site: &Path) {
    let file = site.join("stories/jinshan/story.toml");
    let text = fs::read_to_string(&file).expect("it is there");
    fs::write(&file, text.replace("一根红线", "一条红线")).expect("the copy can be written");
}

/// After a fault the same build, when it can end, makes what a first build would make.
fn is_as_new(site: &Path) {
    succeeds(site);
    let fresh = site_for_trunk();
    change(fresh.path());
    succeeds(fresh.path());
    assert_eq!(served(site), served(fresh.path()));
    assert!(served(site)["index.html"].contains("一条红线"));
}

#[test]
fn on_a_full_disk_a_build_fails_and_the_last_one_stays() {
    let site = site_for_trunk();
    succeeds(site.path());
    let before = served(site.path());
    change(site.path());
    // No file can become larger than 20 KB. Whoever does not handle the signal is killed while it writes.
    for first in ["trap '' XFSZ; ulimit -f 40;", "ulimit -c 0; ulimit -f 40;"] {
        let done = build(site.path(), first, "true").output().expect("there is a shell");
        assert!(!done.status.success(), "{first}");
        assert_eq!(served(site.path()), before, "{first}");
    }
    is_as_new(site.path());
}

#[test]
fn a_build_that_is_killed_before_its_end_leaves_the_last_one() {
    let site = site_for_trunk();
    succeeds(site.path());
    let before = served(site.path());
    change(site.path());
    let mut command = build(site.path(), "", "echo all pages are written; exec sleep 60");
    let mut child =
        command.stdout(Stdio::piped()).process_group(0).spawn().expect("there is a shell");
    let lines = BufReader::new(child.stdout.take().expect("it is piped")).lines();
    let written = lines.map_while(Result::ok).any(|line| line == "all pages are written");
    let group = format!("-{}", child.id());
    let killed = Command::new("sh").args(["-c", "kill -9 \"$0\"", &group]).status();
    assert!(written && killed.expect("there is a shell").success());
    assert!(!child.wait().expect("it was started").success());
    assert_eq!(served(site.path()), before);
    is_as_new(site.path());
}
