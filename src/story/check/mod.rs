//! The rules that a story must keep beyond its form, one file a subject.

mod chart;
mod ids;
mod numbers;
mod text;

use super::{Block, Problem, Story};

/// Runs every rule.
pub(super) fn check(story: &Story, folder: &str, source: &str, problems: &mut Vec<Problem>) {
    ids::check(story, folder, problems);
    text::check(story, source, problems);
    for block in story.sections.iter().flat_map(|section| &section.blocks) {
        numbers::check(block, problems);
        if let Block::OrgChart(chart) = block {
            chart::check(chart, problems);
        }
    }
}
