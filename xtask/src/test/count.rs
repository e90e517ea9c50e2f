//! Counting tests in what test runners print.

use std::fmt;
use std::ops::AddAssign;

use anyhow::{Context, Result};
use serde_json::Value;

/// How many passed and how many failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    passed: u64,
    failed: u64,
}

impl Tally {
    /// One thing that is well or is not.
    pub(super) fn of(passed: bool) -> Self {
        Self { passed: passed.into(), failed: (!passed).into() }
    }

    /// Whether nothing failed.
    pub(super) fn all_passed(self) -> bool {
        self.failed == 0
    }

    /// A runner that failed although each of its tests passed has failed itself, once: its code
    /// did not compile, or there was nothing to run.
    pub(super) fn with_exit(mut self, success: bool) -> Self {
        if !success && self.failed == 0 {
            self.failed = 1;
        }
        self
    }

    /// From a line of `cargo test`, as in `test result: ok. 12 passed; 0 failed; 1 ignored; …`.
    pub(super) fn from_line(line: &str) -> Option<Self> {
        let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
        let count = |what: &str| {
            let mut entries = counts.split("; ");
            entries.find_map(|entry| entry.strip_suffix(what)?.trim_end().parse().ok())
        };
        Some(Self { passed: count("passed")?, failed: count("failed")? })
    }

    /// From Playwright's JSON report. A test that passed only at its second try has failed.
    ///
    /// # Errors
    /// When it is not one.
    pub(super) fn from_playwright(report: &str) -> Result<Self> {
        let report: Value = serde_json::from_str(report).context("not JSON")?;
        let count = |what: &str| report["stats"][what].as_u64().context("no stats in the report");
        Ok(Self { passed: count("expected")?, failed: count("unexpected")? + count("flaky")? })
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn result_lines_of_cargo_add_up() {
        let output = "running 2 tests\ntest a ... ok\n\
            test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.02s\n\
            test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.00s\n";
        let mut total = Tally::default();
        output.lines().filter_map(Tally::from_line).for_each(|tally| total += tally);
        assert_eq!(total.to_string(), "15 passed, 2 failed");
        assert!(!total.all_passed());
    }

    #[test]
    fn a_flaky_test_has_failed() {
        let report = r#"{"stats":{"expected":7,"skipped":0,"unexpected":1,"flaky":2}}"#;
        let tally = Tally::from_playwright(report).expect("a report");
        assert_eq!(tally.to_string(), "7 passed, 3 failed");
        Tally::from_playwright("{}").expect_err("no report");
    }

    #[test]
    fn a_runner_that_fails_counts_when_no_test_did() {
        assert_eq!(Tally::default().with_exit(false), Tally::of(false));
        assert_eq!(Tally::of(false).with_exit(false), Tally::of(false));
        assert_eq!(Tally::of(true).with_exit(true), Tally::of(true));
    }
}
