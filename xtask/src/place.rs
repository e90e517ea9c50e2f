//! Puts what was made where it belongs, whole or not at all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// A folder inside `target/` in which a tool is made. It goes when the tool is in its place; after
/// a failure it stays, so that a build that took minutes goes on where it stopped.
pub(crate) fn workshop(tool: &str) -> Result<PathBuf> {
    let folder = fs::canonicalize(".")?.join("target/setup").join(tool);
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    Ok(folder)
}

/// Stands in the name of what is not there yet, behind a point: a copy that was killed leaves it.
const UNDER_WAY: &str = ".new-";

/// Copies a file or a folder to `to`, which is seen only when all of it is there.
///
/// # Errors
/// When the disk refuses; `to` is then as it was.
pub(crate) fn place(from: &Path, to: &Path) -> Result<()> {
    whole(to, |new| copy(from, new))
        .with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))
}

fn whole(to: &Path, make: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<()> {
    let parent = to.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(parent)?;
    // Beside its place: a rename is one step only within a disk.
    let name = to.file_name().unwrap_or_default().to_string_lossy();
    let new = parent.join(format!(".{name}{UNDER_WAY}{}", std::process::id()));
    let made = make(&new).and_then(|()| {
        if to.is_dir() {
            fs::remove_dir_all(to)?;
        }
        fs::rename(&new, to)
    });
    if made.is_err() {
        // What is left of it is of no use to anyone; a second failure would say nothing new.
        let _ = fs::remove_dir_all(&new).or_else(|_| fs::remove_file(&new));
    }
    made
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    if !from.is_dir() {
        return fs::copy(from, to).map(|_| ());
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        copy(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_takes_the_place_of_an_older_one() {
        let root = std::env::temp_dir().join(format!("xtask-place-{}", std::process::id()));
        let (from, to) = (root.join("made/bin"), root.join("cache/tool"));
        fs::create_dir_all(&from).expect("temporary folder");
        fs::create_dir_all(&to).expect("temporary folder");
        fs::write(from.join("tool"), "new").expect("temporary file");
        fs::write(to.join("left over"), "old").expect("temporary file");

        place(&from, &to).expect("copied");
        place(&root.join("nothing"), &to).expect_err("there is nothing to copy");

        let names: Vec<_> = fs::read_dir(&to).expect("there").flatten().collect();
        assert_eq!(names.len(), 1);
        assert_eq!(fs::read_to_string(to.join("tool")).expect("copied"), "new");
        assert_eq!(fs::read_dir(root.join("cache")).expect("there").count(), 1);
        fs::remove_dir_all(root).expect("temporary folder");
    }
}
