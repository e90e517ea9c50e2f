//! Folders of stories.

use std::fs;
use std::path::PathBuf;

/// The folders in a folder, by name.
pub(crate) fn folders_of(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("tests run in the package's own folder");
    let mut found: Vec<_> = entries
        .map(|entry| entry.expect("a folder can be listed").path())
        .filter(|path| path.is_dir())
        .collect();
    assert!(!found.is_empty(), "{folder} holds no stories");
    found.sort();
    found
}
