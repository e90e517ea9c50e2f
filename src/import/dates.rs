//! Days, months and years of a paragraph, for a timeline.

use std::sync::LazyLock;

use regex::Regex;

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:(?:(?:19|20)\d{2}|今|去|明|前)年)?\d{1,2}月(?:\d{1,2}日)?(?:底|初|末|中旬|上旬|下旬)?(?:[—至到](?:\d{1,2}月)?\d{1,2}日)?|(?:18|19|20)\d{2}年(?:底|初|末)?",
    )
    .expect("a sound pattern")
});

/// What happened may be told in this many signs; more is prose.
const LONGEST: usize = 60;

/// Each date of a paragraph as it is written, with the sentence that it stands in.
pub(super) fn dates(paragraph: &str) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    for sentence in paragraph.split_inclusive(['。', '！', '？', '；']) {
        for found in DATE.find_iter(sentence) {
            let rest = [&sentence[..found.start()], &sentence[found.end()..]].concat();
            let text: String =
                rest.trim_matches(|c| "，、。；： ".contains(c)).chars().take(LONGEST).collect();
            if !text.trim().is_empty() {
                rows.push((found.as_str().to_owned(), text));
            }
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_goes_with_its_sentence() {
        let rows = dates("截至6月底，选出委员50人。2018年7月18日，广场上有招聘会。");
        let row = |date: &str, text: &str| (date.to_owned(), text.to_owned());
        assert_eq!(
            rows,
            [row("6月底", "截至，选出委员50人"), row("2018年7月18日", "广场上有招聘会")]
        );
    }
}
