//! Whatever bytes come, nothing panics: the corpus of the fuzz targets, bytes of all kinds, and good
//! files in which something has been torn out, put in or written twice.

#[path = "support/any.rs"]
mod any;

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

/// Every file below a folder whose name ends so.
fn files_of(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("tests run in the package's own folder") {
        let path = entry.expect("a folder can be listed").path();
        if path.is_dir() {
            found.extend(files_of(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn bytes_of(folder: &str, ending: &str) -> Vec<Vec<u8>> {
    let files = files_of(folder.as_ref(), ending);
    assert!(!files.is_empty(), "{folder} holds nothing");
    files.iter().map(|file| fs::read(file).expect("it can be read")).collect()
}

#[test]
fn the_corpus_is_read_and_imported() {
    bytes_of("tests/corpus/read", "").iter().for_each(|bytes| any::read(bytes));
    bytes_of("tests/stories", ".toml").iter().for_each(|bytes| any::read(bytes));
    bytes_of("tests/corpus/import", "").iter().for_each(|bytes| any::import(bytes));
    bytes_of("tests/articles", ".txt").iter().for_each(|bytes| any::import(bytes));
}

/// What makes the difference in a story or an article, and odd bytes.
fn piece() -> impl Strategy<Value = Vec<u8>> {
    let marks = prop::sample::select(vec![
        "\"",
        "'",
        "\"\"\"",
        "'''",
        "[",
        "]",
        "{",
        "}",
        "[[section]]\n",
        "[[section.block]]\n",
        "=",
        ".",
        ",",
        "#",
        "\\",
        "\n",
        "\r",
        "\r\n",
        "\u{feff}",
        "\u{2028}",
        "\0",
        "**",
        "](#one)",
        "> ",
        "- ",
        "<b>",
        "kind = \"org-chart\"\n",
        "reports_to = \"a\"",
        "value = 1e9",
        "近",
        "约",
        "多",
        "万",
        "亿",
        "百分之",
        "分之",
        "零下",
        "-",
        "——",
        "→",
        "1",
        "9999999999999999",
        "一",
        "千",
        "年",
        "月",
        "日",
        "记者 ",
        "（",
        "）",
        "“",
        "”",
        "。",
        "，",
        "：",
        "&nbsp;",
        "(shè)",
        "戶",
        "𠮷",
        "😀",
        "\u{301}",
        "\u{202e}",
    ]);
    prop_oneof![
        6 => marks.prop_map(|text| text.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..8),
        1 => "\\PC{0,12}".prop_map(String::into_bytes),
    ]
}

/// One of the files with some of its parts taken out, doubled, or exchanged for a piece.
fn mutated(files: Vec<Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    let change = (any::<prop::sample::Index>(), 0usize..60, any::<bool>(), piece());
    (prop::sample::select(files), prop::collection::vec(change, 1..5)).prop_map(
        |(mut bytes, changes)| {
            for (at, length, doubled, piece) in changes {
                let at = at.index(bytes.len() + 1);
                let part = at..(at + length).min(bytes.len());
                let kept = if doubled { bytes[part.clone()].repeat(2) } else { Vec::new() };
                bytes.splice(part, kept.into_iter().chain(piece));
            }
            bytes
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(piece(), 0..40)) {
        any::read(&bytes.concat());
    }

    #[test]
    fn any_bytes_are_imported(bytes in prop::collection::vec(piece(), 0..40)) {
        any::import(&bytes.concat());
    }

    #[test]
    fn a_story_with_something_torn_out_or_put_in_is_read(bytes in mutated(bytes_of("tests/stories/good", ".toml"))) {
        any::read(&bytes);
    }

    #[test]
    fn an_article_with_something_torn_out_or_put_in_is_imported(bytes in mutated(bytes_of("tests/articles", ".txt"))) {
        any::import(&bytes);
    }
}
