//! Whether this program is made of the sources that lie here.

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitStatus};

use sources::{newer, of_program};

/// Set for the program that cargo runs: once is enough, also where cargo has seen that a newer file
/// is not one of the program's own.
const ASKED: &str = "YITU_FRESH";

/// Has cargo build and run the program anew with the same arguments, when sources in the current
/// folder are newer than it is, or nobody can tell. `None` when there is no need, or no cargo.
pub fn run_newer() -> Option<ExitStatus> {
    // A site may lie elsewhere than the program's sources.
    if env::var_os(ASKED).is_some() || !Path::new("src/bin/yitu.rs").is_file() {
        return None;
    }
    let program = env::current_exe().ok()?;
    let built = fs::metadata(&program).and_then(|file| file.modified()).ok()?;
    if of_program(Path::new("."), &program).is_some_and(|all| newer(&all, built).is_none()) {
        return None;
    }
    Command::new("cargo").arg("yitu").args(env::args_os().skip(1)).env(ASKED, "1").status().ok()
}
