//! A story as an editor writes it: the model, its reading and its checking.
//!
//! [`read`] never fails and does no IO: it takes the text of a `story.toml` and returns the story
//! it could make out, with every [`Problem`] it saw. Nothing here knows how a page looks.

mod allow;
mod check;
mod draft;
pub(crate) mod hanzi;
mod markup;
mod model;
mod number;
mod problem;
mod read;
mod rules;
mod schema;
mod toml_problem;

pub use allow::Allowed;
pub use markup::{Inline, Paragraph, paragraphs};
pub use model::*;
pub use number::{Decimal, NotDecimal};
pub use problem::{Code, Place, Problem, Severity};
pub use read::{Reading, block_lines, read};
pub use schema::story_schema;
