//! `[hant]`: words for the Traditional page, and nothing but words.

use std::ops::Range;

use serde_spanned::Spanned;
use toml::de::{DeTable, DeValue};

use crate::story::written::Written;
use crate::story::{Code, Problem, hant};

pub(super) fn check(table: &DeTable<'_>, source: &str, problems: &mut Vec<Problem>) {
    let rows = table.iter().find(|(name, _)| name.get_ref() == "hant");
    let Some(DeValue::Table(rows)) = rows.map(|(_, value)| value.get_ref()) else { return };
    for (from, to) in rows.iter() {
        let DeValue::String(words) = to.get_ref() else { continue };
        if let Some(why) = hant::wrong_key(from.get_ref()) {
            problems.push(bad(from.span(), from.get_ref(), why));
        } else if let Some(why) = hant::wrong_words(from.get_ref(), words) {
            problems.push(bad(place(source, to, words), words, why));
        }
    }
}

/// Where the sign stands that is no word.
fn place(source: &str, value: &Spanned<DeValue<'_>>, words: &str) -> Range<usize> {
    let sign = words.char_indices().find(|(_, sign)| hant::is_markup(*sign));
    sign.map_or(value.span(), |(at, sign)| {
        Written::of(source, value.span(), words).place(at..at + sign.len_utf8())
    })
}

fn bad(span: Range<usize>, words: &str, why: &str) -> Problem {
    let message = format!("[hant] 里的“{words}”不能用：{why}。");
    Problem::error(Code::BadHant, span, message, Code::BadHant.remedy())
}
