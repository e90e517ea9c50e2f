//! Everything that a story's files depend on, as one short name.

use std::env;
use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::build::shelf::read_at_most;
use crate::story::MOST_BYTES;

/// A hash of inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::build) struct Key(String);

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Key {
    /// The hash of one thing.
    #[cfg(test)]
    pub(super) fn of(thing: &str) -> Self {
        Inputs::default().with(thing).key()
    }
}

/// Inputs on their way to a key.
#[derive(Clone, Debug, Default)]
pub(in crate::build) struct Inputs(Sha256);

impl Inputs {
    /// What every story depends on: this very program, and whatever else is named.
    ///
    /// # Errors
    /// When the program cannot find itself.
    pub(in crate::build) fn of_program(with: &impl fmt::Debug) -> Result<Self> {
        let program = env::current_exe().and_then(fs::metadata).context("no program")?;
        let built = program.modified().context("the program has no date")?;
        Ok(Self::default().with(&(program.len(), built)).with(with))
    }

    /// Also this.
    #[must_use]
    pub(in crate::build) fn with(mut self, what: &(impl fmt::Debug + ?Sized)) -> Self {
        self.bytes(format!("{what:?}").as_bytes());
        self
    }

    /// Also these bytes.
    #[must_use]
    pub(in crate::build) fn with_bytes(mut self, bytes: &[u8]) -> Self {
        self.bytes(bytes);
        self
    }

    /// Also what an editor has written: the story and its drawings.
    #[must_use]
    pub(in crate::build) fn with_story(mut self, folder: &Path) -> Self {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let mut files: Vec<_> = entries
            .map(|entry| entry.path())
            .filter(|path| {
                path.extension().is_some_and(|ending| ending == "toml" || ending == "svg")
            })
            .collect();
        files.sort();
        for file in files {
            self.bytes(file.as_os_str().as_encoded_bytes());
            // What cannot be read, or is too large to be, is an error; such a story is not kept.
            let bytes = read_at_most(&file, MOST_BYTES).ok().flatten();
            self.bytes(&bytes.unwrap_or_default());
        }
        self
    }

    /// The name that stands for all of it.
    pub(in crate::build) fn key(self) -> Key {
        Key(self.0.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect())
    }

    /// The length goes first, so that no two inputs can run together.
    fn bytes(&mut self, bytes: &[u8]) {
        self.0.update(bytes.len().to_le_bytes());
        self.0.update(bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_input_counts_and_nothing_else() {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let write = |name: &str, text: &str| {
            fs::write(folder.path().join(name), text).expect("it can be written");
        };
        let key = || Inputs::default().with("site").with_story(folder.path()).key();
        write("story.toml", "a");
        let first = key();
        write("article.txt", "b");
        assert_eq!(key(), first);
        write("hero.svg", "c");
        let second = key();
        assert_ne!(second, first);
        write("hero.svg", "d");
        assert_ne!(key(), second);
        write("hero.svg", "c");
        assert_eq!(key(), second);
        write("story.toml", "e");
        assert_ne!(key(), second);
        assert_ne!(
            Inputs::default().with("ab").with("c").key(),
            Inputs::default().with("a").with("bc").key()
        );
    }
}
