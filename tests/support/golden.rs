//! Files that hold what is expected: compared in a test, written anew with `YITU_UPDATE=1`.

use std::path::Path;
use std::{env, fs};

/// Says how `actual` differs from the file, or nothing. With `YITU_UPDATE=1` the file is written
/// instead; whoever does so reads what changed.
pub(crate) fn difference(file: &Path, actual: &str) -> Option<String> {
    if env::var_os("YITU_UPDATE").is_some() {
        fs::write(file, actual).expect("the expected file can be written");
        return None;
    }
    let expected = fs::read_to_string(file).unwrap_or_default();
    (expected != actual).then(|| {
        let line = expected.lines().zip(actual.lines()).take_while(|(a, b)| a == b).count();
        format!(
            "{} is not what came out, from line {} on:\n  expected: {}\n  came out: {}\n\
             If the new one is right: YITU_UPDATE=1 cargo test, and read the change.",
            file.display(),
            line + 1,
            expected.lines().nth(line).unwrap_or("(end)"),
            actual.lines().nth(line).unwrap_or("(end)"),
        )
    })
}
