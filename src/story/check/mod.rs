//! The rules that a story must keep beyond its form, one file a subject.

mod chart;
mod empty;
mod figures;
mod ids;
mod lengths;
mod numbers;
mod placeholders;
mod plausible;
mod sentences;
mod text;
mod typography;

pub(super) use empty::check as empty;
pub(super) use placeholders::check as placeholders;
pub(super) use typography::check as typography;

use super::draft::Draft;
use super::{Block, Problem};

/// Runs every rule.
pub(super) fn check(draft: &Draft, folder: &str, source: &str, problems: &mut Vec<Problem>) {
    ids::check(draft, folder, problems);
    text::check(draft, source, problems);
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
