//! Our scripts, and wasm-bindgen's, as browsers get them.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// Part of the browser tests' packages, which `cargo xtask setup` installs.
const ESBUILD: &str = "tests/browser/node_modules/.bin/esbuild";

/// A script without what is there for us: comments, long names, space. Where esbuild is not installed
/// the names stay.
///
/// # Errors
/// When it cannot be read, or is no script.
pub(super) fn minified(path: &Path) -> Result<String> {
    if !Path::new(ESBUILD).exists() {
        return plain(path);
    }
    let output = Command::new(ESBUILD)
        .arg(path)
        // Nothing newer than what was written; Chinese as it is.
        .args(["--minify", "--target=chrome67", "--charset=utf8", "--log-level=warning"])
        .output()
        .with_context(|| format!("cannot start {ESBUILD}"))?;
    let complaint = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "esbuild: {}: {}", path.display(), complaint.trim());
    Ok(String::from_utf8(output.stdout)?.trim_end().to_owned())
}

/// A script without its comments and indentation. In our scripts and in wasm-bindgen's a comment
/// always begins a line, so no string can be taken for one.
///
/// # Errors
/// When it cannot be read.
pub(super) fn plain(path: &Path) -> Result<String> {
    let text =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut within = false;
    let code = text.lines().map(str::trim).filter(|line| {
        let block = within || line.starts_with("/*");
        within = block && !line.ends_with("*/");
        let comment = block || line.starts_with("//");
        !comment && !line.is_empty()
    });
    Ok(code.collect::<Vec<_>>().join("\n"))
}
