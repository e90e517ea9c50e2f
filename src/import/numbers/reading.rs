//! Numbers and what stands around them, read from left to right.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::unit::{self, Spoken};
use super::{Figure, Figures, chinese, qualifier};
use crate::story::{Decimal, Qualifier, Scale};

/// The digits of a number, in one writing or the other, with 百分之 before them.
static CORE: LazyLock<Regex> = LazyLock::new(|| {
    let hanzi = chinese::SIGNS;
    let arabic = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?";
    let pattern = format!(
        "(?P<share>百分之)(?P<of>{arabic}|[{hanzi}]+)|(?P<arabic>{arabic})|(?P<hanzi>[{hanzi}]+(?:万[{hanzi}]+)?)"
    );
    Regex::new(&pattern).expect("a sound pattern")
});
static FRACTION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[一二三四五六七八九十千万\d]+分之[一二三四五六七八九十\d]+|\d+/\d+")
        .expect("sound")
});
/// Numbers that are left open on purpose.
static VAGUE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:[几数上成好]|[十百千])(?:[十百千万亿]+)?(?:几)?[十百千万亿]+|十几|几十")
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
        if let Some(fraction) = fraction_at(text, whole.range()) {
            from = fraction.end;
            figures
                .unsure
                .push((fraction, "这是分数，页面上没有分数的写法：要用就换成百分数，或写进正文。"));
            continue;
        }
        let read = match (found.name("of"), found.name("arabic"), found.name("hanzi")) {
            (Some(of), ..) => share(text, whole.range(), of.as_str()),
            (_, Some(digits), _) => arabic(text, digits.range(), figures.found.last()),
            (.., Some(words)) => hanzi(text, words.range(), figures.found.last()),
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

fn fraction_at(text: &str, core: Range<usize>) -> Option<Range<usize>> {
    let found = FRACTION.find_at(text, core.start)?;
    (found.start() == core.start && !found.as_str().starts_with("百分之")).then(|| found.range())
}

/// 百分之六十, 百分之60.5.
fn share(text: &str, core: Range<usize>, of: &str) -> Read {
    let Some(value) = of.parse().ok().or_else(|| whole(chinese::value(of)?)) else {
        return Read::Nothing;
    };
    let tail = Tail { more: None, scale: None, unit: "%".to_owned(), behind: None, end: core.end };
    finish(text, core.start, value, Tail { behind: qualifier::behind(&text[core.end..]), ..tail })
}

fn arabic(text: &str, core: Range<usize>, last: Option<&Figure>) -> Read {
    let digits = text[core.clone()].replace(',', "");
    let Ok(value) = digits.parse::<Decimal>() else {
        let why = "这个数字前面有0，或位数太多，像是编号。";
        return Read::Unsure(core, why);
    };
    if is_negative(&text[..core.start]) {
        return Read::Unsure(core, "这是负数或零下，页面上没有负数的写法：写进正文。");
    }
    let tail = Tail::of(text, core.end);
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

fn hanzi(text: &str, core: Range<usize>, last: Option<&Figure>) -> Read {
    let (before, words) = (&text[..core.start], &text[core.clone()]);
    let tail = Tail::of(text, core.end);
    if VAGUE.find(text_around(text, &core)).is_some() && is_vague(text, &core) {
        return Read::Unsure(core, "这是约数，没有确切的数字：写进正文。");
    }
    let quantified =
        qualifier::before(before).is_some() || tail.more.is_some() || tail.behind.is_some();
    let Some(value) = chinese::value(words).or(power(words)) else { return Read::Nothing };
    let spoken = unit::spoken(&tail.unit);
    let counts = match value {
        _ if tail.unit.is_empty() => false,
        _ if chinese::is_bare_power(words) && words != "十" => quantified,
        _ if tail.unit == "成" => value > 1 || quantified,
        1 if is_listed(text, &core, &tail.unit, last) => true,
        0 | 1 => {
            quantified && tail.scale.is_none() && spoken == Spoken::All || tail.scale.is_some()
        }
        2..10 => spoken == Spoken::All || tail.scale.is_some() || quantified && tail.unit != "点",
        _ => spoken != Spoken::Never,
    };
    let idiom = is_idiom(before, &text[tail.end..], words);
    let Some(value) = whole(value).filter(|_| counts && !idiom) else { return Read::Nothing };
    finish(text, core.start, value, tail)
}

/// Whether 一 goes on a list that began with a digit: 1名社工、一名协理员.
fn is_listed(text: &str, core: &Range<usize>, unit: &str, last: Option<&Figure>) -> bool {
    last.is_some_and(|last| {
        let between = text.get(last.at.end..core.start).unwrap_or_default();
        last.unit == unit && between.ends_with('、') && !between.contains(['，', '。', '；'])
    })
}

/// 百 and 千 as numbers of their own.
fn power(words: &str) -> Option<u64> {
    match words {
        "百" => Some(100),
        "千" => Some(1000),
        _ => None,
    }
}

fn whole(value: u64) -> Option<Decimal> {
    value.to_string().parse().ok()
}

/// Whether a number in Hanzi is part of a saying or a name: 三心二意, “四点钟学校”.
fn is_idiom(before: &str, behind: &str, words: &str) -> bool {
    let quoted = before.rfind('“').filter(|at| !before[*at..].contains('”'));
    let name = quoted.zip(behind.find('”')).is_some_and(|(from, to)| {
        [&before[from..], words, &behind[..to]].concat().chars().count() <= 10
    });
    name || before.ends_with([
        '第', '之', '独', '统', '唯', '惟', '周', '期', '初', '同', '逐', '零', '点', '星', '不',
        '万', '二', '三',
    ])
}

/// The core with a sign on either side.
fn text_around<'a>(text: &'a str, core: &Range<usize>) -> &'a str {
    let start = text[..core.start].char_indices().next_back().map_or(0, |(at, _)| at);
    let end = text[core.end..].chars().next().map_or(core.end, |c| core.end + c.len_utf8());
    &text[start..end]
}

/// 数十, 上百, 十几, 几千, 三四十, 两三.
fn is_vague(text: &str, core: &Range<usize>) -> bool {
    text[..core.start].ends_with(['几', '数', '上', '成', '好'])
        || text[core.end..].starts_with('几')
}

fn is_negative(before: &str) -> bool {
    let minus = before.strip_suffix(['-', '−', '－']);
    before.ends_with("零下")
        || before.ends_with('负')
        || minus.is_some_and(|b| {
            b.is_empty() || b.ends_with(['，', '。', '为', '至', '到', '（', '、', '是', '：', ' '])
        })
}

/// What stands behind the digits.
struct Tail {
    more: Option<Qualifier>,
    scale: Option<(Option<Scale>, u64)>,
    unit: String,
    behind: Option<qualifier::Word>,
    end: usize,
}

impl Tail {
    fn of(text: &str, mut at: usize) -> Self {
        let mut more = None;
        let take_more = |at: &mut usize, more: &mut Option<Qualifier>| {
            if let Some((word, bytes)) = qualifier::more(&text[*at..]).filter(|_| more.is_none()) {
                (*more, *at) = (Some(word), *at + bytes);
            }
        };
        take_more(&mut at, &mut more);
        let scale = scale(&text[at..]);
        at += scale.map_or(0, |(.., bytes)| bytes);
        take_more(&mut at, &mut more);
        let unit = match several_of(&text[at..]).filter(|_| more.is_none()) {
            Some((unit, bytes)) => {
                more = Some(Qualifier::AndMore);
                at += bytes;
                unit
            }
            None => {
                let unit = unit::of(&text[at..]);
                at += unit.len();
                if let Some((word, bytes)) = qualifier::more_behind_unit(&text[at..])
                    .filter(|_| more.is_none() && !unit.is_empty())
                {
                    more = Some(word);
                    at += bytes;
                }
                unit.to_owned()
            }
        };
        let behind = qualifier::behind(&text[at..]);
        Self { more, scale: scale.map(|(scale, factor, _)| (scale, factor)), unit, behind, end: at }
    }
}

/// 个多月, 个多小时: the unit without its 多.
fn several_of(rest: &str) -> Option<(String, usize)> {
    let behind = rest.strip_prefix("个多").or(rest.strip_prefix("个余"))?;
    let words = ["月", "小时", "百分点", "星期", "世纪", "季度", "学期", "钟头", "工作日"];
    let word = words.iter().find(|word| behind.starts_with(**word))?;
    Some((format!("个{word}"), "个多".len() + word.len()))
}

/// A scale at the front of a text: the story's scale, a factor beside it, and its bytes.
fn scale(rest: &str) -> Option<(Option<Scale>, u64, usize)> {
    let words = [
        ("万亿", Some(Scale::Trillion), 1),
        ("千万", Some(Scale::TenThousand), 1000),
        ("百万", Some(Scale::TenThousand), 100),
        ("千亿", Some(Scale::HundredMillion), 1000),
        ("百亿", Some(Scale::HundredMillion), 100),
        ("亿", Some(Scale::HundredMillion), 1),
        ("万", Some(Scale::TenThousand), 1),
        ("千", None, 1000),
        ("百", None, 100),
    ];
    // 千瓦, 千米, 百分点 begin with a unit.
    let unit = unit::of(rest);
    if !unit.is_empty() && (rest.starts_with('千') || rest.starts_with('百')) {
        return None;
    }
    let (word, scale, factor) = words.into_iter().find(|(word, ..)| rest.starts_with(word))?;
    Some((scale, factor, word.len()))
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
