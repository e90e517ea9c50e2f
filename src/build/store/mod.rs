//! What has been printed before, so that it need not be printed again: `target/press`.
//!
//! All that a story becomes lies in one file, named after everything that it depends on ([`Key`]).
//! The file is whole or not there: it is written beside its place and renamed, and begins with a
//! checksum. So neither a kill nor a full disk nor a second build at the same moment leaves half of
//! one that is believed.

mod key;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use super::listing::Listed;
use super::told::Told;
pub(super) use key::{Inputs, Key};

/// As many versions of a story are kept: the one that was served last, and that of the release.
const VERSIONS: usize = 2;
/// What another build is writing is left to it; what is older was left by one that was killed.
const UNDER_WAY: Duration = Duration::from_secs(3600);
const CHECKSUM: usize = 32;

/// A finished file of `dist/`.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Output {
    /// Its path from the root of the site, with slashes.
    pub(super) name: String,
    /// Its bytes.
    #[serde(with = "serde_bytes")]
    pub(super) bytes: Vec<u8>,
    /// The same, compressed: the ending of the name and the bytes.
    pub(super) packed: Vec<Packed>,
}

/// A file in a form that travels lighter.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Packed {
    /// What is added to the name: `br` or `gz`.
    pub(super) ending: String,
    /// Its bytes.
    #[serde(with = "serde_bytes")]
    pub(super) bytes: Vec<u8>,
}

impl Output {
    /// A file that is not compressed yet.
    pub(super) fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into(), packed: Vec::new() }
    }
}

/// Everything that was printed at once, and what is to be told of it.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Printed {
    /// The files.
    pub(super) files: Vec<Output>,
    /// The warnings of the story.
    pub(super) told: Told,
    /// The lines of its file that blocks begin at.
    pub(super) lines: Vec<usize>,
    /// What lists say of the story; nothing for the files of no story.
    pub(super) listed: Option<Listed>,
}

impl Printed {
    /// How this file was compressed, when it is the same byte for byte.
    pub(super) fn packed(&self, file: &Output) -> Option<Vec<Packed>> {
        let same = |it: &&Output| it.name == file.name && it.bytes == file.bytes;
        self.files.iter().find(same).map(|it| it.packed.clone()).filter(|all| !all.is_empty())
    }
}

/// The folder of what has been printed.
#[derive(Debug)]
pub(super) struct Store {
    folder: PathBuf,
}

impl Store {
    /// The store in this folder, which need not be there yet.
    pub(super) fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// Whether something was printed from these inputs. It may turn out to be damaged.
    pub(super) fn has(&self, slug: &str, key: &Key) -> bool {
        self.file(slug, key).is_file()
    }

    /// What was printed from these inputs; nothing when it is not there or not whole.
    pub(super) fn get(&self, slug: &str, key: &Key) -> Option<Printed> {
        let file = self.file(slug, key);
        let printed = read(&file)?;
        // It is in use, so it is not the one to go. Where the disk refuses, it goes sooner.
        let _ = fs::File::open(&file).and_then(|file| file.set_modified(SystemTime::now()));
        Some(printed)
    }

    /// What was printed before, from whatever inputs, one version after another.
    pub(super) fn before(&self, slug: &str) -> impl Iterator<Item = Printed> + use<> {
        by_age(&self.folder.join(slug)).into_iter().filter_map(|file| read(&file))
    }

    /// Keeps what was printed.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn put(&self, slug: &str, key: &Key, printed: &Printed) -> Result<()> {
        let file = self.file(slug, key);
        let said = || format!("cannot write {}", file.display());
        let body = postcard::to_allocvec(printed).with_context(said)?;
        let folder = self.folder.join(slug);
        fs::create_dir_all(&folder).with_context(said)?;
        let mut beside = NamedTempFile::new_in(&folder).with_context(said)?;
        beside.write_all(&Sha256::digest(&body)).with_context(said)?;
        beside.write_all(&body).with_context(said)?;
        beside.persist(&file).with_context(said)?;
        Ok(())
    }

    /// Lets go of the stories that there are no longer, and of old versions of the others. What the
    /// disk does not let go of stays, and is only in the way.
    pub(super) fn prune(&self, slugs: &[&str]) {
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            if !slugs.iter().any(|slug| entry.file_name() == *slug) {
                let _ = fs::remove_dir_all(entry.path());
            }
        }
        for slug in slugs {
            let folder = self.folder.join(slug);
            for old in by_age(&folder).into_iter().skip(VERSIONS).chain(abandoned(&folder)) {
                let _ = fs::remove_file(old);
            }
        }
    }

    fn file(&self, slug: &str, key: &Key) -> PathBuf {
        self.folder.join(slug).join(key.to_string())
    }
}

fn read(file: &Path) -> Option<Printed> {
    let bytes = fs::read(file).ok()?;
    let (checksum, body) = bytes.split_at_checked(CHECKSUM)?;
    (Sha256::digest(body).as_slice() == checksum).then_some(())?;
    postcard::from_bytes(body).ok()
}

/// The versions of a story, that which was used last first.
fn by_age(folder: &Path) -> Vec<PathBuf> {
    let mut found = listed(folder, |name| !name.starts_with('.'));
    found.sort_by_key(|(time, _)| std::cmp::Reverse(*time));
    found.into_iter().map(|(_, path)| path).collect()
}

/// What a build that was killed has left behind.
fn abandoned(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let old = |time: &SystemTime| time.elapsed().is_ok_and(|age| age > UNDER_WAY);
    listed(folder, |name| name.starts_with('.'))
        .into_iter()
        .filter(move |(time, _)| old(time))
        .map(|(_, path)| path)
}

fn listed(folder: &Path, wanted: impl Fn(&str) -> bool) -> Vec<(SystemTime, PathBuf)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter(|entry| wanted(&entry.file_name().to_string_lossy()))
        .filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str) -> Printed {
        Printed { files: vec![Output::new("a/index.html", text)], ..Printed::default() }
    }

    fn text(printed: Option<Printed>) -> Option<String> {
        let file = printed?.files.pop()?;
        String::from_utf8(file.bytes).ok()
    }

    fn store() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let store = Store::new(folder.path().join("press"));
        (folder, store)
    }

    #[test]
    fn what_was_kept_is_found_by_its_inputs_alone() {
        let (_folder, store) = store();
        let [one, other] = ["1", "2"].map(Key::of);
        store.put("a", &one, &printed("text")).expect("it is kept");
        assert_eq!(text(store.get("a", &one)).as_deref(), Some("text"));
        assert!(store.get("a", &other).is_none());
        assert!(store.get("b", &one).is_none());
    }

    #[test]
    fn no_damage_is_believed() {
        let (_folder, store) = store();
        let key = Key::of("1");
        store.put("a", &key, &printed("text")).expect("it is kept");
        let whole = fs::read(store.file("a", &key)).expect("it is there");
        for end in 0..whole.len() {
            fs::write(store.file("a", &key), &whole[..end]).expect("it can be written");
            assert!(store.get("a", &key).is_none(), "cut off at {end}");
        }
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 1;
            fs::write(store.file("a", &key), &bytes).expect("it can be written");
            assert!(store.get("a", &key).is_none(), "another byte at {at}");
        }
    }

    #[test]
    fn what_no_longer_belongs_goes_and_what_was_used_last_stays() {
        let (_folder, store) = store();
        let keys = ["1", "2", "3"].map(Key::of);
        for (key, age) in keys.iter().zip([30, 20, 10]) {
            store.put("a", key, &printed("text")).expect("it is kept");
            store.put("gone", key, &printed("text")).expect("it is kept");
            let file = fs::File::open(store.file("a", key)).expect("it is there");
            file.set_modified(SystemTime::now() - Duration::from_secs(age)).expect("it is ours");
        }
        assert!(store.get("a", &keys[0]).is_some(), "it is used");
        let left = store.folder.join("a/.left");
        fs::write(&left, "half").expect("it can be written");
        store.prune(&["a"]);
        assert_eq!(keys.each_ref().map(|key| store.has("a", key)), [true, false, true]);
        assert!(!store.folder.join("gone").exists());
        assert!(left.exists(), "another build may be writing it");
        let file = fs::File::open(&left).expect("it is there");
        file.set_modified(SystemTime::now() - 2 * UNDER_WAY).expect("it is ours");
        store.prune(&["a"]);
        assert!(!left.exists());
    }
}
