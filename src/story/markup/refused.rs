//! What looks like markup that yitu does not have. It stays text; it is told so that nobody wonders
//! why the page shows a `<b>`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// A tag, a comment or a declaration, and a picture. None passes over the next `<` or line, so that
/// looking takes a time that grows with the text alone.
static TAG: LazyLock<Regex> = LazyLock::new(|| {
    let attribute = r#"\s+[A-Za-z_:@][^\s"'<>/=]*(\s*=\s*("[^"<>]*"|'[^'<>]*'|[^\s"'=<>`]+))?"#;
    let pattern = format!(r"</?[A-Za-z][A-Za-z0-9:-]*({attribute})*\s*/?>|<!--|<![A-Za-z\[]|<\?");
    Regex::new(&pattern).expect("a sound pattern")
});
static PICTURE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"!\[[^\[\]\n]*\]\([^()\[\]\n]*\)").expect("a sound pattern"));
static CODE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"`+[^`\n]+`+").expect("a sound pattern"));

/// What is found where, in order.
pub(super) fn find(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let all = |pattern: &'static LazyLock<Regex>, name| {
        pattern.find_iter(text).map(move |found| (found.range(), name))
    };
    let mut found: Vec<_> =
        all(&TAG, " HTML 标签").chain(all(&PICTURE, "图片")).chain(all(&CODE, "代码")).collect();
    let mut at = 0;
    for line in text.split('\n') {
        let words = line.trim_start_matches([' ', '\t']);
        let start = at + (line.len() - words.len());
        at += line.len() + 1;
        if let Some((length, name)) = front(words.trim_end()) {
            found.push((start..start + length, name));
        }
    }
    found.sort_by_key(|(place, _)| place.start);
    found
}

/// What a line begins with that a line of text does not: how long it is, and what it is called.
fn front(line: &str) -> Option<(usize, &'static str)> {
    let first = line.chars().next()?;
    let run = line.len() - line.trim_start_matches(first).len();
    let rest = &line[run..];
    let parted = rest.is_empty() || rest.starts_with([' ', '\t']);
    let rule = |c: char| c == first || c == ' ';
    match first {
        '#' if run <= 6 && parted => Some((run, "标题（#）")),
        '`' | '~' if run >= 3 => Some((run, "代码")),
        '-' | '_' | '=' if run >= 3 && line.chars().all(rule) => Some((line.len(), "分隔线")),
        '-' | '+' | '*' if run == 1 && parted => Some((run, "列表")),
        '>' if !rest.starts_with(|c: char| c.is_ascii_digit() || c == '=') => {
            Some((run, "引用（>）"))
        }
        '0'..='9' => {
            let behind = line.trim_start_matches(|c: char| c.is_ascii_digit());
            let digits = line.len() - behind.len();
            let item = digits <= 9 && [". ", ") "].iter().any(|it| behind.starts_with(it));
            item.then_some((digits + 1, "列表"))
        }
        _ => None,
    }
}
