//! The crates of a checkout that its root package is made of, by their manifests.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

/// The manifest and the folder of sources of each.
pub(crate) fn sources(root: &Path) -> Vec<PathBuf> {
    let (mut seen, mut open) = (BTreeSet::new(), vec![root.to_owned()]);
    let shared = manifest(root).map(|it| paths(it.get("workspace"), root)).unwrap_or_default();
    while let Some(folder) = open.pop() {
        let Some(manifest) = manifest(&folder) else { continue };
        if !seen.insert(folder.clone()) {
            continue;
        }
        let own = Value::Table(manifest);
        open.extend(paths(Some(&own), &folder));
        open.extend(shared.iter().cloned());
        let targets = own.get("target").and_then(Value::as_table);
        for target in targets.into_iter().flat_map(Table::values) {
            open.extend(paths(Some(target), &folder));
        }
    }
    let files = |folder: &PathBuf| ["Cargo.toml", "build.rs", "src"].map(|name| folder.join(name));
    seen.iter().flat_map(files).filter(|path| path.exists()).collect()
}

fn manifest(folder: &Path) -> Option<Table> {
    fs::read_to_string(folder.join("Cargo.toml")).ok()?.parse().ok()
}

/// Where the crates lie that a table names by their paths.
fn paths(table: Option<&Value>, folder: &Path) -> Vec<PathBuf> {
    let kinds = ["dependencies", "build-dependencies"];
    let all = kinds.iter().filter_map(|kind| table?.get(kind)?.as_table()).flat_map(Table::values);
    all.filter_map(|it| Some(folder.join(it.get("path")?.as_str()?))).collect()
}
