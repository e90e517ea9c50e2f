//! `cargo xtask bench --sections N`: what a story costs that is far larger than any that was printed.
//!
//! Four stories of growing size are built and read on the emulated phone, to see that nothing grows
//! faster than the story: with N = 200 the last one has 200 sections, 2,000 counters and a chart of
//! 5,000 nodes.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::stories::{prerender, program, settle};
use super::synthetic::{Size, write};
use crate::run::{self, show};
use crate::setup;

const FOLDER: &str = "target/bench/sections";
const RESULT: &str = "target/bench/sections.json";

/// What is measured: its name in the result, what it is called, and by how much it is divided to be
/// read.
const ROWS: &[(&str, &str, f64)] = &[
    ("bytes", "first load, KB", 1000.0),
    ("elements", "elements", 1.0),
    ("live", "live, ms", 1.0),
    ("longestTask", "longest task until then, ms", 1.0),
    ("islands", "islands", 1.0),
    ("mountedFirst", "mounted at first", 1.0),
    ("mountedAll", "mounted at the end", 1.0),
    ("frames", "frames of the whole scroll", 1.0),
    ("frame50", "frame, median, ms", 1.0),
    ("frame95", "frame, 95 %, ms", 1.0),
    ("frame99", "frame, 99 %, ms", 1.0),
    ("frameWorst", "frame, worst, ms", 1.0),
    ("longestTaskScrolling", "longest task while scrolling, ms", 1.0),
    ("heap", "memory at first, KB", 1000.0),
    ("heapScrolled", "memory after the scroll, KB", 1000.0),
    ("heapAgain", "memory after another one, KB", 1000.0),
];

/// Builds and reads the stories, and prints a table of medians; the same with every sample as JSON
/// into `target/bench/sections.json`.
///
/// # Errors
/// When there is no release in `dist/`, a tool is missing, or a story cannot be built or read.
pub(super) fn measure(sections: usize, runs: u32) -> Result<()> {
    setup::setup(true)?;
    let site = Path::new(FOLDER);
    let _ = fs::remove_dir_all(site);
    let sizes = [8, 4, 2, 1].map(|part| {
        let sections = (sections / part).max(1);
        Size { sections, counters: 10 * sections, nodes: 25 * sections }
    });
    let slug = |size: &Size| format!("sections-{}", size.sections);
    for size in &sizes {
        write(&site.join("stories"), &slug(size), *size, size.sections as u64)?;
    }
    settle(site, &slug(&sizes[0]))?;
    prerender(&program()?, site)?;
    read(&site.join("dist"), &sizes.each_ref().map(slug), runs)?;
    let samples = fs::read_to_string(RESULT).with_context(|| format!("there is no {RESULT}"))?;
    let samples: Value = serde_json::from_str(&samples)?;
    print(&sizes, |size| &samples[slug(size)]);
    Ok(())
}

/// Has the pages read in turns.
fn read(folder: &Path, slugs: &[String], runs: u32) -> Result<()> {
    if !Path::new("bench/node_modules").is_dir() {
        show(Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir("bench"))?;
    }
    let out = run::root().join(RESULT);
    let folder = fs::canonicalize(folder)?;
    let what = json!({ "runs": runs, "folder": folder, "slugs": slugs, "out": out }).to_string();
    let mut node = Command::new("node");
    node.args(["large.mjs", &what]).current_dir("bench").env("YITU_CHROMIUM", setup::chromium()?);
    show(&mut node)
}

fn print<'a>(sizes: &[Size], samples: impl Fn(&Size) -> &'a Value) {
    let row = |what: &str, of: &dyn Fn(&Size) -> String| {
        let cells: String = sizes.iter().map(|size| format!("{:>10}", of(size))).collect();
        println!("{what:34}{cells}");
    };
    row("sections", &|size| size.sections.to_string());
    row("counters", &|size| size.counters.to_string());
    row("nodes of the chart", &|size| size.nodes.to_string());
    for (name, what, unit) in ROWS {
        row(what, &|size| format!("{:.0}", median(&samples(size)[name]) / unit));
    }
}

fn median(samples: &Value) -> f64 {
    let samples = samples.as_array().map(Vec::as_slice).unwrap_or_default();
    let mut all: Vec<f64> = samples.iter().filter_map(Value::as_f64).collect();
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or(f64::NAN)
}
