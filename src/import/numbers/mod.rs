//! Figures in a paragraph: found, and told from dates, ordinals, names and phone numbers.
//!
//! What is no figure is covered first ([`names`]); what is left and looks like a number is read
//! ([`reading`]) with what stands around it: qualifier, scale and unit. What is a number and can
//! be no counter (数十, 三分之二, 七八十人) is told apart from both.

mod chinese;
mod hanzi;
mod label;
mod names;
mod qualifier;
mod range;
mod reading;
mod sign;
mod tail;
mod unit;

use std::ops::Range;

use crate::story::{Decimal, Qualifier, Scale};

/// A quantity as a counter wants it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Where it stands in the paragraph, qualifier and unit included, in bytes.
    pub at: Range<usize>,
    /// 近, 约, 多, 以上 …
    pub qualifier: Option<Qualifier>,
    /// The number; of a range the first end.
    pub value: Decimal,
    /// The other end of a range, in the same scale and unit.
    pub until: Option<Decimal>,
    /// 万, 亿 or 万亿.
    pub scale: Option<Scale>,
    /// The unit as written; empty when there is none.
    pub unit: String,
    /// What it counts, taken from its clause.
    pub label: String,
    /// Why an editor should look at it, when something is not certain.
    pub doubt: Option<&'static str>,
}

/// What a paragraph holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// The quantities, in order.
    pub found: Vec<Figure>,
    /// Numbers that can be no counter, and why: where they stand in the paragraph.
    pub unsure: Vec<(Range<usize>, &'static str)>,
}

/// Where a text has numbers that count nothing: dates, ordinals, names, addresses.
pub(super) fn names(text: &str) -> Vec<Range<usize>> {
    names::covered(text)
}

/// The figures of a cleaned paragraph.
pub fn figures(paragraph: &str) -> Figures {
    let covered = names::covered(paragraph);
    let mut figures = reading::read(paragraph, &covered);
    label::give(paragraph, &mut figures.found);
    figures
}
