//! What a figure counts, taken from the clause that it stands in.

use std::ops::Range;

/// A label is a word or two.
const LONGEST: usize = 14;
/// Marks that end a clause.
const ENDS: &[char] = &['，', '。', '；', '：', '！', '？', '、', '…', '—', '（', '）', '\n'];
/// Words before a figure that only lead to it.
const LEADING: &[&str] = &[
    "达到", "达", "共计", "总计", "合计", "累计", "共有", "一共", "共", "约有", "现有", "已有",
    "拥有", "有", "为", "是", "仅", "仅有", "只有", "至", "到", "了", "已", "的", "就", "每年",
    "突破", "增至", "降至", "近", "约", "比例", "占比", "占", "和", "与", "及", "将", "可", "也",
];

/// The label of the figure at a place of a paragraph.
pub(super) fn of(paragraph: &str, at: &Range<usize>) -> String {
    let behind = first_clause(&paragraph[at.end..]);
    let behind =
        behind.trim_start_matches(['的', '”', '’']).trim_matches(['“', '”', '‘', '’', '《', '》']);
    let before = last_clause(&paragraph[..at.start]);
    let label = match behind.chars().count() {
        1..=LONGEST if !is_a_predicate(behind) => behind,
        n if n > LONGEST && !is_a_predicate(behind) => {
            return behind.chars().take(LONGEST).collect();
        }
        _ => before,
    };
    let label = if label.is_empty() { behind } else { label };
    match label.is_empty() {
        true => "（写上数的是什么）".to_owned(),
        false => label.chars().take(LONGEST).collect(),
    }
}

fn first_clause(rest: &str) -> &str {
    rest.split(ENDS).next().unwrap_or_default().trim()
}

/// The end of what stands before, without the words that only lead to the number.
fn last_clause(before: &str) -> &str {
    let mut clause = before.rsplit(ENDS).next().unwrap_or_default().trim();
    while let Some(shorter) = LEADING.iter().find_map(|word| clause.strip_suffix(word)) {
        clause = shorter.trim_end();
    }
    let long = clause.chars().count().saturating_sub(LONGEST);
    let cut = clause.char_indices().nth(long).map_or(0, |(at, _)| at);
    clause[cut..].trim_matches(['“', '”', '‘', '’'])
}

/// Whether what follows goes on about the figure and does not name it.
fn is_a_predicate(behind: &str) -> bool {
    [
        "增长", "提高", "提升", "下降", "减少", "以内", "之内", "用于", "来", "完成", "后", "前",
        "内", "时", "就", "即", "才", "也", "都", "均", "并", "和", "与", "及", "，", "至", "到",
        "以",
    ]
    .iter()
    .any(|word| behind.starts_with(word))
}

#[cfg(test)]
mod tests {
    use crate::import::figures;

    #[test]
    fn a_label_is_what_is_counted() {
        for (text, label) in [
            ("目前，街道和社区共吸纳73个成员单位，其中", "成员单位"),
            ("均为大专以上学历，平均年龄38.3岁；", "平均年龄"),
            ("金山街道完成征地达2331亩，超过", "金山街道完成征地"),
        ] {
            assert_eq!(figures(text).found[0].label, label, "{text}");
        }
    }
}
