//! Which fields there are, by the schema of the model, and which of them a story has set. A new
//! field is among them without a line here.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde_json::Value;

/// The schema of a story.
pub(crate) static SCHEMA: LazyLock<Value> = LazyLock::new(yitu::story::story_schema);

/// What a schema means, when it only leads to another one.
pub(crate) fn resolved(schema: &Value) -> &Value {
    if let Some(name) = schema["$ref"].as_str() {
        let found = SCHEMA.pointer(name.trim_start_matches('#'));
        return resolved(found.expect("a reference leads to a definition"));
    }
    match schema["allOf"].as_array().map(Vec::as_slice) {
        Some([one]) => resolved(one),
        _ => schema,
    }
}

/// The schemas of which one is meant.
pub(crate) fn choices(schema: &Value) -> Option<&Vec<Value>> {
    ["oneOf", "anyOf"].iter().find_map(|name| schema[*name].as_array())
}

/// Every field that an editor can set, as `definition.name`.
pub(crate) fn all() -> BTreeSet<String> {
    let mut fields = BTreeSet::new();
    collect(&SCHEMA, "", None, &mut fields);
    fields
}

/// The fields that a story has set, as [`all`] names them.
pub(crate) fn set_in(story: &Value) -> BTreeSet<String> {
    let mut fields = BTreeSet::new();
    collect(&SCHEMA, "", Some(story), &mut fields);
    fields
}

/// The fields of a schema; where there is a value, those that it has.
fn collect(schema: &Value, place: &str, value: Option<&Value>, fields: &mut BTreeSet<String>) {
    // A definition that several places share is one: what one place refuses may stand in another.
    let own = schema["$ref"].as_str().or(schema["allOf"][0]["$ref"].as_str());
    let place = own.and_then(|name| name.rsplit('/').next()).unwrap_or(place);
    let schema = resolved(schema);
    for choice in choices(schema).into_iter().flatten() {
        let choice = resolved(choice);
        let kind = &choice["properties"]["kind"]["const"];
        let place = kind.as_str().map_or(place.to_owned(), |kind| format!("{place}:{kind}"));
        if value.is_none_or(|value| kind.is_null() || value["kind"] == *kind) {
            collect(choice, &place, value, fields);
        }
    }
    if !schema["items"].is_null() {
        match value {
            None => collect(&schema["items"], place, None, fields),
            Some(list) => list
                .as_array()
                .into_iter()
                .flatten()
                .for_each(|item| collect(&schema["items"], place, Some(item), fields)),
        }
    }
    for (name, inner) in schema["properties"].as_object().into_iter().flatten() {
        let here = value.map(|value| &value[name]);
        if here.is_none_or(|here| !here.is_null()) {
            let place = format!("{place}.{name}");
            collect(inner, &place, here, fields);
            fields.insert(place);
        }
    }
}
