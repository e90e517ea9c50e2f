//! The JSON Schema of a story file, for completion and hovers in editors.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::transform_subschemas;
use serde_json::Value;

use super::Story;

/// The schema (draft-07), as `schemas/story.schema.json` holds it.
pub fn story_schema() -> Value {
    let settings = SchemaSettings::draft07().with_transform(without_null);
    settings.into_generator().into_root_schema_for::<Story>().to_value()
}

/// TOML has no null: a field that is optional is left out.
fn without_null(schema: &mut Schema) {
    transform_subschemas(&mut without_null, schema);
    let Some(words) = schema.as_object_mut() else { return };
    if words.get("default").is_some_and(Value::is_null) {
        words.remove("default");
    }
    if let Some(Value::Array(types)) = words.get_mut("type") {
        types.retain(|name| name != "null");
        if let [one] = types.as_slice() {
            let one = one.clone();
            words.insert("type".to_owned(), one);
        }
    }
    if let Some(Value::Array(choices)) = words.get_mut("anyOf") {
        choices.retain(|choice| choice["type"] != "null");
        if let [_] = choices.as_slice()
            && let Some(one) = words.remove("anyOf")
        {
            words.insert("allOf".to_owned(), one);
        }
    }
}
