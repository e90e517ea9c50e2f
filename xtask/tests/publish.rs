//! `cargo xtask publish`, as a program: what it leaves when all goes well, and when it does not.
#![cfg(unix)]

#[path = "support/publish.rs"]
mod support;

use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

use support::{LARGE, Place, glue, large, told, write};

#[test]
fn what_an_open_page_may_still_fetch_stays() {
    let place = Place::new();
    place.publish("old", &[]);
    place.publish("new", &[]);
    assert_eq!(place.read("embed.js"), "embed(new);");
    assert_eq!(place.read(&glue("old")), "old();");
    assert_eq!(place.read(&glue("new")), "new();");
    place.works();
    let (old, new) = (place.entry(&glue("old")), place.entry(&glue("new")));
    assert!(old["gone"].is_string() && new["gone"].is_null(), "{old} {new}");
    assert_eq!(new["sha256"].as_str().map(str::len), Some(64));
    assert!(new["first"].is_string() && new["last"].is_string());
}

#[test]
fn a_second_time_nothing_is_left_to_do() {
    let place = Place::new();
    assert!(place.publish("old", &[]).contains("7 files, 7 of them copied; 0 old ones removed"));
    assert!(place.publish("old", &[]).contains("7 files, 0 of them copied; 0 old ones removed"));
}

#[test]
fn what_has_been_gone_for_long_is_removed_and_nothing_else() {
    let place = Place::new();
    place.publish("old", &[]);
    write(&place.at("site/of-another.txt"), "not ours");
    write(&place.at("old/removed/index.html"), &format!("names {}", glue("old")));
    place.publish("old", &[]);
    // A page of an old story is gone only after its time, and holds what it fetches until then.
    place.publish("new", &["--keep", "1h"]);
    assert!(place.has("removed/index.html") && place.has(&glue("old")));
    place.publish("new", &["--keep", "0s"]);
    for file in ["removed/index.html", &glue("old"), &large("old"), &(large("old") + ".br")] {
        assert!(!place.has(file), "{file}");
        assert!(place.entry(file).is_null(), "{file}");
    }
    assert_eq!(place.read("of-another.txt"), "not ours");
    place.works();
}

#[test]
fn what_a_page_of_the_site_still_names_stays_however_old_it_is() {
    let place = Place::new();
    place.publish("old", &[]);
    write(&place.at("site/by-hand.html"), &format!("names {}", large("old")));
    place.publish("new", &["--keep", "0s"]);
    assert!(!place.has(&glue("old")));
    for file in [large("old"), large("old") + ".br", large("old") + ".gz"] {
        assert!(place.has(&file), "{file}");
    }
}

#[test]
fn killed_halfway_the_old_pages_work_and_the_next_run_completes() {
    let place = Place::new();
    place.publish("old", &[]);
    let done = place.command("new", &["--reload", "kill -9 $PPID"]).output().expect("a shell");
    assert_eq!(done.status.code(), None, "it was killed: {}", told(&done));
    assert!(place.read("index.html").ends_with("old") && place.has(&glue("new")));
    place.works();
    place.publish("new", &[]);
    assert!(place.read("index.html").ends_with("new"));
    place.works();
}

#[test]
fn on_a_full_disk_the_old_files_stay_as_they_are() {
    let place = Place::new();
    place.publish("old", &[]);
    for handled in [true, false] {
        let done = place.on_a_full_disk("new", handled);
        // Without the signal it says what it could not do; with it, it ends in the middle of a file.
        assert_eq!(done.status.code(), handled.then_some(1), "{}", told(&done));
        assert_eq!(told(&done).contains("cannot copy"), handled, "{}", told(&done));
        assert!(!place.has(&large("new")) && place.read("index.html").ends_with("old"));
        place.works();
    }
    place.publish("new", &[]);
    place.works();
    let rest = fs::read_dir(place.at("site")).expect("it is there").flatten();
    let rest: Vec<_> =
        rest.filter(|it| it.file_name().to_string_lossy().contains(".part")).collect();
    assert!(rest.is_empty(), "{rest:?}");
}

#[test]
fn policies_allow_old_and_new_pages_while_they_change() {
    let place = Place::new();
    place.publish("old", &[]);
    let seen = place.at("seen");
    let site = place.at("site");
    let keep = format!("cp {}/.policies.conf {}", site.display(), seen.display());
    place.publish("new", &["--reload", &keep]);
    let told = fs::read_to_string(seen).expect("nginx was told");
    assert_eq!(
        told.matches("'sha256-new' 'sha256-old';frame-ancestors 'self'").count(),
        2,
        "{told}"
    );
    place.publish("new", &["--reload", "true"]);
    assert!(!place.read(".policies.conf").contains("sha256-old"));
}

#[test]
fn a_reload_that_fails_stops_before_the_pages() {
    let place = Place::new();
    place.publish("old", &[]);
    let done = place.command("new", &["--reload", "false"]).output().expect("a shell");
    assert_eq!(done.status.code(), Some(1));
    assert!(told(&done).contains("the pages are as they were"), "{}", told(&done));
    assert!(place.read("index.html").ends_with("old"));
}

#[test]
fn two_at_once_are_refused() {
    let place = Place::new();
    let again = format!(
        "{} publish --from {} --to {}",
        env!("CARGO_BIN_EXE_xtask"),
        place.at("old").display(),
        place.at("site").display()
    );
    let done = place.command("new", &["--reload", &again]).output().expect("a shell");
    assert_eq!(done.status.code(), Some(1));
    assert!(told(&done).contains("another `cargo xtask publish` is at work"), "{}", told(&done));
}

#[test]
fn what_is_no_release_is_refused_and_nothing_is_touched() {
    let place = Place::new();
    let change = |what: &dyn Fn(&Path)| {
        fs::remove_dir_all(place.at("new")).expect("it is there");
        place.release("new");
        what(&place.at("new"));
        let said = place.refused("new");
        assert!(said.contains("run `cargo xtask build`"), "{said}");
        assert!(!place.at("site").exists());
        said
    };
    assert!(
        change(&|it| fs::remove_file(it.join("index.html")).expect("there"))
            .contains("there is no release")
    );
    assert!(change(&|it| write(&it.join("desk/desk.js"), "")).contains("shows editors"));
    let policies = delivery::POLICIES;
    assert!(
        change(&|it| fs::remove_file(it.join(policies)).expect("there"))
            .contains("for development")
    );
    assert!(
        change(&|it| write(&it.join("story.txt"), &"x".repeat(LARGE))).contains("for development")
    );
    assert!(
        change(&|it| fs::remove_file(it.join(glue("new"))).expect("there"))
            .contains("names islands-")
    );
    let yesterday = SystemTime::UNIX_EPOCH + Duration::from_secs(1);
    let old = |it: &Path| File::open(it.join(policies))?.set_modified(yesterday);
    assert!(change(&|it| old(it).expect("there")).contains("is newer than"));
}

#[test]
fn a_name_that_is_for_good_never_gets_other_content() {
    let place = Place::new();
    place.publish("old", &[]);
    write(&place.at("old").join(glue("old")), "other();");
    let said = place.refused("old");
    assert!(said.contains("is there already with other content"), "{said}");
    assert_eq!(place.read(&glue("old")), "old();");
}
