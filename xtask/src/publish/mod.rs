//! `cargo xtask publish`: brings a release to where it is served from, and breaks no page that is open.
//!
//! Files with a hash in their name come first, what readers ask for by name comes last, and each is
//! there whole or not at all: a run that stops anywhere leaves a site that works, and the next run goes
//! on. What a page of an earlier release may still fetch stays for a set time.

mod manifest;
mod policies;
mod release;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result, ensure};
use clap::Args;

use crate::place::{is_rest, place};
use crate::run::show;
use manifest::Manifest;
use release::{Release, same};

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
}

/// Copies what is new, and removes what has not been needed for long.
///
/// # Errors
/// When there is no whole release, or the disk refuses; what was there before still works then.
pub(crate) fn publish(how: &Publish) -> Result<()> {
    let Publish { from, to, keep, reload } = how;
    let release = Release::read(from)?;
    fs::create_dir_all(to).with_context(|| format!("cannot make {}", to.display()))?;
    let _only = alone_in(to)?;
    sweep(to)?;
    let mut manifest = Manifest::read(to)?;
    let now = SystemTime::now();

    let (pages, others): (Vec<_>, Vec<_>) =
        release.files.iter().partition(|file| delivery::rule(file).page);
    let mut copied = 0;
    for file in &others {
        copied += usize::from(bring(file, from, to)?);
    }
    // From here on every file is known, also when this run ends here.
    manifest.add(&release, now)?;
    manifest.write(to)?;
    if policies::widen(&release, to)? {
        match reload {
            Some(command) => show(Command::new("sh").args(["-c", command]))
                .context("the pages are as they were: publish again when this works")?,
            None => eprintln!("publish: the policies have changed: reload nginx (see --reload)"),
        }
    }
    for file in &pages {
        copied += usize::from(bring(file, from, to)?);
    }
    manifest.supersede(&release, now);
    let removed = manifest.forget(to, now, *keep)?;
    manifest.write(to)?;
    let all = release.files.len();
    println!("{}: {all} files, {copied} of them copied; {removed} old ones removed", to.display());
    Ok(())
}

/// Copies a file, when it is not there already with the same content.
fn bring(file: &str, from: &Path, to: &Path) -> Result<bool> {
    let (source, target) = (from.join(file), to.join(file));
    let there = same(&source, &target)?;
    ensure!(
        there || !target.exists() || delivery::rule(file).kind != "hashed",
        "{} is there already with other content, and browsers keep it for good: remove {} and build again",
        target.display(),
        from.display()
    );
    if !there {
        place(&source, &target)?;
    }
    Ok(!there)
}

/// Two at once would each take the other's files for old ones.
fn alone_in(folder: &Path) -> Result<File> {
    let path = folder.join(".publish.lock");
    let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    file.try_lock().with_context(|| {
        format!("another `cargo xtask publish` is at work in {}", folder.display())
    })?;
    Ok(file)
}

/// Removes what runs that were killed have left.
fn sweep(folder: &Path) -> Result<()> {
    for file in release::files_below(folder)? {
        if file.file_name().is_some_and(|name| is_rest(&name.to_string_lossy())) {
            fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
        }
    }
    Ok(())
}

/// The checkout is about to become the current folder.
fn absolute(path: &str) -> std::io::Result<PathBuf> {
    std::path::absolute(path)
}
