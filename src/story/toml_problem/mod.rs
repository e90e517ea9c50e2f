//! What toml and serde say, said to an editor.

mod mistakes;
mod syntax;

use std::ops::Range;

use toml::de::Error;

pub(crate) use syntax::syntax;

use super::Block;
use super::problem::{Code, Problem};

/// A field that the model refused. `around` is the place when serde names none.
pub(crate) fn field(error: &Error, around: Range<usize>) -> Problem {
    let span = error.span().unwrap_or(around);
    let message = error.message();
    let words = backticked(message);
    let (first, known) =
        (words.first().copied().unwrap_or_default(), words.get(1..).unwrap_or_default());
    if message.starts_with("unknown field") {
        return Problem::error(
            Code::UnknownField,
            span,
            format!("没有 {first} 这个字段。"),
            suggestion(first, known),
        );
    }
    if message.starts_with("missing field") {
        let help = format!("在这里加一行：{first} = …");
        return Problem::error(Code::MissingField, span, format!("缺少 {first}。"), help);
    }
    if message.starts_with("unknown variant") {
        return Problem::error(
            Code::UnknownWord,
            span,
            format!("这里不能写“{first}”。"),
            suggestion(first, known),
        );
    }
    if message.starts_with("not a number") || message.contains("expected a number") {
        let written = if first.is_empty() { "这" } else { &format!("“{first}”") };
        return Problem::error(
            Code::BadNumber,
            span,
            format!("{written}不是一个数字。"),
            number_as(first),
        );
    }
    let expected = message.rsplit("expected ").next().unwrap_or_default();
    Problem::error(Code::WrongType, span, "这个值的类型不对。".to_owned(), wanted(expected))
}

/// How a number is to be written that was written so.
fn number_as(written: &str) -> &'static str {
    if written.contains([',', '，']) {
        "数里不写逗号，如 4000。"
    } else if written.starts_with(['−', '－', '–', '—', '负']) || written.starts_with("零下")
    {
        "负数前面写英文的减号，如 -3.2；页面上会换成“−”。"
    } else {
        "只写阿拉伯数字和一个小数点，最多 15 位，如 2331、8.3 或 -3.2；限定词、万亿、单位各有自己的字段。"
    }
}

/// A kind of block that there is not.
pub(crate) fn unknown_block(word: &str, span: Range<usize>) -> Problem {
    let message = format!("没有“{word}”这种板块。");
    Problem::error(Code::UnknownBlock, span, message, suggestion(word, Block::KINDS))
}

fn wanted(expected: &str) -> String {
    let what = match expected.trim() {
        e if e.starts_with("a string") || e.starts_with("string") => "文字，放在英文引号里",
        e if e.starts_with("a sequence") => "一个列表，放在方括号里",
        e if e.starts_with("a boolean") => " true 或 false",
        e if e.starts_with("u16") || e.starts_with("an integer") => "一个不带引号的整数",
        e if e.starts_with("struct Picture") => {
            return "写成 { file = \"hero.svg\", alt = \"画里有什么\" }，两样都要。".to_owned();
        }
        e if e.starts_with("struct") || e.starts_with("a map") => "一张表，放在花括号里",
        _ => return "查一查手册里这个字段的写法。".to_owned(),
    };
    format!("这里要写{what}。")
}

/// The words between backticks, in order.
fn backticked(message: &str) -> Vec<&str> {
    message.split('`').skip(1).step_by(2).collect()
}

/// Names the known word that is nearest to what was written, or all of them.
pub(crate) fn suggestion(written: &str, known: &[&str]) -> String {
    /// Longer ones are no slip of a finger, and to compare them costs as much as they are long.
    const LONGEST: usize = 60;
    let near = known
        .iter()
        .filter(|_| written.len() <= LONGEST)
        .map(|word| (strsim::damerau_levenshtein(written, word), word))
        .min()
        .filter(|(distance, word)| *distance <= word.chars().count().div_ceil(3));
    match near {
        Some((_, word)) => meant(word),
        None if known.is_empty() => "删掉这一行。".to_owned(),
        None => format!("可以写：{}。", known.join("、")),
    }
}

/// Asks whether a known word was meant.
pub(crate) fn meant(word: &str) -> String {
    format!("是不是想写 {word}？")
}
