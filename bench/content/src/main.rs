//! `bench-content`: prints a story's content, and says what pages leave out of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, ensure};
use clap::{Parser, Subcommand};
use yitu::build::Loaded;

#[derive(Parser)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Print the content of a story
    Print {
        /// Its folder
        story: PathBuf,
    },
    /// Fail when the text of a page leaves out what the story says
    Check {
        /// The story's folder
        story: PathBuf,
        /// Files with the text of each page
        pages: Vec<PathBuf>,
    },
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    match command {
        Command::Print { story } => {
            println!("{:#}", bench_content::content(&Loaded::from_path(&story))?);
            Ok(())
        }
        Command::Check { story, pages } => check(&story, &pages),
    }
}

fn check(story: &Path, pages: &[PathBuf]) -> Result<()> {
    let content = bench_content::content(&Loaded::from_path(story))?;
    for page in pages {
        let text =
            fs::read_to_string(page).with_context(|| format!("cannot read {}", page.display()))?;
        let missing = bench_content::missing(&content, &text);
        ensure!(missing.is_empty(), "{} does not say {}", page.display(), missing.join(" | "));
    }
    Ok(())
}
