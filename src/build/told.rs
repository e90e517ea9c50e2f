//! Problems as they are told: with the places and lines that they stand in, apart from the story.

use serde::{Deserialize, Serialize};

use std::path::Path;

use super::Loaded;
use crate::story::{Places, Problem, Severity};

/// A person is told of so many problems at once.
const MOST: usize = 100;

/// What a person is told of a story. It can be kept when the story is no longer there.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Told {
    /// The problems, in the order of the file.
    pub(super) problems: Vec<ToldProblem>,
    /// That there are more, where there are so many.
    pub(super) more: Option<String>,
}

/// A problem with its place.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct ToldProblem {
    /// The story's file.
    pub(super) file: String,
    /// The line, counted from 1.
    pub(super) line: usize,
    /// The character in the line, counted from 1.
    pub(super) column: usize,
    /// Whether it stops a release.
    pub(super) severity: Severity,
    /// The rule that saw it.
    pub(super) code: String,
    /// What is wrong.
    pub(super) message: String,
    /// What to write instead.
    pub(super) help: String,
    /// The line as it is written, or what stands nearest to the place.
    pub(super) written: String,
}

impl Told {
    /// The problems of a file that a person is told at once. What stops a release is told first.
    pub(super) fn of(path: &Path, source: &str, problems: &[Problem]) -> Self {
        let left = problems.len().saturating_sub(MOST);
        let mut first: Vec<&Problem> = problems.iter().collect();
        if left > 0 {
            first.sort_by_key(|problem| problem.severity == Severity::Warning);
            first.truncate(MOST);
            first.sort_by_key(|problem| problem.span.start);
        }
        let path_told = path.display();
        let more = || format!("{path_told}: 还有 {left} 处没有列出来：先改上面的，再查一遍。");
        Self { problems: placed(path, source, first), more: (left > 0).then(more) }
    }
}

impl Loaded {
    /// The problems that a person is told at once.
    pub(super) fn told(&self) -> Told {
        Told::of(&self.path, &self.source, &self.problems)
    }

    /// Every problem, for a program.
    pub(super) fn all_problems(&self) -> Vec<ToldProblem> {
        placed(&self.path, &self.source, &self.problems)
    }
}

fn placed<'a>(
    path: &Path,
    source: &str,
    problems: impl IntoIterator<Item = &'a Problem>,
) -> Vec<ToldProblem> {
    let mut places = Places::new(source);
    let place = problems.into_iter().map(|problem| {
        let place = places.of(problem.span.start);
        ToldProblem {
            file: path.display().to_string(),
            line: place.line,
            column: place.column,
            severity: problem.severity,
            code: problem.code.to_string(),
            message: problem.message.clone(),
            help: problem.help.clone(),
            written: line_around(source, problem.span.start).to_owned(),
        }
    });
    place.collect()
}

/// The line of a byte as it is written, or what stands nearest to it of a long one.
fn line_around(source: &str, byte: usize) -> &str {
    const BEFORE: usize = 120;
    const BEHIND: usize = 240;
    let byte = source.floor_char_boundary(byte);
    let start = source[..byte].rfind('\n').map_or(0, |at| at + 1);
    let end = source[byte..].find('\n').map_or(source.len(), |at| byte + at);
    let start = start.max(source.ceil_char_boundary(byte.saturating_sub(BEFORE)));
    let end = end.min(source.floor_char_boundary(byte + BEHIND));
    source[start..end].trim_end_matches('\r')
}
