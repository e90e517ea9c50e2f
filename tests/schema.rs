//! `schemas/story.schema.json`, which editors' programs complete and check by: made from the model,
//! never by hand.

#[path = "support/folders.rs"]
mod folders;
#[path = "support/golden.rs"]
mod golden;

use std::fs;

use serde_json::Value;
use yitu::story::{Block, story_schema};

const FILE: &str = "schemas/story.schema.json";

#[test]
fn the_schema_is_that_of_the_model() {
    let made = serde_json::to_string_pretty(&story_schema()).expect("it is JSON") + "\n";
    if let Some(difference) = golden::difference(FILE.as_ref(), &made) {
        panic!("{difference}");
    }
}

#[test]
fn every_story_of_the_site_names_the_schema_in_its_first_line() {
    for folder in folders::folders_of("stories") {
        let text = fs::read_to_string(folder.join("story.toml")).expect("it is there");
        let first = text.lines().next();
        assert_eq!(first, Some("#:schema ../../schemas/story.schema.json"), "{}", folder.display());
    }
}

#[test]
fn the_schema_knows_every_kind_of_block() {
    let schema = story_schema();
    let kinds: Vec<&str> = schema["definitions"]["Block"]["oneOf"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|block| block["properties"]["kind"]["const"].as_str())
        .collect();
    assert_eq!(kinds, Block::KINDS);
}

/// Every part of the schema that describes a table, with where it is.
fn tables<'a>(at: &str, part: &'a Value, found: &mut Vec<(String, &'a Value)>) {
    if part["type"] == "object" {
        found.push((at.to_owned(), part));
    }
    match part {
        Value::Object(map) => {
            map.iter().for_each(|(key, part)| tables(&format!("{at}/{key}"), part, found));
        }
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(n, part)| tables(&format!("{at}/{n}"), part, found));
        }
        _ => {}
    }
}

#[test]
fn a_field_that_the_model_lacks_is_refused_in_every_table() {
    let schema = story_schema();
    let mut found = Vec::new();
    tables("", &schema, &mut found);
    // The story, a section, the kinds of block, and what stands in them.
    assert!(found.len() > Block::KINDS.len() + 10, "{}", found.len());
    // The words of the Traditional page have keys of the editor's own; those of `allow` are rules.
    let open = ["/properties/hant", "/properties/allow"];
    for (at, table) in found.into_iter().filter(|(at, _)| !open.contains(&at.as_str())) {
        assert_eq!(table["additionalProperties"], false, "{at}");
    }
    assert!(!schema.to_string().contains("unevaluatedProperties"), "draft-07 has no such word");
}

#[test]
fn nothing_is_null_for_toml_has_no_such_value() {
    assert!(!story_schema().to_string().contains("null"));
}

#[test]
fn every_field_says_in_chinese_what_to_write() {
    let schema = story_schema();
    let mut found = Vec::new();
    tables("", &schema, &mut found);
    for (at, table) in found {
        for (name, field) in table["properties"].as_object().into_iter().flatten() {
            let said = field["description"].as_str().unwrap_or_default();
            let chinese = said.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
            assert!(chinese || name == "kind", "{at}/{name}: {said:?}");
        }
    }
}
