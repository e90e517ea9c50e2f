//! What a pasted text carries and an article does not: debris, other scripts, odd signs.

use unicode_normalization::UnicodeNormalization;

use super::{pinyin, punctuation};
use crate::story::hanzi;
use crate::story::unseen::{Unseen, is_selector};

/// A text is Traditional when more than one in this many of its Hanzi has another Simplified form.
const ONE_IN: usize = 25;

/// The text in Simplified Chinese, a paragraph a line, without debris. Two blanks part the cells of a
/// row.
pub fn clean(text: &str) -> String {
    let text = html_escape::decode_html_entities(text).replace('\t', "  ");
    let signs = text.nfc().map(plain).filter(|c| !is_unseen(*c));
    let text: String = signs.collect::<String>().replace("\r\n", "\n").replace('\r', "\n");
    let text = simplified(&pinyin::without_readings(&text));
    let lines = text.lines().map(|line| punctuation::repair(line.trim()));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Digits, letters and signs of full width in their plain form; Traditional quotes as Simplified
/// ones. Chinese marks stay.
fn plain(sign: char) -> char {
    match sign {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '＋' | '／' | '％' | '．' => {
            char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign)
        }
        '「' | '﹁' => '“',
        '」' | '﹂' => '”',
        '『' | '﹃' => '‘',
        '』' | '﹄' => '’',
        '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => '\n',
        '\t' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => ' ',
        sign => sign,
    }
}

/// Signs that are not seen, of whatever kind. An article has no use for any of them.
fn is_unseen(sign: char) -> bool {
    sign != '\r' && (Unseen::of(sign).is_some() || is_selector(sign))
}

/// Converts Traditional text. In Simplified text only signs that it does not have are converted:
/// the tables would change some of its words (著作, 乾隆).
fn simplified(text: &str) -> String {
    let Some(converted) = hanzi::simplified(text) else { return text.to_owned() };
    let pairs = || text.chars().zip(converted.chars());
    let changed = pairs().filter(|(a, b)| a != b).count();
    if changed * ONE_IN > text.chars().filter(|c| !c.is_ascii()).count() {
        return converted;
    }
    pairs().map(|(a, b)| if hanzi::is_simplified(a) { a } else { b }).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn traditional_becomes_simplified_and_simplified_stays() {
        assert_eq!(clean("近３００戶居民說：「這裡變了樣。」"), "近300户居民说：“这里变了样。”");
        assert_eq!(clean("显著成绩，著名的乾隆年间建筑。"), "显著成绩，著名的乾隆年间建筑。");
    }

    #[test]
    fn a_lone_traditional_sign_goes_too() {
        assert_eq!(clean("近300戶居民，显著改善。"), "近300户居民，显著改善。");
    }

    #[test]
    fn line_ends_and_unseen_signs_go() {
        assert_eq!(
            clean("\u{feff}一\r\n\r\n 二\u{200b}三&nbsp;四\u{2028}五\u{202e}六\r"),
            "一\n二三 四\n五六"
        );
    }

    proptest! {
        #[test]
        fn no_text_panics_and_nothing_unseen_stays(text in "\\PC{0,80}|.{0,80}") {
            prop_assert!(!clean(&text).chars().any(|c| c.is_control() && c != '\n'));
        }
    }
}
