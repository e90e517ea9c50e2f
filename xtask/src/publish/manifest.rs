//! What has been published, and since when nobody needs it.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result, bail, ensure};
use serde::{Deserialize, Serialize};

use super::hash::Hash;
use super::named::named_by_pages;
use super::release::Release;
use super::site::{Site, is_a_name};

/// Its name beside the site's `index.html`. It is not served.
const NAME: &str = ".manifest.json";
/// Where one goes that cannot be read, for whoever wants to mend it.
const BROKEN: &str = ".manifest.json.broken";
/// The last second of the year 9999: what is later has no date.
const LAST: u64 = 253_402_300_799;

/// Every file that a release has brought and that is still there.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Manifest {
    files: BTreeMap<String, Entry>,
    /// The policies that nginx has read, as far as `--reload` knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) reloaded: Option<Hash>,
    /// Whether nginx was told to read policies, and has not done so.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) unread: bool,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    /// What is in it; nothing before it has come for the first time.
    sha256: Option<Hash>,
    /// What a run that has not ended may have put there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    coming: Vec<Hash>,
    /// When it came, or came to have this content.
    first: String,
    /// When a release that has it was last published.
    last: String,
    /// When a release without it was first published; until then it is in use.
    gone: Option<String>,
}

impl Manifest {
    /// Reads the manifest of a site; an empty one when nothing has been published there. With `adopt`
    /// one that cannot be read is set aside.
    ///
    /// # Errors
    /// When it cannot be read, or names what no release can hold.
    pub(super) fn read(site: &Site, adopt: bool) -> Result<Self> {
        let path = site.place(NAME)?;
        if !path.exists() {
            return Ok(Self::default());
        }
        let read = || {
            let text = site.text(NAME)?.context("it is no text")?;
            ensure!(!text.trim().is_empty(), "it is empty");
            let manifest: Self = serde_json::from_str(&text)?;
            match manifest.files.keys().find(|name| !is_a_name(name)) {
                Some(name) => bail!("it names {name:?}, which no release has brought"),
                None => Ok(manifest),
            }
        };
        let at = path.display();
        match read() {
            Ok(manifest) => Ok(manifest),
            Err(error) if adopt => {
                let kept = site.set_aside(NAME, BROKEN)?;
                eprintln!("publish: {at}: {error:#}; it is set aside as {kept}");
                Ok(Self::default())
            }
            Err(error) => bail!(
                "{at} cannot be used: {error:#}. It says which files are of releases. Put back a copy of \
                 it, or publish with --adopt: then a new one is begun, with what this release brings; \
                 what older releases have brought stays for good, unless you remove it"
            ),
        }
    }

    /// Writes it, whole or not at all.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn write(&self, site: &Site) -> Result<()> {
        site.write(NAME, &serde_json::to_string_pretty(self)?)?;
        site.settle()
    }

    /// Whether it was `publish` that has put this content into this file.
    pub(super) fn knows(&self, file: &str, content: &Hash) -> bool {
        self.files.get(file).is_some_and(|entry| {
            entry.sha256.iter().chain(&entry.coming).any(|known| known == content)
        })
    }

    /// Notes what is about to come, so that a run that is killed leaves no file that nobody knows.
    pub(super) fn expect<'a>(
        &mut self,
        files: impl IntoIterator<Item = (&'a str, &'a Hash)>,
        now: &str,
    ) {
        for (file, content) in files {
            let entry = self.files.entry(file.to_owned()).or_insert_with(|| Entry {
                sha256: None,
                coming: Vec::new(),
                first: now.to_owned(),
                last: now.to_owned(),
                gone: None,
            });
            if !entry.coming.contains(content) {
                entry.coming.push(content.clone());
            }
        }
    }

    /// Notes that a release has come, and since when files are in no release any more.
    pub(super) fn settle(&mut self, release: &Release, now: &str) {
        let here: BTreeSet<&str> = release.files.iter().map(|it| it.name.as_str()).collect();
        for (file, entry) in &mut self.files {
            if !here.contains(file.as_str()) {
                entry.gone.get_or_insert_with(|| now.to_owned());
            }
        }
        for file in &release.files {
            let known = self.files.remove(&file.name);
            let known = known.filter(|entry| entry.sha256.as_ref() == Some(&file.hash));
            let first = known.map_or_else(|| now.to_owned(), |entry| entry.first);
            let sha256 = Some(file.hash.clone());
            let entry =
                Entry { sha256, coming: Vec::new(), first, last: now.to_owned(), gone: None };
            self.files.insert(file.name.clone(), entry);
        }
    }

    /// Removes files that have been gone for longer than `keep` and that no page of the site names,
    /// and answers how many. What no release has brought, or somebody has changed since, is not
    /// touched.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn forget(&mut self, site: &Site, now: SystemTime, keep: Duration) -> Result<usize> {
        let since = |time: &str| {
            let time = humantime::parse_rfc3339(time).ok()?;
            Some(now.duration_since(time).unwrap_or_default())
        };
        let long_gone =
            |entry: &Entry| entry.gone.as_deref().and_then(since).is_some_and(|age| age >= keep);
        let old = self.files.iter().filter(|(_, entry)| long_gone(entry));
        let mut old: Vec<String> = old.map(|(file, _)| file.clone()).collect();
        if old.is_empty() {
            return Ok(0);
        }
        let named = match named_by_pages(site, &old) {
            Ok(named) => named,
            Err(error) => {
                eprintln!("publish: no old file is removed this time: {error:#}");
                return Ok(0);
            }
        };
        // What is packed is needed as long as what it was made from.
        old.retain(|file| !named.contains(delivery::unpacked_name(file)));
        let mut removed = 0;
        for file in old {
            match site.hash(&file) {
                Ok(Some(there)) if self.knows(&file, &there) => {
                    site.remove(&file)?;
                    removed += 1;
                }
                Ok(None) => {}
                Ok(Some(_)) => eprintln!("publish: {file} was changed by somebody else, and stays"),
                Err(error) => eprintln!("publish: {file} stays: {error:#}"),
            }
            self.files.remove(&file);
        }
        Ok(removed)
    }
}

/// A time as the manifest has it.
///
/// # Errors
/// When this machine's clock says a time that nobody lives in: by it files would be kept or removed.
pub(super) fn stamp(now: SystemTime) -> Result<String> {
    let seconds = now.duration_since(SystemTime::UNIX_EPOCH).map(|it| it.as_secs());
    ensure!(
        seconds.is_ok_and(|it| it <= LAST),
        "this machine's clock stands before 1970 or after 9999: set it right, then publish again"
    );
    Ok(humantime::format_rfc3339_seconds(now).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_is_wrong_is_told() {
        let day = Duration::from_secs(86_400);
        assert_eq!(
            stamp(SystemTime::UNIX_EPOCH + day).ok().as_deref(),
            Some("1970-01-02T00:00:00Z")
        );
        let wrong = [
            SystemTime::UNIX_EPOCH - day,
            SystemTime::UNIX_EPOCH + Duration::from_secs(LAST) + day,
        ];
        for time in wrong {
            let said = stamp(time).expect_err("nobody lives then").to_string();
            assert!(said.contains("clock"), "{said}");
        }
    }
}
