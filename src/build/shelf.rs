//! The stories of a folder: each read once, with its drawings and its problems.

use std::collections::{HashMap, HashSet};
use std::fs::{self, FileType};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use serde_spanned::Spanned;

use super::files::{text_of, why};
use super::report::aside;
use super::{layers, picture};
use crate::import::{Article, compare, retold};
use crate::page::Drawing;
use crate::story::{self, Allowed, Code, Problem, Severity, Story};

/// A story file as it was found.
#[derive(Debug)]
pub struct Loaded {
    /// The file.
    pub path: PathBuf,
    /// Its text; empty when it could not be read.
    pub source: String,
    /// The story, when it could be made out.
    pub story: Option<Story>,
    /// The drawings that it names, by file name.
    pub drawings: HashMap<String, Drawing>,
    /// The warnings that its editor has silenced.
    allowed: Allowed,
    /// Everything to put right, in the order of the file.
    pub problems: Vec<Problem>,
}

impl Loaded {
    /// Reads the story file of a folder, or a story file.
    pub fn from_path(path: &Path) -> Self {
        let is_folder = path.is_dir();
        let path = if is_folder { path.join("story.toml") } else { path.to_owned() };
        match text_of(&path, story::MOST_BYTES, "1 MB") {
            Ok(source) => Self::from_source(path, source),
            Err(_) if is_folder && path.symlink_metadata().is_err() => {
                Self::unread(&path, no_story())
            }
            Err(problem) => Self::unread(&path, problem),
        }
    }

    /// What could not be read, and why.
    pub(super) fn unread(path: &Path, problem: Problem) -> Self {
        Self {
            path: path.to_owned(),
            source: String::new(),
            story: None,
            drawings: HashMap::new(),
            allowed: Allowed::default(),
            problems: vec![problem],
        }
    }

    fn from_source(path: PathBuf, source: String) -> Self {
        let folder = path.parent().unwrap_or(Path::new(""));
        let reading = story::read(&source, &slug_of(folder));
        let (mut problems, mut drawings) = (reading.problems, HashMap::new());
        for file in &reading.drawings {
            if drawings.contains_key(file.get_ref()) {
                continue;
            }
            match picture::read(folder, file) {
                Ok(drawing) => {
                    drawings.insert(file.get_ref().clone(), drawing);
                }
                Err(problem) => problems.push(problem),
            }
        }
        problems.extend(reading.story.iter().flat_map(|story| layers::check(story, &drawings)));
        let mut seen = HashSet::new();
        let once = reading.drawings.iter().filter(|file| seen.insert(file.get_ref()));
        problems.extend(once.filter_map(|file| large(folder, file)));
        let allowed = reading.allowed;
        allowed.silence(&mut problems);
        problems.sort_by_key(|problem| problem.span.start);
        Self { path, source, story: reading.story, drawings, allowed, problems }
    }

    /// Adds the numbers that the report does not contain, wherever the story tells them, and the
    /// sentences that are the report's own.
    pub fn compare(&mut self, report: &Article) {
        if let Some(story) = &self.story {
            self.problems.extend(compare(story, report));
            self.problems.extend(retold(&self.source, story, report));
        }
        self.allowed.silence(&mut self.problems);
        self.problems.sort_by_key(|problem| problem.span.start);
    }

    /// Whether nothing stands in the way of a release.
    pub fn is_sound(&self) -> bool {
        self.problems.iter().all(|problem| problem.severity != Severity::Error)
    }
}

/// A drawing of more bytes than this keeps a reader on a train waiting.
const LARGEST_DRAWING: u64 = 60_000;

fn large(folder: &Path, file: &Spanned<String>) -> Option<Problem> {
    let size = fs::metadata(folder.join(file.get_ref())).ok()?.len();
    (size > LARGEST_DRAWING).then(|| {
        Problem::warning(
            Code::LargePicture,
            file.span(),
            format!("{} 有 {} KB。", file.get_ref(), size / 1000),
            Code::LargePicture.remedy(),
        )
    })
}

/// A folder's own name, which the slug must equal, also when it is given as `.`.
pub(super) fn slug_of(folder: &Path) -> String {
    let full = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    full.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// A folder beside the stories in which there is none.
fn no_story() -> Problem {
    Problem::error(
        Code::Unreadable,
        0..0,
        "这个文件夹里没有 story.toml。",
        "新建故事用 cargo yitu new；不是故事，就移到 stories/ 外面，或者在名字前面加一个点。",
    )
}

/// The folders of the stories below a folder, by name. What is hidden is none of ours, and a link is
/// passed by: its story would stand in every list twice.
///
/// # Errors
/// When it cannot be listed, or holds no story.
pub(super) fn folders(folder: &Path) -> Result<Vec<PathBuf>> {
    let named = || format!("读不了文件夹 {}", folder.display());
    let entries = fs::read_dir(folder).map_err(|error| anyhow!(why(&error))).with_context(named)?;
    let mut folders = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| anyhow!(why(&error))).with_context(named)?;
        let (path, kind) = (entry.path(), entry.file_type());
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        if kind.as_ref().is_ok_and(FileType::is_symlink) && path.is_dir() {
            aside(&format!("{} 是一个链接，没有算进去：把文件夹本身放进来。", path.display()));
        } else if kind.map_or(true, |kind| kind.is_dir()) {
            folders.push(path);
        }
    }
    if folders.is_empty() {
        bail!("{} 里没有故事：用 cargo yitu new 建一个", folder.display());
    }
    folders.sort();
    Ok(folders)
}
