//! What has been published, and since when nobody needs it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result};
use delivery::hashed_names;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::release::{Release, files_below};
use crate::place::write;

/// Its name beside the site's `index.html`. It is not served.
const NAME: &str = ".manifest.json";

/// Every file that a release has brought and that is still there.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Manifest {
    files: BTreeMap<String, Entry>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    /// SHA-256 of its content.
    sha256: String,
    /// When it came, or came to have this content.
    first: String,
    /// When a release that has it was last published.
    last: String,
    /// When a release without it was first published; until then it is in use.
    gone: Option<String>,
}

impl Manifest {
    /// Reads the manifest of a site; an empty one when nothing has been published there.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn read(site: &Path) -> Result<Self> {
        let path = site.join(NAME);
        if !path.exists() {
            return Ok(Self::default());
        }
        let text =
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        serde_json::from_str(&text).with_context(|| format!("{} is wrong", path.display()))
    }

    /// Writes it, whole or not at all.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn write(&self, site: &Path) -> Result<()> {
        write(&site.join(NAME), &serde_json::to_string_pretty(self)?)
    }

    /// Notes the files of a release.
    ///
    /// # Errors
    /// When one cannot be read.
    pub(super) fn add(&mut self, release: &Release, now: SystemTime) -> Result<()> {
        let now = humantime::format_rfc3339_seconds(now).to_string();
        for file in &release.files {
            let path = release.folder.join(file);
            let bytes =
                fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            let sha256: String =
                Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            let known = self.files.remove(file).filter(|entry| entry.sha256 == sha256);
            let first = known.map_or_else(|| now.clone(), |entry| entry.first);
            let entry = Entry { sha256, first, last: now.clone(), gone: None };
            self.files.insert(file.clone(), entry);
        }
        Ok(())
    }

    /// Notes since when files are in no release any more.
    pub(super) fn supersede(&mut self, release: &Release, now: SystemTime) {
        let here: BTreeSet<&String> = release.files.iter().collect();
        let now = humantime::format_rfc3339_seconds(now).to_string();
        for (file, entry) in &mut self.files {
            if !here.contains(file) {
                entry.gone.get_or_insert_with(|| now.clone());
            }
        }
    }

    /// Removes files that have been gone for longer than `keep` and that no page of the site names,
    /// and answers how many. Files that no release has brought are not touched.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn forget(&mut self, site: &Path, now: SystemTime, keep: Duration) -> Result<usize> {
        let long_gone = |entry: &Entry| {
            let gone = entry.gone.as_deref().and_then(|it| humantime::parse_rfc3339(it).ok());
            gone.is_some_and(|gone| now.duration_since(gone).is_ok_and(|age| age >= keep))
        };
        let mut old: Vec<String> = self
            .files
            .iter()
            .filter(|(_, entry)| long_gone(entry))
            .map(|(file, _)| file.clone())
            .collect();
        let named = named_by_pages(site, &old)?;
        // What is packed is needed as long as what it was made from.
        old.retain(|file| !named.contains(file.trim_end_matches(".br").trim_end_matches(".gz")));
        for file in &old {
            let path = site.join(file);
            if path.exists() {
                fs::remove_file(&path)
                    .with_context(|| format!("cannot remove {}", path.display()))?;
            }
            self.files.remove(file);
        }
        Ok(old.len())
    }
}

/// The files with a hash that the pages of a site name, whoever has brought them, but for those that
/// are about to go.
fn named_by_pages(site: &Path, going: &[String]) -> Result<BTreeSet<String>> {
    let going: BTreeSet<_> = going.iter().map(|file| site.join(file)).collect();
    let mut named = BTreeSet::new();
    for path in files_below(site)? {
        if path.extension().is_some_and(|it| it == "html") && !going.contains(&path) {
            let html = fs::read_to_string(&path)
                .with_context(|| format!("cannot read {}", path.display()))?;
            named.extend(hashed_names(&html).map(str::to_owned));
        }
    }
    Ok(named)
}
