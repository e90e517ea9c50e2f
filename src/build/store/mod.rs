//! What has been printed before, so that it need not be printed again: `target/press`.
//!
//! All that a story becomes lies in one folder, named after everything that it depends on ([`Key`]):
//! the files, and a list of them with their hashes. A build takes them from there as they are, under
//! second names. The folder is whole or not there: it is written beside its place and renamed; and
//! what was damaged since is seen by the hashes. So neither a kill nor a full disk nor a second build
//! at the same moment leaves half of something that is believed.

mod ages;
mod kept;
mod key;
mod output;

use std::fs;
use std::path::PathBuf;
use std::time::SystemTime;

use anyhow::{Context, Result};

use ages::{abandoned, by_age};
pub(super) use kept::{Facts, Kept};
use kept::{LIST, whole};
pub(super) use key::{Inputs, Key};
pub(super) use output::{Output, Packed};

/// As many versions of a story are kept: the one that was served last, and that of the release.
const VERSIONS: usize = 2;

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
        self.place(slug, key).is_dir()
    }

    /// What was printed from these inputs; nothing when it is not there. What is not whole goes.
    pub(super) fn get(&self, slug: &str, key: &Key) -> Option<Kept> {
        let folder = self.place(slug, key);
        let kept = whole(&folder);
        if kept.is_some() {
            // It is in use, so it is not the one to go. Where the disk refuses, it goes sooner.
            let list = fs::File::open(folder.join(LIST));
            let _ = list.and_then(|list| list.set_modified(SystemTime::now()));
        } else {
            let _ = fs::remove_dir_all(&folder);
        }
        kept
    }

    /// What was printed before, from whatever inputs, one version after another.
    pub(super) fn before(&self, slug: &str) -> Vec<Kept> {
        by_age(&self.folder.join(slug)).iter().filter_map(|folder| whole(folder)).collect()
    }

    /// Keeps what was printed.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn put(
        &self,
        slug: &str,
        key: &Key,
        files: &[Output],
        facts: Facts,
    ) -> Result<Kept> {
        let folder = self.place(slug, key);
        let said = || format!("cannot write {}", folder.display());
        let stories = self.folder.join(slug);
        fs::create_dir_all(&stories).with_context(said)?;
        let beside =
            tempfile::Builder::new().prefix(".").tempdir_in(&stories).with_context(said)?;
        let list = kept::write(beside.path(), files, facts).with_context(said)?;
        // Where another build was quicker, it has written the same.
        if let Err(error) = fs::rename(beside.path(), &folder)
            && !folder.is_dir()
        {
            return Err(error).with_context(said);
        }
        Ok(Kept { folder, list })
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
                let _ = fs::remove_dir_all(old);
            }
        }
    }

    fn place(&self, slug: &str, key: &Key) -> PathBuf {
        self.folder.join(slug).join(key.to_string())
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::ages::UNDER_WAY;
    use super::*;

    fn store() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let store = Store::new(folder.path().join("press"));
        (folder, store)
    }

    fn put(store: &Store, slug: &str, key: &Key) {
        let mut file = Output::new("a/index.html", "text");
        file.packed.push(Packed { ending: "br", bytes: b"packed".to_vec() });
        store.put(slug, key, &[file], Facts::default()).expect("it is kept");
    }

    #[test]
    fn what_was_kept_is_found_by_its_inputs_alone() {
        let (_folder, store) = store();
        let [one, other] = ["1", "2"].map(Key::of);
        put(&store, "a", &one);
        let kept = store.get("a", &one).expect("it is kept");
        let files: Vec<_> = kept
            .files()
            .map(|(name, file)| (name, fs::read_to_string(file).expect("it is there")))
            .collect();
        assert_eq!(files, [("a/index.html", "text".into()), ("a/index.html.br", "packed".into())]);
        assert!(store.get("a", &other).is_none() && store.get("b", &one).is_none());
        let packed = |text| kept.packed(&Output::new("a/index.html", text), "br");
        assert_eq!(packed("text").as_deref(), Some(b"packed".as_slice()));
        assert_eq!(packed("another"), None);
    }

    #[test]
    fn no_damage_is_believed() {
        let (_folder, store) = store();
        let key = Key::of("1");
        for name in [LIST, "0", "1"] {
            put(&store, "a", &key);
            let file = store.place("a", &key).join(name);
            let whole = fs::read(&file).expect("it is there");
            for at in 0..whole.len() {
                for damaged in [
                    whole[..at].to_vec(),
                    [&whole[..at], &[whole[at] ^ 1], &whole[at + 1..]].concat(),
                ] {
                    put(&store, "a", &key);
                    fs::write(&file, damaged).expect("it can be written");
                    assert!(store.get("a", &key).is_none(), "{name} at {at}");
                    assert!(!store.has("a", &key), "it is gone");
                }
            }
        }
    }

    #[test]
    fn what_no_longer_belongs_goes_and_what_was_used_last_stays() {
        let (_folder, store) = store();
        let keys = ["1", "2", "3"].map(Key::of);
        let age = |file: PathBuf, age: Duration| {
            let file = fs::File::open(file).expect("it is there");
            file.set_modified(SystemTime::now() - age).expect("it is ours");
        };
        for (key, seconds) in keys.iter().zip([30, 20, 10]) {
            put(&store, "a", key);
            put(&store, "gone", key);
            age(store.place("a", key).join(LIST), Duration::from_secs(seconds));
        }
        assert!(store.get("a", &keys[0]).is_some(), "it is used");
        let left = store.folder.join("a/.left");
        fs::create_dir(&left).expect("it can be written");
        store.prune(&["a"]);
        assert_eq!(keys.each_ref().map(|key| store.has("a", key)), [true, false, true]);
        assert!(!store.folder.join("gone").exists());
        assert!(left.exists(), "another build may be writing it");
        age(left.clone(), 2 * UNDER_WAY);
        store.prune(&["a"]);
        assert!(!left.exists());
    }
}
