//! Bytes to text: UTF-8, UTF-16 with its mark, GB18030 or Big5, and nothing that is no text or of
//! another encoding.

use std::fmt;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, ISO_2022_JP, SHIFT_JIS, UTF_8};

/// A longer article is a book, or no article: a hundred thousand Hanzi.
pub const MOST_BYTES: usize = 300_000;
/// A longer line holds more than one paragraph.
const LONGEST_LINE: usize = 5_000;

/// A file's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The words.
    pub words: String,
    /// What is not certain of how they were read, in one sentence for the editor.
    pub doubt: Option<&'static str>,
}

/// Why a file is no article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAnArticle {
    /// There is nothing in it but blanks.
    Empty,
    /// It is longer than [`MOST_BYTES`].
    TooLong,
    /// It is not text, or text of another encoding.
    NotText,
    /// It is text of another language's encoding, by its name.
    Foreign(&'static str),
    /// A line of it, counted from 1, is too long to be a paragraph.
    LongLine(usize),
}

impl fmt::Display for NotAnArticle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "文件是空的：先把报道的文字贴进去，存好",
            Self::TooLong => "文件超过 300 KB（十万字），不像一篇报道：只留要用的那一篇",
            Self::NotText => {
                "这不是文字文件（或者编码不是 UTF-8、GB18030、Big5）：把报道另存为纯文本"
            }
            Self::Foreign(name) => {
                return write!(f, "文件的编码像是 {name}，不是中文的编码：另存为 UTF-8 再试");
            }
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
pub fn decode(bytes: &[u8]) -> Result<Text, NotAnArticle> {
    if bytes.len() > MOST_BYTES {
        return Err(NotAnArticle::TooLong);
    }
    let (text, doubt) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (read(encoding, &bytes[mark..]), None),
        None => match read(UTF_8, bytes) {
            Some(text) => (Some(text), None),
            None => local(bytes)?,
        },
    };
    let words = text.filter(|text| is_text(text)).ok_or(NotAnArticle::NotText)?;
    if words.trim().is_empty() {
        return Err(NotAnArticle::Empty);
    }
    let long = words.split(['\n', '\r']).position(|line| line.chars().count() > LONGEST_LINE);
    long.map_or(Ok(Text { words, doubt }), |before| Err(NotAnArticle::LongLine(before + 1)))
}

/// Text that is neither UTF-8 nor marked: the detector of Firefox says what it is.
fn local(bytes: &[u8]) -> Result<(Option<String>, Option<&'static str>), NotAnArticle> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let other = [EUC_JP, SHIFT_JIS, EUC_KR, ISO_2022_JP].into_iter().find(|other| *other == guess);
    if let Some(other) = other.filter(|other| read(other, bytes).is_some()) {
        return Err(NotAnArticle::Foreign(other.name()));
    }
    if guess == BIG5
        && let Some(text) = read(BIG5, bytes)
    {
        let doubt = "文件像是 Big5 编码的，照 Big5 读了：看看有没有乱码。";
        return Ok((Some(text), Some(doubt)));
    }
    let doubt = (guess != GBK && guess != GB18030)
        .then_some("文件的编码认不准，照 GB18030 读了：看看有没有乱码。");
    Ok((read(GB18030, bytes), doubt))
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
            assert_eq!(decode(bytes).map(|text| text.words).as_deref(), Ok(WORDS));
        }
    }

    #[test]
    fn other_encodings_are_told_apart_also_of_a_few_words() {
        let traditional = "縣裡今年新建學校三所，共有近300戶居民搬進新樓。";
        let (big5, _, lost) = BIG5.encode(traditional);
        assert!(!lost);
        let read = decode(&big5).expect("it is text");
        assert_eq!(read.words, traditional);
        assert!(read.doubt.is_some_and(|doubt| doubt.contains("Big5")));
        let (japanese, _, _) =
            EUC_JP.encode("今年、県内の学校は三校になり、約300世帯が新しい住宅に移った。");
        assert_eq!(decode(&japanese), Err(NotAnArticle::Foreign("EUC-JP")));
        let (japanese, _, _) =
            SHIFT_JIS.encode("今年、県内の学校は三校になり、約300世帯が新しい住宅に移った。");
        assert_eq!(decode(&japanese), Err(NotAnArticle::Foreign("Shift_JIS")));
        let (korean, _, _) = EUC_KR.encode("올해 학교 세 곳이 문을 열고 약 300가구가 이사했다.");
        assert_eq!(decode(&korean), Err(NotAnArticle::Foreign("EUC-KR")));
        for short in
            ["近300户居民。", "题目\n学校三所。", "青石日报讯 上半年全市进出口总额120亿元。"]
        {
            let (gb, _, _) = GB18030.encode(short);
            assert_eq!(decode(&gb).map(|text| text.words).as_deref(), Ok(short));
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
