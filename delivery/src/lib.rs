//! What each file of `dist/` is served with.
//!
//! The [table of rules](RULES) is written once, and whatever has to know it is made from it, so that
//! nothing can say another thing.

mod layout;
mod nginx;
mod policies;
mod rules;
mod table;

pub use layout::{DESK, LIST_OF_STORIES, Owner, owner};
pub use nginx::nginx;
pub use policies::{
    MOST_OF_A_POLICY, POLICIES, POLICY, TooLong, is_ours, policies, policy_of, too_long, widened,
};
pub use rules::{
    COMMON, Header, MISSING, RULES, Rule, content_type, hashed_names, headers, is_packed, rule,
    unpacked_name,
};
pub use table::table;
