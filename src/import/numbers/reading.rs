//! Numbers and what stands around them, read from left to right.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::tail::Tail;
use super::{Figure, Figures, chinese, hanzi, qualifier, range, sign};
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
/// Digits in threes, parted by whatever people part them with: 1，200, 1’300, 1 200.
static IN_THREES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\d{1,3}(?:(?:[,，] ?|['’ʼ＇ ])\d{3})+(?:\.\d+)?").expect("sound")
});
/// A unit in brackets before its number: 总投资（亿元）：3.92.
static UNIT_BEFORE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"（([^（）]{1,10})）\s*[:：为达]?\s*[-−－]?$").expect("sound"));

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
        let last = figures.found.last();
        let read = match (found.name("of"), found.name("arabic"), found.name("hanzi")) {
            (Some(of), ..) => share(text, whole.range(), of.as_str()),
            (_, Some(digits), _) => arabic(text, digits.range(), last),
            (.., Some(words)) => spoken(text, words.range(), last),
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
    range::join(text, &mut figures);
    figures
}

pub(super) enum Read {
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

/// 百分之六十, 百分之60.5, 千分之三, 百分之三十多, 百分之十五至二十.
fn share(text: &str, core: Range<usize>, of: &str) -> Read {
    let left_open = "这是约数，没有确切的数字：写进正文。";
    let Some(value) = of.parse().ok().or_else(|| chinese::decimal(of)) else {
        return Read::Unsure(core, left_open);
    };
    if text[core.end..].starts_with('几') {
        return Read::Unsure(core.start..core.end + '几'.len_utf8(), left_open);
    }
    let unit = if text[core.clone()].starts_with('百') { "%" } else { "‰" };
    let more = qualifier::more(&text[core.end..]);
    let mut end = core.end + more.map_or(0, |(_, bytes)| bytes);
    let until = range::second_share(&text[end..])
        .filter(|(until, _)| more.is_none() && value.amount() < until.amount());
    end += until.map_or(0, |(_, bytes)| bytes);
    let behind = qualifier::behind(&text[end..]);
    let tail =
        Tail { more: more.map(|(word, _)| word), scale: None, unit: unit.to_owned(), behind, end };
    match (finish(text, core.start, value, tail), until) {
        (Read::Figure(figure), Some((until, _))) => {
            Read::Figure(Figure { until: Some(until), ..figure })
        }
        (read, _) => read,
    }
}

fn arabic(text: &str, core: Range<usize>, last: Option<&Figure>) -> Read {
    let mut core = core;
    let mut parted = None;
    if let Some((at, sure)) = in_threes(text, core.start) {
        if !sure {
            return Read::Unsure(
                at,
                "数字里有分节的逗号或空格，看不出是一个数还是几个数：核对以后写成不带逗号的。",
            );
        }
        let plain =
            !text[at.clone()].contains(|sign: char| !sign.is_ascii_digit() && !",.".contains(sign));
        parted = (!plain).then_some("数字里有分节的逗号、撇号或空格，当作一个数来读。");
        core = at;
    }
    let digits: String =
        text[core.clone()].chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let Ok(value) = digits.parse::<Decimal>() else {
        let why = "这个数字前面有0，或位数太多，像是编号。";
        return Read::Unsure(core, why);
    };
    let tail = Tail::of(text, core.end).or_lone_sign(text);
    let tail = if tail.unit.is_empty() && tail.scale.is_none() {
        bracketed(text, core.start, tail)
    } else {
        tail
    };
    // −8~−3℃: the first end takes its unit from the second.
    let unit =
        if tail.unit.is_empty() { range::second_unit(text, core.end) } else { tail.unit.clone() };
    let sign = sign::before(&text[..core.start], &unit, last.map(|last| last.at.end));
    let (start, value) = match sign {
        sign::Sign::None => (core.start, value),
        sign::Sign::Minus(bytes) => match format!("-{value}").parse() {
            Ok(below) => (core.start - bytes, below),
            Err(_) => return Read::Unsure(core, "这是负数：写进正文。"),
        },
        sign::Sign::Unclear(bytes) => {
            let why = "前面的横线是负号还是连接号，看不出来：核对以后自己写成数字。";
            return Read::Unsure(core.start - bytes..tail.end, why);
        }
    };
    let before = &text[..start];
    let plain = tail.unit.is_empty() && tail.scale.is_none() && tail.more.is_none();
    if plain && qualifier::before(before).is_none() {
        // 20至30人: the first end takes its unit from the second.
        if range::opens(text, core.end) {
            return finish(text, start, value, tail);
        }
        let joins = last.is_some_and(|last| last.at.end >= start);
        let said = ["为", "达", "至", "到", "是", "有", "共", "计", "超", "增"]
            .iter()
            .any(|word| before.ends_with(word));
        if !(said || joins) {
            return Read::Unsure(start..core.end, "只有数字，没有单位，没有当作数据。");
        }
    }
    match finish(text, start, value, tail) {
        Read::Figure(figure) => Read::Figure(Figure { doubt: figure.doubt.or(parted), ..figure }),
        read => read,
    }
}

/// A number in threes that begins here, and whether it is one for certain; `None` where there is
/// none.
fn in_threes(text: &str, start: usize) -> Option<(Range<usize>, bool)> {
    let found = IN_THREES.find(&text[start..])?;
    let end = start + found.end();
    let words = found.as_str();
    let blank = words.contains(' ');
    // 1 200亩 at the front may be the first row of a list; 12 345 678 in a row of a table, three.
    let front = text[..start].trim().is_empty() || text[..start].ends_with([' ', '、']);
    let longer = text[end..].starts_with(|c: char| c.is_ascii_digit());
    let tail = Tail::of(text, end);
    let measured = !tail.unit.is_empty() || tail.scale.is_some() || tail.more.is_some();
    let odd = words.contains(|sign: char| !sign.is_ascii_digit() && !",.".contains(sign));
    if !odd && !longer {
        return Some((start..end, true));
    }
    if odd && !measured && !longer {
        // 分别为1，200和300: a list, as far as can be seen.
        return None;
    }
    Some((start..end, !(longer || blank && front)))
}

/// The same, with the unit that stands in brackets before the number.
fn bracketed(text: &str, start: usize, tail: Tail) -> Tail {
    let Some(found) = UNIT_BEFORE.captures(&text[..start]) else { return tail };
    let words = &found[1];
    let other = Tail::of(words, 0);
    let whole = other.end == words.len() && other.more.is_none() && other.behind.is_none();
    if !whole {
        return tail;
    }
    Tail { scale: other.scale, unit: other.unit, ..tail }
}

fn spoken(text: &str, core: Range<usize>, last: Option<&Figure>) -> Read {
    if let Some(read) = range::spoken(text, &core) {
        return read;
    }
    if hanzi::is_vague(text, &core) {
        return Read::Unsure(core, "这是约数，没有确切的数字：写进正文。");
    }
    let below = text[..core.start].ends_with("零下");
    let read = hanzi::quantity(text, &core, last).and_then(|(value, tail)| {
        let value = if below { format!("-{value}").parse().ok()? } else { whole(value)? };
        let start = core.start - if below { "零下".len() } else { 0 };
        // 三成五 is 35 of a hundred, and no 3 of ten.
        if tail.unit == "成" && text[tail.end..].starts_with(|c| chinese::SIGNS.contains(c)) {
            return Some(Read::Unsure(core.start..tail.end, "几成几：换成百分数，或写进正文。"));
        }
        Some(finish(text, start, value, tail))
    });
    read.unwrap_or(Read::Nothing)
}

pub(super) fn whole(value: u64) -> Option<Decimal> {
    value.to_string().parse().ok()
}

pub(super) fn finish(text: &str, start: usize, value: Decimal, tail: Tail) -> Read {
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
    let one = 10u64.checked_pow(u32::from(value.decimals()))?;
    let sign = if value.is_negative() { "-" } else { "" };
    units.is_multiple_of(one).then(|| format!("{sign}{}", units / one).parse().ok()).flatten()
}
