//! The folder that Trunk has put the wasm into, and that becomes `dist/`.

use std::env;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::store::Output;

/// A build under way.
#[derive(Debug)]
pub(super) struct Staging {
    folder: PathBuf,
    /// Whether readers will get what is built.
    pub(super) release: bool,
}

impl Staging {
    /// The build that called this program.
    ///
    /// # Errors
    /// When it was not Trunk that called.
    pub(super) fn from_trunk() -> Result<Self> {
        let Some(folder) = env::var_os("TRUNK_STAGING_DIR") else {
            bail!(
                "`yitu prerender` is called by Trunk: run `trunk serve` or `cargo xtask build` instead"
            );
        };
        Ok(Self {
            folder: folder.into(),
            release: env::var_os("TRUNK_PROFILE").is_some_and(|p| p == "release"),
        })
    }

    /// The one file whose name begins and ends so.
    ///
    /// # Errors
    /// When there is none.
    pub(super) fn find(&self, begin: &str, end: &str) -> Result<String> {
        let found =
            self.files()?.into_iter().find(|name| name.starts_with(begin) && name.ends_with(end));
        found.with_context(|| {
            format!("Trunk has left no {begin}*{end} in {}", self.folder.display())
        })
    }

    /// The script that Trunk's server adds to reload the page; nothing in a build.
    ///
    /// # Errors
    /// When Trunk's page cannot be read.
    pub(super) fn reloader(&self) -> Result<String> {
        let page = self.folder.join("index.html");
        let html =
            fs::read_to_string(&page).with_context(|| format!("cannot read {}", page.display()))?;
        let script = html.rfind("<script").filter(|_| html.contains("__TRUNK_ADDRESS__"));
        Ok(script.map_or_else(String::new, |at| {
            html[at..].split_inclusive("</script>").next().unwrap_or_default().to_owned()
        }))
    }

    /// Writes a file under its own name.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> Result<()> {
        let path = self.folder.join(name);
        let write = || fs::write(&path, &bytes);
        // Most folders are there: only the first file of one finds that it is not.
        let written = write().or_else(|error| match path.parent() {
            Some(parent) if error.kind() == ErrorKind::NotFound => {
                fs::create_dir_all(parent).and_then(|()| write())
            }
            _ => Err(error),
        });
        written.with_context(|| format!("cannot write {}", path.display()))
    }

    /// Writes finished files, and what they are compressed beside them.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn write_all(&self, files: &[Output]) -> Result<()> {
        files.iter().flat_map(Output::all).try_for_each(|(name, bytes)| self.write(&name, bytes))
    }

    /// Removes a file.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn remove(&self, name: &str) -> Result<()> {
        let path = self.folder.join(name);
        fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))
    }

    /// Puts a file that is not changed any more under a name: the same file where the disk can have
    /// it under two names, else a copy.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn link(&self, file: &Path, name: &str) -> Result<()> {
        let path = self.folder.join(name);
        let link = || fs::hard_link(file, &path);
        let linked = link().or_else(|error| match (error.kind(), path.parent()) {
            // Most folders are there: only the first file of one finds that it is not.
            (ErrorKind::NotFound, Some(parent)) => fs::create_dir_all(parent).and_then(|()| link()),
            (ErrorKind::AlreadyExists, _) => fs::remove_file(&path).and_then(|()| link()),
            _ => Err(error),
        });
        linked
            .or_else(|_| fs::copy(file, &path).map(drop))
            .with_context(|| format!("cannot write {}", path.display()))
    }

    /// Where the build is.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    fn files(&self) -> Result<Vec<String>> {
        let entries = fs::read_dir(&self.folder)
            .with_context(|| format!("cannot list {}", self.folder.display()))?;
        Ok(entries
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect())
    }
}
