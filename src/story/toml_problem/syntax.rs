//! A file that is not TOML: which of the mistakes that editors make it is, and what to write.
//!
//! The parser says where it stumbled; what was meant is read from the line that was written. So the
//! words are ours, in one language, and fit the mistake.

use std::ops::Range;

use toml::de::Error;

use super::mistakes;
use crate::story::problem::{Code, Problem};

/// To look at one line may take as long as the file is. Nobody puts more of them right at once: the
/// others are counted, with what the parser says of them.
const MOST: usize = 500;

/// The first stumble of each line. Where a quote or a bracket stays open, the parser stumbles over all
/// that follows, and only the first place is told.
pub(crate) fn syntax(mut errors: Vec<Error>, source: &str) -> Vec<Problem> {
    errors.sort_by_key(start_of);
    let mut told: Vec<Told> = Vec::new();
    let mut end = 0;
    for error in &errors {
        // A line of thousands of stumbles is looked at once.
        let start = start_of(error);
        if start < end {
            continue;
        }
        let line = line_at(source, start);
        end = line.end + 1;
        told.push(if told.len() < MOST {
            tell(error, source)
        } else {
            plainly(error, &source[line])
        });
    }
    let torn = told.iter().position(|one| one.torn);
    told.truncate(torn.map_or(told.len(), |at| at + 1));
    told.sort_by_key(|one| one.span.start);
    let problem =
        |one: Told| Problem::error(Code::Syntax, one.span, one.mistake.what, one.mistake.help);
    told.into_iter().map(problem).collect()
}

/// What is said of one stumble.
struct Told {
    span: Range<usize>,
    mistake: Mistake,
    /// Whether what follows is read as something else than it is.
    torn: bool,
}

/// A mistake in words, and what to write instead.
pub(super) struct Mistake {
    pub(super) what: String,
    pub(super) help: String,
}

impl Mistake {
    pub(super) fn new(what: impl Into<String>, help: impl Into<String>) -> Self {
        Self { what: what.into(), help: help.into() }
    }
}

fn start_of(error: &Error) -> usize {
    error.span().map_or(0, |span| span.start)
}

/// The bytes of the line of a byte, without its end.
pub(super) fn line_at(source: &str, byte: usize) -> Range<usize> {
    let byte = source.floor_char_boundary(byte);
    let start = source[..byte].rfind('\n').map_or(0, |at| at + 1);
    let end = source[byte..].find('\n').map_or(source.len(), |at| byte + at);
    start..end
}

fn is_torn(message: &str) -> bool {
    ["unclosed", "multi-line", "array elements", "in array"]
        .iter()
        .any(|part| message.contains(part))
}

fn tell(error: &Error, source: &str) -> Told {
    let message = error.message();
    let span = error.span().unwrap_or(0..0);
    let at = line_at(source, span.start);
    let line = &source[at.clone()];
    let place = |range: Range<usize>| at.start + range.start..at.start + range.end;
    if message.contains("duplicate key") {
        return Told { mistake: twice(source, &span), span, torn: false };
    }
    if let Some((range, mistake)) = mistakes::in_line(line) {
        let torn = is_torn(message) && mistakes::leaves_open(line);
        return Told { span: place(range), mistake, torn };
    }
    if message.contains("multi-line") || message.contains("invalid basic string") && line.is_empty()
    {
        return open_text(source, span);
    }
    if message.contains("array elements")
        || message.contains("inline table")
        || message.contains("unclosed array")
    {
        if let Some(told) = missing_comma(source, at.start) {
            return told;
        }
        if let Some(told) = open_bracket(source, &span) {
            return told;
        }
    }
    plainly(error, line)
}

fn plainly(error: &Error, line: &str) -> Told {
    let (message, span) = (error.message(), error.span().unwrap_or(0..0));
    Told { mistake: of_message(message, line), span, torn: is_torn(message) }
}

/// What remains when the line does not look like any mistake that we know.
fn of_message(message: &str, line: &str) -> Mistake {
    let has = |part: &str| message.contains(part);
    if has("string") || has("quote") {
        return Mistake::new(
            "这一行的引号不对。",
            "文字要放在一对英文引号里：\"这样\"；多行文字用三个引号 \"\"\" 开头和结尾。",
        );
    }
    if has("escape") || has("unicode") {
        return mistakes::backslash();
    }
    if has("comma") {
        return Mistake::new(
            "这一行多了或者少了逗号。",
            "两项之间写一个英文逗号，前面和最前面不写。",
        );
    }
    if has("zero") || has("number") || has("digit") || has("integer") || has("sign") {
        return Mistake::new(
            "这一行的数写得不对。",
            "只写阿拉伯数字和一个小数点，如 2331 或 8.3。",
        );
    }
    if has("value") && line.trim_end().ends_with('=') {
        return mistakes::no_value();
    }
    if has("key") || has("assignment") || has("`=`") {
        return Mistake::new(
            "这一行读不懂。",
            "一行写一个字段：名字 = \"值\"；等号左边只能是英文名字，等号用英文的 =。",
        );
    }
    if has("table") {
        return Mistake::new(
            "这一行的方括号没有成对。",
            "写成 [source]，或者 [[section]]、[[section.block]]。",
        );
    }
    if has("recursion") {
        return Mistake::new(
            "括号一层套一层，套得太深。",
            "架构图一行一个节点，用 reports_to，不用套括号。",
        );
    }
    Mistake::new("这一行读不懂。", "检查这一行的引号、括号、逗号是不是英文的，是不是成对。")
}

/// A name that stands twice in one table: where it stands first.
fn twice(source: &str, span: &Range<usize>) -> Mistake {
    let name = source.get(span.clone()).unwrap_or_default().trim_matches(['"', '\'']);
    let before = &source[..line_at(source, span.start).start];
    let table = before.rfind("\n[").map_or(0, |at| at + 1);
    let first = before[table..].lines().position(|line| {
        let key = line.split('=').next().unwrap_or_default();
        key.trim().trim_matches(['"', '\'']) == name
    });
    let line = first.map(|at| source[..table].matches('\n').count() + at + 1);
    let first = line.map_or(String::new(), |line| format!("，前一次在第 {line} 行"));
    Mistake::new(
        format!("{name} 写了两次{first}。"),
        "同一处的同一个名字只能写一次：删掉一个，或改名。",
    )
}

/// A text of several lines that never ends: told where it begins.
fn open_text(source: &str, span: Range<usize>) -> Told {
    let before = &source[..source.floor_char_boundary(span.end)];
    let opening = ["\"\"\"", "'''"].iter().filter_map(|marks| before.rfind(marks)).max();
    let span = opening.map_or(span, |at| at..at + 3);
    let help = "在这段文字的末尾另起一行，写上一样的三个引号。";
    Told {
        mistake: Mistake::new("从这里开始的多行文字没有结尾。", help), span, torn: true
    }
}

/// The end of the last line before a byte that says something, and its number.
fn line_above(source: &str, start: usize) -> Option<(Range<usize>, usize)> {
    let before = source[..source.floor_char_boundary(start)].trim_end();
    let line = line_at(source, before.len());
    let line = line.start..before.len();
    (!line.is_empty()).then(|| (line, source[..before.len()].matches('\n').count() + 1))
}

/// In a list, a line that ends without the comma that the next one needs.
fn missing_comma(source: &str, start: usize) -> Option<Told> {
    let line = &source[line_at(source, start)];
    // What begins a table is no item: there the bracket of the list is missing.
    let is_item = line.trim_start().starts_with(['{', '"', '\''])
        || line.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let (above, number) = line_above(source, start)?;
    let text = source[above.clone()].trim_end();
    if !is_item || text.ends_with([',', '[', '{']) {
        return None;
    }
    let end = above.start + text.len();
    let what = format!("第 {number} 行的末尾少了一个英文逗号。");
    let mistake = Mistake::new(what, "列表里两项之间写一个英文逗号。");
    // The last sign of that line, of however many bytes.
    let last = source.floor_char_boundary(end.saturating_sub(1));
    Some(Told { span: last..end, mistake, torn: true })
}

/// A bracket that stays open: told where it is.
fn open_bracket(source: &str, span: &Range<usize>) -> Option<Told> {
    let before = &source[..line_at(source, span.start).start];
    let mut offset = before.len();
    for line in before.lines().rev() {
        offset = line_at(source, offset.saturating_sub(1)).start;
        let open = line.matches(['[', '{']).count() > line.matches([']', '}']).count();
        if open {
            let at = offset + line.find(['[', '{'])?;
            let bracket = &source[at..=at];
            let close = if bracket == "[" { "]" } else { "}" };
            let what = format!("这里的 {bracket} 没有配上 {close}。");
            let help = format!("在列表的末尾补上 {close}。");
            return Some(Told { span: at..at + 1, mistake: Mistake::new(what, help), torn: true });
        }
        if line.trim_start().starts_with("[[") {
            return None;
        }
    }
    None
}
