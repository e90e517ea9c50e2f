//! Words that mean nothing but themselves, whatever they look like: what an article says must not
//! become markup of a story that is drafted from it.

use std::ops::Range;

use super::parse;

/// The words with the signs that would be markup in full width, which is how Chinese text writes them.
/// All others stay.
pub(crate) fn literal(words: &str) -> String {
    let mut words = words.to_owned();
    // What was exchanged once makes no new markup; one more look costs little and proves it.
    for _ in 0..3 {
        let (_, seen) = parse(&words);
        let places = (seen.refused.iter().map(|(place, _)| place))
            .chain(seen.unsound.iter().map(|(place, ..)| place))
            .chain(seen.links.iter().map(|(place, ..)| place));
        let mut signs: Vec<usize> =
            places.flat_map(|place| inside(&words, place.clone())).collect();
        // Emphasis stands in pairs, and one asterisk of two is none.
        signs.extend(words.match_indices("**").flat_map(|(at, _)| [at, at + 1]));
        if signs.is_empty() {
            break;
        }
        signs.sort_unstable();
        signs.dedup();
        words = widened(&words, &signs);
    }
    words
}

/// The signs of a piece of markup that make it one.
fn inside(words: &str, place: Range<usize>) -> Vec<usize> {
    let piece = &words[place.clone()];
    // The front of a line: a number and its point, or nothing but marks.
    let marks = piece.trim_start_matches(|c: char| c.is_ascii_digit());
    let front = marks.chars().all(|c| c.is_ascii_punctuation() || c == ' ');
    let is_mark = |c: char| "<>[]()`!".contains(c) || front && c.is_ascii_punctuation();
    piece.match_indices(is_mark).map(|(at, _)| place.start + at).collect()
}

fn widened(words: &str, signs: &[usize]) -> String {
    let (mut out, mut signs) = (String::with_capacity(words.len()), signs.iter().peekable());
    for (at, sign) in words.char_indices() {
        let wide = signs.next_if_eq(&&at).and_then(|_| char::from_u32(u32::from(sign) + 0xfee0));
        out.push(wide.filter(|_| sign.is_ascii_punctuation()).unwrap_or(sign));
    }
    out
}
