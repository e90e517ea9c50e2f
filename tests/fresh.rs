//! The program that Trunk's hook calls: whatever it is made of, when that is newer, cargo is asked.
#![cfg(unix)]

use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

/// A checkout with the program where cargo puts it, a crate beside it, and a `cargo` that only notes
/// that it was asked: the real one would compile for minutes.
struct Checkout {
    folder: TempDir,
}

impl Checkout {
    fn new() -> Self {
        let folder = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).expect("there is room");
        let checkout = Self { folder };
        checkout.write("Cargo.toml", "[target.'cfg(unix)'.dependencies]\nother.path = \"other\"\n");
        checkout.write("other/Cargo.toml", "[dependencies]\ndeep = { path = \"../deep\" }\n");
        checkout.write("deep/Cargo.toml", "");
        for name in
            ["Cargo.lock", "src/bin/yitu.rs", "other/src/lib.rs", "deep/src/lib.rs", "words.txt"]
        {
            checkout.write(name, "");
        }
        checkout.write("stories/a/story.toml", "");
        checkout.write("path/cargo", "#!/bin/sh\necho \"$@\" >> asked\n");
        fs::set_permissions(checkout.at("path/cargo"), fs::Permissions::from_mode(0o755))
            .expect("ours");
        let program = checkout.program();
        fs::create_dir_all(program.parent().expect("a folder")).expect("there is room");
        // Seventy megabytes, under a second name.
        fs::hard_link(env!("CARGO_BIN_EXE_yitu"), &program).expect("it lies on the same disk");
        let files =
            ["src/bin/yitu.rs", "words.txt"].map(|name| checkout.at(name).display().to_string());
        checkout
            .write("target/debug/yitu.d", &format!("{}: {}\n", program.display(), files.join(" ")));
        checkout
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().canonicalize().expect("it is there").join(name)
    }

    fn program(&self) -> PathBuf {
        self.at("target/debug/yitu")
    }

    /// Writes a file that is older than the program.
    fn write(&self, name: &str, text: &str) {
        let file = self.at(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("there is room");
        fs::write(&file, text).expect("there is room");
        date(&file, SystemTime::UNIX_EPOCH);
    }

    /// What cargo is asked for when the hook calls the program.
    fn asked(&self) -> Option<String> {
        let paths = format!("{}:/usr/bin:/bin", self.at("path").display());
        Command::new(self.program())
            .arg("prerender")
            .current_dir(self.at(""))
            .env("PATH", paths)
            .env_remove("TRUNK_STAGING_DIR")
            .env_remove("YITU_FRESH")
            .output()
            .expect("it is the program");
        let asked = fs::read_to_string(self.at("asked")).ok();
        let _ = fs::remove_file(self.at("asked"));
        asked
    }
}

fn date(file: &Path, time: SystemTime) {
    File::options().append(true).open(file).and_then(|it| it.set_modified(time)).expect("ours");
}

#[test]
fn whatever_it_is_made_of_is_looked_at_and_nothing_else() {
    let checkout = Checkout::new();
    assert_eq!(checkout.asked(), None, "nothing is newer");
    let later = SystemTime::now() + Duration::from_secs(60);
    for name in [
        "src/bin/yitu.rs",
        "src/new.rs",
        "words.txt",
        "Cargo.toml",
        "Cargo.lock",
        "other/Cargo.toml",
        "other/src/lib.rs",
        "other/src/new.rs",
        "deep/src/lib.rs",
    ] {
        let before = fs::read_to_string(checkout.at(name)).ok();
        checkout.write(name, before.as_deref().unwrap_or_default());
        date(&checkout.at(name), later);
        assert_eq!(checkout.asked().as_deref(), Some("yitu prerender\n"), "{name}");
        date(&checkout.at(name), SystemTime::UNIX_EPOCH);
    }
    date(&checkout.at("stories/a/story.toml"), later);
    assert_eq!(checkout.asked(), None, "a story is none of its sources");
    fs::remove_file(checkout.at("words.txt")).expect("it is there");
    assert!(checkout.asked().is_some(), "a source is gone");
}

#[test]
fn where_nothing_tells_what_it_is_made_of_cargo_is_asked() {
    let checkout = Checkout::new();
    fs::remove_file(checkout.at("target/debug/yitu.d")).expect("it is there");
    assert!(checkout.asked().is_some());
    checkout.write("target/debug/yitu.d", "/of/another/yitu: /of/another/src/lib.rs\n");
    assert!(checkout.asked().is_some());
}
