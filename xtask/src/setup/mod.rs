//! `cargo xtask setup`: installs what is missing, and is quick when nothing is.
//!
//! A tool is a [`Step`]. Steps come in the order in which they need each other, and each leaves
//! either the whole tool or nothing: what is made goes to a folder of its own first.

mod browser;
mod checksums;
mod compiler;
mod fetch;
mod node;
mod rust_tools;

use std::time::Instant;

use anyhow::{Result, anyhow};

pub(crate) use browser::chromium;
pub(crate) use node::wasm_opt;
pub(crate) use rust_tools::{cargo_deny, trunk, wasm_bindgen};

use crate::beat::Beat;
use crate::run::spoken;

/// Something that must be on the machine.
struct Step {
    /// What it is, as in `Trunk`.
    name: &'static str,
    /// How long it usually takes to install.
    usually: &'static str,
    /// What to do by hand when it cannot be installed.
    otherwise: &'static str,
    /// Whether it is there, in the right version.
    there: fn() -> Result<bool>,
    /// Puts it there.
    install: fn() -> Result<()>,
}

const STEPS: &[Step] =
    &[compiler::STEP, rust_tools::TRUNK, rust_tools::WASM_BINDGEN, node::PACKAGES, node::WASM_OPT];
const STEPS_FOR_TESTS: &[Step] =
    &[browser::CHROMIUM, browser::FONT, browser::FIREFOX, browser::WEBKIT, browser::NGINX];

const STEPS_FOR_BENCH: &[Step] = &[browser::CHROMIUM, browser::FONT, node::BENCH, node::NEWSROOM];

/// Installs what is missing; with `tests`, also what the browser tests need.
///
/// # Errors
/// When a tool cannot be installed; the message says what to do about it.
pub(crate) fn setup(tests: bool) -> Result<()> {
    install(STEPS.iter().chain(if tests { STEPS_FOR_TESTS } else { &[] }))
}

/// Installs what is missing for measurements.
///
/// # Errors
/// As [`setup`].
pub(crate) fn for_bench() -> Result<()> {
    install(STEPS.iter().chain(STEPS_FOR_BENCH))
}

fn install<'a>(steps: impl Iterator<Item = &'a Step>) -> Result<()> {
    let start = Instant::now();
    let mut installed = 0;
    for step in steps {
        let help = |cause| anyhow!("set-up: {}: {cause:#}\nhelp: {}", step.name, step.otherwise);
        if (step.there)().map_err(help)? {
            continue;
        }
        eprintln!("set-up: installing {} (usually {}) …", step.name, step.usually);
        let since = Instant::now();
        let beat = Beat::of(format!("set-up: {}", step.name), step.usually);
        (step.install)().map_err(help)?;
        drop(beat);
        eprintln!("set-up: {} installed in {}", step.name, spoken(since.elapsed()));
        installed += 1;
    }
    match installed {
        0 => eprintln!("tools: all there"),
        _ => eprintln!("tools: all there now, after {}", spoken(start.elapsed())),
    }
    Ok(())
}
