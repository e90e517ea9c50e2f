//! What each file of `dist/` is served with.
//!
//! The [table of rules](RULES) is written once, and whatever has to know it is made from it, so that
//! nothing can say another thing.

mod nginx;
mod policies;
mod rules;
mod table;

pub use nginx::nginx;
pub use policies::{POLICIES, POLICY, policies, policy_of, widened};
pub use rules::{COMMON, Header, MISSING, RULES, Rule, content_type, hashed_names, headers, rule};
pub use table::table;
