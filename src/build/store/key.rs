//! Everything that a story's files depend on, as one short name.

use std::env;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::build::files::read_file;
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

    /// Also what an editor has written: the story, and every file beside it that the story names.
    #[must_use]
    pub(in crate::build) fn with_story(mut self, folder: &Path) -> Self {
        let story = folder.join("story.toml");
        // What cannot be read, or is too large to be, is an error; such a story is not kept.
        let text = read_file(&story, MOST_BYTES).ok().flatten().unwrap_or_default();
        self.bytes(story.as_os_str().as_encoded_bytes());
        self.bytes(&text);
        for file in named(&String::from_utf8_lossy(&text), folder) {
            self.bytes(file.as_os_str().as_encoded_bytes());
            self.bytes(&hash_of(&file).unwrap_or_default());
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

/// As many folders may lie in one another.
const DEEPEST: usize = 4;

/// The files in a folder and below it that a story names, with a few more where it is not plain what
/// it names: a file too many is read, and one too few would be a page of yesterday.
fn named(story: &str, folder: &Path) -> Vec<PathBuf> {
    // TOML can write the letters of a name as numbers.
    let hidden = ["\\u", "\\U", "\\x"].iter().any(|escape| story.contains(escape));
    let is_named = |file: &Path| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        // Systems write the same accents and syllables in more than one way.
        hidden || !name.is_ascii() || story.contains(&*name)
    };
    let mut files = files_below(folder, DEEPEST);
    files.retain(|file| file.file_name().is_some_and(|it| it != "story.toml") && is_named(file));
    files.sort();
    files
}

/// Plain files alone: nobody knows when something else ends.
fn files_below(folder: &Path, deepest: usize) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        match fs::metadata(&path) {
            Ok(data) if data.is_file() => found.push(path),
            Ok(data) if data.is_dir() && deepest > 0 => {
                found.extend(files_below(&path, deepest - 1));
            }
            _ => {}
        }
    }
    found
}

/// Of a file of any size.
fn hash_of(file: &Path) -> io::Result<Vec<u8>> {
    let mut hash = Sha256::new();
    io::copy(&mut fs::File::open(file)?, &mut hash)?;
    Ok(hash.finalize().to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_input_counts_and_nothing_else() {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let write = |name: &str, text: &str| {
            let file = folder.path().join(name);
            fs::create_dir_all(file.parent().expect("a folder")).expect("it can be written");
            fs::write(file, text).expect("it can be written");
        };
        let key = || Inputs::default().with("site").with_story(folder.path()).key();
        write("story.toml", "picture = \"hero.svg\"\nfile = \"data/2018.csv\"\nphoto = \"b.jpeg\"");
        let first = key();
        for not_named in ["article.txt", "other.svg", "data/2017.csv", "notes.toml"] {
            write(not_named, "b");
            assert_eq!(key(), first, "{not_named}");
        }
        for named in ["hero.svg", "data/2018.csv", "b.jpeg"] {
            let before = key();
            write(named, "c");
            let second = key();
            assert_ne!(second, before, "{named} is there now");
            write(named, "d");
            assert_ne!(key(), second, "{named}");
            write(named, "c");
            assert_eq!(key(), second, "{named}");
        }
        let last = key();
        write("story.toml", "e");
        assert_ne!(key(), last);
        assert_ne!(
            Inputs::default().with("ab").with("c").key(),
            Inputs::default().with("a").with("bc").key()
        );
    }

    #[test]
    fn a_name_counts_however_it_is_written() {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let key = || Inputs::default().with_story(folder.path()).key();
        let hidden = "picture = \"her\\u006f.svg\"";
        fs::write(folder.path().join("story.toml"), hidden).expect("it can be written");
        for name in ["hero.svg", "金山.svg"] {
            let before = key();
            fs::write(folder.path().join(name), "a").expect("it can be written");
            assert_ne!(key(), before, "{name}");
        }
    }

    #[test]
    fn a_large_file_counts_to_its_end() {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let key = || Inputs::default().with_story(folder.path()).key();
        fs::write(folder.path().join("story.toml"), "a.jpg").expect("it can be written");
        let mut bytes = vec![0; MOST_BYTES + 2];
        fs::write(folder.path().join("a.jpg"), &bytes).expect("it can be written");
        let before = key();
        bytes[MOST_BYTES + 1] = 1;
        fs::write(folder.path().join("a.jpg"), &bytes).expect("it can be written");
        assert_ne!(key(), before);
    }
}
