//! From a pasted article to the draft of a story.
//!
//! Data flows one way: bytes are decoded ([`decode`]), the text is cleaned, an [`Article`] is made
//! of its lines, its figures, dates and chains are found, and a story file is drafted. Nothing here
//! does IO. What could not be told for certain comes back as a [`Doubt`], never as a guess in
//! silence.

mod article;
mod byline;
mod clean;
mod compare;
mod dates;
mod decode;
mod draft;
mod numbers;
mod pinyin;
mod punctuation;

pub use article::{Article, Part};
pub use clean::clean;
pub use compare::{compare, retold};
pub use decode::{MOST_BYTES, NotAnArticle, decode};
pub use draft::{Draft, draft};
pub use numbers::{Figure, Figures, figures};

/// Something that an editor has to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The paragraph of the article, from 1; `None` for what stands above the first.
    pub paragraph: Option<usize>,
    /// The words it is about.
    pub words: String,
    /// Why they need a look, in one sentence for the editor.
    pub why: String,
}
