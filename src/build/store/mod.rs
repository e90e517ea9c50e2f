//! What has been printed before, so that it need not be printed again: `target/press`.
//!
//! All that a story becomes lies in one folder, named after everything that it depends on ([`Key`]):
//! the files, and a list of them with their hashes. A build takes them from there as they are, under
//! second names. The folder is whole or not there: it is written beside its place and renamed; and
//! what was damaged since is seen by the hashes. So neither a kill nor a full disk nor a second build
//! at the same moment leaves half of something that is believed.

mod key;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::listing::Listed;
use super::told::Told;
pub(super) use key::{Inputs, Key};

/// As many versions of a story are kept: the one that was served last, and that of the release.
const VERSIONS: usize = 2;
/// What another build is writing is left to it; what is older was left by one that was killed.
const UNDER_WAY: Duration = Duration::from_secs(3600);
/// The list of a folder's files; they are called by their numbers in it.
const LIST: &str = "list";

type Hash = [u8; 32];

/// A finished file of `dist/`.
#[derive(Debug)]
pub(super) struct Output {
    /// Its path from the root of the site, with slashes.
    pub(super) name: String,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
    /// The same, compressed.
    pub(super) packed: Vec<Packed>,
}

/// A file in a form that travels lighter.
#[derive(Debug)]
pub(super) struct Packed {
    /// What is added to the name: `br` or `gz`.
    pub(super) ending: &'static str,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
}

impl Output {
    /// A file that is not compressed yet.
    pub(super) fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into(), packed: Vec::new() }
    }

    /// The file and its packed forms, each with its name.
    pub(super) fn all(&self) -> impl Iterator<Item = (String, &[u8])> {
        let packed = self.packed.iter();
        let packed = packed.map(|it| (packed_name(&self.name, it.ending), it.bytes.as_slice()));
        [(self.name.clone(), self.bytes.as_slice())].into_iter().chain(packed)
    }
}

fn packed_name(name: &str, ending: &str) -> String {
    format!("{name}.{ending}")
}

/// What is to be known of a story without printing it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Facts {
    /// The warnings.
    pub(super) told: Told,
    /// The lines of its file that blocks begin at.
    pub(super) lines: Vec<usize>,
    /// What lists say of it; nothing for the files of no story.
    pub(super) listed: Option<Listed>,
    /// What its pages may do.
    pub(super) policies: Vec<(String, String)>,
}

/// Something that was printed, and has been found whole.
#[derive(Debug)]
pub(super) struct Kept {
    folder: PathBuf,
    list: List,
}

#[derive(Debug, Serialize, Deserialize)]
struct List {
    facts: Facts,
    files: Vec<(String, Hash)>,
}

impl Kept {
    /// What is to be known of it.
    pub(super) fn facts(&self) -> &Facts {
        &self.list.facts
    }

    /// Where each file lies, by the name that it has in the site.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, PathBuf)> {
        let numbered = self.list.files.iter().enumerate();
        numbered.map(|(at, (name, _))| (name.as_str(), self.folder.join(at.to_string())))
    }

    /// How this file was packed with an ending, when it is the same byte for byte.
    pub(super) fn packed(&self, file: &Output, ending: &str) -> Option<Vec<u8>> {
        let at = |name: &str| self.list.files.iter().position(|(known, _)| known == name);
        let same = self.list.files[at(&file.name)?].1 == hash(&file.bytes);
        let packed = self.folder.join(at(&packed_name(&file.name, ending))?.to_string());
        same.then(|| fs::read(packed).ok()).flatten()
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
        let mut list = List { facts, files: Vec::new() };
        for (name, bytes) in files.iter().flat_map(Output::all) {
            let file = beside.path().join(list.files.len().to_string());
            fs::write(file, bytes).with_context(said)?;
            list.files.push((name, hash(bytes)));
        }
        let body = postcard::to_allocvec(&list).with_context(said)?;
        let checked = [hash(&body).as_slice(), &body].concat();
        fs::write(beside.path().join(LIST), checked).with_context(said)?;
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

fn hash(bytes: &[u8]) -> Hash {
    Sha256::digest(bytes).into()
}

/// What lies in a folder, when every byte of it is as it was written.
fn whole(folder: &Path) -> Option<Kept> {
    let checked = fs::read(folder.join(LIST)).ok()?;
    let (checksum, body) = checked.split_at_checked(size_of::<Hash>())?;
    (hash(body).as_slice() == checksum).then_some(())?;
    let list: List = postcard::from_bytes(body).ok()?;
    let kept = Kept { folder: folder.to_owned(), list };
    let sound = kept
        .files()
        .zip(&kept.list.files)
        .all(|((_, file), (_, known))| fs::read(file).is_ok_and(|bytes| hash(&bytes) == *known));
    sound.then_some(kept)
}

/// The versions of a story, that which was used last first.
fn by_age(folder: &Path) -> Vec<PathBuf> {
    let mut found = listed(folder, |name| !name.starts_with('.'), |path| path.join(LIST));
    found.sort_by_key(|(time, _)| std::cmp::Reverse(*time));
    found.into_iter().map(|(_, path)| path).collect()
}

/// What a build that was killed has left behind.
fn abandoned(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let old = |time: &SystemTime| time.elapsed().is_ok_and(|age| age > UNDER_WAY);
    listed(folder, |name| name.starts_with('.'), Path::to_owned)
        .into_iter()
        .filter(move |(time, _)| old(time))
        .map(|(_, path)| path)
}

/// What lies in a folder, with the time of it or of something in it.
fn listed(
    folder: &Path,
    wanted: impl Fn(&str) -> bool,
    dated: impl Fn(&Path) -> PathBuf,
) -> Vec<(SystemTime, PathBuf)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.filter(|it| wanted(&it.file_name().to_string_lossy())).map(|it| it.path());
    let time = |path: &Path| fs::metadata(dated(path)).and_then(|data| data.modified());
    // What lost its list was not whole, and goes first.
    paths.map(|path| (time(&path).unwrap_or(SystemTime::UNIX_EPOCH), path)).collect()
}

#[cfg(test)]
mod tests {
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
