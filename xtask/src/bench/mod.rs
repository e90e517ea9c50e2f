//! `cargo xtask bench`: measurements that anybody can repeat. Each thing measured is a module.

use anyhow::{Result, bail};
use clap::Args;

/// What to measure, and how often.
#[derive(Args)]
pub(crate) struct Options {
    /// How often each page is loaded
    #[arg(long, default_value_t = 5)]
    runs: u32,
}

/// Measures, and prints one table.
///
/// # Errors
/// When a tool is missing, or there is no release in `dist/`.
pub(crate) fn bench(options: &Options) -> Result<()> {
    bail!("{} runs of nothing: the pages to compare are being written", options.runs)
}
