//! Stories out of the schema: each field as the good stories have it, or as nobody expects it.

use std::collections::HashMap;
use std::fs;
use std::sync::LazyLock;

use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};
use yitu::story::Code;

use crate::fields::{SCHEMA, choices, resolved};
use crate::odd;

/// The values that stand in the stories of the repository, by the names of their fields: so a field
/// that takes a text of some form is also given a sound one.
static EXAMPLES: LazyLock<HashMap<String, Vec<Value>>> = LazyLock::new(|| {
    let mut examples = HashMap::new();
    for (_, source) in stories() {
        let story: toml::Value = toml::from_str(&source).expect("a good story is TOML");
        harvest("", &serde_json::to_value(story).expect("it has no dates"), &mut examples);
    }
    // A rule that may be silenced is named on the left.
    let rules = Code::ALL.iter().map(|code| json!(code.name())).collect();
    examples.insert("allow key".to_owned(), rules);
    examples
});

/// The good stories: the name of the folder, and the text.
pub(crate) fn stories() -> Vec<(String, String)> {
    let folders =
        ["stories", "tests/stories/good"].map(|folder| fs::read_dir(folder).expect("it is there"));
    let mut stories: Vec<_> = (folders.into_iter().flatten().flatten())
        .filter_map(|entry| {
            let source = fs::read_to_string(entry.path().join("story.toml")).ok()?;
            Some((entry.file_name().to_string_lossy().into_owned(), source))
        })
        .collect();
    stories.sort();
    stories
}

fn harvest(name: &str, value: &Value, examples: &mut HashMap<String, Vec<Value>>) {
    match value {
        Value::Array(list) => list.iter().for_each(|item| harvest(name, item, examples)),
        Value::Object(fields) => {
            for (name, value) in fields {
                harvest(name, value, examples);
            }
        }
        leaf => {
            let known = examples.entry(name.to_owned()).or_default();
            if !known.contains(leaf) {
                known.push(leaf.clone());
            }
        }
    }
}

/// The blocks of the good stories by their kinds.
static BLOCKS: LazyLock<HashMap<String, Vec<Value>>> = LazyLock::new(|| {
    let mut blocks: HashMap<String, Vec<Value>> = HashMap::new();
    for (_, source) in stories() {
        let story: toml::Value = toml::from_str(&source).expect("a good story is TOML");
        let story = serde_json::to_value(story).expect("it has no dates");
        let sections = story["section"].as_array().into_iter().flatten();
        for block in sections.flat_map(|section| section["block"].as_array().into_iter().flatten())
        {
            let kind = block["kind"].as_str().unwrap_or_default();
            blocks.entry(kind.to_owned()).or_default().push(block.clone());
        }
    }
    blocks
});

/// A made block, or a good one with about one in four of its fields as they were made.
fn mixed((good, made, chance): (Value, Map<String, Value>, u64)) -> Value {
    let mut names = Names { chance, next: 0 };
    if names.below(2) == 0 {
        return Value::Object(made);
    }
    let mut block = good;
    for (name, value) in made {
        if names.below(4) == 0 {
            block[&name] = value;
        }
    }
    block
}

/// A story as data.
pub(crate) fn story() -> impl Strategy<Value = Value> {
    (value(&SCHEMA, ""), any::<u64>()).prop_map(|(mut story, chance)| {
        story["slug"] = json!("x");
        let mut names = Names { chance, next: 0 };
        names.give(&mut story);
        story
    })
}

fn value(schema: &Value, name: &str) -> BoxedStrategy<Value> {
    let schema = resolved(schema);
    if let Some(fixed) = schema.get("const") {
        return Just(fixed.clone()).boxed();
    }
    if let Some(words) = schema["enum"].as_array() {
        return select(words.clone()).boxed();
    }
    if let Some(choices) = choices(schema) {
        return prop::strategy::Union::new(choices.iter().map(|one| value(one, name))).boxed();
    }
    match schema["type"].as_str() {
        Some("object") => table(schema, name),
        Some("array") => {
            let item = value(&schema["items"], name);
            prop_oneof![
                30 => prop::collection::vec(item.clone(), 1..4),
                1 => prop::collection::vec(item.clone(), 0..1),
                1 => prop::collection::vec(item, 8..16),
            ]
            .prop_map(Value::Array)
            .boxed()
        }
        Some("boolean") => any::<bool>().prop_map(Value::Bool).boxed(),
        Some("string") => leaf(name, odd::text().prop_map(Value::String), Value::is_string),
        _ => leaf(name, odd::number(), |value| value.is_number() || value.is_string()),
    }
}

/// What a good story has there, or now and then something odd.
fn leaf(
    name: &str,
    odd: impl Strategy<Value = Value> + 'static,
    fits: impl Fn(&Value) -> bool,
) -> BoxedStrategy<Value> {
    let known = EXAMPLES.get(name).into_iter().flatten().filter(|value| fits(value));
    let known: Vec<Value> = known.cloned().collect();
    if known.is_empty() {
        return odd.boxed();
    }
    prop_oneof![3 => select(known), 1 => odd].boxed()
}

fn table(schema: &Value, name: &str) -> BoxedStrategy<Value> {
    if schema["additionalProperties"].is_object() {
        let keys =
            leaf(&format!("{name} key"), odd::text().prop_map(Value::String), Value::is_string);
        let values = value(&schema["additionalProperties"], name);
        let rows = prop::collection::vec((keys, values), 0..4);
        let row = |(key, value): (Value, Value)| Some((key.as_str()?.to_owned(), value));
        return rows
            .prop_map(move |rows| Value::Object(rows.into_iter().filter_map(row).collect()))
            .boxed();
    }
    let required = schema["required"].as_array().cloned().unwrap_or_default();
    let fields = schema["properties"].as_object().into_iter().flatten().map(|(name, inner)| {
        let needed = required.contains(&json!(name));
        let key = name.clone();
        let value = value(inner, name);
        let value =
            if needed { value.prop_map(Some).boxed() } else { weighted(0.35, value).boxed() };
        value.prop_map(move |value| value.map(|value| (key.clone(), value)))
    });
    let fields: Vec<_> = fields.collect();
    let made = fields.prop_map(|fields| fields.into_iter().flatten().collect::<Map<_, _>>());
    // What belongs together in a block, such as groups and their sum, no chance would find: half of
    // them are those of good stories, with some of their fields exchanged.
    let kind = schema["properties"]["kind"]["const"].as_str().unwrap_or_default();
    match BLOCKS.get(kind) {
        None => made.prop_map(Value::Object).boxed(),
        Some(blocks) => (select(blocks.clone()), made, any::<u64>()).prop_map(mixed).boxed(),
    }
}

/// Names that lead to one another: chance alone would never find them. One in sixteen is left as it
/// is.
struct Names {
    chance: u64,
    next: u64,
}

impl Names {
    fn below(&mut self, most: u64) -> u64 {
        self.chance = self
            .chance
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.chance >> 33) % most.max(1)
    }

    fn give(&mut self, value: &mut Value) {
        match value {
            Value::Array(list) => {
                let chart = list.iter().any(|row| {
                    !row["id"].is_null() && row.get("kind").is_none() && row.get("block").is_none()
                });
                if chart && self.below(16) > 0 {
                    self.chart(list);
                }
                list.iter_mut().for_each(|item| self.give(item));
            }
            Value::Object(fields) => {
                let is_place = fields.contains_key("kind") || fields.contains_key("block");
                if is_place && fields.contains_key("id") && self.below(16) > 0 {
                    fields["id"] = json!(format!("s{}", self.next));
                    self.next += 1;
                }
                fields.values_mut().for_each(|value| self.give(value));
            }
            _ => {}
        }
    }

    fn chart(&mut self, rows: &mut [Value]) {
        for (at, row) in rows.iter_mut().enumerate() {
            let above = self.below(at as u64);
            let Some(row) = row.as_object_mut() else { continue };
            row.insert("id".to_owned(), json!(format!("n{at}")));
            row.remove("reports_to");
            if at > 0 {
                row.insert("reports_to".to_owned(), json!(format!("n{above}")));
            }
        }
    }
}
