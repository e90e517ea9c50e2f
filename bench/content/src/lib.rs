//! A story as a newsroom's own page would get it: JSON, each figure spelled as it is printed.
//!
//! The bench's other pages are made from it, and each page is held against it ([`missing`]): a page
//! that says less would be measured faster than it is.

mod block;
mod words;

pub use words::{missing, words};

use anyhow::{Context, Result};
use serde_json::{Value, json};
use yitu::build::Loaded;
use yitu::page::{Script, by_paragraph, nth};
use yitu::story::{Counter, FigureParts, Inline, Picture, Section, paragraphs};

/// Everything that a reader is told, in reading order, with the drawings by file name and size.
///
/// # Errors
/// When the story is not sound.
pub fn content(loaded: &Loaded) -> Result<Value> {
    let story = loaded.story.as_ref().filter(|_| loaded.is_sound());
    let story = story.with_context(|| format!("{} is not sound", loaded.path.display()))?;
    let (meta, words) = (&story.meta, Script::Hans.words());
    let picture = |it: &Picture| picture(it, loaded);
    let section = |section: &Section| {
        let head = &section.head;
        json!({
            "id": head.id.get_ref(),
            "kicker": head.kicker,
            "title": head.title.get_ref(),
            "short": head.short,
            "lead": head.lead,
            "picture": head.picture.as_ref().map(picture),
            "blocks": section.blocks.iter().map(|it| block::block(it, loaded)).collect::<Vec<_>>(),
        })
    };
    let [before, after] = words.all_dates_in;
    let year = meta.source.year.map(|year| format!("{before}{year}{after}")).unwrap_or_default();
    let note = words.editors_note.to_owned()
        + &year
        + meta.source.year_note.as_deref().unwrap_or_default();
    let sources = by_paragraph(&story.sections).into_iter();
    Ok(json!({
        "kicker": meta.kicker,
        "title": meta.title.get_ref(),
        "standfirst": meta.standfirst,
        "keywords": meta.keywords,
        "place": meta.place,
        "description": meta.description.get_ref(),
        "picture": meta.picture.as_ref().map(picture),
        "sections": story.sections.iter().map(section).collect::<Vec<_>>(),
        "ending": meta.ending.as_ref().map(picture),
        "byline": meta.byline.iter().map(|it| json!({ "role": it.role, "name": it.name })).collect::<Vec<_>>(),
        "note": note,
        "sources": {
            "title": format!("{}{}", words.sources, words.counted_so),
            "rows": sources.map(|(number, row)| json!({
                "paragraph": nth(number, words), "figures": row.join(words.semicolon),
            })).collect::<Vec<_>>(),
        },
    }))
}

/// A drawing; its sides are those of its `viewBox`.
pub(crate) fn picture(picture: &Picture, loaded: &Loaded) -> Value {
    let file = picture.file.get_ref();
    let sides = loaded.drawings.get(file).map(|drawing| drawing.view_box.as_str());
    let mut sides = sides.unwrap_or_default().split(' ').skip(2).map(str::parse::<f64>);
    let mut side = || sides.next().and_then(Result::ok);
    json!({
        "file": file,
        "alt": picture.alt.get_ref(),
        "description": picture.description,
        "width": side(),
        "height": side(),
    })
}

/// A figure in the order in which Chinese writes it, with what it counts.
pub(crate) fn figure(counter: &Counter) -> Value {
    let FigureParts { before, number, until, after } = counter.parts();
    let (joint, until) = until.unwrap_or_default();
    let after = [joint, until, after].concat();
    json!({
        "before": before, "number": number, "after": after,
        "label": counter.label, "note": counter.note, "big": counter.big,
    })
}

/// Running text: paragraphs of runs.
pub(crate) fn prose(text: &str) -> Value {
    paragraphs(text)
        .iter()
        .map(|paragraph| paragraph.iter().flat_map(|it| runs(it, false)).collect::<Vec<_>>())
        .collect::<Vec<_>>()
        .into()
}

fn runs(inline: &Inline, strong: bool) -> Vec<Value> {
    match inline {
        Inline::Text(text) => vec![json!({ "text": text, "strong": strong })],
        Inline::Strong(words) => words.iter().flat_map(|it| runs(it, true)).collect(),
        Inline::Link { words, .. } => words.iter().flat_map(|it| runs(it, strong)).collect(),
    }
}
