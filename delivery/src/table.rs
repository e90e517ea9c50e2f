//! The table as the documentation shows it.

use std::fmt::Write;

use crate::rules::{COMMON, MISSING, RULES, TYPES, with_charset};

/// Markdown: kinds of files with their headers, then types by ending.
pub fn table() -> String {
    let mut out = String::from("| files | headers |\n| --- | --- |\n");
    let shown = |headers: &[(&str, &str)]| {
        let lines = headers.iter().map(|(name, value)| format!("`{name}: {value}`"));
        lines.collect::<Vec<_>>().join("<br>")
    };
    let _ = writeln!(out, "| every answer, found or not | {} |", shown(COMMON));
    for rule in RULES {
        let policy =
            if rule.page { "<br>`Content-Security-Policy`, each page its own" } else { "" };
        let _ = writeln!(out, "| {} | {}{policy} |", rule.what, shown(rule.headers));
    }
    let _ = writeln!(out, "| what is not there | {} |", shown(MISSING));
    out.push_str("| `.br`, `.gz` | those of the file without the ending, and `Content-Encoding: br` or `gzip` |\n");
    out.push_str("\n| ending | `Content-Type` |\n| --- | --- |\n");
    for (ending, name, text) in TYPES {
        let _ = writeln!(out, "| `.{ending}` | `{}` |", with_charset(name, *text));
    }
    out
}
