//! Where the signs of a text stand in the file, which may write them otherwise: by an escape, or over
//! several lines. Rules look at what a text says, and tell the place at which it is written.

use std::ops::Range;

/// A text and how it is written.
pub(crate) struct Written {
    /// From which byte of the text on the file goes along with it, and at which byte of the file.
    pieces: Vec<(usize, usize)>,
    span: Range<usize>,
}

impl Written {
    /// `span` is that of the text in `source`, with its quotes.
    pub(crate) fn of(source: &str, span: Range<usize>, text: &str) -> Self {
        let pieces = pieces(source, &span, text).unwrap_or_default();
        Self { pieces, span }
    }

    /// The place of a part of the text; the whole of it where that is not known.
    pub(crate) fn place(&self, part: Range<usize>) -> Range<usize> {
        let of = |byte: usize| {
            let at = self.pieces.partition_point(|(from, _)| *from <= byte).checked_sub(1)?;
            let (from, written) = self.pieces[at];
            Some(written + byte - from)
        };
        match (of(part.start), of(part.end)) {
            (Some(start), Some(end)) if start <= end && end <= self.span.end => start..end,
            _ => self.span.clone(),
        }
    }
}

/// Goes along a text and what is written for it. Nothing where they part.
fn pieces(source: &str, span: &Range<usize>, text: &str) -> Option<Vec<(usize, usize)>> {
    let written = source.get(span.clone())?;
    let quotes = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|it| written.starts_with(it))?;
    let inner = written.strip_prefix(quotes)?.strip_suffix(quotes)?;
    let first = if quotes.len() == 3 { inner.trim_start_matches('\r') } else { inner };
    let first = if quotes.len() == 3 { first.strip_prefix('\n').unwrap_or(inner) } else { first };
    let end = span.end - quotes.len();
    let (mut rest, mut at) = (first, 0);
    let mut pieces = vec![(0, end - rest.len())];
    while let Some(sign) = rest.chars().next() {
        let said = text.get(at..)?;
        if sign == '\\' && quotes.starts_with('"') {
            let length = match rest[1..].chars().next()? {
                'u' => 6,
                'U' => 10,
                'x' => 4,
                blank if blank.is_ascii_whitespace() => {
                    rest = rest[1..].trim_start_matches([' ', '\t', '\r', '\n']);
                    pieces.push((at, end - rest.len()));
                    continue;
                }
                _ => 2,
            };
            (rest, at) = (rest.get(length..)?, at + said.chars().next()?.len_utf8());
            pieces.push((at, end - rest.len()));
        } else if said.starts_with(sign) {
            (rest, at) = (&rest[sign.len_utf8()..], at + sign.len_utf8());
        } else if rest.starts_with("\r\n") {
            rest = &rest[1..];
            pieces.push((at, end - rest.len()));
        } else {
            return None;
        }
    }
    (at == text.len()).then_some(pieces)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_spanned::Spanned;

    use super::*;

    fn place(file: &str, sign: &str) -> Option<String> {
        let table: std::collections::BTreeMap<String, Spanned<String>> =
            toml::from_str(file).expect("tests write sound TOML");
        let text = &table["a"];
        let at = text.get_ref().find(sign)?;
        let written = Written::of(file, text.span(), text.get_ref());
        Some(file[written.place(at..at + sign.len())].to_owned())
    }

    #[test]
    fn the_place_is_that_of_what_is_written() {
        for (file, sign, expected) in [
            ("a = \"一\\u202e二\"", "\u{202e}", "\\u202e"),
            ("a = \"一\\U0000202E二\"", "\u{202e}", "\\U0000202E"),
            ("a = \"一\\t\\\"二三\"", "二", "二"),
            ("a = '一\\u202e二'", "二", "二"),
            ("a = \"\"\"\n一\n二\\\n   三\"\"\"", "三", "三"),
            ("a = \"\"\"\r\n一\r\n二\"\"\"", "二", "二"),
            ("a = '''\n一'二'''", "二", "二"),
            ("a = \"\"\"\"一\"\"\"\"", "一", "一"),
        ] {
            assert_eq!(place(file, sign).as_deref(), Some(expected), "{file}");
        }
    }

    proptest! {
        #[test]
        fn every_sign_of_any_text_is_found(text in "[\\PC\\n\\t\"'\\\\\u{7}]{0,20}") {
            let file = format!("a = {}\n", toml::Value::from(text.as_str()));
            let found: Vec<_> = text.char_indices().map(|(at, sign)| {
                let table: std::collections::BTreeMap<String, Spanned<String>> = toml::from_str(&file).expect("TOML");
                let written = Written::of(&file, table["a"].span(), &text);
                (sign, file[written.place(at..at + sign.len_utf8())].to_owned())
            }).collect();
            for (sign, written) in found {
                prop_assert!(written.starts_with(sign) || written.starts_with('\\'), "{sign:?} {written}");
                prop_assert!(written.chars().count() <= 10);
            }
        }
    }
}
