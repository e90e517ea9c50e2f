//! A story made until it passes: what the check refuses is taken out, line by line, and what it does
//! not refuse stays. So one odd value hides none of the others.

use std::fmt::Write;
use std::sync::LazyLock;

use serde_json::{Map, Value, json};
use yitu::story::{Places, read};

/// What stands for a field of the head that must not be missing.
static SMALLEST: LazyLock<Value> = LazyLock::new(|| {
    let text =
        std::fs::read_to_string("tests/stories/good/smallest/story.toml").expect("it is there");
    let story: toml::Value = toml::from_str(&text).expect("it is TOML");
    serde_json::to_value(story).expect("it has no dates")
});

/// What a line of the file belongs to.
#[derive(Clone, Copy)]
enum Part {
    Head,
    Section(usize),
    Block(usize, usize),
}

/// A field's line; or the line that a part begins with, which has no name.
type Line = (Part, Option<String>);

/// The story as far as it passes, as data and as a file; nothing where nothing helps.
pub(crate) fn until_it_passes(mut story: Value) -> Option<(Value, String)> {
    for _ in 0..12 {
        let (source, lines) = written(&story);
        let reading = read(&source, "x");
        let mut places = Places::new(&source);
        let mut wrong: Vec<Line> = reading
            .errors()
            .filter_map(|problem| lines.get(places.of(problem.span.start).line - 1).cloned())
            .collect();
        if wrong.is_empty() {
            return reading.sound().is_some().then_some((story, source));
        }
        // From the last to the first: a block that goes moves none that is still to be found.
        wrong.reverse();
        wrong.into_iter().for_each(|line| take_out(&mut story, line));
        put_back(&mut story);
    }
    None
}

fn take_out(story: &mut Value, (part, name): Line) {
    let place = match part {
        Part::Head => Some(story),
        Part::Section(at) => story["section"].get_mut(at),
        Part::Block(section, at) => {
            let blocks =
                story["section"].get_mut(section).and_then(|it| it["block"].as_array_mut());
            let Some(blocks) = blocks else { return };
            if name.is_none() && at < blocks.len() {
                blocks.remove(at);
                return;
            }
            blocks.get_mut(at)
        }
    };
    if let (Some(fields), Some(name)) = (place.and_then(Value::as_object_mut), name) {
        fields.remove(&name);
    }
}

/// Gives the head, a section without a title and a section without a block what they need.
fn put_back(story: &mut Value) {
    fill(story, &SMALLEST);
    let plain = &SMALLEST["section"][0];
    for (at, section) in story["section"].as_array_mut().into_iter().flatten().enumerate() {
        if section["block"].as_array().is_none_or(Vec::is_empty) {
            section["block"] = plain["block"].clone();
        }
        if section["id"].is_null() {
            section["id"] = json!(format!("section-{at}"));
        }
        fill(section, plain);
    }
}

fn fill(value: &mut Value, from: &Value) {
    for (name, plain) in from.as_object().into_iter().flatten() {
        if value[name].is_null() {
            value[name] = plain.clone();
        }
    }
}

/// The file of a story, one field a line, and what each line belongs to.
fn written(story: &Value) -> (String, Vec<Line>) {
    let (mut file, mut lines) = (String::new(), Vec::new());
    let mut part = |header: &str, part: Part, value: &Value, without: &str| {
        writeln!(file, "{header}").expect("a text can be written");
        lines.push((part, None));
        let empty = Map::new();
        for (name, value) in value.as_object().unwrap_or(&empty) {
            if name != without {
                writeln!(file, "{} = {}", quoted(name), inline(value))
                    .expect("a text can be written");
                lines.push((part, Some(name.clone())));
            }
        }
    };
    part("# made", Part::Head, story, "section");
    for (at, section) in story["section"].as_array().into_iter().flatten().enumerate() {
        part("[[section]]", Part::Section(at), section, "block");
        for (number, block) in section["block"].as_array().into_iter().flatten().enumerate() {
            part("[[section.block]]", Part::Block(at, number), block, "");
        }
    }
    (file, lines)
}

/// A value in one line, as toml would also write it in several.
fn inline(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        Value::Array(list) => {
            format!("[{}]", list.iter().map(inline).collect::<Vec<_>>().join(", "))
        }
        Value::Object(fields) => {
            let fields =
                fields.iter().map(|(name, value)| format!("{} = {}", quoted(name), inline(value)));
            format!("{{ {} }}", fields.collect::<Vec<_>>().join(", "))
        }
        plain => plain.to_string(),
    }
}

/// JSON's texts are TOML's, but for one sign.
fn quoted(text: &str) -> String {
    json!(text).to_string().replace('\u{7f}', "\\u007f")
}
