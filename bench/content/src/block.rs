//! Blocks as JSON.

use serde_json::{Value, json};
use yitu::build::Loaded;
use yitu::page::Script;
use yitu::story::{Amount, Block, Mark, OrgRow, Pictogram, Proportion, Qualifier};

use crate::{figure, picture, prose};

/// A block, with its kind and its id.
pub(crate) fn block(block: &Block, loaded: &Loaded) -> Value {
    let mut value = match block {
        Block::Prose(it) => json!({ "title": it.title, "paragraphs": prose(it.text.get_ref()) }),
        Block::Counters(it) => json!({
            "title": it.title,
            "figures": all(it.items.get_ref(), figure),
        }),
        Block::OrgChart(it) => json!({
            "title": it.title.get_ref(),
            "rows": all(it.rows.get_ref(), row),
            "note": it.note,
        }),
        Block::Chain(it) => json!({
            "title": it.title,
            "items": all(it.items.get_ref(), |it| json!({ "name": it.name.get_ref(), "note": it.note })),
        }),
        Block::Pictogram(it) => pictogram(it),
        Block::Proportion(it) => proportion(it),
        Block::Timeline(it) => json!({
            "title": it.title,
            "items": all(it.items.get_ref(), |it| json!({ "date": it.date, "text": it.text })),
            "note": it.note,
        }),
        Block::Cards(it) => json!({
            "title": it.title,
            "items": all(it.items.get_ref(), |it| json!({
                "kicker": it.kicker, "title": it.title.get_ref(), "text": it.text, "tags": it.tags,
                "icon": it.icon.as_ref().map(|icon| icon.get_ref()),
            })),
        }),
        Block::Questions(it) => json!({
            "title": it.title,
            "items": all(it.items.get_ref(), |it| json!({ "ask": it.ask, "answer": it.answer })),
        }),
        Block::Steps(it) => json!({
            "title": it.title,
            "picture": picture(&it.picture, loaded),
            "items": all(it.items.get_ref(), |it| json!({
                "title": it.title, "paragraphs": prose(it.text.get_ref()),
            })),
        }),
    };
    value["kind"] = block.kind().into();
    value["id"] = block.id().map(|id| id.get_ref().clone()).into();
    value
}

fn row(row: &OrgRow) -> Value {
    json!({
        "id": row.id.get_ref(),
        "parent": row.reports_to.as_ref().map(|id| id.get_ref()),
        "name": row.name.get_ref(),
        "role": row.role,
        "counts": all(&row.count, |it| (it.figure() + &it.label).into()),
        "note": row.note,
    })
}

fn pictogram(block: &Pictogram) -> Value {
    let words = Script::Hans.words();
    let mut note = format!("{}{}{}。", words.one_mark, block.each.unwrap_or(1), block.total.unit);
    if !block.legend.is_empty() {
        note += &format!("{}。", block.legend.join("、"));
    }
    json!({
        "figure": figure(&block.total),
        "mark": match block.mark { Mark::Person => "person", Mark::House => "house", Mark::Block => "block" },
        "marks": block.marks(),
        "groups": all(&block.groups, |it| json!({ "label": it.label, "count": it.count })),
        "note": note + block.note.as_deref().unwrap_or_default(),
    })
}

fn proportion(block: &Proportion) -> Value {
    let number = |amount: Amount| *amount.numer() as f64 / *amount.denom() as f64;
    json!({
        "figure": figure(&block.figure),
        "whole": block.whole,
        "share": block.part().map(|part| number(part * 100)),
        "open": block.figure.qualifier.is_some_and(Qualifier::is_open_above),
        "over": block.over_target.as_ref().map(figure),
        "times": block.excess().map(number),
        "note": block.note,
    })
}

fn all<T>(items: &[T], one: impl Fn(&T) -> Value) -> Vec<Value> {
    items.iter().map(one).collect()
}
