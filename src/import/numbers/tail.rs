//! What stands behind the digits of a number: 多, scale, unit, 以上.

use super::{qualifier, unit};
use crate::story::{Qualifier, Scale};

/// What stands behind the digits.
pub(super) struct Tail {
    pub(super) more: Option<Qualifier>,
    pub(super) scale: Option<(Option<Scale>, u64)>,
    pub(super) unit: String,
    pub(super) behind: Option<qualifier::Word>,
    pub(super) end: usize,
}

impl Tail {
    /// Reads from a place of a text on.
    pub(super) fn of(text: &str, mut at: usize) -> Self {
        let mut more = None;
        let take_more = |at: &mut usize, more: &mut Option<Qualifier>| {
            if let Some((word, bytes)) = qualifier::more(&text[*at..]).filter(|_| more.is_none()) {
                (*more, *at) = (Some(word), *at + bytes);
            }
        };
        take_more(&mut at, &mut more);
        let scale = scale(&text[at..]);
        at += scale.map_or(0, |(.., bytes)| bytes);
        take_more(&mut at, &mut more);
        let unit = match several_of(&text[at..]).filter(|_| more.is_none()) {
            Some((unit, bytes)) => {
                more = Some(Qualifier::AndMore);
                at += bytes;
                unit
            }
            None => {
                let unit = unit::of(&text[at..]);
                at += unit.len();
                let behind = &text[at..];
                // 三成多居民, 30%多居民: nothing else begins with 多 there.
                let word = match unit {
                    "成" | "%" | "‰" => qualifier::more(behind),
                    _ => qualifier::more_behind_unit(behind),
                };
                if let Some((word, bytes)) = word.filter(|_| more.is_none() && !unit.is_empty()) {
                    more = Some(word);
                    at += bytes;
                }
                unit::normal(unit).to_owned()
            }
        };
        let behind = qualifier::behind(&text[at..]);
        Self { more, scale: scale.map(|(scale, factor, _)| (scale, factor)), unit, behind, end: at }
    }

    /// The same, with a measure word that no table knows: a sign that stands alone between the
    /// number and the end of its clause, as in 1.7万叶。
    pub(super) fn or_lone_sign(mut self, text: &str) -> Self {
        const OTHERS: &str =
            "时的后前起内外里中间了着过来止许上下半整号日月和与及或等型版式线路楼室";
        let mut signs = text[self.end..].chars();
        let (sign, end) = (signs.next(), signs.next());
        let ends = end.is_none_or(|sign| "，。、；：！？）".contains(sign));
        if let Some(sign) = sign
            && self.unit.is_empty()
            && ends
            && ('\u{4e00}'..='\u{9fff}').contains(&sign)
            && !OTHERS.contains(sign)
        {
            self.unit.push(sign);
            self.end += sign.len_utf8();
        }
        self
    }
}

/// 个多月, 个多小时: the unit without its 多.
fn several_of(rest: &str) -> Option<(String, usize)> {
    let behind = rest.strip_prefix("个多").or(rest.strip_prefix("个余"))?;
    let words = ["月", "小时", "百分点", "星期", "世纪", "季度", "学期", "钟头", "工作日"];
    let word = words.iter().find(|word| behind.starts_with(**word))?;
    Some((format!("个{word}"), "个多".len() + word.len()))
}

/// A scale at the front of a text: the story's scale, a factor beside it, and its bytes.
fn scale(rest: &str) -> Option<(Option<Scale>, u64, usize)> {
    let words = [
        ("万亿", Some(Scale::Trillion), 1),
        ("千万", Some(Scale::TenThousand), 1000),
        ("百万", Some(Scale::TenThousand), 100),
        ("千亿", Some(Scale::HundredMillion), 1000),
        ("百亿", Some(Scale::HundredMillion), 100),
        ("亿", Some(Scale::HundredMillion), 1),
        ("万", Some(Scale::TenThousand), 1),
        ("千", None, 1000),
        ("百", None, 100),
    ];
    // 千瓦, 千米, 百分点 begin with a unit.
    let unit = unit::of(rest);
    if !unit.is_empty() && (rest.starts_with('千') || rest.starts_with('百')) {
        return None;
    }
    let (word, scale, factor) = words.into_iter().find(|(word, ..)| rest.starts_with(word))?;
    Some((scale, factor, word.len()))
}
