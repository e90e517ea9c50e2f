//! `cargo xtask bench`: measurements that anybody can repeat. Each thing measured is a module.

mod stories;
mod synthetic;

use anyhow::{Result, bail};
use clap::Args;

/// What to measure, and how often.
#[derive(Args)]
pub(crate) struct Options {
    /// How often each page is loaded
    #[arg(long, default_value_t = 5)]
    runs: u32,
    /// Instead: build sites of so many synthetic stories
    #[arg(long, value_delimiter = ',', value_name = "N,…")]
    stories: Vec<usize>,
}

/// Measures, and prints one table.
///
/// # Errors
/// When a tool is missing, or there is no release in `dist/`.
pub(crate) fn bench(options: &Options) -> Result<()> {
    if !options.stories.is_empty() {
        return stories::measure(&options.stories);
    }
    bail!("{} runs of nothing: the pages to compare are being written", options.runs)
}
