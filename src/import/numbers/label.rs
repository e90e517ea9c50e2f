//! What a figure counts, taken from the words around it.

use super::Figure;
use crate::import::punctuation::without_half_quotes;
use crate::story::placeholder;

/// A label is a word or two.
const LONGEST: usize = 14;
/// Marks that end a clause.
const ENDS: &[char] = &['，', '。', '；', '：', '！', '？', '、', '…', '—', '（', '）', '\n'];
/// Words before a figure that only lead to it.
const LEADING: &[&str] = &[
    "达到", "达", "共计", "总计", "合计", "累计", "共有", "一共", "共", "约有", "现有", "已有",
    "拥有", "有", "为", "是", "仅", "仅有", "只有", "至", "到", "了", "已", "的", "就", "每年",
    "突破", "增至", "降至", "近", "约", "比例", "占比", "占", "和", "与", "及", "将", "可", "也",
    "分别", "由", "从", "于", "在", "原来", "第", "只",
];
/// Words that lead from one figure to the next and name none.
const BETWEEN: &[&str] = &[
    "升", "降", "增", "减", "涨", "跌", "改", "调", "或", "或者", "提高", "提升", "增加", "增长",
    "上升", "下降", "减少", "缩短", "扩大", "压缩", "调整",
];
/// Words after a figure that go on about it and do not name it.
const PREDICATES: &[&str] = &[
    "增长", "增加", "增至", "增到", "提高", "提升", "上升", "升至", "升到", "涨至", "下降", "回落",
    "减少", "减至", "降至", "降到", "降为", "改为", "以内", "之内", "用于", "来", "完成", "后",
    "前", "内", "时", "就", "即", "才", "也", "都", "均", "并", "和", "与", "及", "，", "至", "到",
    "以", "为", "是", "达",
];

/// What joins two figures of a list or a range.
const JOINTS: &[char] = &['、', '~', '～', '-', '–', '—'];
const QUOTES: &[char] = &['“', '”', '‘', '’', '《', '》'];

/// Gives every figure of a paragraph its label. One that has no words of its own counts what the
/// figure before it counts: 规模为1.2万人、8000人, 由71%升至92%.
pub(super) fn give(paragraph: &str, figures: &mut [Figure]) {
    for at in 0..figures.len() {
        let here = figures[at].at.clone();
        let next = figures.get(at + 1).map_or(paragraph.len(), |next| next.at.start);
        let behind = first_clause(paragraph.get(here.end..next).unwrap_or_default());
        let before = last_clause(&paragraph[..here.start]);
        let shared = at.checked_sub(1).map(|last| &figures[last]).filter(|last| {
            let between = paragraph.get(last.at.end..here.start);
            last.unit == figures[at].unit && between.is_some_and(only_joins)
        });
        let label = match shared {
            _ if is_a_name(behind) => behind,
            Some(last) => &last.label,
            None if !before.is_empty() => before,
            None => clause(&paragraph[here.end..]).trim_start_matches(['为', '是', '达']),
        };
        let label = without_half_quotes(&label.chars().take(LONGEST).collect::<String>());
        let named = is_a_name(&label);
        figures[at].label = if named { label } else { placeholder::LABEL.to_owned() };
    }
}

/// Whether words behind a figure name what it counts.
fn is_a_name(words: &str) -> bool {
    words.contains(char::is_alphanumeric)
        && !BETWEEN.contains(&words)
        && !PREDICATES.iter().any(|word| words.starts_with(word))
}

/// Whether what stands between two figures of one clause is a mark or a verb.
fn only_joins(between: &str) -> bool {
    let words = without_leading(between.trim_matches(JOINTS));
    words.is_empty() || BETWEEN.contains(&words)
}

/// What stands at the front up to the next mark.
fn clause(rest: &str) -> &str {
    rest.trim_start_matches(JOINTS).split(ENDS).next().unwrap_or_default().trim()
}

/// What stands behind a figure up to the next mark or number.
fn first_clause(rest: &str) -> &str {
    let rest = rest.trim_start_matches('的');
    let clause = rest.split(ENDS).next().unwrap_or_default();
    // A number that belongs to no word: not that of G324.
    let signs = clause.char_indices();
    let mut pairs = signs.clone().zip(signs.skip(1).map(|(_, sign)| sign));
    let number =
        pairs.find(|((_, sign), next)| !sign.is_ascii_alphanumeric() && next.is_ascii_digit());
    let words = match number {
        Some(((at, sign), _)) => without_leading(&clause[..at + sign.len_utf8()]),
        None if clause.len() == rest.len() => without_leading(clause),
        None => clause,
    };
    words.trim().trim_end_matches('说').trim_matches(QUOTES)
}

/// The end of what stands before, without the words that only lead to the number. A bracket in
/// which a number begins explains what stands before it: 全程（42公里）.
fn last_clause(before: &str) -> &str {
    let clause = before.trim_end_matches('（').rsplit(ENDS).next().unwrap_or_default().trim();
    let clause = without_leading(clause);
    let opening = ["其中", "以及", "和", "与", "及"];
    let clause = opening.iter().find_map(|word| clause.strip_prefix(word)).unwrap_or(clause);
    let long = clause.chars().count().saturating_sub(LONGEST);
    let cut = clause.char_indices().nth(long).map_or(0, |(at, _)| at);
    clause[cut..].trim_matches(QUOTES)
}

fn without_leading(mut words: &str) -> &str {
    words = words.trim_end();
    while let Some(shorter) = LEADING.iter().find_map(|word| words.strip_suffix(word)) {
        words = shorter.trim_end();
    }
    words
}

#[cfg(test)]
mod tests {
    use crate::import::figures;

    #[test]
    fn a_label_is_what_is_counted() {
        for (text, labels) in [
            ("目前，街道和社区共吸纳73个成员单位，其中", "成员单位"),
            ("均为大专以上学历，平均年龄38.3岁；", "平均年龄"),
            ("金山街道完成征地达2331亩，超过", "金山街道完成征地"),
            ("其中一级文物68件，七成为首次亮相。", "一级文物 首次亮相"),
            ("佩戴率由71%升至92%。", "佩戴率 佩戴率"),
            ("设全程（42公里）、半程（21公里），规模分别为3万人、1万人。", "设全程 半程 规模 规模"),
            (
                "70岁以上老人每餐补3元，罚款1000元以上2000元以下。",
                "老人每餐补 70岁以上老人每餐补 罚款 罚款",
            ),
            ("历时14个多月的首期工程已于9月底完工。", "首期工程"),
            ("有4处老房子全部按照“先修再用后养”的办法修缮。", "老房子全部按照先修再用后养"),
        ] {
            let found: Vec<_> = figures(text).found.into_iter().map(|it| it.label).collect();
            assert_eq!(found.join(" "), labels, "{text}");
        }
    }
}
