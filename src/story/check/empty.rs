//! Texts that are written and say nothing: a heading, a label, a name of no words.

use serde_spanned::Spanned;
use toml::de::{DeTable, DeValue};

use crate::story::{Code, Problem};

/// Looks at every text of the file, whatever field it is for.
pub(in crate::story) fn check(table: &DeTable<'_>, problems: &mut Vec<Problem>) {
    for (name, value) in table.iter() {
        look(name.get_ref(), value, problems);
    }
}

fn look(name: &str, value: &Spanned<DeValue<'_>>, problems: &mut Vec<Problem>) {
    match value.get_ref() {
        DeValue::String(text) if text.trim().is_empty() => problems.push(Problem::error(
            Code::EmptyText,
            value.span(),
            format!("{name} 是空的。"),
            "写上文字；没有可写的，就把它删掉。",
        )),
        DeValue::Array(list) => list.iter().for_each(|item| look(name, item, problems)),
        DeValue::Table(table) => check(table, problems),
        _ => {}
    }
}
