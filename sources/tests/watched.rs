//! `trunk serve` watches all that a build is made of.

use std::fs;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().expect("it lies in the checkout").canonicalize().expect("it is there")
}

fn watched() -> Vec<PathBuf> {
    let text = fs::read_to_string(root().join("Trunk.toml")).expect("it is there");
    let trunk: Table = text.parse().expect("it is TOML");
    let all = trunk["watch"]["watch"].as_array().expect("it is a list");
    all.iter().filter_map(Value::as_str).map(|path| root().join(path)).collect()
}

#[test]
fn every_source_of_a_release_is_watched() {
    let sources = sources::of_release(&root(), &root().join("target/debug/yitu"));
    for name in ["delivery/src", "packing/src", "sources/src", "src", "stories", "Cargo.lock"] {
        assert!(sources.contains(&root().join(name)), "{name} is a source");
    }
    let watched = watched();
    for source in sources {
        assert!(watched.iter().any(|it| source.starts_with(it)), "{}", source.display());
    }
}

#[test]
fn what_is_watched_is_there() {
    for path in watched() {
        assert!(path.exists(), "{}: Trunk does not start", path.display());
    }
}
