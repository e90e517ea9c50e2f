//! Punctuation as GB/T 15834 writes it: full-width between Hanzi, whole dashes and ellipses.

use std::sync::LazyLock;

use regex::Regex;

/// Blanks between Hanzi, or between a Hanzi and a digit, carry nothing in a Chinese sentence. In
/// headings and bylines they part what belongs apart.
static BLANKS: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
    patterns([
        (
            r"([\p{Han}\d，。、；：！？“”‘’（）《》%])[ \t\u{a0}\u{3000}]+([，。、；：！？”’）》%])",
            "$1$2",
        ),
        (
            r"(\p{Han}|[，。、；：！？“”‘’（）《》])[ \t\u{a0}\u{3000}]+(\p{Han}|\d|[“‘（《])",
            "$1$2",
        ),
        (r"(\d|[%℃])[ \t\u{a0}\u{3000}]+(\p{Han})", "$1$2"),
    ])
});
static MARKS: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
    patterns([
        (r"(?:\.{3,}|。{3,}|…+|·{4,}|・{3,})", "……"),
        // A minus of full width.
        (r"－(\d)", "-$1"),
        // A hyphen or a short dash between dates or their parts is a range.
        (r"([日月年号时分])[-–—－‐‑]{1,2}(\d)", "$1—$2"),
        (r"(?:[-—–―─－]{2,})", "——"),
    ])
});

fn patterns<const N: usize>(
    rules: [(&'static str, &'static str); N],
) -> Vec<(Regex, &'static str)> {
    rules.map(|(pattern, with)| (Regex::new(pattern).expect("a sound pattern"), with)).into()
}

/// Repairs a line. It may be called twice: what is right stays.
pub(super) fn repair(line: &str) -> String {
    let text = replaced(&full_width(line), &MARKS);
    if !text.contains(['，', '。', '；', '！', '？']) {
        return quotes(&text);
    }
    let (front, sentence) = text.split_at(byline(&text));
    let (sentence, end) = sentence.split_at(ending(sentence));
    front.to_owned() + &quotes(&replaced(sentence, &BLANKS)) + end
}

/// How many bytes 某报讯（记者 … 通讯员 …）takes at the front of a line: blanks part names there.
fn byline(line: &str) -> usize {
    let Some(end) = line.find('）').map(|at| at + '）'.len_utf8()) else { return 0 };
    let Some(open) = line[..end].find('（') else { return 0 };
    let wire = line[..open].trim_end().ends_with(['讯', '电', '息', '】']) && open < 120;
    if wire || is_names(&line[open..end]) && open < 120 { end } else { 0 }
}

/// Where brackets with names begin at the end of a line.
fn ending(line: &str) -> usize {
    let end = line.trim_end();
    let open = end.ends_with('）').then(|| end.rfind('（')).flatten();
    open.filter(|open| is_names(&end[*open..])).unwrap_or(line.len())
}

/// Whether brackets hold names: people with what they did, or words of two to four signs.
fn is_names(bracket: &str) -> bool {
    let words = bracket.trim_matches(['（', '）']);
    let mut parts = words.split([' ', '\u{3000}', '\t']).filter(|word| !word.is_empty());
    ["记者", "通讯员", "作者", "编辑", "摄影"].iter().any(|role| words.contains(role))
        || words.contains([' ', '\u{3000}'])
            && parts
                .all(|word| (1..=4).contains(&word.chars().count()) && word.chars().all(is_chinese))
}

fn replaced(text: &str, rules: &[(Regex, &str)]) -> String {
    rules.iter().fold(text.to_owned(), |text, (pattern, with)| {
        // Twice, because what ends one match may begin the next.
        pattern.replace_all(&pattern.replace_all(&text, *with), *with).into_owned()
    })
}

/// Half-width marks beside Hanzi become full-width; inside numbers, times and Latin they stay.
fn full_width(line: &str) -> String {
    let signs: Vec<char> = line.chars().collect();
    let chinese = Brackets::of(&signs);
    let mut out = String::with_capacity(line.len());
    for (at, &sign) in signs.iter().enumerate() {
        out.push(match sign {
            '(' if chinese.pairs(at) => '（',
            ')' if chinese.pairs(at) => '）',
            ',' | ';' | ':' | '!' | '?' if is_beside_chinese(&signs, at) => match sign {
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

/// Whether Chinese stands before or behind a mark, or it ends a Chinese line, and it is no part of a
/// number or a time.
fn is_beside_chinese(signs: &[char], at: usize) -> bool {
    let before = signs[..at].iter().rev().copied().find(|c| !is_blank(*c));
    let after = signs[at + 1..].iter().copied().find(|c| !is_blank(*c));
    let inside = before.is_some_and(is_latin) && signs.get(at + 1).copied().is_some_and(is_latin);
    // 增长7.2%;
    let measured = before.is_some_and(|sign| "%‰℃".contains(sign));
    let ends = after.is_none() && before.is_some_and(is_latin);
    let beside = before.is_some_and(is_chinese) || after.is_some_and(is_chinese);
    !inside && (beside || (measured || ends) && signs.iter().any(|sign| is_chinese(*sign)))
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

/// Words that were cut out of a line: without quotes where only half of a pair is left.
pub(super) fn without_half_quotes(words: &str) -> String {
    let half = words.matches('“').count() != words.matches('”').count();
    if half { words.replace(['“', '”', '‘', '’'], "") } else { words.to_owned() }
}

/// Which brackets of a line hold or touch Chinese.
struct Brackets(Vec<usize>);

impl Brackets {
    fn of(signs: &[char]) -> Self {
        let (mut open, mut chinese, mut last) = (Vec::new(), Vec::new(), None);
        for (at, &sign) in signs.iter().enumerate() {
            match sign {
                sign if is_chinese(sign) => last = Some(at),
                '(' => open.push(at),
                ')' => {
                    let Some(from) = open.pop() else { continue };
                    let touches = from > 0 && is_chinese(signs[from - 1]);
                    if touches || last.is_some_and(|last| last > from) {
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
            ("小马拉大车 优化组织", "小马拉大车 优化组织"),
            ("晨报讯(记者 甲 乙)好 的。", "晨报讯（记者 甲 乙）好的。"),
            ("上午9:30,共1,234人", "上午9:30，共1,234人"),
            ("第一产业增长3.4%;", "第一产业增长3.4%；"),
            ("增长7.2%,5.1%;乙类500;", "增长7.2%，5.1%；乙类500；"),
            ("价格(含税)为3.5元", "价格（含税）为3.5元"),
        ] {
            assert_eq!(repair(line), right);
            assert_eq!(repair(right), right, "twice");
        }
    }

    #[test]
    fn what_is_latin_stays() {
        for line in ["Hello, world (again).", "v1.2.3", "https://a.b/c?d=e", "a:b", "12:30", "3-5"]
        {
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
