//! What the pages of a site name, whoever has brought them.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result};
use delivery::hashed_names;

use super::site::Site;

const PAGES: &[&str] = &["html", "htm", "xhtml", "shtml"];

/// The files with a hash that pages name, but for those pages that are about to go.
///
/// # Errors
/// When a page or a folder cannot be read: what it names is then not known.
pub(super) fn named_by_pages(site: &Site, going: &[String]) -> Result<BTreeSet<String>> {
    let going = going.iter().map(|file| site.place(file)).collect::<Result<BTreeSet<_>>>();
    let going = going.unwrap_or_default();
    let mut named = BTreeSet::new();
    for file in site.files() {
        let file = file.context("cannot look for pages")?;
        let ending = file.path().extension().unwrap_or_default().to_ascii_lowercase();
        if PAGES.iter().any(|it| ending == *it) && !going.contains(file.path()) {
            let bytes = fs::read(file.path())
                .with_context(|| format!("cannot read {}", file.path().display()))?;
            named.extend(hashed_names(&plain(bytes)).map(str::to_owned));
        }
    }
    Ok(named)
}

/// A page of any encoding, as far as names with a hash go: these are of ASCII, and encodings of two
/// bytes have a zero beside each.
fn plain(mut bytes: Vec<u8>) -> String {
    bytes.retain(|byte| *byte != 0);
    String::from_utf8_lossy(&bytes).into_owned()
}
