//! Lines and columns.

use serde::Serialize;

/// A line and a column, both counted from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

/// Finds places in a text. Those asked for in the order of the text are found in one pass over it.
#[derive(Clone, Debug)]
pub struct Places<'a> {
    source: &'a str,
    /// The byte that was asked for last, and its place.
    last: (usize, Place),
}

impl<'a> Places<'a> {
    /// The places of a text.
    pub fn new(source: &'a str) -> Self {
        Self { source, last: (0, Place { line: 1, column: 1 }) }
    }

    /// The place of a byte; of the text's end when the byte lies behind it.
    pub fn of(&mut self, byte: usize) -> Place {
        let byte = if self.source.is_char_boundary(byte) { byte } else { self.source.len() };
        if byte < self.last.0 {
            *self = Self::new(self.source);
        }
        let (from, mut place) = self.last;
        let passed = &self.source[from..byte];
        let line = passed.rfind('\n').map_or(passed, |end| {
            place = Place { line: place.line + passed.matches('\n').count(), column: 1 };
            &passed[end + 1..]
        });
        place.column += line.chars().count();
        self.last = (byte, place);
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_characters_not_bytes_in_whatever_order_it_is_asked_for() {
        let source = "一\n二三 = 4\n";
        let mut places = Places::new(source);
        let four = source.find('4').expect("it is there");
        assert_eq!(places.of(four), Place { line: 2, column: 6 });
        assert_eq!(places.of(four + 1), Place { line: 2, column: 7 });
        assert_eq!(places.of(999), Place { line: 3, column: 1 });
        assert_eq!(places.of("一".len()), Place { line: 1, column: 2 });
    }
}
