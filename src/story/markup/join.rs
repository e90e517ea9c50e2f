//! How lines join: the end of a line is the editor's, not the reader's. Chinese needs no blank there;
//! words and numbers of Latin letters do, or they would become one.

use std::ops::Range;

/// The ends of lines in a paragraph that become a blank. Marks are passed over: what counts is what a
/// reader sees on both sides.
pub(super) fn blanks<'a>(text: &str, marks: impl Iterator<Item = &'a Range<usize>>) -> Vec<usize> {
    let (mut blanks, mut line, mut before, mut at) = (Vec::new(), None, None, 0);
    let last = text.len();
    for mark in marks.cloned().chain(std::iter::once(last..last)) {
        for (byte, sign) in text[at..mark.start].char_indices() {
            if sign == '\n' {
                line = Some(at + byte);
                continue;
            }
            if let Some(end) = line.take()
                && before.is_some_and(ends_word)
                && begins_word(sign)
            {
                blanks.push(end);
            }
            before = Some(sign);
        }
        at = mark.end;
    }
    blanks
}

fn ends_word(sign: char) -> bool {
    is_letter(sign) || ",.;:!?)]%".contains(sign)
}

fn begins_word(sign: char) -> bool {
    is_letter(sign) || "([".contains(sign)
}

/// A letter or digit of a script that parts its words.
fn is_letter(sign: char) -> bool {
    let joined = matches!(sign, '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}' | '\u{1b000}'..='\u{1b2ff}' | '\u{20000}'..='\u{3ffff}');
    sign.is_alphanumeric() && !joined
}

/// Words between marks, joined.
pub(super) struct Words<'a> {
    pub(super) text: &'a str,
    pub(super) blanks: &'a [usize],
}

impl Words<'_> {
    /// What a part of the paragraph says. Parts are asked for in their order.
    pub(super) fn between(&mut self, part: Range<usize>) -> String {
        let mut said = String::with_capacity(part.len());
        for (at, sign) in self.text[part.clone()].char_indices() {
            match self.blanks.first() {
                _ if sign != '\n' => said.push(sign),
                Some(blank) if *blank == part.start + at => {
                    said.push(' ');
                    self.blanks = &self.blanks[1..];
                }
                _ => {}
            }
        }
        said
    }
}
