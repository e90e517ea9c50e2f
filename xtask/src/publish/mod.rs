//! `cargo xtask publish`: brings a release to where it is served from, and breaks no page that is open.
//!
//! Files with a hash in their name come first, what readers ask for by name comes last, and each is
//! there whole or not at all: a run that stops anywhere leaves a site that works, and the next run goes
//! on. What a page of an earlier release may still fetch stays for a set time. What no release has
//! brought is never touched.

mod hash;
mod manifest;
mod named;
mod plan;
mod policies;
mod release;
mod site;

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use anyhow::{Result, ensure};
use clap::Args;

use manifest::{Manifest, stamp};
use plan::plan;
use release::Release;
use site::Site;

/// What `cargo xtask publish` is told.
#[derive(Args)]
pub(crate) struct Publish {
    /// The folder that the site is served from
    #[arg(long, value_name = "DIR", value_parser = absolute)]
    to: PathBuf,
    /// The release
    #[arg(long, value_name = "DIR", default_value = "dist", value_parser = absolute)]
    from: PathBuf,
    /// How long a file stays after the last release that had it
    #[arg(long, value_name = "TIME", default_value = "90d", value_parser = humantime::parse_duration)]
    keep: Duration,
    /// What makes nginx read the policies again, before the pages change; as in "systemctl reload nginx"
    #[arg(long, value_name = "COMMAND")]
    reload: Option<String>,
    /// Replace files of the release's names that no release has brought, and begin a new manifest where
    /// the old one is broken
    #[arg(long)]
    adopt: bool,
}

/// Copies what is new, and removes what has not been needed for long.
///
/// # Errors
/// When there is no whole release, something of others stands in its way, or the disk refuses; what was
/// there before still works then.
pub(crate) fn publish(how: &Publish) -> Result<()> {
    let Publish { from, to, keep, reload, adopt } = how;
    apart(from, to)?;
    let release = Release::read(from)?;
    let time = SystemTime::now();
    let now = stamp(time)?;
    let site = Site::open(to)?;
    let mut manifest = Manifest::read(&site, *adopt)?;
    let missing = plan(&release, &site, &manifest, *adopt)?;

    // From here on every file is known, wherever this run ends.
    manifest.expect(missing.iter().map(|file| (file.name.as_str(), &file.hash)), &now);
    manifest.write(&site)?;
    let bring = |pages: bool| {
        for file in missing.iter().filter(|file| delivery::rule(&file.name).page == pages) {
            site.bring(&release.folder.join(&file.name), &file.name, &file.hash)?;
        }
        site.settle()
    };
    bring(false)?;
    policies::bring(&release, &site, &mut manifest, reload.as_deref())?;
    bring(true)?;
    manifest.settle(&release, &now);
    let removed = manifest.forget(&site, time, *keep)?;
    manifest.write(&site)?;
    let (all, copied) = (release.files.len(), missing.len());
    println!("{}: {all} files, {copied} of them copied; {removed} old ones removed", to.display());
    Ok(())
}

/// A release inside its own site, or the other way round, would grow with every run.
fn apart(from: &Path, to: &Path) -> Result<()> {
    let (from, to) = (resolved(from), resolved(to));
    ensure!(
        !from.starts_with(&to) && !to.starts_with(&from),
        "{} and {} lie in one another: the site needs a folder of its own",
        to.display(),
        from.display()
    );
    Ok(())
}

/// A path without links, also of what is not there yet.
fn resolved(path: &Path) -> PathBuf {
    let there = path.ancestors().find_map(|it| Some((it, it.canonicalize().ok()?)));
    there.map_or_else(
        || path.to_owned(),
        |(above, real)| real.join(path.strip_prefix(above).unwrap_or(Path::new(""))),
    )
}

/// The checkout is about to become the current folder.
fn absolute(path: &str) -> std::io::Result<PathBuf> {
    std::path::absolute(path)
}
