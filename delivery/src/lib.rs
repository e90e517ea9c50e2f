//! What each file of `dist/` is served with.
//!
//! The [table of rules](RULES) is written once, and whatever has to know it is made from it, so that
//! nothing can say another thing.

mod rules;
mod table;

pub use rules::{COMMON, Header, MISSING, RULES, Rule, content_type, headers};
pub use table::table;
