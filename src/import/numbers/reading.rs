//! Numbers and what stands around them, read from left to right.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::tail::Tail;
use super::{Figure, Figures, chinese, hanzi, qualifier};
use crate::story::{Decimal, Qualifier};

/// The digits of a number, in one writing or the other, with 百分之 before them.
static CORE: LazyLock<Regex> = LazyLock::new(|| {
    let hanzi = chinese::SIGNS;
    let arabic = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?";
    let pattern = format!(
        "(?P<share>百分之|千分之)(?P<of>{arabic}|[{hanzi}]+(?:点[{hanzi}]+)?)|(?P<arabic>{arabic})|(?P<hanzi>[{hanzi}]+(?:万[{hanzi}]+)?)"
    );
    Regex::new(&pattern).expect("a sound pattern")
});
static FRACTION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[一二三四五六七八九十千万\d]+分之[一二三四五六七八九十\d]+|\d+/\d+)")
        .expect("sound")
});
/// Times and lengths in several units, of which none is the figure alone.
static COMPOUND: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:\d+天\d+个?小时|\d+个?小时\d+分钟?(?:\d+秒)?|\d+分钟?\d+秒(?:\d+)?|\d+秒\d{2}|\d米\d{1,2})",
    )
    .expect("sound")
});
/// What joins two ends of a range.
const TO: &[&str] = &["——", "-", "—", "–", "~", "～", "至", "到"];

/// Reads every number that is not covered.
pub(super) fn read(text: &str, covered: &[Range<usize>]) -> Figures {
    let mut figures = Figures::default();
    let mut from = 0;
    while let Some(found) = CORE.captures_at(text, from) {
        let Some(whole) = found.get(0) else { break };
        from = whole.end();
        if covered.iter().any(|range| range.start < whole.end() && whole.start() < range.end) {
            continue;
        }
        if let Some((told, why)) = no_counter(text, whole.range()) {
            from = told.end;
            figures.unsure.push((told, why));
            continue;
        }
        let read = match (found.name("of"), found.name("arabic"), found.name("hanzi")) {
            (Some(of), ..) => share(text, whole.range(), of.as_str()),
            (_, Some(digits), _) => arabic(text, digits.range(), figures.found.last()),
            (.., Some(words)) => spoken(text, words.range(), figures.found.last()),
            _ => Read::Nothing,
        };
        match read {
            Read::Figure(figure) => {
                from = from.max(figure.at.end);
                figures.found.push(figure);
            }
            Read::Unsure(at, why) => {
                from = from.max(at.end);
                figures.unsure.push((at, why));
            }
            Read::Nothing => {}
        }
    }
    ranges(text, &mut figures.found);
    figures
}

enum Read {
    Figure(Figure),
    Unsure(Range<usize>, &'static str),
    Nothing,
}

/// A number that no counter can show, and why.
fn no_counter(text: &str, core: Range<usize>) -> Option<(Range<usize>, &'static str)> {
    let at = |pattern: &Regex| {
        let found = pattern.find(&text[core.start..])?;
        Some(core.start..core.start + found.len())
    };
    if let Some(fraction) = at(&FRACTION).filter(|at| !text[at.clone()].starts_with(['百', '千']))
    {
        return Some((fraction, "这是分数，页面上没有分数的写法：要用就换成百分数，或写进正文。"));
    }
    // 82米12座 are two figures.
    let compound = at(&COMPOUND).filter(|at| {
        !text[at.clone()].ends_with(|c: char| c.is_ascii_digit())
            || Tail::of(text, at.end).unit.is_empty()
    })?;
    Some((compound, "这是几个单位合起来的一个数：化成一个单位，或写进正文。"))
}

/// 百分之六十, 百分之60.5, 千分之三.
fn share(text: &str, core: Range<usize>, of: &str) -> Read {
    let Some(value) = of.parse().ok().or_else(|| chinese::decimal(of)) else {
        return Read::Nothing;
    };
    let unit = if text[core.clone()].starts_with('百') { "%" } else { "‰" };
    let behind = qualifier::behind(&text[core.end..]);
    let tail = Tail { more: None, scale: None, unit: unit.to_owned(), behind, end: core.end };
    finish(text, core.start, value, tail)
}

fn arabic(text: &str, core: Range<usize>, last: Option<&Figure>) -> Read {
    let digits = text[core.clone()].replace(',', "");
    let Ok(value) = digits.parse::<Decimal>() else {
        let why = "这个数字前面有0，或位数太多，像是编号。";
        return Read::Unsure(core, why);
    };
    let tail = Tail::of(text, core.end).or_lone_sign(text);
    if is_negative(&text[..core.start], &tail.unit) {
        return Read::Unsure(core, "这是负数或零下，页面上没有负数的写法：写进正文。");
    }
    let before = &text[..core.start];
    let plain = tail.unit.is_empty() && tail.scale.is_none() && tail.more.is_none();
    if plain && qualifier::before(before).is_none() {
        // 20至30人: the first end takes its unit from the second.
        if opens_a_range(text, core.end) {
            return finish(text, core.start, value, tail);
        }
        let joins = last.is_some_and(|last| last.at.end >= core.start);
        let said = ["为", "达", "至", "到", "是", "有", "共", "计", "超", "增"]
            .iter()
            .any(|word| before.ends_with(word));
        if !(said || joins) {
            return Read::Unsure(core, "只有数字，没有单位，没有当作数据。");
        }
    }
    finish(text, core.start, value, tail)
}

fn spoken(text: &str, core: Range<usize>, last: Option<&Figure>) -> Read {
    if hanzi::is_vague(text, &core) {
        return Read::Unsure(core, "这是约数，没有确切的数字：写进正文。");
    }
    let read = hanzi::quantity(text, &core, last)
        .and_then(|(value, tail)| Some(finish(text, core.start, whole(value)?, tail)));
    read.unwrap_or(Read::Nothing)
}

fn whole(value: u64) -> Option<Decimal> {
    value.to_string().parse().ok()
}

fn is_negative(before: &str, unit: &str) -> bool {
    let minus = before.strip_suffix(['-', '−', '－']);
    let degrees = matches!(unit, "℃" | "°C" | "摄氏度" | "度");
    before.ends_with("零下")
        || before.ends_with('负')
        || minus.is_some_and(|b| {
            b.is_empty()
                || b.ends_with(['，', '。', '为', '至', '到', '（', '、', '是', '：', ' '])
                // 北部-8℃, and not the range 5-8℃.
                || degrees && !b.ends_with(|c: char| c.is_ascii_digit() || "℃C度".contains(c))
        })
}

fn finish(text: &str, start: usize, value: Decimal, tail: Tail) -> Read {
    let before = &text[..start];
    let mut doubt = None;
    let mut front = qualifier::before(before);
    if front.is_some_and(|(word, _)| word == Qualifier::Nearly)
        && qualifier::is_recent(before, &tail.unit, &text[tail.end..])
    {
        front = None;
        doubt = Some("“近”在这里当“最近”讲，没有写限定词。");
    }
    let (scale, factor) = tail.scale.unwrap_or((None, 1));
    let Some(value) = times(value, factor) else {
        return Read::Unsure(start..tail.end, "这个数字太大了：写进正文，或换成万、亿。");
    };
    let all = [front.map(|(word, _)| word), tail.more, tail.behind.map(|(word, _)| word)];
    if all.iter().flatten().count() > 1 {
        doubt = Some("有两个限定词，只留了前面的一个。");
    }
    let qualifier = all.into_iter().flatten().next();
    if qualifier == Some(Qualifier::OrLess) && front.is_some() {
        doubt = Some("“不超过”“最多”写成了“以下”。");
    }
    if tail.unit.is_empty() && doubt.is_none() {
        doubt = Some("没有找到单位。");
    }
    let at = start - front.map_or(0, |(_, bytes)| bytes)
        ..tail.end + tail.behind.map_or(0, |(_, bytes)| bytes);
    Read::Figure(Figure {
        at,
        qualifier,
        value,
        until: None,
        scale,
        unit: tail.unit,
        label: String::new(),
        doubt,
    })
}

/// 5千, 3百: the story has no such scale, so the number is written out.
fn times(value: Decimal, factor: u64) -> Option<Decimal> {
    if factor == 1 {
        return Some(value);
    }
    let units = value.units().checked_mul(factor)?;
    let one = 10u64.pow(u32::from(value.decimals()));
    units.is_multiple_of(one).then(|| whole(units / one)).flatten()
}

/// Whether what stands behind a number is the sign of a range and another number.
fn opens_a_range(text: &str, end: usize) -> bool {
    let rest = &text[end..];
    TO.iter().any(|to| {
        rest.strip_prefix(to).is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()))
    })
}

/// Gives the first end of a range what only the second says: 3至5万元, 20—30人.
fn ranges(text: &str, found: &mut [Figure]) {
    for at in 1..found.len() {
        let between = text.get(found[at - 1].at.end..found[at].at.start).unwrap_or_default();
        if !TO.contains(&between) || !found[at - 1].unit.is_empty() {
            continue;
        }
        let second = found[at].clone();
        let first = &mut found[at - 1];
        if first.scale.is_none() {
            first.scale = second.scale;
        }
        first.unit = second.unit;
        first.doubt = Some("这是一个范围，分成了两个数字。");
        found[at].doubt = first.doubt;
    }
}
