//! The policies while pages change.
//!
//! nginx knows the policies of all pages from one file that it reads now and then, and the pages change
//! one after the other. So until the next release a page may do what the old one or the new one needs.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use delivery::{POLICIES, policy_of, widened};

use super::release::Release;
use crate::place::write;

/// Brings the policies of a release, widened by those of the pages that are there. Answers whether they
/// are others than before.
///
/// # Errors
/// When the disk refuses.
pub(super) fn widen(release: &Release, site: &Path) -> Result<bool> {
    let read = |path: &Path| {
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
    };
    let target = site.join(POLICIES);
    let new = read(&release.folder.join(POLICIES))?;
    let old = if target.exists() { read(&target)? } else { String::new() };
    let text = widened(&new, &old, |page| {
        let html = fs::read_to_string(site.join(page.trim_start_matches('/'))).ok()?;
        policy_of(&html).map(str::to_owned)
    });
    if text == old {
        return Ok(false);
    }
    write(&target, &text).map(|()| true)
}
