//! The policies while pages change.
//!
//! nginx knows the policies of all pages from one file that it reads now and then, and the pages change
//! one after the other. So until the next release a page may do what the old one or the new one needs,
//! and pages wait until nginx has read so.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use delivery::{MOST_OF_A_POLICY, POLICIES, TooLong, is_ours, policy_of, too_long, widened};

use super::hash::Hash;
use super::manifest::Manifest;
use super::release::Release;
use super::site::Site;
use crate::run::show;

/// Brings the policies of a release, widened by those of the pages that are there, and has nginx read
/// them, also when an earlier run has failed at that.
///
/// # Errors
/// When nginx has not read them, would not take them, or the disk refuses.
pub(super) fn bring(
    release: &Release,
    site: &Site,
    manifest: &mut Manifest,
    reload: Option<&str>,
) -> Result<()> {
    let new = release.folder.join(POLICIES);
    let new = fs::read_to_string(&new).with_context(|| format!("cannot read {}", new.display()))?;
    let old = site.text(POLICIES)?.unwrap_or_default();
    let text = widened(&new, &old, |page| {
        let html = site.text(page.trim_start_matches('/')).ok().flatten()?;
        policy_of(&html).map(str::to_owned)
    });
    if let Some(TooLong { page, bytes }) = too_long(&text) {
        bail!(
            "the policy of {page} with that of the page that is there has {bytes} bytes, and nginx takes \
             {MOST_OF_A_POLICY}: name fewer sites in site.toml's embed.ancestors"
        );
    }
    let changed = text != old;
    if changed {
        site.write(POLICIES, &text)?;
        site.settle()?;
    }
    let hash = Some(Hash::of(&text));
    let Some(command) = reload else {
        ensure!(
            !manifest.unread,
            "nginx has not read the policies of this site: an earlier reload has failed. The pages are as \
             they were: publish with --reload, or with `--reload true` when you have reloaded it"
        );
        if changed || manifest.reloaded.is_some() && manifest.reloaded != hash {
            eprintln!("publish: the policies have changed: reload nginx (see --reload)");
            manifest.reloaded = None;
        }
        return Ok(());
    };
    if manifest.reloaded == hash {
        return Ok(());
    }
    let done = show(Command::new("sh").args(["-c", command]));
    // What has been read is written down only when it has been: whatever ends a run, the next reloads.
    manifest.unread = done.is_err();
    manifest.reloaded = hash.filter(|_| done.is_ok());
    manifest.write(site)?;
    done.context("the pages are as they were: publish again when this works")
}

/// Whether a file of that name in a site is somebody else's.
///
/// # Errors
/// When something else than a file is in its place.
pub(super) fn are_foreign(site: &Site) -> Result<bool> {
    let there = site.place(POLICIES)?.exists();
    let text = site.text(POLICIES)?;
    Ok(there && text.is_none_or(|text| !text.is_empty() && !is_ours(&text)))
}
