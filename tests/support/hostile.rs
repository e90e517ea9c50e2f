//! A story with one text in every field that takes free text.

use std::path::Path;

use toml::Value;

/// What is no free text: names, places, words out of a list, figures; a legend names as many as are
/// drawn.
const BOUND: [&str; 12] = [
    "slug",
    "id",
    "kind",
    "reports_to",
    "file",
    "url",
    "accent",
    "value",
    "qualifier",
    "scale",
    "until",
    "legend",
];

/// The file of the story in a folder, with a text in all its fields.
pub(crate) fn source_filled(folder: &Path, text: &str) -> String {
    let source = std::fs::read_to_string(folder.join("story.toml")).expect("it is there");
    let mut value: Value = toml::from_str(&source).expect("a good story is TOML");
    fill(&mut value, "", false, text);
    toml::to_string(&value).expect("it was TOML before")
}

fn fill(value: &mut Value, key: &str, running: bool, text: &str) {
    match value {
        Value::String(old) if !BOUND.contains(&key) && key != "mark" => {
            // Running text has markup of its own: what becomes of it is another test.
            *old = if running && key == "text" { "文字。".to_owned() } else { text.to_owned() };
        }
        Value::Array(list) => list.iter_mut().for_each(|item| fill(item, key, running, text)),
        Value::Table(table) => {
            // What is drawn to scale has a unit that says how much it is.
            let unit = table.get("unit").cloned().filter(|_| key == "over_target");
            let kind = table.get("kind").and_then(Value::as_str);
            let running = running || matches!(kind, Some("prose" | "steps"));
            table.iter_mut().for_each(|(key, value)| fill(value, key, running, text));
            table.extend(unit.map(|unit| ("unit".to_owned(), unit)));
        }
        _ => {}
    }
}
