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
mod html;
mod lines;
mod numbers;
mod pinyin;
mod punctuation;
mod sections;
mod table;

pub use article::{Article, Part};
pub use clean::clean;
pub use compare::{compare, retold};
pub use decode::{MOST_BYTES, NotAnArticle, Text, decode};
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

/// The article that a file holds.
///
/// # Errors
/// When it holds none.
pub fn read(bytes: &[u8]) -> Result<Article, NotAnArticle> {
    let Text { words, doubt } = decode(bytes)?;
    let plain = html::to_text(&words);
    let from_html = plain.is_some();
    let mut article = Article::of(&clean(plain.as_deref().unwrap_or(&words)));
    let about = |why: &str| Doubt { paragraph: None, words: String::new(), why: why.to_owned() };
    if from_html {
        article
            .doubts
            .insert(0, about("这是网页的源代码：标签去掉了，只留了文字，对照网页看看段落。"));
    }
    article.doubts.splice(0..0, doubt.map(about));
    Ok(article)
}
