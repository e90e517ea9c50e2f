//! Signs that do not belong into Chinese text (GB/T 15834), wherever they stand in the file and however
//! they are written there.

use std::cell::LazyCell;
use std::sync::LazyLock;

use regex::Regex;

use crate::story::fields::Field;
use crate::story::written::Written;
use crate::story::{Code, Problem, hanzi};

/// Fields that are names and addresses, and no text.
const NO_TEXT: &[&str] =
    &["slug", "id", "reports_to", "file", "icon", "url", "accent", "kind", "mark", "hant", "allow"];

struct Rule {
    code: Code,
    /// What is wrong stands in group 1 where there is one.
    pattern: Regex,
    message: &'static str,
    help: &'static str,
}

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    [
        (Code::HalfWidth, r"[\p{Han}”）》%\d]([,;:!?])\p{Han}|[\p{Han}”）》]([,;:!?(])|([,;:!?)])\p{Han}|[\p{Han}”）》](\.)(?:[^.\w]|$)", "中文里用了半角标点“{}”。", "换成全角的：，。；：！？（）。"),
        (Code::StraightQuote, r#"\p{Han}(")|(")\p{Han}"#, "中文里用了直引号 {}。", "换成“ ”；引号里再用引号，换成‘ ’。"),
        (Code::WrongDash, r"(-{2,}|—{3,}|－+|―+)", "破折号写成了“{}”。", "破折号是两个相连的“——”；起止的日期和数字之间用一个“—”。"),
        (Code::WrongEllipsis, r"(\.{3,}|。{2,}|…{3,})|(?:^|[^…])(…)(?:[^…]|$)", "省略号写成了“{}”。", "省略号是“……”，六个点。"),
        (Code::BlankBetweenHanzi, r"\p{Han}([\t\p{Zs}]+)\p{Han}", "汉字之间有空格。", "删掉空格。"),
        (Code::FullWidthDigits, r"([０-９Ａ-Ｚａ-ｚ％]+)", "“{}”是全角的。", "数字和字母用半角的。"),
    ]
    .map(|(code, pattern, message, help)| Rule {
        code,
        pattern: Regex::new(pattern).expect("a sound pattern"),
        message,
        help,
    })
    .into()
});

/// A link's address is no text.
static ADDRESS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\]\([^)\n]*\)|https?://[\x21-\x7e]+").expect("a sound pattern"));

pub(super) fn check(field: &Field<'_>, source: &str, problems: &mut Vec<Problem>) {
    let Some(text) = field.text() else { return };
    if field.path.iter().any(|name| NO_TEXT.contains(name)) {
        return;
    }
    let written = LazyCell::new(|| Written::of(source, field.span.clone(), text));
    // As many signs as bytes, so that places stay.
    let words = ADDRESS.replace_all(text, |found: &regex::Captures<'_>| "_".repeat(found[0].len()));
    // Running text joins its lines; in any other a page shows their ends as blanks.
    let joins = field.is_running() || !words.contains('\n');
    let words = if joins { words } else { words.trim_end().replace('\n', " ").into() };
    for rule in RULES.iter() {
        // One of a kind in a text: who mends the first sees the next.
        let Some(found) = rule.pattern.captures(&words) else { continue };
        let Some(sign) = found.iter().skip(1).flatten().next() else { continue };
        let message = rule.message.replace("{}", sign.as_str());
        problems.push(Problem::warning(rule.code, written.place(sign.range()), message, rule.help));
    }
    let other = words.char_indices().find_map(|(at, c)| Some((at, c, hanzi::traditional(c)?)));
    if let Some((at, sign, simplified)) = other {
        problems.push(Problem::warning(
            Code::Traditional,
            written.place(at..at + sign.len_utf8()),
            format!("“{sign}”是繁体字。"),
            format!("写成“{simplified}”：繁体页由程序转换；要另写的词放进 [hant]。"),
        ));
    }
}
