//! A new story: a file that already passes the check, with every common block in it as a comment.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

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
    let folder = story_folder(slug)?;
    let file = folder.join("story.toml");
    fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
    Ok(file)
}

/// Makes the folder of a new story.
///
/// # Errors
/// When it is there already, or the disk refuses.
pub(super) fn story_folder(slug: &str) -> Result<PathBuf> {
    let folder = Path::new("stories").join(slug);
    match fs::create_dir(&folder) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("{} 已经有了，没有动它；换一个名字，或者先把它移走", folder.display())
        }
        made => made.with_context(|| format!("cannot make {}", folder.display()))?,
    }
    Ok(folder)
}
