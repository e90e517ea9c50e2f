//! Whether this program is made of the sources that lie here.

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitStatus};
use std::time::SystemTime;

/// What the program is made of.
const SOURCES: &[&str] = &["src", "Cargo.toml", "Cargo.lock", "stories/template.toml"];

/// Set for the program that cargo runs: once is enough, also where cargo has seen that a newer file
/// is not one of the program's own.
const ASKED: &str = "YITU_FRESH";

/// Has cargo build and run the program anew with the same arguments, when sources in the current
/// folder are newer than it is. `None` when there is no need, or no cargo.
pub fn run_newer() -> Option<ExitStatus> {
    // A site may lie elsewhere than the program's sources.
    if env::var_os(ASKED).is_some() || !Path::new("src/bin/yitu.rs").is_file() {
        return None;
    }
    let built = fs::metadata(env::current_exe().ok()?).and_then(|file| file.modified()).ok()?;
    if SOURCES.iter().all(|path| !is_newer(Path::new(path), built)) {
        return None;
    }
    Command::new("cargo").arg("yitu").args(env::args_os().skip(1)).env(ASKED, "1").status().ok()
}

fn is_newer(path: &Path, than: SystemTime) -> bool {
    if path.is_dir() {
        return fs::read_dir(path)
            .into_iter()
            .flatten()
            .flatten()
            .any(|it| is_newer(&it.path(), than));
    }
    fs::metadata(path).and_then(|file| file.modified()).is_ok_and(|time| time > than)
}
