//! Whether a page says all that the story says.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// What is in the content and no words on the page: names of things, and what stands in attributes.
const UNSEEN: &[&str] =
    &["id", "kind", "parent", "mark", "file", "icon", "alt", "description", "short"];

/// Everything in the content that stands on the page as words, a figure in one piece.
pub fn words(content: &Value) -> Vec<String> {
    let mut found = Vec::new();
    collect(content, &mut found);
    found
}

fn collect(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) if !text.is_empty() => found.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| collect(value, found)),
        Value::Object(fields) => {
            found.extend(figure(fields));
            let parts: &[&str] = if fields.contains_key("number") { FIGURE } else { &[] };
            let seen = |key: &str| !UNSEEN.contains(&key) && !parts.contains(&key);
            fields.iter().filter(|(key, _)| seen(key)).for_each(|(_, value)| collect(value, found));
        }
        _ => {}
    }
}

const FIGURE: &[&str] = &["before", "number", "after"];

fn figure(fields: &Map<String, Value>) -> Option<String> {
    fields.get("number")?;
    Some(FIGURE.iter().filter_map(|part| fields.get(*part)?.as_str()).collect())
}

/// What the text of a page does not say, or not as often as the content: most figures stand there
/// twice, the second time in the list of sources.
pub fn missing(content: &Value, page: &str) -> Vec<String> {
    let words: Vec<String> = words(content).iter().map(|words| one_line(words)).collect();
    let (whole, page) = (words.join(" "), one_line(page));
    let once: BTreeSet<String> = words.into_iter().collect();
    once.into_iter().filter(|words| said(&page, words) < said(&whole, words)).collect()
}

/// How often the words stand in the text. A figure is not said by a longer one that ends like it.
fn said(page: &str, words: &str) -> usize {
    let digit = |c: char| c.is_ascii_digit() || c == '.';
    let whole = |at: usize| !(words.starts_with(digit) && page[..at].ends_with(digit));
    page.match_indices(words).filter(|(at, _)| whole(*at)).count()
}

/// Chinese has no spaces that say anything; pages break lines where they like.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_figure_is_one_piece_and_names_of_things_are_none() {
        let content = json!({ "kind": "counters", "figures": [
            { "before": "近", "number": "300", "after": "户", "label": "签约", "big": true, "note": null },
        ]});
        assert_eq!(words(&content), ["近300户", "签约"]);
    }

    #[test]
    fn what_is_missing_is_named() {
        let content = json!([{ "number": "5", "after": "家" }, "未列名", "未列名"]);
        assert_eq!(missing(&content, "<5 家> 未列名 未 列名"), Vec::<String>::new());
        assert_eq!(missing(&content, "25家 未列名"), ["5家", "未列名"]);
        let content = json!([{ "number": "5", "after": "家" }, "企业 5家"]);
        assert_eq!(missing(&content, "企业5家"), ["5家"]);
    }
}
