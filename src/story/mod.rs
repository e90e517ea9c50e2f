//! A story as an editor writes it: the model, its reading and its checking.
//!
//! [`read`] never fails and does no IO: it takes the text of a `story.toml` and returns the story
//! it could make out, with every [`Problem`] it saw. Nothing here knows how a page looks.

mod allow;
pub(crate) mod calendar;
mod check;
mod draft;
mod fields;
pub(crate) mod hant;
pub(crate) mod hanzi;
mod limits;
pub(crate) mod link;
pub(crate) mod markup;
mod model;
mod number;
mod piece;
mod place;
pub mod placeholder;
mod problem;
mod read;
mod rules;
mod schema;
pub(crate) mod toml_problem;
pub(crate) mod unseen;
mod written;

pub use allow::Allowed;
pub use limits::MOST_BYTES;
pub use markup::{Inline, Paragraph, paragraphs};
pub use model::*;
pub use number::{Amount, Decimal, NotDecimal};
pub use place::{Place, Places};
pub use problem::{Code, Problem, Severity};
pub use read::{Reading, block_lines, read};
pub use schema::story_schema;
