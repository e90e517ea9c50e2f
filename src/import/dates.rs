//! Days, months and years of a paragraph, for a timeline.

use std::sync::LazyLock;

use regex::Regex;

use super::punctuation::without_half_quotes;
use crate::story::calendar::not_a_date;

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:(?:(?:19|20)\d{2}|今|去|明|前)年)?\d{1,2}月(?:\d{1,2}日)?(?:底|初|末|中旬|上旬|下旬)?(?:[—至到](?:\d{1,2}月)?\d{1,2}日)?(?:(?:上午|下午|凌晨|清晨|中午|傍晚|晚)?\d{1,2}(?:时(?:\d{1,2}分)?|[:：]\d{2}))?起?|(?:18|19|20)\d{2}年(?:底|初|末)?起?",
    )
    .expect("a sound pattern")
});

/// What happened may be told in this many signs; more is prose.
const LONGEST: usize = 60;
/// Words before a date that opens a sentence.
const OPENING: &[&str] = &["截至", "截止", "早在", "到", "自", "从", "于", "在"];

/// Each date of a paragraph as it is written, with the sentence that it stands in.
pub(super) fn dates(paragraph: &str) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    for sentence in paragraph.split_inclusive(['。', '！', '？', '；']) {
        for found in DATE.find_iter(sentence) {
            let text = told(sentence, found.start(), found.end());
            // What no calendar has stays in the prose, where it is told.
            if !text.is_empty() && not_a_date(found.as_str()).is_none() {
                rows.push((found.as_str().to_owned(), text));
            }
        }
    }
    rows
}

/// What a sentence says of the date at a place in it. Where the date opens the sentence it is not
/// said again; in the middle it stays, for the words around it need it.
fn told(sentence: &str, start: usize, end: usize) -> String {
    let before = sentence[..start].trim();
    let opens = before.is_empty() || OPENING.contains(&before);
    let from = match before.rfind(['，', '：', '“']) {
        _ if opens => end,
        Some(at) => at,
        None => 0,
    };
    let marks = |sign| "，、。；： ".contains(sign);
    let text = without_half_quotes(sentence[from..].trim_matches(marks));
    let text = text.trim_matches(marks);
    let Some((longest, _)) = text.char_indices().nth(LONGEST) else { return text.to_owned() };
    let clause = text[..longest].rfind('，').unwrap_or(longest);
    without_half_quotes(text[..clause].trim_end_matches(marks))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_goes_with_its_sentence() {
        let rows = dates(
            "截至6月底，选出委员50人。2018年7月18日9时，广场上有招聘会。铜壶高61厘米，出土于1974年，距今很久。",
        );
        let row = |date: &str, text: &str| (date.to_owned(), text.to_owned());
        assert_eq!(
            rows,
            [
                row("6月底", "选出委员50人"),
                row("2018年7月18日9时", "广场上有招聘会"),
                row("1974年", "出土于1974年，距今很久"),
            ]
        );
    }
}
