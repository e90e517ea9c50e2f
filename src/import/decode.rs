//! Bytes to text: UTF-8, UTF-16 with its mark, or GB18030, and nothing that is no text.

use std::fmt;

use encoding_rs::{Encoding, GB18030, UTF_8};

/// A longer article is a book, or no article: a hundred thousand Hanzi.
pub const MOST_BYTES: usize = 300_000;
/// A longer line holds more than one paragraph.
const LONGEST_LINE: usize = 5_000;

/// Why a file is no article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAnArticle {
    /// There is nothing in it but blanks.
    Empty,
    /// It is longer than [`MOST_BYTES`].
    TooLong,
    /// It is not text, or text of another encoding.
    NotText,
    /// A line of it, counted from 1, is too long to be a paragraph.
    LongLine(usize),
}

impl fmt::Display for NotAnArticle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "文件是空的：先把报道的文字贴进去，存好",
            Self::TooLong => "文件超过 300 KB（十万字），不像一篇报道：只留要用的那一篇",
            Self::NotText => "这不是文字文件（或者编码不是 UTF-8、GB18030）：把报道另存为纯文本",
            Self::LongLine(line) => {
                return write!(f, "第 {line} 行超过五千字，不像一段话：每段另起一行");
            }
        })
    }
}

/// The text of a file.
///
/// # Errors
/// When it is empty, longer than [`MOST_BYTES`], no text, or a text without paragraphs.
pub fn decode(bytes: &[u8]) -> Result<String, NotAnArticle> {
    if bytes.len() > MOST_BYTES {
        return Err(NotAnArticle::TooLong);
    }
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => read(encoding, &bytes[mark..]),
        None => read(UTF_8, bytes).or_else(|| read(GB18030, bytes)),
    };
    let text = text.filter(|text| is_text(text)).ok_or(NotAnArticle::NotText)?;
    if text.trim().is_empty() {
        return Err(NotAnArticle::Empty);
    }
    let long = text.split(['\n', '\r']).position(|line| line.chars().count() > LONGEST_LINE);
    long.map_or(Ok(text), |before| Err(NotAnArticle::LongLine(before + 1)))
}

fn read(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.into_owned())
}

/// Pictures and programs may happen to decode, but they are full of control signs.
fn is_text(text: &str) -> bool {
    let odd = text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    !text.contains('\0') && odd * 100 <= text.chars().count()
}

#[cfg(test)]
mod tests {
    use encoding_rs::UTF_16LE;
    use proptest::prelude::*;

    use super::*;

    const WORDS: &str = "近300户居民，㐂𠮷。";

    #[test]
    fn usual_encodings_read_the_same() {
        let (gb, _, lost) = GB18030.encode(WORDS);
        assert!(!lost);
        let utf16: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain(WORDS.encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert_eq!(Encoding::for_bom(&utf16), Some((UTF_16LE, 2)));
        for bytes in [WORDS.as_bytes(), gb.as_ref(), &utf16, format!("\u{feff}{WORDS}").as_bytes()]
        {
            assert_eq!(decode(bytes).as_deref(), Ok(WORDS));
        }
    }

    #[test]
    fn what_is_no_article_is_refused_by_name() {
        assert_eq!(decode(b""), Err(NotAnArticle::Empty));
        assert_eq!(decode(" \u{3000}\r\n".as_bytes()), Err(NotAnArticle::Empty));
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Err(NotAnArticle::NotText));
        assert_eq!(decode(&[0xff; 40]), Err(NotAnArticle::NotText));
        assert_eq!(decode("字".repeat(MOST_BYTES).as_bytes()), Err(NotAnArticle::TooLong));
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes: Vec<u8>) {
            let _ = decode(&bytes);
        }
    }
}
