//! Warnings that an editor has looked at: `[allow]`, a rule and the reason a line.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use serde_spanned::Spanned;

use super::problem::{Code, Problem, Severity};
use super::{Meta, toml_problem};

/// The rules that a story silences.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Allowed(BTreeMap<String, Range<usize>>);

/// Rules that run where more than the story is known; whether they are needed is not seen here.
const LATER: &[Code] = &[Code::LargePicture, Code::NotInSource];

impl Allowed {
    pub(super) fn of(meta: Option<&Meta>) -> Self {
        let rows = meta.iter().flat_map(|meta| &meta.allow);
        Self(rows.map(|(code, reason)| (code.clone(), Spanned::span(reason))).collect())
    }

    /// Takes the silenced warnings out. Errors stay: they would be wrong on the page.
    pub fn silence(&self, problems: &mut Vec<Problem>) {
        problems
            .retain(|it| it.severity == Severity::Error || !self.0.contains_key(it.code.name()));
    }

    /// Adds what is wrong with `[allow]` itself.
    pub(super) fn check(&self, problems: &mut Vec<Problem>) {
        let told: HashSet<Code> = problems.iter().map(|problem| problem.code).collect();
        for (name, span) in &self.0 {
            let Some(code) = Code::ALL.iter().find(|code| code.name() == name) else {
                let warnings = Code::ALL.iter().filter(|code| code.severity() == Severity::Warning);
                let names: Vec<_> = warnings.map(|code| code.name()).collect();
                problems.push(Problem::error(
                    Code::BadAllow,
                    span.clone(),
                    format!("没有叫 {name} 的规则。"),
                    toml_problem::suggestion(name, &names),
                ));
                continue;
            };
            if code.severity() == Severity::Error {
                problems.push(Problem::error(
                    Code::BadAllow,
                    span.clone(),
                    format!("{name} 是错误，不能放过。"),
                    "改掉它说的错，再删掉这一行。",
                ));
            } else if !told.contains(code) && !LATER.contains(code) {
                problems.push(Problem::warning(
                    Code::UnusedAllow,
                    span.clone(),
                    format!("故事里没有 {name} 的提醒，这一行用不着了。"),
                    "删掉这一行。",
                ));
            }
        }
    }
}
