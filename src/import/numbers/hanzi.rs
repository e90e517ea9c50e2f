//! Which numbers written as Hanzi are quantities: many are ways of speaking.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::tail::Tail;
use super::unit::{self, Spoken};
use super::{Figure, chinese, qualifier};

/// Numbers that are left open on purpose.
static VAGUE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:[几数上成好]|[十百千])(?:[十百千万亿]+)?(?:几)?[十百千万亿]+|十几|几十")
        .expect("sound")
});
/// What is told off on the fingers and not counted: 三个方面, 四个全面.
const ABSTRACT: &[&str] = &[
    "方面", "问题", "环节", "阶段", "层面", "维度", "角度", "重点", "关键", "特点", "字", "词",
    "一", "坚持", "全面", "自信", "意识", "维护", "确保", "结合", "统筹", "方向", "目标", "标准",
    "机制", "体系", "抓手", "主题", "板块", "部分", "步骤", "道理", "原因", "条件", "关系", "误区",
    "难题", "困难", "转变", "突破", "不", "没有", "更", "主要", "基本", "重要", "着力", "聚焦",
];

/// The quantity that Hanzi at a place of a text say, and what stands behind it; `last` is the
/// figure before it.
pub(super) fn quantity(
    text: &str,
    core: &Range<usize>,
    last: Option<&Figure>,
) -> Option<(u64, Tail)> {
    let (before, words) = (&text[..core.start], &text[core.clone()]);
    let tail = Tail::of(text, core.end);
    let behind = &text[tail.end..];
    let quantified =
        qualifier::before(before).is_some() || tail.more.is_some() || tail.behind.is_some();
    let value = chinese::value(words)?;
    let spoken = unit::spoken(&tail.unit);
    let counts = match value {
        _ if tail.unit.is_empty() => false,
        _ if chinese::is_bare_power(words) && words != "十" => quantified,
        // 一成不变 is no tenth.
        _ if tail.unit == "成" => !behind.starts_with('不'),
        1 if is_listed(text, core, &tail.unit, last) => true,
        0 | 1 => {
            quantified && tail.scale.is_none() && spoken == Spoken::All || tail.scale.is_some()
        }
        // Where 二 is said for 两, it is an ordinal: 二次供水, 二期.
        2 if words == "二" => tail.scale.is_some(),
        2..10 if tail.unit == "个" && (starts_with_any(behind, ABSTRACT) || sums_up(before)) => {
            false
        }
        2..10 => spoken == Spoken::All || tail.scale.is_some() || quantified && tail.unit != "点",
        _ => spoken != Spoken::Never,
    };
    (counts && !is_idiom(before, behind, words)).then_some((value, tail))
}

/// Whether a number is left open: 数十, 上百, 十几, 几千, 三四十, 两三.
pub(super) fn is_vague(text: &str, core: &Range<usize>) -> bool {
    VAGUE.is_match(text_around(text, core))
        && (text[..core.start].ends_with(['几', '数', '上', '成', '好'])
            || text[core.end..].starts_with('几'))
}

fn starts_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.starts_with(word))
}

/// Whether a number only sums up the list that it stands behind: 甲、乙和丙三个项目.
fn sums_up(before: &str) -> bool {
    let clause = before.rsplit(['，', '。', '；', '：', '！', '？']).next().unwrap_or_default();
    let leads =
        ['、', '和', '与', '及', '有', '了', '设', '建', '为', '至', '达', '共', '在', '着', '过'];
    clause.contains(['、', '和', '与']) && !clause.ends_with(leads)
}

/// Whether 一 goes on a list that began with a digit: 1名社工、一名协理员.
fn is_listed(text: &str, core: &Range<usize>, unit: &str, last: Option<&Figure>) -> bool {
    last.is_some_and(|last| {
        let between = text.get(last.at.end..core.start).unwrap_or_default();
        last.unit == unit && between.ends_with('、') && !between.contains(['，', '。', '；'])
    })
}

/// Whether a number in Hanzi is part of a saying or a name: 三心二意, “四点钟学校”.
fn is_idiom(before: &str, behind: &str, words: &str) -> bool {
    // 十年九旱: a second number that counts nothing follows at once.
    let mut next = behind.chars();
    let pair = next.next().is_some_and(|sign| chinese::SIGNS.contains(sign))
        && next.next().is_some_and(|sign| !chinese::SIGNS.contains(sign) && sign.is_alphabetic())
        && next.next().is_none_or(|sign| !sign.is_alphanumeric())
        && unit::of(&behind[behind.chars().next().map_or(0, char::len_utf8)..]).is_empty();
    let quoted = before.rfind('“').filter(|at| !before[*at..].contains('”'));
    let name = quoted.zip(behind.find('”')).is_some_and(|(from, to)| {
        [&before[from..], words, &behind[..to]].concat().chars().count() <= 10
    });
    name || pair
        || before.ends_with([
            '第', '之', '独', '统', '唯', '惟', '周', '期', '初', '同', '逐', '零', '点', '星',
            '不', '万', '二', '三',
        ])
}

/// The core with a sign on either side.
fn text_around<'a>(text: &'a str, core: &Range<usize>) -> &'a str {
    let start = text[..core.start].char_indices().next_back().map_or(0, |(at, _)| at);
    let end = text[core.end..].chars().next().map_or(core.end, |c| core.end + c.len_utf8());
    &text[start..end]
}

#[cfg(test)]
mod tests {
    use crate::import::figures;

    #[test]
    fn what_is_counted_is_told_from_what_is_said() {
        for (text, found) in [
            ("村里只有七个孩子。", "七个"),
            ("五年内两次获奖。", "五年 两次"),
            ("经费压减一成。", "一成"),
            ("占百分之三点五。", "百分之三点五"),
            ("合格率百分之百。", "百分之百"),
            ("从三个方面、两个维度发力。", ""),
            ("设全程、半程和健康跑三个项目。", ""),
            ("这里十年九旱，七成为首次展出。", "七成"),
            ("规矩一成不变，二次供水，四大工程。", ""),
        ] {
            let of = |figure: crate::import::Figure| text[figure.at].to_owned();
            let all: Vec<_> = figures(text).found.into_iter().map(of).collect();
            assert_eq!(all.join(" "), found, "{text}");
        }
    }
}
