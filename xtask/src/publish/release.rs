//! A release: what it holds, and whether it may be published.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use delivery::{DESK, POLICIES, hashed_names};
use sources::{newer, of_release};
use walkdir::WalkDir;

use super::hash::Hash;
use super::site::is_a_name;
use crate::weigh::unpacked;

/// The program that writes the pages of a release.
const PROGRAM: &str = "target/debug/yitu";

/// A release in a folder.
pub(super) struct Release {
    /// Where it is.
    pub(super) folder: PathBuf,
    /// Its files: those with a hash in their name, then what is asked for by name, then pages.
    pub(super) files: Vec<File>,
}

/// A file of a release.
pub(super) struct File {
    /// Its path with slashes.
    pub(super) name: String,
    /// What is in it.
    pub(super) hash: Hash,
}

impl Release {
    /// Reads what is in a folder.
    ///
    /// # Errors
    /// When it is none, is not whole, is meant for an editor's desk, or is older than what it is made
    /// from.
    pub(super) fn read(folder: &Path) -> Result<Self> {
        let at = folder.display();
        ensure!(
            folder.join("index.html").is_file(),
            "there is no release in {at}: run `cargo xtask build`"
        );
        ensure!(
            !folder.join(DESK).exists(),
            "{at} is what `trunk serve` shows editors: run `cargo xtask build`"
        );
        let unpacked = unpacked(folder)?;
        ensure!(
            folder.join(POLICIES).is_file() && unpacked.is_empty(),
            "{at} is a build for development, or not whole: run `cargo xtask build`"
        );
        let mut release = Self { folder: folder.to_owned(), files: Vec::new() };
        for entry in WalkDir::new(folder).min_depth(1) {
            let entry = entry.with_context(|| format!("cannot list {at}"))?;
            let name = with_slashes(entry.path().strip_prefix(folder).unwrap_or(entry.path()));
            if entry.file_type().is_dir() || name.split('/').any(|part| part.starts_with('.')) {
                continue;
            }
            ensure!(
                entry.file_type().is_file() && is_a_name(&name),
                "{} is nothing that a build leaves: remove {at} and run `cargo xtask build`",
                entry.path().display()
            );
            let hash = Hash::of_file(entry.path())?;
            release.files.push(File { name, hash });
        }
        release.files.sort_by_cached_key(|file| {
            let rule = delivery::rule(&file.name);
            (rule.page, !rule.is_for_good(), file.name.clone())
        });
        release.is_whole()?;
        release.is_fresh()?;
        Ok(release)
    }

    /// Every file with a hash that one of its pages names is there.
    fn is_whole(&self) -> Result<()> {
        let names = self.files.iter().map(|file| file.name.as_str());
        let there: BTreeSet<&str> =
            names.clone().filter_map(|file| file.rsplit('/').next()).collect();
        for file in names.filter(|file| file.ends_with(".html")) {
            let path = self.folder.join(file);
            let html = fs::read_to_string(&path)
                .with_context(|| format!("cannot read {}", path.display()))?;
            if let Some(missing) = hashed_names(&html).find(|name| !there.contains(name)) {
                bail!(
                    "{} names {missing}, which is not there: run `cargo xtask build`",
                    path.display()
                );
            }
        }
        Ok(())
    }

    fn is_fresh(&self) -> Result<()> {
        // Every build writes them, last of all.
        let built = fs::metadata(self.folder.join(POLICIES)).and_then(|it| it.modified())?;
        match newer(&of_release(Path::new("."), Path::new(PROGRAM)), built) {
            Some(newer) => bail!(
                "{} is newer than {}: run `cargo xtask build`",
                newer.display(),
                self.folder.display()
            ),
            None => Ok(()),
        }
    }
}

fn with_slashes(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}
