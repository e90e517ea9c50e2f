//! What an editor may write into `[hant]`: words for words.

/// Longer ones are sentences, and belong into the text.
pub(crate) const LONGEST: usize = 40;

/// Why it is no word to look for.
pub(crate) fn wrong_key(from: &str) -> Option<&'static str> {
    if !from.chars().any(is_hanzi) {
        return Some("左边要有汉字，程序才知道在哪里换");
    }
    wrong(from)
}

/// Why it is no word to write instead.
pub(crate) fn wrong_words(from: &str, to: &str) -> Option<&'static str> {
    let digits =
        |text: &str| text.chars().filter(|c| c.is_numeric() && !is_hanzi(*c)).collect::<String>();
    wrong(to).or((digits(from) != digits(to)).then_some("两边的数字不一样：数字在两种字里必须相同"))
}

fn wrong(words: &str) -> Option<&'static str> {
    if words.chars().any(is_markup) {
        return Some("里面有尖括号、引号这样的符号：只写字");
    }
    (words.chars().count() > LONGEST).then_some("太长，最多 40 字")
}

/// Whether a sign has a meaning in HTML, JSON or running text.
pub(crate) fn is_markup(sign: char) -> bool {
    "<>&\"'`\\*[]{}=".contains(sign) || sign.is_control()
}

fn is_hanzi(sign: char) -> bool {
    matches!(sign, '\u{3005}' | '\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_for_words() {
        for (from, to) in [
            ("斗茶", "鬥茶"),
            ("报道里", "報道裡"),
            ("软件2号", "軟體2號"),
            ("AI监测站", "AI監測站"),
        ] {
            assert_eq!(wrong_key(from).or(wrong_words(from, to)), None, "{from}");
        }
        for (from, to) in [
            ("", "后"),
            ("AI", "人工智能"),
            ("'self'", "*"),
            ("a", "b"),
            (" ", "一"),
            ("山", "<img src=x>"),
            ("山", "&lt;"),
            ("山", "\""),
            ("300户", "400戶"),
            ("一<", "一"),
            ("山", "山\u{0}"),
        ] {
            assert!(wrong_key(from).or(wrong_words(from, to)).is_some(), "{from} {to}");
        }
        assert!(wrong_key(&"山".repeat(41)).is_some());
    }
}
