//! `cargo xtask`: what people who work on yitu type. Each command is a module.
//!
//! Every command works on a fresh machine: it first installs what is missing ([`setup`]).

mod beat;
mod bench;
mod place;
mod publish;
mod run;
mod setup;
mod shots;
mod test;
mod trunk;
mod versions;
mod weigh;

use std::env;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Set-up, serve, build and test.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Install what is missing; quick when nothing is
    Setup {
        /// Also what the browser tests need: Chromium and a Chinese font
        #[arg(long)]
        tests: bool,
    },
    /// Serve the default story at http://127.0.0.1:8080/ and reload it on every change
    Serve {
        /// Also for phones in the same network: the desk shows a code that leads there
        #[arg(long)]
        lan: bool,
        /// For `trunk serve`, as in `cargo xtask serve -- --port 8081`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<String>,
    },
    /// Build the release in dist/
    Build,
    /// Copy the release in dist/ to where it is served from, so that no page that is open breaks
    Publish(publish::Publish),
    /// Weigh what the first load of dist/ fetches, against the budgets
    Weigh {
        /// Also the N largest items of the wasm
        #[arg(long, value_name = "N", num_args = 0..=1, default_missing_value = "10")]
        items: Option<usize>,
    },
    /// Measure what the pages cost
    Bench(bench::Options),
    /// Take pictures of every story in every way to read it, from dist/ into target/shots
    Shots,
    /// Run every test there is
    Test {
        /// Run this part alone (may be repeated)
        #[arg(long, value_enum)]
        only: Vec<test::Part>,
    },
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Answers whether all is well; an error is for what could not be done at all.
fn run(command: Command) -> Result<bool> {
    // From here on every path is relative to the root of the checkout.
    env::set_current_dir(run::root())?;
    match command {
        Command::Setup { tests } => setup::setup(tests).map(|()| true),
        Command::Serve { lan, args } => trunk::serve(lan, &args).map(|()| true),
        Command::Build => trunk::build().map(|()| true),
        Command::Publish(how) => publish::publish(&how).map(|()| true),
        Command::Weigh { items } => weigh::weigh(items),
        Command::Bench(options) => bench::bench(&options).map(|()| true),
        Command::Shots => shots::shots().map(|()| true),
        Command::Test { only } => Ok(test::test(&only)),
    }
}
