//! The manual says what is true: every example in it and in README is a story that passes the check
//! without a word, and every block has its page, its picture and all its fields.

#[path = "manual/examples.rs"]
mod examples;
#[path = "manual/fields.rs"]
mod fields;
#[path = "support/markdown.rs"]
mod markdown;

/// Where it is.
const MANUAL: &str = "docs/manual";

/// All its pages.
fn manual() -> Vec<markdown::Page> {
    markdown::pages_of(MANUAL.as_ref())
}
