//! The editor's desk: what `trunk serve` adds to the pages, and no release ever holds.
//!
//! A story with errors keeps the pages of its last good version, so that there is something to look
//! at; what is wrong with it stands in a panel. The desk's script reads `desk/desk.json`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::staging::Staging;
use super::{Loaded, poster, report};
use crate::story::{Places, block_lines};

/// What a page under `trunk serve` ends with.
pub(super) const TAG: &str = "<script src=\"/desk/desk.js\" defer></script>";

/// The address at which a phone in the same network finds the pages: `cargo xtask serve --lan`.
const LAN: &str = "YITU_LAN";

/// Writes the desk's own files.
///
/// # Errors
/// When one of them cannot be read or written.
pub(super) fn write(staging: &Staging, stories: &[Loaded]) -> Result<()> {
    for name in ["desk.js", "desk.css"] {
        let file = Path::new("static").join(name);
        let text =
            fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        staging.write(&format!("desk/{name}"), &text)?;
    }
    staging.write("desk/desk.json", &facts(stories)?.to_string())
}

/// Brings the last good pages of a story that has errors now. Without any, a page that waits.
///
/// # Errors
/// When a file cannot be copied.
pub(super) fn keep(staging: &Staging, slug: &str) -> Result<()> {
    let last = last_dist(staging);
    let pages = last.join(slug);
    if !pages.join("index.html").is_file() {
        return staging.write(&format!("{slug}/index.html"), &waiting());
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
fn facts(stories: &[Loaded]) -> Result<Value> {
    let problems: Vec<Value> = stories.iter().flat_map(problems).collect();
    let more: Vec<String> = stories.iter().filter_map(report::more).collect();
    let blocks: serde_json::Map<String, Value> = stories
        .iter()
        .filter_map(|it| {
            Some((
                it.story.as_ref()?.meta.slug.get_ref().clone(),
                json!({
                    "file": it.path, "lines": block_lines(&it.source),
                }),
            ))
        })
        .collect();
    let lan = match env::var(LAN).ok() {
        Some(address) => {
            let code = poster::code(&address)?;
            json!({ "address": address, "side": code.side, "path": code.path })
        }
        None => Value::Null,
    };
    Ok(json!({ "problems": problems, "more": more, "blocks": blocks, "lan": lan }))
}

fn problems(story: &Loaded) -> impl Iterator<Item = Value> {
    let mut places = Places::new(&story.source);
    story.told().0.into_iter().map(move |problem| {
        let place = places.of(problem.span.start);
        json!({
            "place": format!("{}:{}:{}", story.path.display(), place.line, place.column),
            "severity": problem.severity,
            "code": problem.code,
            "message": problem.message,
            "help": problem.help,
            "line": line_around(&story.source, problem.span.start),
        })
    })
}

/// The line of a byte as it is written, or what stands nearest to it of a long one.
fn line_around(source: &str, byte: usize) -> &str {
    const BEFORE: usize = 120;
    const BEHIND: usize = 240;
    let byte = source.floor_char_boundary(byte);
    let start = source[..byte].rfind('\n').map_or(0, |at| at + 1);
    let end = source[byte..].find('\n').map_or(source.len(), |at| byte + at);
    let start = start.max(source.ceil_char_boundary(byte.saturating_sub(BEFORE)));
    let end = end.min(source.floor_char_boundary(byte + BEHIND));
    source[start..end].trim_end_matches('\r')
}
