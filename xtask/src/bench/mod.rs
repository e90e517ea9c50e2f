//! `cargo xtask bench`: measurements that anybody can repeat. Each thing measured is a module.

mod page;
mod sections;
mod stories;
mod synthetic;

use anyhow::Result;
use clap::Args;

/// What to measure, and how often.
#[derive(Args)]
pub(crate) struct Options {
    /// How often each page is loaded
    #[arg(long, default_value_t = 5)]
    runs: u32,
    /// Leave out the times of builds, which take half of the time
    #[arg(long)]
    no_builds: bool,
    /// Write the figures into README and docs/measure.md
    #[arg(long, conflicts_with = "no_builds")]
    write: bool,
    /// Instead: build sites of so many synthetic stories
    #[arg(long, value_delimiter = ',', value_name = "N,…")]
    stories: Vec<usize>,
    /// Instead: read stories of up to so many sections, ten counters and 25 chart nodes each
    #[arg(long, value_name = "N")]
    sections: Option<usize>,
}

/// Measures, and prints one table.
///
/// # Errors
/// When a tool is missing, a page cannot be built, or one leaves out what the others say.
pub(crate) fn bench(options: &Options) -> Result<()> {
    if !options.stories.is_empty() {
        return stories::measure(&options.stories);
    }
    if let Some(sections) = options.sections {
        return sections::measure(sections, options.runs);
    }
    page::bench(options.runs, !options.no_builds, options.write)
}
