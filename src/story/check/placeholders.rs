//! Texts that a draft or a new story left for the editor to write.

use crate::story::fields::Field;
use crate::story::{Code, Problem, placeholder};

pub(super) fn check(field: &Field<'_>, problems: &mut Vec<Problem>) {
    let Some(text) = field.text() else { return };
    if let Some(words) = placeholder::left_in(text) {
        problems.push(Problem::error(
            Code::Placeholder,
            field.span.clone(),
            format!("草稿在这里留了“{words}”，还没有写。"),
            "换成自己的话；没有可写的，就删掉这一项。",
        ));
    } else if placeholder::is_sample(text) {
        problems.push(Problem::warning(
            Code::SampleText,
            field.span.clone(),
            "这还是新故事里的样子，不是您写的话。",
            "换成自己的话；用不着的板块，整个删掉。",
        ));
    }
}
