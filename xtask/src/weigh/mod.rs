//! `cargo xtask weigh`: what the first load of `dist/` costs a reader, against the budgets.

mod budget;
mod features;
mod items;
mod references;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use budget::{Fetched, Load};

const DIST: &str = "dist";
/// Files that are served compressed, when they are larger than a packet.
const PACKED: &[&str] = &["html", "css", "js", "wasm", "svg", "json", "txt", "xml"];
const LARGER_THAN: u64 = 1024;

/// Prints what the first load of the default story fetches, and every budget of the contract.
///
/// Answers whether all budgets are kept.
///
/// With `items`, first that many of the largest things in the wasm.
///
/// # Errors
/// When `dist/` is not a whole release build, or its wasm needs more than WebAssembly 1.0.
pub(crate) fn weigh(items: Option<usize>) -> Result<bool> {
    if let Some(count) = items {
        items::print(count)?;
        println!();
    }
    let dist = Path::new(DIST);
    let unpacked = unpacked(dist)?;
    ensure!(
        unpacked.is_empty(),
        "no .br or no .gz beside {}: `cargo xtask build` writes them",
        unpacked.join(", ")
    );
    let load = first_load(dist)?;
    print_files(&load);
    println!();
    let mut kept = true;
    for line in budget::check(&load) {
        println!("{line}");
        kept &= line.kept();
    }
    for file in load.files.iter().filter(|file| file.name.ends_with(".wasm")) {
        let path = dist.join(&file.name);
        let wasm = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        features::check(&wasm).with_context(|| format!("{} is too new", path.display()))?;
        println!("{} runs on WebAssembly 1.0 with mutable globals", file.name);
    }
    Ok(kept)
}

fn first_load(dist: &Path) -> Result<Load> {
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page).with_context(|| {
        format!("cannot read {}: run `cargo xtask build` first", page.display())
    })?;
    let mut names = vec!["index.html".to_owned()];
    names.extend(references::fetched(&html)?);
    let files = names.iter().map(|name| fetched(dist, name)).collect::<Result<_>>()?;
    let embed = Some("embed.js").filter(|name| dist.join(name).is_file());
    Ok(Load { files, embed: embed.map(|name| fetched(dist, name)).transpose()? })
}

fn fetched(dist: &Path, name: &str) -> Result<Fetched> {
    let path = dist.join(name);
    let size = |path: &Path| {
        let data = fs::metadata(path).with_context(|| format!("cannot read {}", path.display()))?;
        Ok::<_, anyhow::Error>(data.len())
    };
    let (raw, packed) = (size(&path)?, beside(&path, "br"));
    // What is not worth compressing travels as it is.
    let brotli = if packed.is_file() { size(&packed)? } else { raw };
    Ok(Fetched { name: name.to_owned(), raw, brotli })
}

/// Files below `folder` that should be there compressed too and are not.
///
/// # Errors
/// When the folder cannot be listed.
pub(crate) fn unpacked(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).with_context(|| {
        format!("cannot list {}: run `cargo xtask build` first", folder.display())
    })?;
    let mut found = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(unpacked(&path)?);
        } else if path.extension().is_some_and(|e| PACKED.iter().any(|ending| e == *ending))
            && fs::metadata(&path)?.len() > LARGER_THAN
            && ["br", "gz"].iter().any(|ending| !beside(&path, ending).is_file())
        {
            found.push(path.display().to_string());
        }
    }
    Ok(found)
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

fn print_files(load: &Load) {
    println!("{:48}{:>10}{:>10}", "first load", "bytes", "brotli");
    for Fetched { name, raw, brotli } in &load.files {
        println!("{name:48}{raw:>10}{brotli:>10}");
    }
}
