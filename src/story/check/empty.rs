//! Texts that are written and say nothing: a heading, a label, a name of no words, or of signs that
//! nobody sees.

use crate::story::fields::Field;
use crate::story::unseen::is_seen;
use crate::story::{Code, Problem};

pub(super) fn check(field: &Field<'_>, problems: &mut Vec<Problem>) {
    if field.text().is_some_and(|text| !is_seen(text)) {
        problems.push(Problem::error(
            Code::EmptyText,
            field.span.clone(),
            format!("{} 是空的。", field.name()),
            "写上文字；没有可写的，就把它删掉。",
        ));
    }
}
