//! Days that no calendar has.
//!
//! A text is only held for a date where it can be nothing else: a field that is a date, and elsewhere a
//! month with its day in digits. Lunar months have other lengths.

use std::ops::{Range, RangeInclusive};
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::{Captures, Regex};

/// The years that a report can be of.
pub(crate) const YEARS: RangeInclusive<i16> = 1800..=2100;

/// A day in running words.
static DAY: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:(\d+)年)?(\d+)月(\d+)日").expect("a sound pattern"));
/// A month or a day, in a field that is a date.
static MONTH: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:(\d+)年)?(\d+)月(?:(\d+)[日号])?").expect("a sound pattern"));
/// A day with points, strokes or slashes.
static STROKES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(\d{4})[-./](\d{1,2})[-./](\d{1,2})\b").expect("a sound pattern")
});
/// A year that is no number of years: 3000年前 is none.
static YEAR: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(\d{4})(?:年(?:\d|$)|[-./]\d|$)").expect("a sound pattern"));
const LUNAR: [&str; 4] = ["农历", "阴历", "旧历", "夏历"];

/// The first day in running words that there is not.
pub(crate) fn not_a_day(text: &str) -> Option<Range<usize>> {
    let wrong = |it: &Captures<'_>| !is_day(it, text);
    // Looking for the word costs less than looking for a day.
    text.contains('月')
        .then(|| DAY.captures_iter(text).find(wrong)?.get(0))
        .flatten()
        .map(|it| it.range())
}

/// The first part of a field's date that no calendar has.
pub(crate) fn not_a_date(text: &str) -> Option<Range<usize>> {
    let wrong_year =
        |it: &Captures<'_>| !(1..=i64::from(*YEARS.end())).contains(&number(it, 1).unwrap_or(1));
    if let Some(found) = YEAR.captures(text).filter(wrong_year) {
        return found.get(1).map(|it| it.range());
    }
    let wrong = |it: &Captures<'_>| !is_day(it, text);
    let month = MONTH.captures_iter(text).find(wrong);
    let found = month.or_else(|| STROKES.captures_iter(text).find(wrong))?;
    found.get(0).map(|it| it.range())
}

/// The day on which a report appeared, written with two digits each for month and day.
pub(crate) fn day(text: &str) -> Option<Date> {
    let date = text.parse::<Date>().ok().filter(|_| text.len() == "2018-07-16".len())?;
    YEARS.contains(&date.year()).then_some(date)
}

fn number(found: &Captures<'_>, group: usize) -> Option<i64> {
    Some(found.get(group)?.as_str().parse().unwrap_or(i64::MAX))
}

/// Whether a calendar has the day; in a leap year where the year is not said in full.
fn is_day(found: &Captures<'_>, text: &str) -> bool {
    let at = found.get(0).map_or(0, |it| it.start());
    if LUNAR.iter().any(|it| text[..at].ends_with(it)) {
        return true;
    }
    let [year, month, day] = [1, 2, 3].map(|group| number(found, group));
    let year = year.filter(|year| (100..=9999).contains(year)).unwrap_or(2000);
    let part = |number: Option<i64>| i8::try_from(number.unwrap_or(1)).unwrap_or(0);
    Date::new(i16::try_from(year).unwrap_or(2000), part(month), part(day)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, look: fn(&str) -> Option<Range<usize>>) -> Option<&str> {
        look(text).map(|it| &text[it])
    }

    #[test]
    fn a_date_is_a_day_of_the_calendar() {
        for good in [
            "6月29日",
            "7月3日—4日",
            "6月底",
            "2018年",
            "2018年2月28日",
            "2020年2月29日",
            "2月29日",
            "18年4月",
            "下半年",
            "3000年前",
            "618年",
            "农历2月30日",
            "2018-07-16",
            "2018.7.16",
            "3个月后",
            "1937年7月7日",
            "约5000年历史",
        ] {
            assert_eq!(found(good, not_a_date), None, "{good}");
        }
        for (bad, part) in [
            ("2018年4月31日", "2018年4月31日"),
            ("13月", "13月"),
            ("0月", "0月"),
            ("2月30日", "2月30日"),
            ("4月31号", "4月31号"),
            ("2019年2月29日", "2019年2月29日"),
            ("4月0日", "4月0日"),
            ("0000-01-01", "0000"),
            ("0000年", "0000"),
            ("9999年", "9999"),
            ("2018-13-01", "2018-13-01"),
            ("2018/4/31", "2018/4/31"),
            ("6月29日—6月31日", "6月31日"),
            ("99999999999999999999月", "99999999999999999999月"),
        ] {
            assert_eq!(found(bad, not_a_date), Some(part), "{bad}");
        }
    }

    #[test]
    fn in_words_only_a_month_with_its_day_is_a_date() {
        for good in ["13月龄的孩子", "9999年", "1.5月", "农历2月30日", "2018年2月28日和2月29日"]
        {
            assert_eq!(found(good, not_a_day), None, "{good}");
        }
        assert_eq!(found("到2018年4月31日止", not_a_day), Some("2018年4月31日"));
    }
}
