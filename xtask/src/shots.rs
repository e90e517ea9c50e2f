//! `cargo xtask shots`: pictures for a person to look at. No test reads them.

use std::process::Command;

use anyhow::{Context, Result};

use crate::{run, setup};

/// Takes pictures of every story in every way to read it, from `dist/` into `target/shots`.
///
/// # Errors
/// When a tool is missing, or there is no release in `dist/`.
pub(crate) fn shots() -> Result<()> {
    setup::setup(true)?;
    let mut node = Command::new("node");
    node.arg("shots.mjs").current_dir("tests/browser").env("YITU_CHROMIUM", setup::chromium()?);
    run::show(&mut node).context("no pictures; is there a release in dist/?")
}
