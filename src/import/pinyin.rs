//! Readings in brackets behind a Hanzi, as some scrapers leave them: 建设(shè).

use std::sync::LazyLock;

use regex::{Captures, Regex};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters in brackets behind a Hanzi.
static BRACKETED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(\p{Han})[ \t]*[(（]([\p{Latin}\p{M}' ]{1,28})[)）]").expect("a sound pattern")
});

/// One syllable of Hanyu Pinyin without its tone (GB/T 16159).
static SYLLABLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        "^(?:(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?\
         (?:a|ai|an|ang|ao|e|ei|en|eng|er|i|ia|ian|iang|iao|ie|in|ing|iong|iu|o|ong|ou|u|ua|uai|\
         uan|uang|ue|ui|un|uo|v|ve)|n|ng|m)$",
    )
    .expect("a sound pattern")
});

/// The text without readings. What else stands in brackets stays.
pub(super) fn without_readings(text: &str) -> String {
    let kept = |found: &Captures<'_>| {
        let whole = if is_reading(&found[2]) { &found[1] } else { &found[0] };
        whole.to_owned()
    };
    BRACKETED.replace_all(text, kept).into_owned()
}

/// Whether these are syllables, and at least one carries the mark of a tone.
fn is_reading(letters: &str) -> bool {
    let mut toned = false;
    letters.split([' ', '\'']).filter(|word| !word.is_empty()).all(|word| {
        let mut plain = String::new();
        for sign in word.nfd() {
            match sign {
                // Macron, acute, caron, grave: the four tones.
                '\u{304}' | '\u{301}' | '\u{30c}' | '\u{300}' => toned = true,
                // ü is typed as v.
                '\u{308}' if plain.ends_with('u') => {
                    plain.pop();
                    plain.push('v');
                }
                'ɡ' => plain.push('g'),
                sign if is_combining_mark(sign) => return false,
                sign => plain.extend(sign.to_lowercase()),
            }
        }
        SYLLABLE.is_match(&plain)
    }) && toned
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_go_and_brackets_stay() {
        for (text, clean) in [
            ("建设(shè)项目（mù）", "建设项目"),
            ("女(nǚ)儿、女(nu\u{308}\u{30c})儿", "女儿、女儿"),
            ("行(háng xíng)走", "行走"),
        ] {
            assert_eq!(without_readings(text), clean);
        }
        for stays in ["世贸组织(WTO)", "咖啡馆(café)", "中心(二期)", "高(gao)", "总量(t)", "甲(é́x)"]
        {
            assert_eq!(without_readings(stays), stays);
        }
    }
}
