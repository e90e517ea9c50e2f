//! Years, months and days that a text names.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

/// A date with what is said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Date {
    pub(super) year: Option<u32>,
    pub(super) month: Option<u32>,
    pub(super) day: Option<u32>,
}

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    let (n, to) = (r"\d{1,2}|[一二三四五六七八九十]{1,3}", r"(?:——|[-—–~～至到、和及])");
    let year = r"\d{4}|[零〇一二三四五六七八九]{4}";
    Regex::new(&format!(
        r"(?P<y4>(?:1\d|20)\d{{2}})[-/.](?P<m4>\d{{1,2}})[-/.](?P<d4>\d{{1,2}})|(?:(?P<y>{year})年)?(?P<m>{n})月(?:份|(?P<d>{n})[日号](?:{to}(?:(?P<m2>{n})月)?(?P<d2>{n})[日号])?|(?P<d3>\d{{1,2}}){to}(?P<d5>\d{{1,2}})[日号])?|(?P<y2>{year})年"
    ))
    .expect("sound")
});

/// The dates of a text and where they stand. A span of days is two.
pub(super) fn dates(text: &str) -> Vec<(Date, Range<usize>)> {
    let mut found = Vec::new();
    for date in DATE.captures_iter(text) {
        let Some(whole) = date.get(0) else { continue };
        let of = |names: &[&str]| names.iter().find_map(|name| number(&date, name));
        let year = of(&["y", "y2", "y4"]).filter(|year| (1000..3000).contains(year));
        let month = of(&["m", "m4"]);
        // 2018年 may count years, and 13月 is no month.
        if month.is_none_or(|month| month > 12) && year.is_none() {
            continue;
        }
        let mut push = |month, day| found.push((Date { year, month, day }, whole.range()));
        push(month, of(&["d", "d3", "d4"]));
        if let Some(day) = of(&["d2", "d5"]) {
            push(of(&["m2"]).or(month), Some(day));
        }
    }
    found
}

fn number(date: &Captures<'_>, name: &str) -> Option<u32> {
    let words = date.name(name)?.as_str();
    if words.is_ascii() {
        return words.parse().ok();
    }
    let digit = |sign| "零一二三四五六七八九".chars().position(|other| other == sign);
    let words = words.replace('〇', "零");
    let value = match words.split_once('十') {
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { digit(tens.chars().next()?)? };
            tens * 10 + ones.chars().next().and_then(digit).unwrap_or(0)
        }
        None => words.chars().try_fold(0, |value, sign| Some(value * 10 + digit(sign)?))?,
    };
    u32::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_every_writing() {
        for (text, said) in [
            ("2018年7月18日", "2018/7/18"),
            ("7月3日—4日", "/7/3 /7/4"),
            ("7月3-4日", "/7/3 /7/4"),
            ("6月29日至7月2日", "/6/29 /7/2"),
            ("七月十八日", "/7/18"),
            ("二〇一八年底", "2018//"),
            ("6月底", "/6/"),
            ("2018-07-16", "2018/7/16"),
            ("13月", ""),
            ("300户", ""),
        ] {
            let part = |it: Option<u32>| it.map(|it| it.to_string()).unwrap_or_default();
            let all = dates(text).into_iter().map(|(Date { year, month, day }, _)| {
                format!("{}/{}/{}", part(year), part(month), part(day))
            });
            assert_eq!(all.collect::<Vec<_>>().join(" "), said, "{text}");
        }
    }
}
