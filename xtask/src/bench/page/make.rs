//! Makes the pages, and has Node measure them.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::json;

use super::{OUT, PAGES};
use crate::run::{read, root, show};
use crate::{setup, trunk};

const STORY: &str = "stories/jinshan";
const CONTENT: &str = "target/bench/content.json";
const NEWSROOM: &str = "bench/newsroom";

/// Our release, and the two others from the content of the same story.
pub(super) fn pages() -> Result<()> {
    trunk::build()?;
    fs::create_dir_all(OUT).with_context(|| format!("cannot make {OUT}"))?;
    let content = read(content().args(["print", STORY]))?;
    fs::write(CONTENT, content).with_context(|| format!("cannot write {CONTENT}"))?;
    let mut by_hand = node("bench/reference/page.mjs", ".");
    read(by_hand.args([CONTENT, STORY, PAGES[1].folder])).context("no page by hand")?;
    read(npm().args(["run", "build"]).current_dir(NEWSROOM)).context("no page of a newsroom")?;
    Ok(())
}

/// Readings of every page in turns, and Lighthouse's scores.
pub(super) fn readings(runs: u32) -> Result<()> {
    let folders: serde_json::Map<_, _> =
        PAGES.iter().map(|page| (page.name.to_owned(), json!(root().join(page.folder)))).collect();
    let task = json!({
        "runs": runs,
        // Simulated, so that they hardly differ.
        "lighthouse": runs.min(3),
        "pages": folders,
        "packed": ["yitu"],
        "alive": ["yitu", "newsroom"],
        "out": root().join(OUT),
    });
    show(browser(&mut node("run.mjs", "bench"))?.arg(task.to_string()))
        .context("the pages could not be read")
}

/// That each page said, at the end of its reading, all that the story says.
///
/// # Errors
/// When one leaves something out: a smaller page is not a faster one.
pub(super) fn same_words() -> Result<()> {
    let texts = PAGES.iter().map(|page| format!("{OUT}/{}.txt", page.name));
    read(content().args(["check", STORY]).args(texts)).map(|_| ())
}

/// How long changes take, in our page and in the newsroom's.
pub(super) fn times() -> Result<()> {
    let at = |path: &str| root().join(path);
    let text = |path: PathBuf| path.to_string_lossy().into_owned();
    let mut environment = serde_json::Map::new();
    let shipped = trunk::SMALL_WASM.iter().map(|(key, value)| (*key, *value));
    for (key, value) in shipped.chain([("TRUNK_SKIP_VERSION_CHECK", "true")]) {
        environment.insert(key.to_owned(), value.into());
    }
    let (trunk, npm, dist) = (text(setup::trunk()?), text(npm().get_program().into()), at(OUT));
    let ours = json!({
        "name": "yitu",
        "words": at(STORY).join("story.toml"),
        "code": at("src/lib.rs"),
        "url": "http://127.0.0.1:8093/",
        "build": {
            "program": trunk, "cwd": root(), "env": environment,
            "args": ["build", "--release", "--dist", dist.join("release")],
        },
        "serve": {
            "program": trunk, "cwd": root(), "env": { "TRUNK_SKIP_VERSION_CHECK": "true" },
            "args": ["serve", "--port", "8093", "--dist", dist.join("served")],
        },
    });
    let newsroom = json!({
        "name": "newsroom",
        "words": at(CONTENT),
        "code": at(NEWSROOM).join("src/App.svelte"),
        "url": "http://127.0.0.1:8094/newsroom/",
        "build": { "program": npm, "cwd": at(NEWSROOM), "args": ["run", "build"] },
        "serve": {
            "program": "node", "cwd": at(NEWSROOM),
            "args": ["node_modules/vite/bin/vite.js", "--port", "8094", "--strictPort"],
        },
    });
    let mut node = node("times.mjs", "bench");
    // Trunk 0.21 refuses NO_COLOR=1.
    browser(&mut node)?.env_remove("NO_COLOR").arg(json!([ours, newsroom]).to_string());
    show(node.arg(at(OUT).join("times.json"))).context("builds could not be timed")
}

fn content() -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.args(["run", "--quiet", "--package", "bench-content", "--"]);
    command
}

fn node(script: &str, folder: &str) -> Command {
    let mut command = Command::new("node");
    command.arg(script).current_dir(folder);
    command
}

fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

fn browser(command: &mut Command) -> Result<&mut Command> {
    Ok(command.env("YITU_CHROMIUM", setup::chromium()?))
}
