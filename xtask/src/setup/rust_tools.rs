//! Trunk and the wasm-bindgen CLI.

use std::env;
use std::env::consts::EXE_SUFFIX;
use std::path::PathBuf;

use anyhow::{Context, Result};
use directories::{BaseDirs, ProjectDirs};

use super::Step;
use super::fetch::{Program, machine, version};
use crate::run::find;
use crate::versions;

/// No other tool reads which one the project wants.
const CARGO_DENY: &str = "0.20.2";

/// In cargo's folder of programs, so that plain `trunk serve` works.
pub(super) const TRUNK: Step = Step {
    name: "Trunk",
    usually: "some seconds, or 4 to 9 minutes where GitHub cannot be reached",
    otherwise: "GitHub or crates.io must be in reach, and for the latter a C compiler (`cc`); or \
                put the version that Trunk.toml names on PATH yourself",
    there: || trunk_on_machine().map(|found| found.is_some()),
    install: install_trunk,
};

/// In Trunk's cache: the versions that several projects need live there side by side.
pub(super) const WASM_BINDGEN: Step = Step {
    name: "the wasm-bindgen CLI",
    usually: "some seconds, or 2 to 4 minutes where GitHub cannot be reached",
    otherwise: "GitHub or crates.io must be in reach, and for the latter a C compiler (`cc`); or \
                put the version that Cargo.lock names on PATH yourself",
    there: || wasm_bindgen_on_machine().map(|found| found.is_some()),
    install: install_wasm_bindgen,
};

/// The Trunk to call, whatever else is on PATH.
///
/// # Errors
/// When there is none of the right version.
pub(crate) fn trunk() -> Result<PathBuf> {
    trunk_on_machine()?.context("Trunk is gone: run `cargo xtask setup`")
}

/// The wasm-bindgen that Trunk calls.
///
/// # Errors
/// When there is none of the right version.
pub(crate) fn wasm_bindgen() -> Result<PathBuf> {
    wasm_bindgen_on_machine()?.context("wasm-bindgen is gone: run `cargo xtask setup`")
}

/// cargo-deny, which audits crates. A convenience: it is fetched where that takes a moment, and never
/// compiled, which takes longer than all that it looks at.
///
/// # Errors
/// When it is neither on PATH nor in reach.
pub(crate) fn cargo_deny() -> Result<PathBuf> {
    let kept = PathBuf::from("target/tools").join(format!("cargo-deny{EXE_SUFFIX}"));
    if let Some(found) = find("cargo-deny").or_else(|| Some(kept.clone()).filter(|it| it.is_file()))
    {
        return Ok(found);
    }
    let version = CARGO_DENY.to_owned();
    let archive = machine("unknown-linux-musl", "unknown-linux-musl").map(|machine| {
        format!("https://github.com/EmbarkStudios/cargo-deny/releases/download/{version}/cargo-deny-{version}-{machine}.tar.gz")
    });
    let (name, usually) = ("cargo-deny", "some minutes");
    Program { name, package: name, version, usually, archive }.fetch(&kept)?;
    Ok(kept)
}

/// Trunk's folder for the tools that it calls.
pub(super) fn trunk_cache() -> Result<PathBuf> {
    let folders = ProjectDirs::from("dev", "trunkrs", "trunk").context("no home folder")?;
    Ok(folders.cache_dir().to_owned())
}

fn trunk_on_machine() -> Result<Option<PathBuf>> {
    let wanted = versions::trunk()?;
    let candidates = [Some(trunk_of_cargo()?).filter(|path| path.is_file()), find("trunk")];
    let right = |path: &PathBuf| version(path).is_ok_and(|found| found == wanted);
    Ok(candidates.into_iter().flatten().find(right))
}

fn trunk_of_cargo() -> Result<PathBuf> {
    let home = match env::var_os("CARGO_HOME") {
        Some(home) => PathBuf::from(home),
        None => BaseDirs::new().context("no home folder")?.home_dir().join(".cargo"),
    };
    Ok(home.join("bin").join(format!("trunk{EXE_SUFFIX}")))
}

fn install_trunk() -> Result<()> {
    let (version, to) = (versions::trunk()?, trunk_of_cargo()?);
    if let Ok(old) = self::version(&to) {
        eprintln!("set-up: {version} takes the place of {old} in {}", to.display());
    }
    let archive = machine("unknown-linux-gnu", "unknown-linux-gnu").map(|machine| {
        format!(
            "https://github.com/trunk-rs/trunk/releases/download/v{version}/trunk-{machine}.tar.gz"
        )
    });
    let usually = "4 to 9 minutes";
    Program { name: "trunk", package: "trunk", version, usually, archive }.install(&to)
}

/// The wasm-bindgen that Trunk will call, if it is there.
fn wasm_bindgen_on_machine() -> Result<Option<PathBuf>> {
    let wanted = versions::wasm_bindgen()?;
    // Trunk looks on PATH first, and takes what is there only in the right version.
    let on_path = find("wasm-bindgen").filter(|path| version(path).is_ok_and(|it| it == wanted));
    let cached = Some(wasm_bindgen_of(&wanted)?).filter(|path| path.is_file());
    Ok(on_path.or(cached))
}

fn wasm_bindgen_of(version: &str) -> Result<PathBuf> {
    let folder = trunk_cache()?.join(format!("wasm-bindgen-{version}"));
    Ok(folder.join(format!("wasm-bindgen{EXE_SUFFIX}")))
}

fn install_wasm_bindgen() -> Result<()> {
    let version = versions::wasm_bindgen()?;
    let to = wasm_bindgen_of(&version)?;
    let archive = machine("unknown-linux-musl", "unknown-linux-gnu").map(|machine| {
        format!("https://github.com/wasm-bindgen/wasm-bindgen/releases/download/{version}/wasm-bindgen-{version}-{machine}.tar.gz")
    });
    let (package, usually) = ("wasm-bindgen-cli", "2 to 4 minutes");
    Program { name: "wasm-bindgen", package, version, usually, archive }.install(&to)
}
