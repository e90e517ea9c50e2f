//! The table, for a terminal and for documents.

use super::measures::{Measure, Unit};
use super::samples::{Samples, Spread};
use super::{OURS, PAGES};

/// Rows of text: what is measured, each page's median with its spread, and ours by each other's.
pub(super) struct Table {
    rows: Vec<(Vec<String>, bool)>,
}

/// Languages that a table is written in: the places of words in [`Measure::called`].
const ENGLISH: usize = 0;
const CHINESE: usize = 1;

impl Table {
    /// The table in English.
    pub(super) fn of(samples: &Samples, measures: &[Measure]) -> Self {
        Self::in_language(samples, measures, ENGLISH)
    }

    /// The table in Chinese.
    pub(super) fn in_chinese(samples: &Samples, measures: &[Measure]) -> Self {
        Self::in_language(samples, measures, CHINESE)
    }

    fn in_language(samples: &Samples, measures: &[Measure], language: usize) -> Self {
        let others = || PAGES.iter().enumerate().filter(|(at, _)| *at != OURS).map(|(_, it)| it);
        let called = |it: &super::Page| it.called[language].to_owned();
        let mut head = vec![String::new()];
        head.extend(PAGES.iter().map(called));
        head.extend(others().map(|it| format!("{} : {}", called(&PAGES[OURS]), called(it))));
        let mut rows = vec![(head, true)];
        for measure in measures {
            let spread = |page: &super::Page| samples.spread(page.name, measure.key);
            let ours = spread(&PAGES[OURS]);
            if ours.is_none() {
                continue;
            }
            let mut row = vec![measure.called[language].to_owned()];
            row.extend(PAGES.iter().map(|page| cell(spread(page), measure.unit)));
            row.extend(others().map(|page| ratio(ours, spread(page))));
            rows.push((row, measure.quoted));
        }
        Self { rows }
    }

    /// In columns.
    pub(super) fn text(&self) -> String {
        let columns = self.rows.first().map_or(0, |(row, _)| row.len());
        let widths: Vec<usize> = (0..columns)
            .map(|at| self.rows.iter().map(|(row, _)| row[at].chars().count()).max().unwrap_or(0))
            .collect();
        let line = |row: &[String]| {
            let cells = row.iter().zip(&widths).enumerate().map(|(at, (cell, &width))| {
                if at == 0 { format!("{cell:width$}") } else { format!("{cell:>width$}") }
            });
            cells.collect::<Vec<_>>().join("  ")
        };
        self.rows.iter().map(|(row, _)| line(row)).collect::<Vec<_>>().join("\n")
    }

    /// As Markdown; with `short` only what README quotes.
    pub(super) fn markdown(&self, short: bool) -> String {
        let line = |row: &[String]| format!("| {} |\n", row.join(" | "));
        let mut rows = self.rows.iter().filter(|(_, quoted)| *quoted || !short).map(|(row, _)| row);
        let Some(head) = rows.next() else { return String::new() };
        let rule = format!("| --- |{}\n", " ---: |".repeat(head.len() - 1));
        line(head) + &rule + &rows.map(|row| line(row)).collect::<String>()
    }
}

fn cell(spread: Option<Spread>, unit: Unit) -> String {
    let Some(Spread { median, min, max }) = spread else { return "–".to_owned() };
    let [median, min, max] = [median, min, max].map(|value| unit.digits(value));
    let spread = if min == max { String::new() } else { format!(" ({min}–{max})") };
    format!("{median}{}{spread}", unit.symbol())
}

fn ratio(ours: Option<Spread>, other: Option<Spread>) -> String {
    match (ours, other) {
        (Some(ours), Some(other)) if other.median > 0.0 => {
            format!("{:.2}", ours.median / other.median)
        }
        _ => "–".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::measures::MEASURES;
    use super::*;

    #[test]
    fn a_row_has_each_page_and_ours_by_the_others() {
        let samples = Samples::of("fcp", [&[500.0, 490.0, 610.0], &[400.0], &[1000.0]]);
        let markdown = Table::of(&samples, MEASURES).markdown(true);
        let row = "| first contentful paint | 500 ms (490–610) | 400 ms | 1000 ms | 1.25 | 0.50 |";
        assert!(markdown.lines().any(|line| line == row), "{markdown}");
        assert_eq!(markdown.lines().count(), 3, "only what was measured: {markdown}");
    }

    #[test]
    fn what_a_page_has_not_is_a_dash_and_nothing_is_divided_by_nought() {
        let samples = Samples::of("tbt", [&[6.0], &[0.0], &[]]);
        let markdown = Table::of(&samples, MEASURES).markdown(true);
        assert!(
            markdown.ends_with("| total blocking time | 6 ms | 0 ms | – | – | – |\n"),
            "{markdown}"
        );
    }
}
