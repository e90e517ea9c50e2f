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

/// How many characters of a text some fields take, in which it would else be refused.
const SHORT: [(&str, usize); 6] = [
    ("title", 40),
    ("kicker", 60),
    ("place", 60),
    ("newspaper", 60),
    ("keywords", 40),
    ("short", 30),
];

/// The file of the story in a folder, with as much of a text in all its fields as passes the check.
#[allow(dead_code, reason = "not every test asks the program")]
pub(crate) fn source_that_passes(folder: &Path, text: &str) -> String {
    let mut value: Value = toml::from_str(&source_filled(folder, text)).expect("it is TOML");
    shorten(&mut value, "");
    toml::to_string(&value).expect("it was TOML before")
}

fn shorten(value: &mut Value, key: &str) {
    match value {
        Value::String(text) => {
            let most = SHORT.iter().find(|(name, _)| *name == key).map_or(usize::MAX, |it| it.1);
            *text = text.chars().take(most).collect();
        }
        Value::Array(list) => list.iter_mut().for_each(|item| shorten(item, key)),
        Value::Table(table) => table.iter_mut().for_each(|(key, value)| shorten(value, key)),
        _ => {}
    }
}

/// The file of the story in a folder, with a text in all its fields.
pub(crate) fn source_filled(folder: &Path, text: &str) -> String {
    let source = std::fs::read_to_string(folder.join("story.toml")).expect("it is there");
    let mut value: Value = toml::from_str(&source).expect("a good story is TOML");
    fill(&mut value, "", false, text);
    toml::to_string(&value).expect("it was TOML before")
}

fn fill(value: &mut Value, key: &str, running: bool, text: &str) {
    match value {
        // Neither is a day of the calendar.
        Value::String(old) if old.parse::<jiff::civil::Date>().is_ok() => {}
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
