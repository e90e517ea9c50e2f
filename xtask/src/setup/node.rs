//! Node's packages: the browser tests' and binaryen, whose wasm-opt Trunk calls.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::Step;
use super::rust_tools::trunk_cache;
use crate::place::{place, workshop};
use crate::run::{find, read};
use crate::versions;

/// Where the packages are that all of the project needs.
const FOLDER: &str = "tests/browser";
const OLDEST_NODE: u32 = 20;

/// What `tests/browser/package-lock.json` names.
pub(super) const PACKAGES: Step = Step {
    name: "the npm packages of tests/browser",
    usually: "5 to 20 seconds",
    otherwise: "Node 20 or later with npm is needed: https://nodejs.org, or `apt-get install \
                nodejs npm`; the packages come from npm's registry",
    there: || packages_there(FOLDER),
    install: || install_packages(FOLDER),
};

/// What the bench measures with.
pub(super) const BENCH: Step = Step {
    name: "the npm packages of bench, Lighthouse among them",
    usually: "15 to 40 seconds",
    otherwise: "npm's registry must be in reach",
    there: || packages_there("bench"),
    install: || install_packages("bench"),
};

/// What the page is made with that the bench compares ours with.
pub(super) const NEWSROOM: Step = Step {
    name: "the npm packages of bench/newsroom",
    usually: "5 to 20 seconds",
    otherwise: "npm's registry must be in reach, and Node be 20.19 or later",
    there: || packages_there("bench/newsroom"),
    install: || install_packages("bench/newsroom"),
};

/// Out of the npm package into Trunk's cache: no variable to set, and Debian's own is too old.
pub(super) const WASM_OPT: Step = Step {
    name: "wasm-opt",
    usually: "a second",
    otherwise: "remove tests/browser/node_modules and try again",
    there: || wasm_opt().map(|program| program.is_file()),
    install: install_wasm_opt,
};

/// The wasm-opt that Trunk calls: a program for Node.
///
/// # Errors
/// When there is no home folder.
pub(crate) fn wasm_opt() -> Result<PathBuf> {
    Ok(wasm_opt_folder()?.join("bin/wasm-opt"))
}

fn packages_there(folder: &str) -> Result<bool> {
    let changed = |name: &str| fs::metadata(Path::new(folder).join(name))?.modified();
    let wanted = changed("package-lock.json")
        .with_context(|| format!("cannot read {folder}/package-lock.json"))?;
    // npm writes this file last: without it an installation was broken off.
    Ok(changed("node_modules/.package-lock.json").is_ok_and(|installed| installed >= wanted))
}

fn install_packages(folder: &str) -> Result<()> {
    let node = read(Command::new("node").arg("--version"))?;
    ensure!(major(&node) >= Some(OLDEST_NODE), "node is {node}, too old");
    let npm = find("npm").context("there is no npm on PATH")?;
    read(
        Command::new(npm)
            .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
            .current_dir(folder)
            // The tests run in the machine's own Chromium.
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"),
    )
    .map(|_| ())
}

fn install_wasm_opt() -> Result<()> {
    let wanted = versions::wasm_opt()?;
    let package = Path::new(FOLDER).join("node_modules/binaryen");
    let workshop = workshop("wasm-opt")?;
    // A few of the package's hundred megabytes: the program and what makes Node read it as CommonJS.
    for file in ["LICENSE", "bin/package.json", "bin/wasm-opt"] {
        place(&package.join(file), &workshop.join(file))?;
    }
    let said = read(Command::new("node").arg(workshop.join("bin/wasm-opt")).arg("--version"))?;
    ensure!(
        said.contains(&format!("({wanted})")),
        "{FOLDER}/package.json brings {said}, Trunk.toml wants {wanted}: make them equal"
    );
    place(&workshop, &wasm_opt_folder()?)?;
    fs::remove_dir_all(&workshop).with_context(|| format!("cannot remove {}", workshop.display()))
}

fn wasm_opt_folder() -> Result<PathBuf> {
    Ok(trunk_cache()?.join(format!("wasm-opt-{}", versions::wasm_opt()?)))
}

/// The 20 of `v20.11.1`.
fn major(version: &str) -> Option<u32> {
    version.trim_start_matches('v').split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_says_its_version_with_a_v() {
        assert_eq!(major("v20.11.1"), Some(20));
        assert_eq!(major("nonsense"), None);
    }
}
