//! Units and measure words.

use std::collections::HashMap;
use std::sync::LazyLock;

/// How numbers in Hanzi go with a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spoken {
    /// Any is a quantity: 三家.
    All,
    /// From ten on; smaller ones are ways of speaking: 三招, 四种.
    FromTen,
    /// None is: 百里, 十面.
    Never,
}

#[derive(Clone, Copy)]
struct Unit {
    spoken: Spoken,
    /// Whether it may stand behind 每: 元每平方米.
    per: bool,
}

/// The table of units, which units.txt explains.
static UNITS: LazyLock<HashMap<&str, Unit>> = LazyLock::new(|| {
    let unit = |line: &'static str| {
        let mut words = line.split(' ');
        let name = words.next()?;
        let marks: Vec<_> = words.collect();
        let spoken = match marks.as_slice() {
            ["spoken", ..] => Spoken::All,
            ["digits", ..] => Spoken::Never,
            _ => Spoken::FromTen,
        };
        Some((name, Unit { spoken, per: marks.contains(&"per") }))
    };
    lines(include_str!("units.txt")).filter_map(unit).collect()
});
/// Words that begin like a unit and are none: 分别, 年度, 天然 …
static OTHER_WORDS: LazyLock<Vec<&str>> =
    LazyLock::new(|| lines(include_str!("words.txt")).flat_map(|line| line.split(' ')).collect());

fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The unit at the front of a text, with its rate; empty when there is none.
pub(super) fn of(rest: &str) -> &str {
    let name = longest(rest);
    if OTHER_WORDS.iter().any(|word| rest.starts_with(word) && word.len() > name.len()) {
        return "";
    }
    // A Latin unit ends where the Latin does: 5G is no weight.
    let behind = &rest[name.len()..];
    let latin = |c: char| c.is_ascii_alphanumeric();
    if name.ends_with(latin) && behind.starts_with(latin) {
        return "";
    }
    &rest[..name.len() + rate(name, behind)]
}

/// A unit as the page writes it: money of one name has one unit.
pub(super) fn normal(unit: &str) -> &str {
    match unit {
        "元人民币" | "人民币" | "人民币元" => "元",
        "元港币" => "港币",
        "元美元" | "元美金" => "美元",
        "元新台币" => "新台币",
        "元澳门币" => "澳门币",
        other => other,
    }
}

/// How numbers in Hanzi go with a unit.
pub(super) fn spoken(unit: &str) -> Spoken {
    UNITS.get(unit).map_or(Spoken::FromTen, |unit| unit.spoken)
}

/// The longest unit at the front of a text, whatever word it begins.
fn longest(rest: &str) -> &str {
    /// In signs: 元人民币, 个工作日.
    const LONGEST: usize = 5;
    let ends = rest.char_indices().map(|(at, sign)| at + sign.len_utf8()).take(LONGEST);
    let found = ends.map(|end| &rest[..end]).filter(|name| UNITS.contains_key(name)).last();
    found.unwrap_or_default()
}

/// How many bytes of 每平方米, /小时 and the like stand behind a unit.
fn rate(unit: &str, behind: &str) -> usize {
    let Some(sign) = ["/", "每"].into_iter().find(|sign| behind.starts_with(sign)) else {
        return 0;
    };
    let per = &behind[sign.len()..];
    // 156mg/100ml
    let per = if sign == "/" { per.trim_start_matches(|c: char| c.is_ascii_digit()) } else { per };
    let measure = match (longest(per), sign) {
        ("", "/") => ["月", "日", "h", "s"].into_iter().find(|word| per.starts_with(word)),
        (measure, "每") => {
            let rated = UNITS.get(measure).is_some_and(|unit| unit.per);
            (rated && !matches!(unit, "个" | "名" | "家")).then_some(measure)
        }
        (measure, _) => Some(measure),
    };
    measure.map_or(0, |measure| behind.len() - per.len() + measure.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_unit_is_taken() {
        for (rest, unit) in [
            ("平方米的活动场所", "平方米"),
            ("个成员单位", "个"),
            ("个百分点。", "个百分点"),
            ("元/平方米", "元/平方米"),
            ("微克每立方米", "微克每立方米"),
            ("公里/小时", "公里/小时"),
            ("人次", "人次"),
            ("km/h", "km/h"),
            ("元每平方米，", "元每平方米"),
            ("个每年", "个"),
            ("元人民币，", "元人民币"),
            ("元港币", "元港币"),
        ] {
            assert_eq!(of(rest), unit, "{rest}");
        }
    }

    #[test]
    fn money_keeps_its_currency() {
        for (rest, name) in [
            ("元人民币", "元"),
            ("人民币", "元"),
            ("元港币", "港币"),
            ("美元", "美元"),
            ("日元", "日元"),
        ] {
            assert_eq!(normal(of(rest)), name, "{rest}");
        }
    }

    #[test]
    fn words_that_begin_like_a_unit_are_none() {
        for rest in ["家庭", "分别", "G网络", "成员", "", "居民", "mp3"] {
            assert_eq!(of(rest), "", "{rest}");
        }
    }

    #[test]
    fn the_table_says_each_unit_once_and_marks_it_as_explained() {
        let table: Vec<_> = lines(include_str!("units.txt")).collect();
        assert_eq!(UNITS.len(), table.len(), "a unit stands twice");
        for line in table {
            let mut words = line.split(' ');
            let name = words.next().unwrap_or_default();
            assert_eq!(longest(name), name, "too long to be found");
            assert!(words.all(|mark| ["spoken", "digits", "per"].contains(&mark)), "{line}");
        }
    }
}
