//! Which versions of the tools the project wants.
//!
//! Each is written down once, where its tool reads it: here they are only looked up.

use std::fs;

use anyhow::{Context, Result};
use toml::{Table, Value};

/// The compiler and its parts, from `rust-toolchain.toml`.
pub(crate) struct Toolchain {
    /// As in `1.95.0`.
    pub(crate) channel: String,
    /// Targets beside the machine's own.
    pub(crate) targets: Vec<String>,
    /// As in `clippy`.
    pub(crate) components: Vec<String>,
}

/// The pinned compiler.
///
/// # Errors
/// When `rust-toolchain.toml` cannot be read.
pub(crate) fn toolchain() -> Result<Toolchain> {
    let file = read("rust-toolchain.toml")?;
    let list = |key| {
        let values = file["toolchain"].get(key).and_then(Value::as_array);
        values.into_iter().flatten().filter_map(|v| Some(v.as_str()?.to_owned())).collect()
    };
    Ok(Toolchain {
        channel: string(&file, &["toolchain", "channel"])
            .context("rust-toolchain.toml names no channel")?,
        targets: list("targets"),
        components: list("components"),
    })
}

/// Trunk, as in `0.21.14`, from `Trunk.toml`.
///
/// # Errors
/// When `Trunk.toml` cannot be read.
pub(crate) fn trunk() -> Result<String> {
    string(&read("Trunk.toml")?, &["trunk-version"]).context("Trunk.toml has no trunk-version")
}

/// wasm-opt, as in `version_132`, from `Trunk.toml`.
///
/// # Errors
/// When `Trunk.toml` cannot be read.
pub(crate) fn wasm_opt() -> Result<String> {
    string(&read("Trunk.toml")?, &["tools", "wasm_opt"]).context("Trunk.toml has no tools.wasm_opt")
}

/// The wasm-bindgen CLI: it must equal the crate in `Cargo.lock`.
///
/// # Errors
/// When `Cargo.lock` cannot be read.
pub(crate) fn wasm_bindgen() -> Result<String> {
    locked(&read("Cargo.lock")?, "wasm-bindgen").context("Cargo.lock has no wasm-bindgen")
}

fn locked(lock: &Table, name: &str) -> Option<String> {
    let packages = lock.get("package")?.as_array()?;
    let package = packages.iter().find(|p| p.get("name").and_then(Value::as_str) == Some(name))?;
    Some(package.get("version")?.as_str()?.to_owned())
}

fn string(file: &Table, path: &[&str]) -> Option<String> {
    let (first, rest) = path.split_first()?;
    let value = rest.iter().try_fold(file.get(*first)?, |value, key| value.get(key))?;
    Some(value.as_str()?.to_owned())
}

fn read(path: &str) -> Result<Table> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {path}"))?;
    text.parse().with_context(|| format!("{path} is wrong"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_knows_the_exact_version() {
        let lock = "version = 4\n\
            [[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.1\"\n\
            [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n";
        let lock = lock.parse().expect("TOML");
        assert_eq!(locked(&lock, "wasm-bindgen").as_deref(), Some("0.2.129"));
        assert_eq!(locked(&lock, "wasm-opt"), None);
    }

    #[test]
    fn a_nested_key_is_found_or_missed_without_a_panic() {
        let file = "trunk-version = \"0.21.14\"\n[tools]\nwasm_opt = \"version_132\"\n";
        let file = file.parse().expect("TOML");
        assert_eq!(string(&file, &["tools", "wasm_opt"]).as_deref(), Some("version_132"));
        assert_eq!(string(&file, &["trunk-version"]).as_deref(), Some("0.21.14"));
        assert_eq!(string(&file, &["serve", "port"]), None);
    }
}
