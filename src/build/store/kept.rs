//! One folder of the store: what a story has become, and a list by which damage is seen.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::output::{Output, packed_name};
use crate::build::listing::Listed;
use crate::build::told::Told;

/// The list of a folder's files; they are called by their numbers in it.
pub(super) const LIST: &str = "list";

type Hash = [u8; 32];

/// What is to be known of a story without printing it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(in crate::build) struct Facts {
    /// The warnings.
    pub(in crate::build) told: Told,
    /// The lines of its file that blocks begin at.
    pub(in crate::build) lines: Vec<usize>,
    /// What lists say of it; nothing for the files of no story.
    pub(in crate::build) listed: Option<Listed>,
    /// What its pages may do.
    pub(in crate::build) policies: Vec<(String, String)>,
}

/// Something that was printed, and has been found whole.
#[derive(Debug)]
pub(in crate::build) struct Kept {
    pub(super) folder: PathBuf,
    pub(super) list: List,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct List {
    facts: Facts,
    files: Vec<(String, Hash)>,
}

impl Kept {
    /// What is to be known of it.
    pub(in crate::build) fn facts(&self) -> &Facts {
        &self.list.facts
    }

    /// Where each file lies, by the name that it has in the site.
    pub(in crate::build) fn files(&self) -> impl Iterator<Item = (&str, PathBuf)> {
        let numbered = self.list.files.iter().enumerate();
        numbered.map(|(at, (name, _))| (name.as_str(), self.folder.join(at.to_string())))
    }

    /// How this file was packed with an ending, when it is the same byte for byte.
    pub(in crate::build) fn packed(&self, file: &Output, ending: &str) -> Option<Vec<u8>> {
        let at = |name: &str| self.list.files.iter().position(|(known, _)| known == name);
        let same = self.list.files[at(&file.name)?].1 == hash(&file.bytes);
        let packed = self.folder.join(at(&packed_name(&file.name, ending))?.to_string());
        same.then(|| fs::read(packed).ok()).flatten()
    }
}

/// Writes files into a folder that nobody reads yet, and their list last.
pub(super) fn write(folder: &Path, files: &[Output], facts: Facts) -> Result<List> {
    let mut list = List { facts, files: Vec::new() };
    for (name, bytes) in files.iter().flat_map(Output::all) {
        fs::write(folder.join(list.files.len().to_string()), bytes)?;
        list.files.push((name, hash(bytes)));
    }
    let body = postcard::to_allocvec(&list)?;
    fs::write(folder.join(LIST), [hash(&body).as_slice(), &body].concat())?;
    Ok(list)
}

/// What lies in a folder, when every byte of it is as it was written.
pub(super) fn whole(folder: &Path) -> Option<Kept> {
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

fn hash(bytes: &[u8]) -> Hash {
    Sha256::digest(bytes).into()
}
