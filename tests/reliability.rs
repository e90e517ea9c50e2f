//! Every row of docs/reliability.md names a test, and every test that it names is there.

use std::fs;

use regex::Regex;

/// The files and tests that a row names: a file, then functions in backticks or titles in quotation
/// marks that stand in it.
fn missing(row: &str) -> Vec<String> {
    let cell = row.trim_end_matches('|').rsplit_once(" | ").expect("three cells").1;
    let tokens = Regex::new("`([^`]+)`|“([^”]+)”").expect("an expression");
    let (mut file, mut text, mut found, mut missing) = ("", String::new(), 0, Vec::new());
    for token in tokens.captures_iter(cell) {
        let code = token.get(1).map(|it| it.as_str());
        if let Some(name) = code.filter(|it| it.ends_with(".rs") || it.ends_with(".ts")) {
            let folder = if name.contains('/') { "" } else { "tests/browser/tests/" };
            file = name;
            text = fs::read_to_string(format!("{folder}{name}")).unwrap_or_default();
            continue;
        }
        found += 1;
        let title = token.get(2).map(|it| it.as_str().to_owned());
        let wanted = title.unwrap_or_else(|| format!("fn {}(", code.unwrap_or_default()));
        if !text.contains(&wanted) {
            missing.push(format!("{file}: {wanted}"));
        }
    }
    if found == 0 {
        missing.push(format!("a test: {row}"));
    }
    missing
}

#[test]
fn every_row_names_a_test_that_is_there() {
    let page = fs::read_to_string("docs/reliability.md").expect("it is there");
    let rows: Vec<&str> =
        page.lines().filter(|line| line.starts_with("| ") && !line.contains("---")).collect();
    assert!(rows.len() > 30, "the tables are found");
    let rows = rows.into_iter().filter(|row| !row.ends_with("| test |"));
    assert_eq!(rows.flat_map(missing).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn a_test_that_is_not_there_is_missed() {
    let row = "| a | b | `tests/reliability.rs` `no_such_test`, “no such title” |";
    assert_eq!(missing(row).len(), 1, "its title stands in this line");
    assert_eq!(missing("| a | b | none |").len(), 1);
}
