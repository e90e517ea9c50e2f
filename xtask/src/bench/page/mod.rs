//! The first story's page beside two others of the same content: one by hand, which is the limit,
//! and one with what a newsroom would otherwise use.

mod make;
mod measures;
mod quote;
mod samples;
mod table;

use std::fs;

use anyhow::{Context, Result};

use crate::setup;
use measures::MEASURES;
use samples::Samples;
use table::Table;

/// Where everything is that the bench makes.
const OUT: &str = "target/bench";

/// A page that is measured.
struct Page {
    /// Its key in the samples, and its place on the server.
    name: &'static str,
    /// The folder that is served.
    folder: &'static str,
    /// What tables call it, in English and in Chinese.
    called: [&'static str; 2],
}

const OURS: usize = 0;
const PAGES: [Page; 3] = [
    Page { name: "yitu", folder: "dist", called: ["yitu", "一图"] },
    Page {
        name: "reference", folder: "target/bench/reference", called: ["by hand", "手写静态页"]
    },
    Page { name: "newsroom", folder: "target/bench/newsroom", called: ["Svelte", "Svelte"] },
];

/// Builds the three pages, measures them in turns and prints the table; with `write` also into the
/// documents that quote it.
///
/// # Errors
/// When a page cannot be built or measured, or leaves out what the others say.
pub(super) fn bench(runs: u32, builds: bool, write: bool) -> Result<()> {
    setup::for_bench()?;
    make::pages()?;
    make::readings(runs)?;
    make::same_words()?;
    if builds {
        make::times()?;
    }
    let samples = Samples::read(OUT, builds)?;
    let table = Table::of(&samples, MEASURES);
    println!("\n{}\n\n{}", samples.circumstances(), table.text());
    let file = format!("{OUT}/page.json");
    fs::write(&file, format!("{:#}\n", samples.json(MEASURES)))
        .with_context(|| format!("cannot write {file}"))?;
    println!("\nall samples: {file}");
    if write { quote::write(&samples) } else { Ok(()) }
}
