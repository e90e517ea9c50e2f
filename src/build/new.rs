//! A new story: a file that already passes the check, with every common block in it as a comment.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use tempfile::Builder;

use super::files::why;
use crate::story;

/// `{slug}` stands where the story's name goes.
const TEMPLATE: &str = include_str!("../../stories/template.toml");

/// Writes `stories/<slug>/story.toml` of the site in the current folder, and answers its path.
///
/// # Errors
/// When the slug is none, the folder is there already (nothing in it is touched), or the disk
/// refuses.
pub fn new_story(slug: &str) -> Result<PathBuf> {
    let text = TEMPLATE.replace("{slug}", slug);
    if let Some(problem) = story::read(&text, slug).errors().next() {
        bail!("“{slug}”不能做故事的名字。{}", problem.help);
    }
    write_new(slug, &text)
}

/// Writes the file of a new story, whole or not at all: it is written beside the stories first, and
/// nothing is left of it when the disk refuses.
///
/// # Errors
/// When its folder is there already, or the disk refuses.
pub(super) fn write_new(slug: &str, text: &str) -> Result<PathBuf> {
    let stories = Path::new("stories");
    let folder = stories.join(slug);
    let file = folder.join("story.toml");
    let named = || format!("写不了 {}", file.display());
    if !stories.is_dir() {
        bail!("这里没有 stories 文件夹：在放 site.toml 的文件夹里运行");
    }
    let mut beside =
        beside().tempfile_in(stories).map_err(|error| anyhow!(why(&error))).with_context(named)?;
    let written = beside.write_all(text.as_bytes()).and_then(|()| beside.as_file().sync_all());
    written.map_err(|error| anyhow!(why(&error))).with_context(named)?;
    match fs::create_dir(&folder) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("{} 已经有了，没有动它；换一个名字，或者先把它移走", folder.display())
        }
        made => made.map_err(|error| anyhow!(why(&error))).with_context(named)?,
    }
    if let Err(error) = beside.persist_noclobber(&file) {
        let _ = fs::remove_dir(&folder);
        return Err(anyhow!(why(&error.error))).with_context(named);
    }
    Ok(file)
}

/// A file that goes by itself unless it is kept. It is to be as open as any that an editor makes.
fn beside() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(".new-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}
