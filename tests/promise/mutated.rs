//! Stories of the repository with something changed that leaves them TOML more often than not.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use regex::Regex;

use crate::made::stories;
use crate::odd;

#[derive(Clone, Debug)]
enum Change {
    /// Two texts change places.
    Texts(Index, Index),
    /// A number becomes another one.
    Number(Index, String),
    /// A text becomes another one.
    Text(Index, String),
    /// A line goes.
    Gone(Index),
    /// A line comes to stand elsewhere as well.
    Twice(Index, Index),
}

/// The name of a story's folder, and its changed text.
pub(crate) fn story() -> impl Strategy<Value = (String, String)> {
    let index = any::<Index>;
    let number = odd::number().prop_map(|number| number.to_string());
    let text = odd::text().prop_map(|text| toml::Value::String(text).to_string());
    let change = prop_oneof![
        3 => (index(), index()).prop_map(|(a, b)| Change::Texts(a, b)),
        4 => (index(), number).prop_map(|(at, number)| Change::Number(at, number)),
        4 => (index(), text).prop_map(|(at, text)| Change::Text(at, text)),
        1 => index().prop_map(Change::Gone),
        1 => (index(), index()).prop_map(|(from, to)| Change::Twice(from, to)),
    ];
    (select(stories()), prop::collection::vec(change, 1..4))
        .prop_map(|((folder, source), changes)| (folder, changes.iter().fold(source, changed)))
}

fn changed(source: String, change: &Change) -> String {
    let texts = || places(&source, "\"[^\"\\n]*\"");
    let mut lines: Vec<&str> = source.lines().collect();
    match change {
        Change::Texts(a, b) => {
            let texts = texts();
            let (a, b) = (a.get(&texts).clone(), b.get(&texts).clone());
            let (first, last) = if a.start < b.start { (a, b) } else { (b, a) };
            if first == last {
                return source;
            }
            [
                &source[..first.start],
                &source[last.clone()],
                &source[first.end..last.start],
                &source[first],
                &source[last.end..],
            ]
            .concat()
        }
        Change::Number(at, number) => {
            let all = places(&source, "\\b[0-9]+([.][0-9]+)?\\b");
            if all.is_empty() { source } else { exchanged(&source, at.get(&all).clone(), number) }
        }
        Change::Text(at, text) => exchanged(&source, at.get(&texts()).clone(), text),
        Change::Gone(at) => {
            lines.remove(at.index(lines.len()));
            lines.join("\n") + "\n"
        }
        Change::Twice(from, to) => {
            lines.insert(to.index(lines.len()), lines[from.index(lines.len())]);
            lines.join("\n") + "\n"
        }
    }
}

fn places(source: &str, what: &str) -> Vec<std::ops::Range<usize>> {
    Regex::new(what).expect("an expression").find_iter(source).map(|found| found.range()).collect()
}

fn exchanged(source: &str, place: std::ops::Range<usize>, with: &str) -> String {
    [&source[..place.start], with, &source[place.end..]].concat()
}
