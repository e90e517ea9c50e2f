//! Running text.

use yew::prelude::*;

use crate::story::{self, Inline};

/// The paragraphs of a text.
pub(super) fn paragraphs(text: &str) -> Html {
    story::paragraphs(text).iter().map(|paragraph| html! { <p>{ inline(paragraph) }</p> }).collect()
}

fn inline(words: &[Inline]) -> Html {
    words.iter().map(one).collect()
}

fn one(word: &Inline) -> Html {
    match word {
        Inline::Text(text) => html! { text },
        Inline::Strong(words) => html! { <strong>{ inline(words) }</strong> },
        // Links to other sites say where they come from only by origin.
        Inline::Link { href, words } => html! {
            <a href={href.clone()} rel="noopener">{ inline(words) }</a>
        },
    }
}

/// A paragraph of plain text with a class, or nothing.
pub(super) fn line(class: &'static str, text: Option<&str>) -> Html {
    text.filter(|text| !text.is_empty()).map_or_else(Html::default, |text| {
        html! {
            <p {class}>{ text }</p>
        }
    })
}

/// The heading of a block, or nothing.
pub(super) fn block_title(title: Option<&str>) -> Html {
    title.map_or_else(
        Html::default,
        |title| html! { <h3 class="block-title">{ clauses(title) }</h3> },
    )
}

/// A heading that breaks after its marks rather than in the middle of a word: browsers know no
/// words in Chinese, so each clause stands in a box of its own.
pub(super) fn clauses(title: &str) -> Html {
    let clauses: Vec<&str> = title.split_inclusive(['，', '：', '；', '？', '！']).collect();
    if clauses.len() < 2 {
        return title.into();
    }
    clauses.into_iter().map(|clause| html! { <span class="clause">{ clause }</span> }).collect()
}
