//! Signs that a reader does not see: the one list, for the rules, for what is printed to a terminal,
//! for plain text and for articles that are pasted.

use std::sync::LazyLock;

use regex::Regex;

/// What a sign that is not seen does to a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unseen {
    /// Commands a terminal or a parser.
    Control,
    /// Turns around what stands beside it.
    Turning,
    /// Is drawn as an empty place or as a box, or says in secret what is not shown.
    Hollow,
    /// Takes no room. It hides words from a search, and little else.
    Hidden,
}

impl Unseen {
    /// What a sign does; nothing where it can be seen, or is a blank or the end of a line.
    pub(crate) fn of(sign: char) -> Option<Self> {
        Some(match sign {
            '\n' | '\t' => return None,
            // Ends of lines that no HTML knows, and notes between lines.
            '\u{2028}' | '\u{2029}' | '\u{fff9}'..='\u{fffb}' => Self::Control,
            '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => Self::Turning,
            // Fillers and the blank of Braille, deprecated formats, marks of shorthand and music,
            // tags, what stands for an object, and what no standard gives a form.
            '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{2800}' => Self::Hollow,
            '\u{206a}'..='\u{206f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' => {
                Self::Hollow
            }
            '\u{fff0}'..='\u{fff8}'
            | '\u{fffc}'
            | '\u{e0000}'..='\u{e00ff}'
            | '\u{e01f0}'..='\u{e0fff}' => Self::Hollow,
            '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => Self::Hollow,
            '\u{fdd0}'..='\u{fdef}' => Self::Hollow,
            '\u{ad}' | '\u{34f}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' => {
                Self::Hidden
            }
            '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2065}' | '\u{feff}' => Self::Hidden,
            _ if u32::from(sign) & 0xfffe == 0xfffe => Self::Hollow,
            _ if sign.is_control() => Self::Control,
            _ if is_unassigned(sign) => Self::Hollow,
            _ => return None,
        })
    }
}

/// Whether no standard knows the sign. New Hanzi come faster than tables.
fn is_unassigned(sign: char) -> bool {
    static UNASSIGNED: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\p{Cn}").expect("a sound pattern"));
    let common = matches!(sign, '\0'..='\u{36f}' | '\u{2000}'..='\u{27ff}' | '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}');
    !common && UNASSIGNED.is_match(sign.encode_utf8(&mut [0; 4]))
}

/// The signs of a text that are not seen, and where they stand. What chooses a variant of the sign
/// before it is one of them only where there is none.
pub(crate) fn unseen(text: &str) -> impl Iterator<Item = (usize, char, Unseen)> {
    let mut before = None;
    text.char_indices().filter_map(move |(at, sign)| {
        let base = before.replace(sign);
        if is_selector(sign) {
            let alone =
                base.is_none_or(|c| c.is_whitespace() || is_selector(c) || Unseen::of(c).is_some());
            return alone.then_some((at, sign, Unseen::Hollow));
        }
        // The end of a line as Windows writes it.
        let ends_line = sign == '\r' && text[at + 1..].starts_with('\n');
        Some((at, sign, Unseen::of(sign).filter(|_| !ends_line)?))
    })
}

/// Whether anything of a text can be seen.
pub(crate) fn is_seen(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace() && !is_selector(c) && Unseen::of(c).is_none())
}

/// Whether a sign chooses a form of the one before it, as of an emoji or of a rare Hanzi.
pub(crate) fn is_selector(sign: char) -> bool {
    matches!(sign, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_read_is_called_unseen() {
        for text in [
            "山下村近300户。\n\t二",
            "GDP①→㎡℃“‘——……《》·",
            "㐂𠮷𰻞𱁬，𮧵",
            "葛\u{e0100}城",
            "❤\u{fe0f}😀",
        ] {
            assert_eq!(unseen(text).next(), None, "{text}");
            assert!(is_seen(text));
        }
        assert_eq!(unseen("一\r\n二").next(), None);
    }

    #[test]
    fn what_is_not_seen_is_told_from_what_takes_no_room() {
        let kind = |text: &str| unseen(text).next().map(|(at, _, kind)| (at, kind));
        for (text, expected) in [
            ("一\u{0}", Unseen::Control),
            ("一\r二", Unseen::Control),
            ("一\u{85}", Unseen::Control),
            ("一\u{2028}", Unseen::Control),
            ("一\u{202e}", Unseen::Turning),
            ("一\u{200f}", Unseen::Turning),
            ("一\u{2800}", Unseen::Hollow),
            ("一\u{3164}", Unseen::Hollow),
            ("一\u{e000}", Unseen::Hollow),
            ("一\u{e0041}", Unseen::Hollow),
            ("一\u{10ffff}", Unseen::Hollow),
            ("一\u{fffe}", Unseen::Hollow),
            ("一\u{378}", Unseen::Hollow),
            ("一\u{200b}", Unseen::Hidden),
            ("一\u{feff}", Unseen::Hidden),
        ] {
            assert_eq!(kind(text), Some((3, expected)), "{text:?}");
        }
        assert_eq!(kind("\u{fe0f}一"), Some((0, Unseen::Hollow)));
    }

    #[test]
    fn a_text_of_nothing_that_is_seen_is_not_seen() {
        for text in
            ["", " ", "\u{3000}", "\u{200b}", "\u{2800}", "\u{3164}", "\u{a0}\u{2003}", "\u{fe0f}"]
        {
            assert!(!is_seen(text), "{text:?}");
        }
    }
}
