//! `cargo xtask weigh --items`: what the wasm is made of.

mod build;
mod module;
mod name;

use anyhow::Result;

use module::{Module, Weight, by_bytes};

/// This much of a data segment is shown.
const PREVIEW: usize = 60;

/// Prints the sections of the module that ships, its crates, and its `count` largest items and data
/// segments.
///
/// # Errors
/// When the module cannot be built.
pub(super) fn print(count: usize) -> Result<()> {
    let Module { sections, crates, items, mut data } = Module::read(&build::module_with_names()?)?;
    println!("{:12}{:>9}", "section", "bytes");
    for (name, bytes) in &sections {
        println!("{name:12}{bytes:>9}");
    }
    let code = crates.values().map(|weight| weight.bytes).sum();
    table("crate", &by_bytes(&crates), code);
    table("item", &by_bytes(&items)[..count.min(items.len())], code);
    data.sort_by_key(|segment| std::cmp::Reverse(segment.len()));
    println!("\n{:>9}  {} data segments begin so", "bytes", data.len());
    for segment in data.iter().take(count) {
        let text = String::from_utf8_lossy(&segment[..segment.len().min(PREVIEW)]);
        println!("{:>9}  {}", segment.len(), text.escape_debug());
    }
    Ok(())
}

fn table(what: &str, rows: &[(&str, &Weight)], code: u64) {
    println!("\n{:>9}{:>8}{:>11}  {what}", "bytes", "code", "functions");
    for (name, Weight { bytes, functions }) in rows {
        let share = *bytes as f64 * 100.0 / code as f64;
        println!("{bytes:>9}{share:>6.1} %{functions:>11}  {name}");
    }
}
