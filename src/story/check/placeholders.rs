//! Texts that a draft or a new story left for the editor to write.

use serde_spanned::Spanned;
use toml::de::{DeTable, DeValue};

use crate::story::{Code, Problem, placeholder};

/// Looks at every text of the file, whatever field it is for.
pub(in crate::story) fn check(table: &DeTable<'_>, problems: &mut Vec<Problem>) {
    table.iter().for_each(|(_, value)| look(value, problems));
}

fn look(value: &Spanned<DeValue<'_>>, problems: &mut Vec<Problem>) {
    match value.get_ref() {
        DeValue::String(text) => {
            if let Some(words) = placeholder::left_in(text) {
                problems.push(Problem::error(
                    Code::Placeholder,
                    value.span(),
                    format!("草稿在这里留了“{words}”，还没有写。"),
                    "换成自己的话；没有可写的，就删掉这一项。",
                ));
            } else if placeholder::is_sample(text) {
                problems.push(Problem::warning(
                    Code::SampleText,
                    value.span(),
                    "这还是新故事里的样子，不是您写的话。",
                    "换成自己的话；用不着的板块，整个删掉。",
                ));
            }
        }
        DeValue::Array(list) => list.iter().for_each(|item| look(item, problems)),
        DeValue::Table(table) => check(table, problems),
        _ => {}
    }
}
