//! The files that a program was made of, from what cargo has written beside it.

use std::fs;
use std::path::{Path, PathBuf};

/// The files of this checkout. `None` where there is no such list, or it is that of another checkout.
pub(crate) fn files_of(root: &Path, program: &Path) -> Option<Vec<PathBuf>> {
    let text = fs::read_to_string(program.with_extension("d")).ok()?;
    let root = root.canonicalize().ok()?;
    let all = files(&text).into_iter().map(|file| root.join(file));
    let ours: Vec<PathBuf> = all.filter(|file| file.starts_with(&root)).collect();
    (!ours.is_empty()).then_some(ours)
}

/// What stands behind the colon of each rule: names with a blank between them, and a backslash before
/// a blank that is part of a name.
fn files(text: &str) -> Vec<String> {
    let mut files = vec![String::new()];
    for rule in text.lines().filter_map(|line| line.split_once(": ")) {
        let mut signs = rule.1.chars().peekable();
        while let Some(sign) = signs.next() {
            match (sign, files.last_mut()) {
                ('\\', Some(file)) if signs.next_if_eq(&' ').is_some() => file.push(' '),
                (' ', _) => files.push(String::new()),
                (sign, Some(file)) => file.push(sign),
                (_, None) => {}
            }
        }
        files.push(String::new());
    }
    files.retain(|file| !file.is_empty());
    files
}

#[cfg(test)]
mod tests {
    use super::files;

    #[test]
    fn names_may_have_blanks_and_backslashes() {
        let text =
            "/a/target/debug/yitu: /a/src/lib.rs /a\\ b/c.rs C:\\d\\e.rs\n\n/a/src/lib.rs:\n";
        assert_eq!(files(text), ["/a/src/lib.rs", "/a b/c.rs", "C:\\d\\e.rs"]);
    }
}
