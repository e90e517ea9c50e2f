//! A release: what it holds, and whether it may be published.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context, Result, bail, ensure};
use delivery::{POLICIES, hashed_names};

use crate::weigh::unpacked;

/// What a release is made from.
const SOURCES: &[&str] =
    &["Cargo.lock", "Cargo.toml", "index.html", "site.toml", "src", "static", "stories", "styles"];

/// A release in a folder.
pub(super) struct Release {
    /// Where it is.
    pub(super) folder: PathBuf,
    /// Its files by their paths with slashes: those with a hash in their name, then what is asked for
    /// by name, then pages.
    pub(super) files: Vec<String>,
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
            !folder.join("desk").exists(),
            "{at} is what `trunk serve` shows editors: run `cargo xtask build`"
        );
        let unpacked = unpacked(folder)?;
        ensure!(
            folder.join(POLICIES).is_file() && unpacked.is_empty(),
            "{at} is a build for development, or not whole: run `cargo xtask build`"
        );
        let mut files: Vec<String> = files_below(folder)?
            .iter()
            .map(|path| with_slashes(path.strip_prefix(folder).unwrap_or(path)))
            .filter(|file| !file.starts_with('.'))
            .collect();
        files.sort_by_key(|file| {
            let rule = delivery::rule(file);
            (rule.page, rule.kind != "hashed", file.clone())
        });
        let release = Self { folder: folder.to_owned(), files };
        release.is_whole()?;
        release.is_fresh()?;
        Ok(release)
    }

    /// Every file with a hash that one of its files names is there.
    fn is_whole(&self) -> Result<()> {
        let there: BTreeSet<&str> =
            self.files.iter().filter_map(|file| file.rsplit('/').next()).collect();
        for file in self.files.iter().filter(|file| file.ends_with(".html")) {
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
        match SOURCES.iter().find_map(|source| newer(Path::new(source), built)) {
            Some(newer) => bail!(
                "{} is newer than {}: run `cargo xtask build`",
                newer.display(),
                self.folder.display()
            ),
            None => Ok(()),
        }
    }
}

/// A file, here or below, that was changed after a time.
fn newer(path: &Path, than: SystemTime) -> Option<PathBuf> {
    if path.is_dir() {
        return fs::read_dir(path).ok()?.flatten().find_map(|entry| newer(&entry.path(), than));
    }
    let changed = fs::metadata(path).and_then(|it| it.modified()).ok()?;
    (changed > than).then(|| path.to_owned())
}

/// Whether two files hold the same; a missing one is like none.
///
/// # Errors
/// When one that is there cannot be read.
pub(super) fn same(one: &Path, other: &Path) -> Result<bool> {
    let size = |path: &Path| fs::metadata(path).map(|it| it.len()).ok();
    if size(one) != size(other) {
        return Ok(false);
    }
    let read =
        |path: &Path| fs::read(path).with_context(|| format!("cannot read {}", path.display()));
    Ok(read(one)? == read(other)?)
}

/// Every file in a folder and below it.
///
/// # Errors
/// When one of the folders cannot be listed.
pub(super) fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let list = || format!("cannot list {}", folder.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(list)? {
        let path = entry.with_context(list)?.path();
        if path.is_dir() {
            found.extend(files_below(&path)?);
        } else {
            found.push(path);
        }
    }
    Ok(found)
}

fn with_slashes(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}
