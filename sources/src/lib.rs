//! What a build is made of: one list for whoever asks whether it is older than its sources.
//!
//! No crate is named here. The manifests say which crates of this checkout the program is made of, and
//! what cargo has written beside the program says which files: also those that are compiled in from
//! elsewhere.

mod crates;
mod dep_info;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What pages are made from beside the program: Trunk's page, the site and how it looks.
pub const OF_PAGES: &[&str] = &["index.html", "site.toml", "static", "stories", "styles"];

/// What decides how crates are compiled, beside their own files.
const OF_CRATES: &[&str] = &[".cargo/config.toml", "Cargo.lock", "rust-toolchain.toml"];

/// What a program that lies below `target/` is made of: files, and folders with all that is in them.
/// `None` when nothing tells, or what tells is of another checkout.
pub fn of_program(root: &Path, program: &Path) -> Option<Vec<PathBuf>> {
    let files = dep_info::files_of(root, program)?;
    Some(of_crates(root).into_iter().chain(files).collect())
}

/// What a release is made of, as far as it is known. Where nothing tells of single files, their
/// crates' folders do.
pub fn of_release(root: &Path, program: &Path) -> Vec<PathBuf> {
    let program = of_program(root, program).unwrap_or_else(|| of_crates(root));
    OF_PAGES.iter().map(|path| root.join(path)).chain(program).collect()
}

fn of_crates(root: &Path) -> Vec<PathBuf> {
    let others = OF_CRATES.iter().map(|path| root.join(path));
    others.filter(|path| path.exists()).chain(crates::sources(root)).collect()
}

/// Something of a list, here or below, that was changed after a time or is there no more.
pub fn newer<'a>(
    paths: impl IntoIterator<Item = &'a PathBuf>,
    than: SystemTime,
) -> Option<PathBuf> {
    paths.into_iter().find_map(|path| newer_below(path, than))
}

fn newer_below(path: &Path, than: SystemTime) -> Option<PathBuf> {
    if path.is_dir() {
        let entries = fs::read_dir(path).ok()?.flatten();
        return entries.map(|entry| entry.path()).find_map(|path| newer_below(&path, than));
    }
    let changed = fs::symlink_metadata(path).and_then(|file| file.modified());
    changed.map_or(true, |changed| changed > than).then(|| path.to_owned())
}
