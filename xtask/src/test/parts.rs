//! The parts of `cargo xtask test`.

use std::fmt;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use clap::ValueEnum;

use super::count::Tally;
use super::{audit, schema};
use crate::run::show;
use crate::{setup, trunk, weigh};

/// A part, in the order in which they run: what fails fast comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// Formatting
    Fmt,
    /// Lints, native and wasm32
    Clippy,
    /// The documentation's links
    Doc,
    /// The stories by the schema that editors' programs read
    Schema,
    /// Licences, sources and known holes of what others have written
    Audit,
    /// `cargo test`
    Unit,
    /// The release build
    Build,
    /// The budgets of the release build
    Weigh,
    /// Playwright on the release build
    Browser,
}

impl Part {
    /// Every part, in order.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        Self::value_variants().iter().copied()
    }

    /// Whether the part looks at `dist/`.
    pub(super) fn needs_build(self) -> bool {
        matches!(self, Self::Weigh | Self::Browser)
    }

    /// Whether the part opens a browser: the pages' own tests do, and the long picture's.
    pub(super) fn needs_browser(self) -> bool {
        matches!(self, Self::Unit | Self::Browser)
    }

    /// Runs the part.
    ///
    /// # Errors
    /// When it cannot be run.
    pub(super) fn run(self) -> Result<Tally> {
        Ok(match self {
            Self::Fmt => passes(&mut cargo("fmt --all --check")),
            Self::Clippy => {
                let mut both =
                    passes(&mut cargo("clippy --workspace --all-targets -- -D warnings"));
                both += passes(&mut cargo(
                    "clippy --target wasm32-unknown-unknown --lib --bin islands -- -D warnings",
                ));
                both
            }
            Self::Doc => {
                passes(cargo("doc --workspace --no-deps").env("RUSTDOCFLAGS", "-Dwarnings"))
            }
            Self::Schema => schema::check()?,
            Self::Audit => audit::audit()?,
            Self::Unit => unit()?,
            Self::Build => trunk::build().map(|()| Tally::of(true))?,
            Self::Weigh => Tally::of(weigh::weigh(None)?),
            Self::Browser => browser()?,
        })
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = self.to_possible_value();
        f.write_str(value.as_ref().map_or("", |value| value.get_name()))
    }
}

fn cargo(args: &str) -> Command {
    let mut command = Command::new("cargo");
    command.args(args.split(' '));
    command
}

/// A command that is one test.
fn passes(command: &mut Command) -> Tally {
    let result = show(command);
    if let Err(error) = &result {
        eprintln!("error: {error:#}");
    }
    Tally::of(result.is_ok())
}

/// `cargo test`, whose lines are shown as they come and counted on the way.
fn unit() -> Result<Tally> {
    let mut command = cargo("test --workspace --no-fail-fast");
    let mut child = command.stdout(Stdio::piped()).spawn().context("cannot start cargo")?;
    let mut total = Tally::default();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line.context("cargo test prints something that is not text")?;
            println!("{line}");
            total += Tally::from_line(&line).unwrap_or_default();
        }
    }
    Ok(total.with_exit(child.wait().context("cargo test is lost")?.success()))
}

fn browser() -> Result<Tally> {
    let folder = fs::canonicalize("tests/browser").context("there is no tests/browser")?;
    let report = fs::canonicalize(".")?.join("target/playwright.json");
    // A report of an earlier run must not be taken for this one's.
    let _ = fs::remove_file(&report);
    let result = show(
        Command::new(folder.join("node_modules/.bin/playwright"))
            .args(["test", "--reporter=list,json"])
            .current_dir(&folder)
            .env("PLAYWRIGHT_JSON_OUTPUT_NAME", &report)
            .env("YITU_CHROMIUM", setup::chromium()?)
            .env("YITU_TEST_PORT", free_port()?.to_string()),
    );
    let Ok(text) = fs::read_to_string(&report) else {
        return Err(result.err().unwrap_or_else(|| anyhow::anyhow!("Playwright left no report")));
    };
    Ok(Tally::from_playwright(&text)?.with_exit(result.is_ok()))
}

/// A port for nginx that nobody has.
fn free_port() -> Result<u16> {
    let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    Ok(free.context("no port is free")?.port())
}
