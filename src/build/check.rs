//! `yitu check`: what is wrong with stories, and with the settings of their site.

use std::path::{Path, PathBuf};

use super::files::unreadable;
use super::import::article;
use super::report::report_all;
use super::shelf::{folders, slug_of};
use super::{Format, Loaded, SiteFile};
use crate::story::Code;

/// What a check has seen.
#[derive(Debug)]
pub struct Checked {
    site: Option<SiteFile>,
    stories: Vec<Loaded>,
    /// What could not be looked at, and why.
    failed: Vec<String>,
}

/// Checks the stories at these paths, folders or files; without any, all stories of the site in the
/// current folder, and its settings. With a report, also whether it holds the figures that stories
/// take from it.
pub fn check(paths: &[PathBuf], report: Option<&Path>) -> Checked {
    let mut checked = Checked { site: None, stories: Vec::new(), failed: Vec::new() };
    if paths.is_empty() {
        checked.all();
    }
    for path in paths {
        if path.exists() || path.symlink_metadata().is_ok() {
            checked.stories.push(Loaded::from_path(path));
        } else {
            checked.cannot(path, "没有这个文件或文件夹");
        }
    }
    match report.map(|path| (path, article(path))) {
        Some((_, Ok(report))) => {
            checked.stories.iter_mut().for_each(|story| story.compare(&report))
        }
        Some((path, Err(error))) => checked.cannot(path, &error.root_cause().to_string()),
        None => {}
    }
    checked
}

impl Checked {
    fn all(&mut self) {
        let (stories, settings) = (Path::new("stories"), Path::new("site.toml"));
        let folders = match folders(stories) {
            Ok(folders) => folders,
            Err(error) => {
                self.cannot(stories, &error.root_cause().to_string());
                return;
            }
        };
        if settings.symlink_metadata().is_ok() {
            let slugs: Vec<_> = folders.iter().map(|folder| slug_of(folder)).collect();
            self.site = Some(SiteFile::read(settings).with_stories(&slugs));
        }
        self.stories = folders.iter().map(|folder| Loaded::from_path(folder)).collect();
    }

    fn cannot(&mut self, path: &Path, why: &str) {
        self.stories.push(Loaded::unread(path, unreadable(why)));
        self.failed.push(format!("查不了 {}：{why}", path.display()));
    }

    /// All problems, as they are printed.
    pub fn report(&self, format: Format) -> String {
        report_all(self.site.as_ref(), &self.stories, format)
    }

    /// What could not be looked at, and why.
    pub fn failed(&self) -> &[String] {
        &self.failed
    }

    /// How the program ends: 0 when all is clean, 1 when there are problems, 2 when it could not look.
    pub fn exit_code(&self) -> u8 {
        let absent = |story: &Loaded| story.problems.iter().any(|it| it.code == Code::NotInSource);
        let sound = self.site.as_ref().is_none_or(SiteFile::is_sound)
            && self.stories.iter().all(|story| story.is_sound() && !absent(story));
        match (self.failed.is_empty(), sound) {
            (false, _) => 2,
            (true, false) => 1,
            (true, true) => 0,
        }
    }
}
