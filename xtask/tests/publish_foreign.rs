//! What `cargo xtask publish` finds in a site and has not brought: it stays as it is.
#![cfg(unix)]

#[path = "support/publish.rs"]
mod support;

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use support::{Place, glue, large, told, write};

/// A manifest with an entry of this name, which no release has had for a long time.
fn manifest_with(name: &str, content: &str) -> String {
    let hash: String = {
        use sha2::{Digest, Sha256};
        Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect()
    };
    let long_ago = "2001-01-01T00:00:00Z";
    let entry = serde_json::json!({ "sha256": hash, "first": long_ago, "last": long_ago, "gone": long_ago });
    serde_json::json!({ "files": { name: entry } }).to_string()
}

#[test]
fn a_folder_in_the_place_of_a_file_is_refused_with_all_that_is_in_it() {
    let place = Place::new();
    write(&place.at("site/embed.js/of-another.txt"), "not ours");
    for more in [[].as_slice(), &["--adopt"]] {
        let done = place.command("old", more).output().expect("xtask has been built");
        assert!(!done.status.success());
        let said = told(&done);
        assert!(said.contains("embed.js is a folder") && said.contains("move it away"), "{said}");
        assert!(said.contains("nothing has been touched"), "{said}");
    }
    assert_eq!(place.read("embed.js/of-another.txt"), "not ours");
    assert!(!place.has("index.html"), "nothing was brought");
}

#[test]
fn a_file_in_the_place_of_a_folder_is_refused() {
    let place = Place::new();
    write(&place.at("site/story"), "not ours");
    let said = place.refused("old");
    assert!(said.contains("story is") && said.contains("needs a folder"), "{said}");
    assert_eq!(place.read("story"), "not ours");
}

#[test]
fn a_file_of_others_is_not_replaced_unless_it_is_said() {
    let place = Place::new();
    write(&place.at("site/embed.js"), "not ours");
    write(&place.at("site/index.html"), "not ours either");
    let said = place.refused("old");
    for name in ["embed.js is there already", "index.html is there already", "--adopt"] {
        assert!(said.contains(name), "{name}: {said}");
    }
    assert_eq!(place.read("embed.js"), "not ours");
    place.publish("old", &["--adopt"]);
    place.works();
}

#[test]
fn what_somebody_has_changed_by_hand_is_neither_replaced_nor_removed() {
    let place = Place::new();
    place.publish("old", &[]);
    write(&place.at("site/story/index.html"), "mended by hand");
    assert!(place.refused("new").contains("somebody has changed it"));
    assert_eq!(place.read("story/index.html"), "mended by hand");
    write(&place.at("site").join(glue("old")), "mended too");
    place.publish("new", &["--adopt", "--keep", "0s"]);
    assert_eq!(place.read(&glue("old")), "mended too");
    assert!(!place.has(&large("old")));
}

#[test]
fn no_link_is_followed() {
    let place = Place::new();
    place.publish("old", &[]);
    let elsewhere = place.at("elsewhere");
    write(&elsewhere.join("index.html"), "of another");
    write(&elsewhere.join(".yitu-abcdef.part"), "of another");
    // To itself as well: a walk that followed it would not end.
    symlink(place.at("site"), place.at("site/again")).expect("it can be made");
    symlink(&elsewhere, place.at("site/linked")).expect("it can be made");
    place.publish("new", &["--keep", "0s"]);
    assert!(elsewhere.join(".yitu-abcdef.part").exists());

    fs::remove_dir_all(place.at("site/story")).expect("it is there");
    symlink(&elsewhere, place.at("site/story")).expect("it can be made");
    let said = place.refused("old");
    assert!(said.contains("story is a link"), "{said}");
    assert_eq!(
        fs::read_to_string(elsewhere.join("index.html")).expect("it is there"),
        "of another"
    );
}

#[test]
fn pages_of_others_may_be_of_any_encoding_and_keep_what_they_name() {
    let place = Place::new();
    place.publish("old", &[]);
    fs::write(place.at("site/gbk.html"), b"<p>\xd6\xd0\xce\xc4").expect("there is room");
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    fs::write(place.at("site/wide.htm"), wide(&large("old"))).expect("there is room");
    place.publish("new", &["--keep", "0s"]);
    assert!(place.has("gbk.html") && place.has(&large("old")) && !place.has(&glue("old")));
}

#[test]
fn a_manifest_that_leads_elsewhere_is_refused_and_removes_nothing() {
    let place = Place::new();
    place.publish("old", &[]);
    let victim = place.at("victim.txt");
    write(&victim, "not ours");
    let absolute = victim.display().to_string();
    for name in
        ["../victim.txt", &absolute, "story/../../victim.txt", "..\\victim.txt", ".", "", "./a"]
    {
        write(&place.at("site/.manifest.json"), &manifest_with(name, "not ours"));
        let said = place.refused("old");
        assert!(
            said.contains("which no release has brought") && said.contains("--adopt"),
            "{said}"
        );
        assert!(victim.exists(), "{name}");
    }
    // A name that is sound, by way of a link.
    symlink(place.folder(), place.at("site/linked")).expect("it can be made");
    write(&place.at("site/.manifest.json"), &manifest_with("linked/victim.txt", "not ours"));
    place.publish("old", &[]);
    assert!(victim.exists());
}

#[test]
fn a_manifest_that_cannot_be_read_says_what_to_do_and_can_be_begun_anew() {
    for broken in ["", "{", "[]", "\0\0\0", "{\"files\":{\"a\":1}}"] {
        let place = Place::new();
        place.publish("old", &[]);
        write(&place.at("site/.manifest.json"), broken);
        let said = place.refused("new");
        assert!(said.contains("cannot be used") && said.contains("--adopt"), "{said}");
        place.works();
        let said = place.publish("new", &["--adopt", "--keep", "0s"]);
        assert!(said.contains("set aside as .manifest.json.broken"), "{said}");
        assert_eq!(place.read(".manifest.json.broken"), broken);
        // Nobody knows any more who has brought these.
        assert!(place.has(&glue("old")));
        place.works();
        place.publish("new", &[]);
    }
}

#[test]
fn a_manifest_or_a_lock_that_is_no_file_is_refused() {
    for name in [".manifest.json", ".publish.lock", ".policies.conf"] {
        let place = Place::new();
        write(&place.at("elsewhere"), "not ours");
        fs::create_dir(place.at("site")).expect("there is room");
        symlink(place.at("elsewhere"), place.at("site").join(name)).expect("it can be made");
        assert!(place.refused("old").contains("move it away"), "{name}");
        assert_eq!(fs::read_to_string(place.at("elsewhere")).expect("it is there"), "not ours");
        fs::remove_file(place.at("site").join(name)).expect("it is there");
        fs::create_dir(place.at("site").join(name)).expect("there is room");
        assert!(place.refused("old").contains("move it away"), "{name}");
    }
}

#[test]
fn a_site_and_a_release_are_apart() {
    let place = Place::new();
    let to = |to: &Path| {
        let done = place.command_to("old", to).output().expect("xtask has been built");
        (done.status.code(), told(&done))
    };
    symlink(place.at("old"), place.at("linked")).expect("it can be made");
    let before = fs::read_dir(place.at("old")).expect("it is there").count();
    for folder in ["old", "old/site", ".", "linked/below/it"] {
        let (code, said) = to(&place.at(folder));
        assert!(code == Some(1) && said.contains("lie in one another"), "{folder}: {said}");
    }
    assert_eq!(fs::read_dir(place.at("old")).expect("it is there").count(), before);
    write(&place.at("file"), "not ours");
    let (_, said) = to(&place.at("file"));
    assert!(said.contains("is no folder"), "{said}");
    let (_, said) = to(Path::new("/proc/yitu"));
    assert!(said.contains("cannot make /proc/yitu"), "{said}");
}
