//! Which Hanzi are Simplified ones.

use std::sync::LazyLock;

use encoding_rs::GB18030;
use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

static TABLES: LazyLock<Option<OpenCC>> =
    LazyLock::new(|| OpenCC::from_config(BuiltinConfig::T2s).ok());

/// A text in Simplified characters, one for one; `None` where that cannot be done.
pub(crate) fn simplified(text: &str) -> Option<String> {
    let converted = TABLES.as_ref()?.convert(text);
    (converted.chars().count() == text.chars().count()).then_some(converted)
}

/// The Simplified form of a sign that Simplified text does not have.
pub(crate) fn traditional(sign: char) -> Option<char> {
    if is_simplified(sign) {
        return None;
    }
    let other = simplified(sign.encode_utf8(&mut [0; 4]))?.chars().next()?;
    (other != sign).then_some(other)
}

/// Whether a sign is one of the national standard's for Simplified text (GB/T 2312), or no Hanzi.
/// The tables alone would also change words that Simplified text has (著作, 乾隆).
pub(crate) fn is_simplified(sign: char) -> bool {
    let mut buffer = [0; 4];
    let (bytes, _, lost) = GB18030.encode(sign.encode_utf8(&mut buffer));
    match *bytes {
        // Its rows of Hanzi.
        [high, low] => !lost && ((0xb0..=0xf7).contains(&high) && low >= 0xa1 || high < 0x81),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_simplified_text_lacks_is_traditional() {
        assert_eq!("這裡設備".chars().filter_map(traditional).collect::<String>(), "这里设备");
        assert_eq!("显著乾隆瞭望a，𠮷".chars().find_map(traditional), None);
    }
}
