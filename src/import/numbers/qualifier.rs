//! The words around a number that say how exact it is.

use std::sync::LazyLock;

use regex::Regex;

use crate::story::Qualifier;

/// A qualifier and how many bytes it takes.
pub(super) type Word = (Qualifier, usize);

static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(将近|接近|近|大约|约莫|约|逾|超过|超出|超|不到|不足|至少|最少|不少于|不低于|高于|多于|大于|低于|少于|小于|不超过|不高于|至多|最多)(?:了|有|为|占|达|达到)?\s*$",
    )
    .expect("sound")
});

/// Words that end in 近, 约 or 超 and say something else.
const OTHER_WORDS: &[&str] = &[
    "最近", "附近", "邻近", "临近", "靠近", "新近", "远近", "亲近", "就近", "周近", "签约", "预约",
    "节约", "合约", "公约", "条约", "违约", "履约", "解约", "契约", "续约", "邀约", "赴约", "特约",
    "制约", "赶超", "反超", "高超",
];

/// The qualifier that ends a text, and the bytes from there to its end.
pub(super) fn before(text: &str) -> Option<Word> {
    /// In bytes: more than the longest of these words and the longest of what stands behind them.
    const NEAR: usize = 60;
    let text = &text[text.ceil_char_boundary(text.len().saturating_sub(NEAR))..];
    let found = BEFORE.captures(text)?;
    let word = found.get(1)?;
    let upto = &text[..word.end()];
    if OTHER_WORDS.iter().any(|other| upto.ends_with(other)) {
        return None;
    }
    let qualifier = match word.as_str() {
        "将近" | "接近" | "近" => Qualifier::Nearly,
        "大约" | "约莫" | "约" => Qualifier::About,
        "逾" => Qualifier::Over,
        "超过" | "超出" | "超" | "高于" | "多于" | "大于" => Qualifier::MoreThan,
        "不到" | "不足" | "低于" | "少于" | "小于" => Qualifier::LessThan,
        "不超过" | "不高于" | "至多" | "最多" => Qualifier::OrLess,
        _ => Qualifier::AtLeast,
    };
    Some((qualifier, text.len() - word.start()))
}

/// Whether “近” before a time means “in the last”, as in 近三年来, and qualifies nothing.
pub(super) fn is_recent(before: &str, unit: &str, behind: &str) -> bool {
    let time =
        matches!(unit, "年" | "个月" | "天" | "周" | "日" | "个星期" | "个季度" | "个学期" | "届");
    let clause = before.trim_end_matches('近');
    let opens = clause.is_empty()
        || clause.ends_with(['，', '。', '；', '、', '：', '“', '（', '在', '对', '从']);
    time && before.ends_with('近')
        && (opens
            || ["来", "里", "间", "新高", "新低", "最", "同期"]
                .iter()
                .any(|word| behind.starts_with(word)))
        && !behind.starts_with("时间")
}

/// A 多 or 余 at the front of a text.
pub(super) fn more(rest: &str) -> Option<Word> {
    let sign = rest.chars().next()?;
    let qualifier = match sign {
        '多' => Qualifier::AndMore,
        '余' => Qualifier::AndSome,
        _ => return None,
    };
    Some((qualifier, sign.len_utf8()))
}

/// A 多 behind a unit, as in 3年多, that begins no other word, as in 3年多次.
pub(super) fn more_behind_unit(rest: &str) -> Option<Word> {
    let word = more(rest)?;
    let next = &rest[word.1..];
    let ends = next.chars().next().is_none_or(|c| !c.is_alphanumeric())
        || [
            "的", "来", "时间", "前", "后", "以", "里", "历史", "了", "就", "才", "高", "长", "宽",
            "深", "远", "外", "路",
        ]
        .iter()
        .any(|w| next.starts_with(w));
    ends.then_some(word)
}

/// A qualifier behind the unit.
pub(super) fn behind(rest: &str) -> Option<Word> {
    let words = [
        ("以上", Qualifier::OrMore),
        ("及以上", Qualifier::OrMore),
        ("（含）以上", Qualifier::OrMore),
        ("以下", Qualifier::OrLess),
        ("及以下", Qualifier::OrLess),
        ("左右", Qualifier::OrSo),
        ("上下", Qualifier::OrSo),
    ];
    let found = words.into_iter().find(|(word, _)| rest.starts_with(word));
    found.map(|(word, qualifier)| (qualifier, word.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_only_ends_like_a_qualifier_is_none() {
        assert_eq!(before("预计有近"), Some((Qualifier::Nearly, "近".len())));
        assert_eq!(before("面积约为"), Some((Qualifier::About, "约为".len())));
        assert_eq!(before("涨幅不超过"), Some((Qualifier::OrLess, "不超过".len())));
        for other in ["签约", "节约", "最近", "赶超", "共"] {
            assert_eq!(before(other), None, "{other}");
        }
    }

    #[test]
    fn recent_years_are_not_nearly_so_many() {
        assert!(is_recent("，近", "年", "，全县"));
        assert!(is_recent("这里近", "年", "来"));
        assert!(!is_recent("用了近", "年", "时间"));
        assert!(!is_recent("新增近", "户", "，"));
    }
}
