//! The folder that a site is served from: what `publish` may touch in it, and how.
//!
//! Nothing outside of it is touched, no link is followed, and a file is there whole or not at all: it
//! is written beside its place, flushed to the disk and renamed.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use tempfile::NamedTempFile;
use walkdir::{DirEntry, WalkDir};

use super::hash::Hash;

/// Around what a run that was killed leaves: no name of a release is like it, and none of others' is
/// likely to be.
const UNDER_WAY: (&str, &str) = (".yitu-", ".part");
const LOCK: &str = ".publish.lock";

/// The folder.
pub(super) struct Site {
    root: PathBuf,
    /// Folders in which names have changed since the disk was last told to keep them.
    changed: RefCell<BTreeSet<PathBuf>>,
    /// Held until the run ends.
    _lock: File,
}

impl Site {
    /// Opens a site for this run alone; its folder is made where there is none.
    ///
    /// # Errors
    /// When it is no folder, when another run is at work there, or when the disk refuses.
    pub(super) fn open(folder: &Path) -> Result<Self> {
        let at = folder.display();
        ensure!(
            folder.is_dir() || fs::symlink_metadata(folder).is_err(),
            "{at} is no folder: name the folder that the site is served from"
        );
        fs::create_dir_all(folder).with_context(|| format!("cannot make {at}"))?;
        let root = fs::canonicalize(folder).with_context(|| format!("cannot find {at}"))?;
        let lock = lock(&root.join(LOCK))?;
        let site = Self { root, changed: RefCell::default(), _lock: lock };
        site.sweep()?;
        Ok(site)
    }

    /// Where a file of a release is or will be.
    ///
    /// # Errors
    /// When a link or a file stands where it needs a folder, or something else than a file in its place.
    pub(super) fn place(&self, name: &str) -> Result<PathBuf> {
        let path = self.root.join(name);
        let below = path.strip_prefix(&self.root).unwrap_or(Path::new(name));
        let mut here = self.root.clone();
        let last = below.components().count();
        for (at, part) in below.components().enumerate() {
            here.push(part);
            let Ok(found) = fs::symlink_metadata(&here) else { break };
            let wanted = if at + 1 == last { found.is_file() } else { found.is_dir() };
            if !wanted {
                let is = if found.is_symlink() {
                    "a link"
                } else if found.is_dir() {
                    "a folder"
                } else {
                    "something else"
                };
                let (here, needs) =
                    (here.display(), if at + 1 == last { "a file" } else { "a folder" });
                bail!(
                    "{here} is {is} that no release has brought, and the site needs {needs} there: move it away"
                );
            }
        }
        Ok(path)
    }

    /// What is in a file; `None` where there is none.
    ///
    /// # Errors
    /// As [`Site::place`], and when it cannot be read.
    pub(super) fn hash(&self, name: &str) -> Result<Option<Hash>> {
        let path = self.place(name)?;
        path.exists().then(|| Hash::of_file(&path)).transpose()
    }

    /// The text of a file; `None` where there is none, or it is no text.
    ///
    /// # Errors
    /// As [`Site::place`].
    pub(super) fn text(&self, name: &str) -> Result<Option<String>> {
        Ok(fs::read_to_string(self.place(name)?).ok())
    }

    /// Copies a file to its place, as long as it is what it is said to be.
    ///
    /// # Errors
    /// When the disk refuses, or the file has changed; what was in its place is then as it was.
    pub(super) fn bring(&self, from: &Path, name: &str, wanted: &Hash) -> Result<()> {
        let to = self.place(name)?;
        let copied = self.put(&to, |new| {
            let mut source = File::open(from)?;
            new.as_file().set_permissions(source.metadata()?.permissions())?;
            Hash::of_copy(&mut source, new)
        });
        let said = || format!("cannot copy {} to {}", from.display(), to.display());
        let (copied, new) = copied.with_context(said)?;
        ensure!(copied == *wanted, "{} has changed on the way: publish again", from.display());
        self.keep(new, &to).with_context(said)
    }

    /// Writes a file of `publish`'s own.
    ///
    /// # Errors
    /// When the disk refuses; what was in its place is then as it was.
    pub(super) fn write(&self, name: &str, text: &str) -> Result<()> {
        let to = self.place(name)?;
        let said = || format!("cannot write {}", to.display());
        let ((), new) = self.put(&to, |new| new.write_all(text.as_bytes())).with_context(said)?;
        self.keep(new, &to).with_context(said)
    }

    /// Removes a file.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn remove(&self, name: &str) -> Result<()> {
        let path = self.place(name)?;
        fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
        self.note(&path);
        Ok(())
    }

    /// Gives a file of `publish`'s own another name, or one like it that nobody has yet, and answers it.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn set_aside(&self, name: &str, other: &str) -> Result<String> {
        let free = |name: &String| fs::symlink_metadata(self.root.join(name)).is_err();
        let numbered = (2..).map(|number| format!("{other}-{number}"));
        let kept = std::iter::once(other.to_owned()).chain(numbered).find(free);
        let (from, to) = (self.place(name)?, self.root.join(kept.unwrap_or_default()));
        fs::rename(&from, &to).with_context(|| format!("cannot write {}", to.display()))?;
        self.note(&to);
        Ok(to.file_name().unwrap_or_default().to_string_lossy().into_owned())
    }

    /// Has the disk keep every name that has changed: what follows may then rely on what came before,
    /// also when the machine stops.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn settle(&self) -> Result<()> {
        for folder in self.changed.take() {
            flush(&folder).with_context(|| format!("cannot flush {}", folder.display()))?;
        }
        Ok(())
    }

    /// Every file, whoever has brought it, and what cannot be looked into. Links are not followed.
    pub(super) fn files(&self) -> impl Iterator<Item = walkdir::Result<DirEntry>> {
        let all = WalkDir::new(&self.root).into_iter();
        all.filter(|it| it.as_ref().map_or(true, |it| it.file_type().is_file()))
    }

    fn put<T>(
        &self,
        to: &Path,
        fill: impl FnOnce(&mut NamedTempFile) -> io::Result<T>,
    ) -> io::Result<(T, NamedTempFile)> {
        let parent = to.parent().unwrap_or(&self.root);
        fs::create_dir_all(parent)?;
        // Beside its place: a rename is one step only within a disk.
        let mut new = tempfile::Builder::new();
        new.prefix(UNDER_WAY.0).suffix(UNDER_WAY.1);
        #[cfg(unix)]
        new.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let mut new = new.tempfile_in(parent)?;
        let filled = fill(&mut new)?;
        new.as_file().sync_all()?;
        Ok((filled, new))
    }

    fn keep(&self, new: NamedTempFile, to: &Path) -> io::Result<()> {
        new.persist(to)?;
        self.note(to);
        Ok(())
    }

    fn note(&self, path: &Path) {
        // Also the folders above: the one that the file is in may be new.
        let above = path.ancestors().skip(1).take_while(|it| it.starts_with(&self.root));
        self.changed.borrow_mut().extend(above.map(Path::to_owned));
    }

    /// Removes what runs that were killed have left.
    fn sweep(&self) -> Result<()> {
        for file in self.files().flatten() {
            let name = file.file_name().to_string_lossy();
            if name.starts_with(UNDER_WAY.0) && name.ends_with(UNDER_WAY.1) {
                fs::remove_file(file.path())
                    .with_context(|| format!("cannot remove {}", file.path().display()))?;
            }
        }
        Ok(())
    }
}

/// Has the disk keep the names in a folder. Windows opens no folders, and keeps names without being
/// asked.
fn flush(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Two at once would each take the other's files for old ones.
fn lock(path: &Path) -> Result<File> {
    let said = || format!("cannot write {}", path.display());
    ensure!(
        fs::symlink_metadata(path).map_or(true, |it| it.is_file()),
        "{} is no file: move it away",
        path.display()
    );
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(path);
    let file = file.with_context(said)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            let folder = path.parent().unwrap_or(path).display();
            bail!("another `cargo xtask publish` is at work in {folder}")
        }
        Err(TryLockError::Error(error)) => Err(error).with_context(said),
    }
}

/// Whether a release can hold a file of this name: a path with slashes that leads nowhere else, on no
/// system.
pub(super) fn is_a_name(name: &str) -> bool {
    let sound = |part: &str| !part.is_empty() && !part.starts_with('.');
    name.split('/').all(sound) && !name.contains(|c: char| c.is_control() || "\\:".contains(c))
}

#[cfg(test)]
mod tests {
    use super::is_a_name;

    #[test]
    fn no_name_leads_out_of_the_site() {
        for name in ["index.html", "jinshan/hant/index.html", "a..b.css", "islands-0123.js.br"] {
            assert!(is_a_name(name), "{name}");
        }
        for name in [
            "",
            "/",
            "/etc/passwd",
            "../victim.txt",
            "a/../b",
            "a/./b",
            "./a",
            ".",
            "..",
            "a//b",
            "a/",
            "..\\victim.txt",
            "C:/victim.txt",
            "a\0b",
            ".manifest.json",
            "a/.hidden",
        ] {
            assert!(!is_a_name(name), "{name}");
        }
    }
}
