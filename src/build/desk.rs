//! The editor's desk: what `trunk serve` adds to the pages, and no release ever holds.
//!
//! A story with errors keeps the pages of its last good version, so that there is something to look
//! at; what is wrong with it stands in a panel. The desk's script reads `desk/desk.json`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use delivery::DESK;
use serde_json::{Value, json};

use super::poster;
use super::prerender::Account;
use super::staging::Staging;
use super::told::ToldProblem;

/// What a page under `trunk serve` ends with.
pub(super) const TAG: &str = "<script src=\"/desk/desk.js\" defer></script>";

/// The address at which a phone in the same network finds the pages: `cargo xtask serve --lan`.
const LAN: &str = "YITU_LAN";

/// Writes the desk's own files.
///
/// # Errors
/// When one of them cannot be read or written.
pub(super) fn write(staging: &Staging, stories: &[Account], default: &str) -> Result<()> {
    for name in ["desk.js", "desk.css"] {
        let file = Path::new("static").join(name);
        let text =
            fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        staging.write(&format!("{DESK}/{name}"), text)?;
    }
    staging.write(&format!("{DESK}/desk.json"), facts(stories, default)?.to_string())
}

/// Brings the last good pages of a story that has errors now. Without any, a page that waits.
///
/// # Errors
/// When a file cannot be copied.
pub(super) fn keep(staging: &Staging, slug: &str) -> Result<()> {
    let last = last_dist(staging);
    let pages = last.join(slug);
    if !pages.join("index.html").is_file() {
        return staging.write(&format!("{slug}/index.html"), waiting());
    }
    copy_all(&pages, &staging.folder().join(slug))?;
    // What those pages fetch: drawings and styles of the time.
    for entry in fs::read_dir(&last).into_iter().flatten().flatten() {
        let (from, to) = (entry.path(), staging.folder().join(entry.file_name()));
        if from.is_file() && !to.exists() && !from.ends_with("index.html") {
            fs::copy(&from, &to).with_context(|| format!("cannot write {}", to.display()))?;
        }
    }
    Ok(())
}

/// The page at the root, when the default story has errors.
///
/// # Errors
/// When it cannot be read.
pub(super) fn last_root(staging: &Staging) -> Result<String> {
    let file = last_dist(staging).join("index.html");
    if !file.is_file() {
        return Ok(waiting());
    }
    fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))
}

/// Trunk's staging folder lies inside the folder that it will replace.
fn last_dist(staging: &Staging) -> PathBuf {
    staging.folder().parent().unwrap_or(Path::new(".")).to_owned()
}

fn waiting() -> String {
    format!(
        "<!doctype html>\n<html lang=\"zh-Hans\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>一图</title></head>\
         <body><p>这个故事还没有做成过页面：把下面列出的错误改好，存盘。</p>{TAG}</body></html>\n"
    )
}

fn copy_all(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("cannot make {}", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot list {}", from.display()))? {
        let entry = entry.with_context(|| format!("cannot list {}", from.display()))?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy_all(&from, &to)?;
        } else {
            fs::copy(&from, &to).with_context(|| format!("cannot write {}", to.display()))?;
        }
    }
    Ok(())
}

/// What the desk has to show.
fn facts(stories: &[Account], default: &str) -> Result<Value> {
    let told = stories.iter().map(|it| &it.told);
    let problems: Vec<Value> = told.clone().flat_map(|it| &it.problems).map(problem).collect();
    let more: Vec<&String> = told.filter_map(|it| it.more.as_ref()).collect();
    let blocks: serde_json::Map<String, Value> = stories
        .iter()
        .filter_map(|it| {
            let lines = it.lines.as_ref()?;
            Some((it.slug.clone(), json!({ "file": it.path, "lines": lines })))
        })
        .collect();
    let lan = match env::var(LAN).ok() {
        Some(address) => {
            let code = poster::code(&address)?;
            json!({ "address": address, "side": code.side, "path": code.path })
        }
        None => Value::Null,
    };
    let slugs: Vec<&String> = stories.iter().map(|it| &it.slug).collect();
    Ok(json!({
        "problems": problems,
        "more": more,
        "blocks": blocks,
        "lan": lan,
        "stories": slugs,
        // The one whose page is also at the root.
        "default": default,
    }))
}

fn problem(told: &ToldProblem) -> Value {
    json!({
        "place": format!("{}:{}:{}", told.file, told.line, told.column),
        "severity": told.severity,
        "code": told.code,
        "message": told.message,
        "help": told.help,
        "line": told.written,
    })
}
