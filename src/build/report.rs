//! Problems as they are printed: for an editor's eyes, or for a program.

use std::fmt::Write;

use serde_json::json;

use super::Loaded;
use crate::story::Places;

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
        Format::Text => stories.iter().map(text).collect(),
        Format::Json => {
            let all: Vec<_> = stories.iter().flat_map(rows).collect();
            json!(all).to_string() + "\n"
        }
    }
}

fn text(story: &Loaded) -> String {
    let mut out = String::new();
    let mut places = Places::new(&story.source);
    for problem in story.told().0 {
        let place = places.of(problem.span.start);
        let severity = match problem.severity {
            crate::story::Severity::Error => "error",
            crate::story::Severity::Warning => "warning",
        };
        // Writing to a String cannot fail.
        let _ = writeln!(
            out,
            "{}:{}:{}: {severity}[{}]: {}\n  help: {}",
            story.path.display(),
            place.line,
            place.column,
            problem.code,
            one_line(&problem.message),
            one_line(&problem.help),
        );
    }
    if let Some(more) = more(story) {
        let _ = writeln!(out, "{more}");
    }
    out
}

/// How many problems of a story are not told, where there are so many.
pub(super) fn more(story: &Loaded) -> Option<String> {
    let left = story.told().1;
    let path = story.path.display();
    (left > 0).then(|| format!("{path}: 还有 {left} 处没有列出来：先改上面的，再查一遍。"))
}

fn rows(story: &Loaded) -> impl Iterator<Item = serde_json::Value> {
    let mut places = Places::new(&story.source);
    story.problems.iter().map(move |problem| {
        let place = places.of(problem.span.start);
        json!({
            "file": story.path,
            "line": place.line,
            "column": place.column,
            "severity": problem.severity,
            "code": problem.code,
            "message": problem.message,
            "help": problem.help,
        })
    })
}

/// What an editor wrote may stand in a message: no sign of it reaches the terminal as a command.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
