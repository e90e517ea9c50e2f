//! The rules that a story must keep beyond its form, one file a subject.

mod chart;
mod dates;
mod empty;
mod figures;
mod hant;
mod ids;
mod lengths;
mod numbers;
mod placeholders;
mod plausible;
mod running;
mod sentences;
mod text;
mod typography;
mod unseen;

use toml::de::DeTable;

use super::draft::Draft;
use super::{Block, Problem, fields, limits};

/// Runs the rules that hold for every field of the file, whatever it is for.
pub(super) fn fields(table: &DeTable<'_>, source: &str, problems: &mut Vec<Problem>) {
    fields::each(table, &mut |field| {
        empty::check(field, problems);
        placeholders::check(field, problems);
        unseen::check(field, source, problems);
        typography::check(field, source, problems);
        limits::check(field, problems);
        dates::check(field, source, problems);
    });
    dates::year(table, problems);
    hant::check(table, source, problems);
}

/// Runs every other rule.
pub(super) fn check(draft: &Draft, folder: &str, source: &str, problems: &mut Vec<Problem>) {
    ids::check(draft, folder, problems);
    text::check(draft, problems);
    running::check(draft, source, problems);
    lengths::check(draft, problems);
    figures::check(draft, problems);
    sentences::check(draft, source, problems);
    for block in draft.blocks() {
        numbers::check(block, problems);
        if let Block::OrgChart(chart) = block {
            chart::check(chart, problems);
        }
    }
}
