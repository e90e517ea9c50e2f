//! Ranges: 50万~80万平方米, 3至5年, 百分之十五至二十. Both ends are one figure in one scale.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::reading::{Read, finish, whole};
use super::tail::Tail;
use super::unit::{self, Spoken};
use super::{Figure, Figures, chinese};
use crate::story::{Decimal, Qualifier, Scale};

/// What joins two ends.
const TO: &[&str] = &["——", "-", "—", "–", "−", "－", "~", "～", "至", "到"];
static SPOKEN: LazyLock<Regex> = LazyLock::new(|| {
    let hanzi = chinese::SIGNS;
    Regex::new(&format!("^([{hanzi}]+)(?:到|至|—|-|~|～)([{hanzi}]+)")).expect("sound")
});
/// What stands behind the sign of a range at the front of a text, when it is a number.
fn second(rest: &str) -> Option<&str> {
    let rest = rest.trim_start();
    let next = TO.iter().find_map(|to| rest.strip_prefix(to))?.trim_start();
    let digits = next.trim_start_matches(['-', '−', '－']);
    digits.starts_with(|c: char| c.is_ascii_digit()).then_some(digits)
}

/// Whether what stands behind a number is the sign of a range and another number.
pub(super) fn opens(text: &str, end: usize) -> bool {
    second(&text[end..]).is_some()
}

/// The unit of the other end of a range; empty when there is none.
pub(super) fn second_unit(text: &str, end: usize) -> String {
    let Some(next) = second(&text[end..]) else { return String::new() };
    let number = next.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
    Tail::of(number, 0).unit
}

/// The other end of 百分之十五 where 至二十 follows, and its bytes.
pub(super) fn second_share(rest: &str) -> Option<(Decimal, usize)> {
    let behind = TO.iter().find_map(|to| rest.strip_prefix(to))?;
    let behind = behind.strip_prefix("百分之").unwrap_or(behind);
    let number = behind.len()
        - behind
            .trim_start_matches(|c: char| {
                c.is_ascii_digit() || c == '.' || c == '点' || chinese::SIGNS.contains(c)
            })
            .len();
    let words = behind[..number].trim_end_matches(['.', '点']);
    let rest_of = &behind[words.len()..];
    let alone = unit::of(rest_of).is_empty() && !rest_of.starts_with(['几', '多', '余']);
    let value = words.parse().ok().or_else(|| chinese::decimal(words)).filter(|_| alone)?;
    Some((value, rest.len() - rest_of.len()))
}

/// A range or a guess in Hanzi that begins at a number: 三到五年 is one figure, 七八十人 is none.
pub(super) fn spoken(text: &str, core: &Range<usize>) -> Option<Read> {
    let rest = &text[core.start..];
    if is_guess(&text[core.clone()]) {
        let tail = Tail::of(text, core.end);
        let counted = !tail.unit.is_empty() && unit::spoken(&tail.unit) != Spoken::Never;
        let why = "这是约数，没有确切的数字：写进正文。";
        return counted.then_some(Read::Unsure(core.start..tail.end, why));
    }
    let found = SPOKEN.captures(rest)?;
    let (first, second) = (chinese::value(&found[1])?, chinese::value(&found[2])?);
    let before = &text[..core.start];
    let ordinal = before.ends_with(['第', '周', '初', '期', '从', '由', '月', '日', '点', '号']);
    let tail = Tail::of(text, core.start + found[0].len());
    let counted = unit::spoken(&tail.unit) == Spoken::All
        && !["点", "年级", "级", "届", "期"].contains(&tail.unit.as_str());
    if ordinal || !counted || tail.unit.is_empty() || first >= second {
        return None;
    }
    let (first, second) = (whole(first)?, whole(second)?);
    match finish(text, core.start, first, tail) {
        Read::Figure(figure)
            if matches!(figure.qualifier, Some(Qualifier::AndMore | Qualifier::AndSome)) =>
        {
            let why = "这是一个范围，又说了“多”：核对以后自己写成数字。";
            Some(Read::Unsure(figure.at, why))
        }
        Read::Figure(figure) => Some(Read::Figure(Figure { until: Some(second), ..figure })),
        read => Some(read),
    }
}

/// Whether two digits side by side leave a number open: 七八十, 三五, 十二三.
fn is_guess(words: &str) -> bool {
    const DIGITS: &str = "一二三四五六七八九";
    let digit =
        |sign| DIGITS.chars().position(|other| other == if sign == '两' { '二' } else { sign });
    let pairs = words.chars().zip(words.chars().skip(1));
    pairs
        .filter_map(|(a, b)| Some((digit(a)?, digit(b)?)))
        .any(|(a, b)| b == a + 1 || (a, b) == (2, 4))
}

/// Makes one figure of two ends, in one scale.
pub(super) fn join(text: &str, figures: &mut Figures) {
    let mut found: Vec<Figure> = Vec::with_capacity(figures.found.len());
    for mut figure in std::mem::take(&mut figures.found) {
        let Some(last) = found.pop() else {
            found.push(figure);
            continue;
        };
        let between = text.get(last.at.end..figure.at.start).unwrap_or_default().trim();
        let open = last.unit.is_empty() && last.until.is_none();
        if !TO.contains(&between) || !(open || last.unit == figure.unit) || last.until.is_some() {
            found.extend([last, figure]);
            continue;
        }
        match both(text, &last, &figure, between) {
            Ok(one) => found.push(one),
            Err(why) => {
                let mut last = last;
                if open {
                    last.unit.clone_from(&figure.unit);
                    last.scale = last.scale.or(figure.scale);
                    last.doubt = why;
                    figure.doubt = why.or(figure.doubt);
                }
                found.extend([last, figure]);
            }
        }
    }
    // The first end of what turned out to be no range says nothing without a unit.
    let (none, found): (Vec<_>, _) = found.into_iter().partition(|figure| {
        figure.unit.is_empty() && figure.scale.is_none() && opens(text, figure.at.end)
            || figure.until.is_some() && figure.unit.is_empty() && figure.scale.is_none()
    });
    let none = none.into_iter().map(|figure| (figure.at, "只有数字，没有单位，没有当作数据。"));
    figures.unsure.extend(none);
    figures.unsure.sort_by_key(|(at, _)| at.start);
    figures.found = found;
}

/// The range from one figure to another; else why they stay two.
fn both(
    text: &str,
    first: &Figure,
    second: &Figure,
    between: &str,
) -> Result<Figure, Option<&'static str>> {
    let behind = &text[second.at.end..];
    // 由71%升至92%, 从3000吨到7000吨 tell a change.
    let changes = matches!(between, "至" | "到")
        && text[..first.at.start].ends_with(['由', '从'])
        && !["不等", "之间"].iter().any(|word| behind.starts_with(word));
    if changes {
        return Err(None);
    }
    // 3000多至5000人, 50至80多人 are left open, and no range is.
    let open = |word| matches!(word, Qualifier::AndMore | Qualifier::AndSome);
    if first.qualifier.is_some_and(open)
        || second
            .qualifier
            .is_some_and(|word| first.qualifier.is_some() || open(word) || !word_is_behind(word))
    {
        return Err(Some("这是一个范围，两头的限定词不一样，分成了两个数字。"));
    }
    let ends = ends(first, second).filter(|(from, until, _)| from.amount() < until.amount());
    let Some((value, until, scale)) = ends else {
        return Err(Some("这像是一个范围，前面的数不比后面的小，分成了两个数字。"));
    };
    Ok(Figure {
        at: first.at.start..second.at.end,
        qualifier: first.qualifier.or(second.qualifier),
        value,
        until: Some(until),
        scale,
        unit: second.unit.clone(),
        label: String::new(),
        doubt: second.doubt,
    })
}

fn word_is_behind(word: Qualifier) -> bool {
    matches!(word, Qualifier::OrLess | Qualifier::OrMore | Qualifier::OrSo)
}

/// Both ends in one scale: 3至5万 are 3万 and 5万; 8000~1.2万 are 8000 and 12000.
fn ends(first: &Figure, second: &Figure) -> Option<(Decimal, Decimal, Option<Scale>)> {
    let (a, b) = (first.value, second.value);
    match (first.scale, second.scale) {
        (one, other) if one == other => Some((a, b, one)),
        (None, scale) if first.unit.is_empty() && a.amount() < b.amount() => Some((a, b, scale)),
        (one, other) => {
            let factor = |scale: Option<Scale>| scale.map_or(1, |scale| scale.factor() as u64);
            if factor(one) > factor(other) {
                return None;
            }
            let over = factor(other) / factor(one);
            let units = b.units().checked_mul(over)?;
            let one_of = 10u64.checked_pow(u32::from(b.decimals()))?;
            let sign = if b.is_negative() { "-" } else { "" };
            let exact = units.is_multiple_of(one_of);
            let until =
                exact.then(|| format!("{sign}{}", units / one_of).parse().ok()).flatten()?;
            Some((a, until, one))
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::import::figures;

    fn said(text: &str) -> String {
        let of = |figure: crate::import::Figure| {
            let scale = figure.scale.map_or("", crate::story::Scale::word);
            let until = figure.until.map(|until| format!("~{until}")).unwrap_or_default();
            format!("{}{until}{scale}{}", figure.value, figure.unit).replace('−', "-")
        };
        figures(text).found.into_iter().map(of).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn both_ends_are_one_figure() {
        for (text, right) in [
            ("每年将以50万~80万平方米的速度推进。", "50~80万平方米"),
            ("可容纳3000-5000人就业。", "3000~5000人"),
            ("单价在1.2万元至1.5万元之间。", "1.2~1.5万元"),
            ("占15%~20%，年增百分之十五至二十。", "15~20%|15~20%"),
            ("工期3至5年，三到五年见效。", "3~5年|3~5年"),
            ("招工8000~1.2万人，投入5000万至1.2亿元。", "8000~12000人|5000~12000万元"),
            ("约3—5万吨。", "3~5万吨"),
            ("气温-5℃至-2℃，夜里-8~-3℃。", "-5~-2℃|-8~-3℃"),
            ("用时15 - 20分钟。", "15~20分钟"),
        ] {
            assert_eq!(said(text), right, "{text}");
        }
    }

    #[test]
    fn a_change_a_guess_and_years_are_no_range() {
        for (text, right) in [
            ("由71%升至92%，从3000吨到7000吨。", "71%|92%|3000吨|7000吨"),
            ("来了七八十人，三五年后，两三万元。", ""),
            ("2016—2018年，2016-2018，比分3-2。", ""),
            ("从3000元到5000元不等。", "3000~5000元"),
        ] {
            assert_eq!(said(text), right, "{text}");
        }
    }
}
