//! The stories of a folder: each read once, with its drawings and its problems.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use serde_spanned::Spanned;

use super::picture;
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
        let path = if path.is_dir() { path.join("story.toml") } else { path.to_owned() };
        let text = match read_at_most(&path, story::MOST_BYTES) {
            Ok(Some(bytes)) => String::from_utf8(bytes).map_err(|_| unreadable(NOT_UTF8)),
            Ok(None) => Err(Problem::too_many_bytes()),
            Err(error) => Err(unreadable(&why(&error))),
        };
        match text {
            Ok(source) => Self::from_source(path, source),
            Err(problem) => Self {
                path,
                source: String::new(),
                story: None,
                drawings: HashMap::new(),
                allowed: Allowed::default(),
                problems: vec![problem],
            },
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

/// The bytes of a file that holds at most so many; `None` where it holds more. No more than that is
/// read, whatever the file is.
pub(super) fn read_at_most(path: &Path, most: usize) -> io::Result<Option<Vec<u8>>> {
    let (mut bytes, limit) = (Vec::new(), most as u64 + 1);
    File::open(path)?.take(limit).read_to_end(&mut bytes)?;
    Ok(Some(bytes).filter(|bytes| bytes.len() <= most))
}

/// What a file is that is no text of ours.
pub(super) const NOT_UTF8: &str = "不是 UTF-8 编码的文字";

/// Why a file cannot be read, said to an editor where it is one of the usual reasons.
pub(super) fn why(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "没有这个文件".to_owned(),
        io::ErrorKind::InvalidData => NOT_UTF8.to_owned(),
        io::ErrorKind::PermissionDenied => "没有读它的权限".to_owned(),
        io::ErrorKind::IsADirectory => "它是一个文件夹".to_owned(),
        _ => error.to_string(),
    }
}

fn unreadable(why: &str) -> Problem {
    Problem::error(
        Code::Unreadable,
        0..0,
        format!("读不了这个文件（{why}）。"),
        "检查文件在不在、能不能打开，并存为 UTF-8 编码。",
    )
}

/// All stories below a folder.
#[derive(Debug)]
pub struct Shelf {
    /// The stories, by the name of their folders.
    pub stories: Vec<Loaded>,
}

impl Shelf {
    /// Reads every `<folder>/<slug>/story.toml`.
    ///
    /// # Errors
    /// When the folder cannot be listed, or holds no story.
    pub fn open(folder: &Path) -> Result<Self> {
        Self::of(&folders(folder)?)
    }

    /// Reads the stories at these paths: their folders, or their files.
    ///
    /// # Errors
    /// When there is nothing at one of the paths.
    pub fn of(paths: &[PathBuf]) -> Result<Self> {
        for path in paths {
            ensure!(path.exists(), "there is no {}", path.display());
        }
        Ok(Self { stories: paths.iter().map(|path| Loaded::from_path(path)).collect() })
    }
}

/// The folders of the stories below a folder, by name.
///
/// # Errors
/// When it cannot be listed, or holds no story.
pub(super) fn folders(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
    let mut folders = Vec::new();
    for entry in entries {
        let path = entry.with_context(|| format!("cannot list {}", folder.display()))?.path();
        if path.is_dir() {
            folders.push(path);
        }
    }
    if folders.is_empty() {
        bail!("there is no story in {}: make a folder with a story.toml in it", folder.display());
    }
    folders.sort();
    Ok(folders)
}
