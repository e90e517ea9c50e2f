//! `cargo xtask bench --stories N`: how long a site of N stories takes to build, and how much memory.
//!
//! It is measured as Trunk has it done: `yitu prerender` writes a release into an empty folder. What
//! Trunk does besides, compiling the wasm, is the same for one story and for a thousand.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::json;
use wait4::Wait4;

use super::synthetic::{USUAL, write};
use crate::run::{self, show, spoken};

const FOLDER: &str = "target/bench";
/// What is quick is measured so often; the median counts.
const TIMES: usize = 5;

/// One build.
#[derive(Clone, Copy, Debug)]
pub(super) struct Build {
    took: Duration,
    /// The time of processors, which another program's work does not lengthen.
    worked: Duration,
    /// The most memory that it held at one moment, in bytes.
    peak: u64,
}

/// Builds sites of so many stories, from nothing, again, and with one story changed, and prints a
/// table; the same as JSON into `target/bench/stories.json`.
///
/// # Errors
/// When there is no release in `dist/`, or a build fails.
pub(super) fn measure(counts: &[usize]) -> Result<()> {
    let program = program()?;
    let mut rows = Vec::new();
    println!("stories   from nothing, processors   unchanged   one changed   most memory    files");
    for &count in counts {
        let site = site(count)?;
        let build = || prerender(&program, &site);
        let _ = fs::remove_dir_all(site.join("target"));
        let cold = build()?;
        let unchanged = median(|_| build())?;
        let changed = median(|at| {
            touch(&site, at)?;
            build()
        })?;
        let peak = [cold, unchanged, changed].map(|it| it.peak).into_iter().max().unwrap_or(0);
        let (files, bytes) = size_of(&site.join("dist"))?;
        println!(
            "{count:>7}{:>15}{:>12}{:>12}{:>14}{:>11} MB{files:>9}, {} MB",
            spoken(cold.took),
            spoken(cold.worked),
            exactly(unchanged.took),
            exactly(changed.took),
            peak >> 20,
            bytes >> 20,
        );
        rows.push(json!({
            "stories": count,
            "cold_s": cold.took.as_secs_f64(),
            "cold_processor_s": cold.worked.as_secs_f64(),
            "unchanged_processor_s": unchanged.worked.as_secs_f64(),
            "one_changed_processor_s": changed.worked.as_secs_f64(),
            "unchanged_s": unchanged.took.as_secs_f64(),
            "one_changed_s": changed.took.as_secs_f64(),
            "cold_peak_bytes": cold.peak,
            "unchanged_peak_bytes": unchanged.peak,
            "files": files,
            "bytes": bytes,
        }));
    }
    let file = Path::new(FOLDER).join("stories.json");
    fs::write(&file, format!("{:#}\n", json!(rows)))
        .with_context(|| format!("cannot write {}", file.display()))
}

/// The prerenderer that Trunk calls.
pub(super) fn program() -> Result<PathBuf> {
    show(Command::new(env!("CARGO")).args(["build", "--quiet", "--bin", "yitu"]))?;
    let name = format!("target/debug/yitu{}", std::env::consts::EXE_SUFFIX);
    fs::canonicalize(&name).with_context(|| format!("there is no {name}"))
}

/// A site of so many stories, made anew, with the styles and scripts of this one.
fn site(count: usize) -> Result<PathBuf> {
    let site = Path::new(FOLDER).join(format!("stories-{count}"));
    let _ = fs::remove_dir_all(site.join("stories"));
    for at in 0..count {
        write(&site.join("stories"), &slug(at), USUAL, at as u64)?;
    }
    settle(&site, &slug(0))?;
    Ok(site)
}

fn slug(at: usize) -> String {
    format!("story-{at}")
}

/// Gives a site that has stories everything else that a site has.
pub(super) fn settle(site: &Path, default: &str) -> Result<()> {
    let settings = format!("default = \"{default}\"\naddress = \"https://news.example/\"\n");
    fs::write(site.join("site.toml"), settings)
        .with_context(|| format!("cannot write {}/site.toml", site.display()))?;
    for folder in ["styles", "static"] {
        let to = site.join(folder);
        let _ = fs::remove_dir_all(&to);
        copy(&run::root().join(folder), &to)?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("cannot make {}", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot list {}", from.display()))? {
        let from = entry.with_context(|| format!("cannot list {}", from.display()))?.path();
        let to = to.join(from.file_name().unwrap_or_default());
        if from.is_dir() {
            copy(&from, &to)?;
        } else {
            fs::copy(&from, &to).with_context(|| format!("cannot write {}", to.display()))?;
        }
    }
    Ok(())
}

/// Writes the pages of a site into its folder `dist`, which holds what Trunk would have left: an
/// empty page, and the islands of this release.
pub(super) fn prerender(program: &Path, site: &Path) -> Result<Build> {
    let dist = site.join("dist");
    let _ = fs::remove_dir_all(&dist);
    fs::create_dir_all(&dist).with_context(|| format!("cannot make {}", dist.display()))?;
    fs::write(dist.join("index.html"), "<html></html>")?;
    for entry in fs::read_dir("dist").context("run `cargo xtask build` first")?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with("islands-") && (name.ends_with(".js") || name.ends_with(".wasm")) {
            fs::copy(entry.path(), dist.join(&name))?;
        }
    }
    let start = Instant::now();
    let child = Command::new(program)
        .arg("prerender")
        .current_dir(site)
        .env("TRUNK_STAGING_DIR", fs::canonicalize(&dist)?)
        .env("TRUNK_PROFILE", "release")
        .stderr(Stdio::null())
        .spawn();
    let ended = child.and_then(|child| child.wait4());
    let ended = ended.with_context(|| format!("cannot run {}", program.display()))?;
    ensure!(ended.status.success(), "{} could not be built", site.display());
    let used = ended.rusage;
    Ok(Build { took: start.elapsed(), worked: used.utime + used.stime, peak: used.maxrss })
}

/// Another first sentence for one story.
fn touch(site: &Path, at: usize) -> Result<()> {
    let file = site.join("stories").join(slug(1)).join("story.toml");
    let text = fs::read_to_string(&file)
        .with_context(|| format!("cannot read {}", file.display()))?
        .replacen("text = \"\"\"\n", &format!("text = \"\"\"\n改{at}次，"), 1);
    fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))
}

fn median(build: impl Fn(usize) -> Result<Build>) -> Result<Build> {
    let mut all = (0..TIMES).map(build).collect::<Result<Vec<_>>>()?;
    all.sort_by_key(|build| build.took);
    Ok(all[TIMES / 2])
}

/// How many files a folder holds, and how many bytes.
fn size_of(folder: &Path) -> Result<(u64, u64)> {
    let (mut files, mut bytes) = (0, 0);
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (more_files, more_bytes) = match entry.metadata()? {
            data if data.is_dir() => size_of(&entry.path())?,
            data => (1, data.len()),
        };
        files += more_files;
        bytes += more_bytes;
    }
    Ok((files, bytes))
}

fn exactly(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}
