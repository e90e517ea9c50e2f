//! How much a story may hold. The limits are far above what a page can show; below them every rule
//! takes a bounded time.

use serde_spanned::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Code, Problem};

/// A larger file is no story.
pub const MOST_BYTES: usize = 1 << 20;
/// A text of more characters is a chapter.
const LONGEST_TEXT: usize = 10_000;

impl Problem {
    /// The file holds more than [`MOST_BYTES`].
    pub fn too_many_bytes() -> Self {
        let help = "是不是粘进了别的东西？只留故事，或者分成几个故事。";
        Self::error(Code::TooLarge, 0..0, "文件超过 1 MB，一页放不下。", help)
    }
}

/// The texts of a file that are too long for the rules to look at.
pub(super) fn texts(table: &DeTable<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    table.iter().for_each(|(_, value)| look(value, &mut problems));
    problems
}

fn look(value: &Spanned<DeValue<'_>>, problems: &mut Vec<Problem>) {
    match value.get_ref() {
        DeValue::String(text) => {
            let length = text.chars().count();
            if length > LONGEST_TEXT {
                problems.push(Problem::error(
                    Code::TooLarge,
                    value.span(),
                    format!("这一处文字有 {length} 字，一页放不下。"),
                    "分成几个板块；一处最多一万字。",
                ));
            }
        }
        DeValue::Array(list) => list.iter().for_each(|item| look(item, problems)),
        DeValue::Table(table) => table.iter().for_each(|(_, value)| look(value, problems)),
        _ => {}
    }
}
