//! Numbers written as Hanzi.

use chinese_number::{ChineseCountMethod, ChineseToNumber};

use crate::story::Decimal;

/// The digits, and the powers of ten up to a thousand.
pub(super) const SIGNS: &str = "零〇一二两三四五六七八九十百千";

/// The number that these Hanzi say. `None` where they leave it open: 三四十, 十几.
pub(super) fn value(words: &str) -> Option<u64> {
    match words {
        "百" => return Some(100),
        "千" => return Some(1000),
        _ => {}
    }
    let digits: Vec<bool> = words.chars().map(|c| !"十百千万".contains(c)).collect();
    let spoken = words.replace('两', "二").replace('〇', "零");
    // Two digits side by side are either a guess (三四) or read out (二三五).
    let side_by_side = digits.windows(2).any(|pair| pair == [true, true]) && !spoken.contains('零');
    if side_by_side || words.starts_with(['零', '〇']) {
        return None;
    }
    spoken.as_str().to_number(ChineseCountMethod::TenThousand).ok()
}

/// The number that these Hanzi say, with decimal places behind 点: 九十八点六, 零点五.
pub(super) fn decimal(words: &str) -> Option<Decimal> {
    let (whole, places) = words.split_once('点').unwrap_or((words, ""));
    let whole = if matches!(whole, "零" | "〇") { 0 } else { value(whole)? };
    let digit = |sign| "零一二三四五六七八九".chars().position(|other| other == sign);
    let places: Option<String> =
        places.replace('〇', "零").chars().map(|sign| Some(digit(sign)?.to_string())).collect();
    let places = places?;
    let point = if places.is_empty() { "" } else { "." };
    format!("{whole}{point}{places}").parse().ok()
}

/// Whether a number is spoken as a round power alone: 百, 千, which only a qualifier makes a number.
pub(super) fn is_bare_power(words: &str) -> bool {
    matches!(words, "百" | "千" | "十")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spoken_numbers_are_read() {
        for (words, number) in [
            ("三十二", 32),
            ("两百", 200),
            ("十", 10),
            ("十五", 15),
            ("一百零八", 108),
            ("三千", 3000),
            ("一千二百", 1200),
            ("一万两千三百", 12300),
        ] {
            assert_eq!(value(words), Some(number), "{words}");
        }
        for open in ["三四十", "两三", "七八", "零"] {
            assert_eq!(value(open), None, "{open}");
        }
    }

    proptest! {
        #[test]
        fn no_words_panic(words in "[零〇一二两三四五六七八九十百千万]{0,12}") {
            let _ = value(&words);
        }
    }
}
