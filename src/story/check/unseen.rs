//! Signs that a reader does not see, in whatever field and however they are written.

use crate::story::fields::{Field, What};
use crate::story::unseen::{Unseen, is_seen, unseen};
use crate::story::written::Written;
use crate::story::{Code, Problem};

pub(super) fn check(field: &Field<'_>, source: &str, problems: &mut Vec<Problem>) {
    let text = match field.what {
        // Nearly every name is of letters alone.
        What::Name if !field.name().bytes().all(|byte| byte.is_ascii_lowercase()) => field.name(),
        What::Text(text) if is_seen(text) => text,
        _ => return,
    };
    let (mut wrong, mut hidden) = (false, false);
    for (at, sign, kind) in unseen(text) {
        // One of a kind in a text: who mends the first sees the next.
        if std::mem::replace(if kind == Unseen::Hidden { &mut hidden } else { &mut wrong }, true) {
            continue;
        }
        let written = Written::of(source, field.span.clone(), text);
        let span = written.place(at..at + sign.len_utf8());
        let number = format!("U+{:04X}", u32::from(sign));
        let message = match kind {
            Unseen::Control => format!("这里有一个控制符（{number}）。"),
            Unseen::Turning => format!("这里有一个让文字倒着读的符号（{number}）。"),
            Unseen::Hollow => format!("这里有一个读者看不见、或者只看见方块的符号（{number}）。"),
            Unseen::Hidden => {
                let message = format!("这里有一个看不见的符号（{number}）。");
                let help = Code::UnseenSign.remedy();
                problems.push(Problem::warning(Code::UnseenSign, span, message, help));
                continue;
            }
        };
        let help = Code::MisleadingSign.remedy();
        problems.push(Problem::error(Code::MisleadingSign, span, message, help));
    }
}
