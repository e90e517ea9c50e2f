//! Punctuation as GB/T 15834 writes it: full-width between Hanzi, whole dashes and ellipses.

use std::sync::LazyLock;

use regex::Regex;

/// What is replaced in one go, in this order. A pattern keeps what its groups name.
static RULES: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
    [
        // Blanks between Hanzi, or between a Hanzi and a digit, carry nothing in Chinese.
        (r"([\p{Han}\d，。、；：！？“”‘’（）《》%％])[ \t\u{a0}\u{3000}]+([，。、；：！？”’）》%％])", "$1$2"),
        (r"(\p{Han}|[，。、；：！？“”‘’（）《》])[ \t\u{a0}\u{3000}]+(\p{Han}|\d|[“‘（《])", "$1$2"),
        (r"(\d|[%％℃])[ \t\u{a0}\u{3000}]+(\p{Han})", "$1$2"),
        (r"(?:\.{3,}|。{3,}|…+|·{4,}|・{3,})", "……"),
        // A hyphen or a short dash between dates or their parts is a range.
        (r"([日月年号时分])[-–—－‐‑]{1,2}(\d)", "$1—$2"),
        (r"(?:[-—–―─－]{2,})", "——"),
    ]
    .map(|(pattern, with)| (Regex::new(pattern).expect("a sound pattern"), with))
    .into()
});

/// Repairs a line. It may be called twice: what is right stays.
pub(super) fn repair(line: &str) -> String {
    let mut text = full_width(line);
    for (pattern, with) in RULES.iter() {
        // Twice, because what ends one match may begin the next.
        text = pattern.replace_all(&text, *with).into_owned();
        text = pattern.replace_all(&text, *with).into_owned();
    }
    quotes(&text)
}

/// Half-width marks beside Hanzi become full-width; inside numbers, times and Latin they stay.
fn full_width(line: &str) -> String {
    let signs: Vec<char> = line.chars().collect();
    let chinese = Brackets::of(&signs);
    let mut out = String::with_capacity(line.len());
    for (at, &sign) in signs.iter().enumerate() {
        let before = signs[..at].iter().rev().copied().find(|c| !is_blank(*c));
        let after = signs[at + 1..].iter().copied().find(|c| !is_blank(*c));
        let next = signs.get(at + 1).copied();
        let beside = before.is_some_and(is_chinese) || after.is_some_and(is_chinese);
        let inside = before.is_some_and(is_latin) && next.is_some_and(is_latin);
        out.push(match sign {
            '(' if chinese.pairs(at) => '（',
            ')' if chinese.pairs(at) => '）',
            ',' | ';' | ':' | '!' | '?' if beside && !inside => match sign {
                ',' => '，',
                ';' => '；',
                ':' => '：',
                '!' => '！',
                _ => '？',
            },
            '.' if is_stop(&signs, at) => '。',
            '｡' => '。',
            '､' => '、',
            '﹐' => '，',
            '﹔' => '；',
            '﹕' => '：',
            _ => sign,
        });
    }
    out
}

/// Whether a point is the end of a Chinese sentence, and no part of a number, a name or an ellipsis.
fn is_stop(signs: &[char], at: usize) -> bool {
    let (before, next) = (at.checked_sub(1).map(|at| signs[at]), signs.get(at + 1).copied());
    let dotted = [before, next].contains(&Some('.')) || before.is_none();
    let ends = next.is_none() && signs.iter().any(|c| is_chinese(*c));
    let behind = before.is_some_and(is_chinese) && !next.is_some_and(is_latin);
    !dotted && (ends || behind)
}

/// Straight quotes become a pair where Hanzi stand beside them.
fn quotes(line: &str) -> String {
    if !line.contains('"') || line.matches('"').count() % 2 == 1 || !line.chars().any(is_chinese) {
        return line.to_owned();
    }
    let mut open = false;
    let pair = |sign| match sign {
        '"' => {
            open = !open;
            if open { '“' } else { '”' }
        }
        sign => sign,
    };
    line.chars().map(pair).collect()
}

/// Which brackets of a line hold or touch Chinese.
struct Brackets(Vec<usize>);

impl Brackets {
    fn of(signs: &[char]) -> Self {
        let (mut open, mut chinese) = (Vec::new(), Vec::new());
        for (at, &sign) in signs.iter().enumerate() {
            match sign {
                '(' => open.push(at),
                ')' => {
                    let Some(from) = open.pop() else { continue };
                    let touches = from > 0 && is_chinese(signs[from - 1]);
                    if touches || signs[from..at].iter().any(|c| is_chinese(*c)) {
                        chinese.extend([from, at]);
                    }
                }
                _ => {}
            }
        }
        chinese.sort_unstable();
        Self(chinese)
    }

    fn pairs(&self, at: usize) -> bool {
        self.0.binary_search(&at).is_ok()
    }
}

fn is_blank(sign: char) -> bool {
    matches!(sign, ' ' | '\t' | '\u{a0}' | '\u{3000}')
}

fn is_latin(sign: char) -> bool {
    sign.is_ascii_alphanumeric()
}

/// A Hanzi, or a mark that stands beside Hanzi.
fn is_chinese(sign: char) -> bool {
    matches!(u32::from(sign), 0x3400..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff)
        || "，。、；：！？“”‘’（）《》〈〉【】％".contains(sign)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn marks_between_hanzi_are_whole() {
        for (line, right) in [
            ("金山街道,是个街道.", "金山街道，是个街道。"),
            ("指出,\"要加强\";问:为什么?", "指出，“要加强”；问：为什么？"),
            ("社区大党委(大党总支)", "社区大党委（大党总支）"),
            ("占70%,同比增长38.3%.", "占70%，同比增长38.3%。"),
            ("街区———两岸", "街区——两岸"),
            ("街区--两岸", "街区——两岸"),
            ("7月3日-4日", "7月3日—4日"),
            ("绘画课...在", "绘画课……在"),
            ("共 有 300 户 居 民 。", "共有300户居民。"),
            ("上午9:30,共1,234人", "上午9:30，共1,234人"),
            ("价格(含税)为3.5元", "价格（含税）为3.5元"),
        ] {
            assert_eq!(repair(line), right);
            assert_eq!(repair(right), right, "twice");
        }
    }

    #[test]
    fn what_is_latin_stays() {
        for line in ["Hello, world (again).", "v1.2.3", "https://a.b/c?d=e", "a:b", "12:30", "3-5"] {
            assert_eq!(repair(line), line);
        }
    }

    proptest! {
        #[test]
        fn no_line_panics(line in "[\\p{Han}a-z0-9 ,.;:!?()\"'…—-]{0,60}") {
            let _ = repair(&line);
        }
    }
}
