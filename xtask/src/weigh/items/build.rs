//! The module that ships, with its names kept: the same compiler, the same tools, the same passes.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use html5gum::{Token, Tokenizer};

use crate::run::{read, root, show};
use crate::{setup, trunk};

/// A folder of its own: other flags would have the release built anew.
const TARGET: &str = "target/items";
/// What keeps the names, behind the release's own flags. The newer form of symbols tells types.
const NAMES: &str = " -Cstrip=none -Csymbol-mangling-version=v0";

/// Builds it and answers its bytes.
///
/// # Errors
/// When a tool is missing or fails.
pub(super) fn module_with_names() -> Result<Vec<u8>> {
    setup::setup(false)?;
    eprintln!("items: building the islands with their names (a minute at first, then seconds) …");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--quiet", "--release", "--target", "wasm32-unknown-unknown"]);
    cargo
        .args(["--bin", "islands", "--target-dir", TARGET])
        .env("CARGO_PROFILE_RELEASE_STRIP", "none");
    for (key, value) in trunk::SMALL_WASM {
        let names = if key.ends_with("_RUSTFLAGS") { NAMES } else { "" };
        cargo.env(key, [value, names].concat());
    }
    show(&mut cargo).context("the islands could not be built")?;

    let folder = Path::new(TARGET);
    let built = folder.join("wasm32-unknown-unknown/release/islands.wasm");
    let mut bindgen = Command::new(setup::wasm_bindgen()?);
    bindgen.args(["--target=no-modules", "--no-typescript", "--out-dir", TARGET]).arg(built);
    read(&mut bindgen)?;

    let named = folder.join("islands_named.wasm");
    let mut wasm_opt = Command::new("node");
    wasm_opt.arg(setup::wasm_opt()?).arg(folder.join("islands_bg.wasm")).arg("-o").arg(&named);
    read(wasm_opt.arg("--debuginfo").args(passes()?))?;
    fs::read(&named).with_context(|| format!("cannot read {}", named.display()))
}

/// What `index.html` has Trunk tell wasm-opt.
fn passes() -> Result<Vec<String>> {
    let html = fs::read_to_string(root().join("index.html")).context("cannot read index.html")?;
    let (mut level, mut params) = (None, None);
    for token in Tokenizer::new(&html) {
        let Ok(Token::StartTag(tag)) = token else { continue };
        let value = |name: &str| {
            tag.attributes.get(name.as_bytes()).map(|it| String::from_utf8_lossy(it).into_owned())
        };
        level = level.or(value("data-wasm-opt"));
        params = params.or(value("data-wasm-opt-params"));
    }
    let level = level.context("index.html has no data-wasm-opt")?;
    let params = params.unwrap_or_default();
    ensure!(!level.is_empty(), "index.html has an empty data-wasm-opt");
    Ok(std::iter::once(format!("-O{level}")).chain(params.split(' ').map(str::to_owned)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_passes_are_those_of_the_release() {
        let passes = passes().expect("index.html names them");
        assert_eq!(passes[0], "-Oz");
        assert!(passes.iter().any(|it| it == "--strip-target-features"), "{passes:?}");
    }
}
