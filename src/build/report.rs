//! Problems as they are printed: for an editor's eyes, or for a program.

use std::io::{Write, stderr};

use serde_json::json;

use super::told::{Told, ToldProblem};
use super::{Loaded, SiteFile};
use crate::story::Severity;
use crate::story::unseen::Unseen;

/// How problems are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// A line a problem and a line of help.
    #[default]
    Text,
    /// One JSON array.
    Json,
}

/// The problems of some stories. Empty text when there are none.
pub fn report(stories: &[Loaded], format: Format) -> String {
    report_all(None, stories, format)
}

/// The problems of a site's settings and of some stories.
pub(super) fn report_all(site: Option<&SiteFile>, stories: &[Loaded], format: Format) -> String {
    let site = site.map(SiteFile::told);
    match format {
        Format::Text => {
            let stories = stories.iter().map(Loaded::told);
            site.into_iter().chain(stories).map(|told| text(&told)).collect()
        }
        Format::Json => {
            let stories = stories.iter().flat_map(Loaded::all_problems);
            let all = site.into_iter().flat_map(|told| told.problems).chain(stories);
            json!(all.map(row).collect::<Vec<_>>()).to_string() + "\n"
        }
    }
}

/// The problems of a story for an editor's eyes.
pub(super) fn text(told: &Told) -> String {
    let problems = told.problems.iter().map(lines);
    problems.chain(told.more.iter().map(|more| format!("{}\n", one_line(more)))).collect()
}

/// Says something that is no problem of a story, to whoever looks at the terminal.
pub(super) fn aside(text: &str) {
    // Where nobody can hear it, nothing is lost.
    let _ = writeln!(stderr(), "{}", one_line(text));
}

fn lines(problem: &ToldProblem) -> String {
    let ToldProblem { line, column, code, .. } = problem;
    let severity = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let [file, message, help] =
        [&problem.file, &problem.message, &problem.help].map(|it| one_line(it));
    format!("{file}:{line}:{column}: {severity}[{code}]: {message}\n  help: {help}\n")
}

fn row(problem: ToldProblem) -> serde_json::Value {
    json!({
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message,
        "help": problem.help,
    })
}

/// What an editor wrote may stand in a message, and the name of a folder is somebody's as well: no sign
/// of them reaches the terminal as a command, or turns the line around.
fn one_line(text: &str) -> String {
    let unseen = |c: char| c.is_control() || Unseen::of(c).is_some();
    text.chars().map(|c| if unseen(c) { ' ' } else { c }).collect()
}
