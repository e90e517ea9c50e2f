//! What others have written and this project uses: known holes, licences, where it comes from.
//!
//! Lists of holes are kept on the network. Where it cannot be reached a line says what has not been
//! looked at, and nothing fails: a machine without network tests everything else.

use std::path::Path;
use std::process::{Command, Output};

use anyhow::{Context, Result};

use super::count::Tally;
use crate::setup;

/// Folders with npm packages. None of them ships.
const PACKAGES: &[&str] = &["tests/browser", "bench", "bench/newsroom"];

/// Looks at crates with cargo-deny and at npm packages with npm.
///
/// # Errors
/// When npm cannot run.
pub(super) fn audit() -> Result<Tally> {
    let mut tally = crates()?;
    for folder in PACKAGES.iter().filter(|it| Path::new(it).join("package-lock.json").is_file()) {
        let npm = Command::new("npm")
            .args(["audit", "--audit-level=high"])
            .current_dir(folder)
            .output()
            .context("cannot start npm")?;
        let out_of_reach = ["audit endpoint returned an error", "ENOTFOUND", "ECONN", "ETIMEDOUT"];
        tally +=
            judged(&npm, &format!("known holes in the npm packages of {folder}"), &out_of_reach);
    }
    Ok(tally)
}

fn crates() -> Result<Tally> {
    let deny = match setup::cargo_deny() {
        Ok(program) => program,
        Err(error) => {
            println!("NOT AUDITED: licences, sources and known holes of crates: {error:#}");
            println!("  `cargo install --locked cargo-deny` compiles it, in some minutes");
            return Ok(Tally::default());
        }
    };
    let check = |what: &[&str]| {
        let mut command = Command::new(&deny);
        command.args(["--color", "never", "check"]).args(what);
        command.output().with_context(|| format!("cannot start {}", deny.display()))
    };
    let mut tally = judged(
        &check(&["licenses", "bans", "sources"])?,
        "licences and sources of crates",
        &["failed to download", "failed to fetch"],
    );
    let holes = check(&["advisories"])?;
    tally += judged(&holes, "known holes in crates", &["failed to fetch advisory database"]);
    Ok(tally)
}

/// A look that passes, fails, or could not be taken for one of the reasons why a network is out of
/// reach.
fn judged(output: &Output, what: &str, out_of_reach: &[&str]) -> Tally {
    let said = [output.stdout.as_slice(), &output.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    if output.status.success() {
        println!("{what}: well");
        return Tally::of(true);
    }
    if let Some(line) = said.lines().find(|line| out_of_reach.iter().any(|it| line.contains(it))) {
        println!("NOT AUDITED: {what}: {line}");
        return Tally::default();
    }
    println!("{what}:\n{said}");
    Tally::of(false)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn look(script: &str) -> Tally {
        let output = Command::new("sh").args(["-c", script]).output().expect("there is a shell");
        judged(&output, "a look", &["out of reach"])
    }

    #[test]
    fn only_what_was_looked_at_is_counted() {
        assert_eq!(look("true"), Tally::of(true));
        assert_eq!(look("echo a hole; false"), Tally::of(false));
        assert_eq!(look("echo the list is out of reach >&2; false"), Tally::default());
    }
}
