//! The JSON Schema of a story file, for completion and hovers in editors.

use schemars::generate::SchemaSettings;
use serde_json::Value;

use super::Story;

/// The schema (draft-07), as `schemas/story.schema.json` holds it.
pub fn story_schema() -> Value {
    SchemaSettings::draft07().into_generator().into_root_schema_for::<Story>().to_value()
}
