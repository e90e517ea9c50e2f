//! Problems as they are printed: for an editor's eyes, or for a program.

use serde_json::json;

use super::Loaded;
use super::told::{Told, ToldProblem};
use crate::story::Severity;

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
    match format {
        Format::Text => stories.iter().map(|story| text(&story.told())).collect(),
        Format::Json => {
            let all = stories.iter().flat_map(Loaded::all_problems);
            json!(all.map(row).collect::<Vec<_>>()).to_string() + "\n"
        }
    }
}

/// The problems of a story for an editor's eyes.
pub(super) fn text(told: &Told) -> String {
    let problems = told.problems.iter().map(lines);
    problems.chain(told.more.iter().map(|more| format!("{more}\n"))).collect()
}

fn lines(problem: &ToldProblem) -> String {
    let ToldProblem { file, line, column, code, .. } = problem;
    let severity = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let (message, help) = (one_line(&problem.message), one_line(&problem.help));
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

/// What an editor wrote may stand in a message: no sign of it reaches the terminal as a command.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
