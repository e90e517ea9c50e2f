//! A second run of `cargo xtask publish`, after everything that can end the first one.
#![cfg(unix)]

#[path = "support/publish.rs"]
mod support;

use std::fs;
use std::process::Stdio;

use support::{Place, glue, large, told, write};

/// A site with the old release, and one that has got the new one in one run.
fn with_old() -> Place {
    let place = Place::new();
    place.publish("old", &[]);
    place
}

fn as_it_should_be() -> std::collections::BTreeMap<String, Vec<u8>> {
    let place = with_old();
    place.publish("new", &[]);
    // What pages may do is narrowed when none is left of the last release.
    place.publish("new", &[]);
    place.files()
}

#[test]
fn after_a_reload_that_failed_the_next_run_reloads_before_it_touches_a_page() {
    let place = with_old();
    let (log, page) = (place.at("log"), place.at("site/index.html"));
    let reload = |then: &str| format!("tail -c 3 {} >> {}; {then}", page.display(), log.display());
    for _ in 0..2 {
        let done = place.command("new", &["--reload", &reload("false")]).output().expect("a shell");
        assert_eq!(done.status.code(), Some(1), "{}", told(&done));
        assert!(place.read("index.html").ends_with("old"));
    }
    // Without a command nobody knows what nginx has read.
    let said = place.refused("new");
    assert!(
        said.contains("an earlier reload has failed") && said.contains("--reload true"),
        "{said}"
    );
    assert!(place.read("index.html").ends_with("old"));
    place.publish("new", &["--reload", &reload("true")]);
    assert_eq!(fs::read_to_string(&log).expect("nginx was told"), "oldoldold");
    place.works();
    assert!(place.read("index.html").ends_with("new"));
    // The pages of the old release are gone, so there is less to allow; then there is nothing to do.
    place.publish("new", &["--reload", &reload("true")]);
    place.publish("new", &["--reload", &reload("false")]);
    assert_eq!(fs::read_to_string(&log).expect("nginx was told"), "oldoldoldnew");
}

#[test]
fn killed_while_nginx_reloads_the_next_run_reloads() {
    let place = with_old();
    let done = place.command("new", &["--reload", "kill -9 $PPID"]).output().expect("a shell");
    assert_eq!(done.status.code(), None, "it was killed: {}", told(&done));
    let log = place.at("log");
    place.publish("new", &["--reload", &format!("echo reloaded >> {}", log.display())]);
    assert!(fs::read_to_string(log).is_ok(), "nginx was told");
}

/// The run is killed when so many files have changed.
#[test]
fn killed_at_any_step_pages_work_and_the_next_run_ends_as_if_nothing_had_been() {
    let wanted = as_it_should_be();
    let mut killed = 0;
    for files in 0..wanted.len() + 8 {
        let place = with_old();
        let before = place.files();
        let mut run = place.command("new", &[]);
        let run = run.stdout(Stdio::null()).stderr(Stdio::null());
        let mut run = run.spawn().expect("xtask has been built");
        while run.try_wait().expect("it is ours").is_none() {
            let now = place.files();
            let changed = now.iter().filter(|(name, is)| before.get(*name) != Some(is)).count();
            if changed >= files {
                run.kill().expect("it is ours");
                break;
            }
        }
        killed += usize::from(!run.wait().expect("it ends").success());
        place.works();
        place.publish("new", &[]);
        place.works();
        place.publish("new", &[]);
        assert!(place.files() == wanted, "killed when {files} files were there");
    }
    assert!(killed > 3, "runs were killed on their way: {killed}");
}

#[test]
fn another_release_after_one_that_was_broken_off_is_taken() {
    let place = with_old();
    write(&place.at("new/fresh/story.txt"), "first");
    place.command("new", &["--reload", "kill -9 $PPID"]).output().expect("a shell");
    assert_eq!(place.read("fresh/story.txt"), "first");
    write(&place.at("new/fresh/story.txt"), "second");
    place.publish("new", &[]);
    assert_eq!(place.read("fresh/story.txt"), "second");
}

#[test]
fn on_a_full_disk_the_next_run_completes() {
    let place = with_old();
    for handled in [true, false] {
        let done = place.on_a_full_disk("new", handled);
        assert!(!done.status.success(), "{}", told(&done));
        place.works();
    }
    place.publish("new", &[]);
    place.publish("new", &[]);
    assert!(place.files() == as_it_should_be(), "nothing is left of the others");
}

#[test]
fn what_was_packed_by_another_compressor_takes_the_place_of_what_is_there() {
    let place = with_old();
    for ending in [".br", ".gz"] {
        write(&place.at("old").join(large("old") + ending), "packed anew");
    }
    place.publish("old", &[]);
    assert_eq!(place.read(&(large("old") + ".br")), "packed anew");
    assert_eq!(place.read(&(large("old") + ".gz")), "packed anew");
    // What it was made from is for good.
    write(&place.at("old").join(glue("old")), "other();");
    assert!(place.refused("old").contains("browsers keep it for good"));
}

#[test]
fn what_is_published_can_be_read_by_the_server() {
    use std::os::unix::fs::PermissionsExt;
    let place = with_old();
    for name in ["index.html", ".policies.conf", ".manifest.json"] {
        let mode = fs::metadata(place.at("site").join(name)).expect("it is there").permissions();
        assert_eq!(mode.mode() & 0o444, 0o444, "{name}");
    }
}
