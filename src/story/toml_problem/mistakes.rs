//! The commonest mistakes of editors, seen in the line that they wrote.

use std::ops::Range;

use super::syntax::Mistake;

type Found = (Range<usize>, Mistake);

/// A longer line was not typed by an editor. Some mistakes are looked for from each sign on, which
/// takes time by the square of the line.
const LONGEST_LINE: usize = 12_000;

/// The mistake in a line over which the parser stumbled, and its place there; nothing when it is none
/// of these, or when the line is longer than anybody types. The more certain ones come first.
pub(super) fn in_line(line: &str) -> Option<Found> {
    if line.len() > LONGEST_LINE {
        return None;
    }
    [comment, odd_blank, full_width, header, no_equals, two_texts, open_text, value]
        .iter()
        .find_map(|look| look(line))
}

pub(super) fn no_value() -> Mistake {
    Mistake::new("等号后面没有值。", "写上值；没有可写的，就删掉这一行。")
}

pub(super) fn backslash() -> Mistake {
    Mistake::new(
        "反斜线 \\ 在双引号里另有用处。",
        "要写反斜线本身，写两个：\\\\；或者把文字放在单引号里。",
    )
}

/// Whether a line opens a bracket of a list that it does not close.
pub(super) fn leaves_open(line: &str) -> bool {
    let count = |signs: [char; 2]| outside(line).filter(|(_, c)| signs.contains(c)).count();
    !line.trim_start().starts_with("[") && count(['[', '{']) > count([']', '}'])
}

fn whole(line: &str) -> Range<usize> {
    let start = line.len() - line.trim_start().len();
    start..line.trim_end().len().max(start)
}

fn comment(line: &str) -> Option<Found> {
    let text = line.trim_start();
    let mark =
        ["//", "/*", "<!--", "--", ";", "；", "＃"].into_iter().find(|it| text.starts_with(it))?;
    let at = line.len() - text.len();
    let mistake = Mistake::new(format!("不能用 {mark} 开头。"), "写给自己看的话用英文的 # 开头。");
    Some((at..at + mark.len(), mistake))
}

/// A blank that TOML does not take for one, where it would take any other.
fn odd_blank(line: &str) -> Option<Found> {
    let odd = |c: char| {
        c.is_whitespace() && !c.is_ascii() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}')
    };
    let (at, blank) = outside(line).find(|(_, c)| odd(*c))?;
    let what = match blank {
        '\u{3000}' => "这里有一个全角空格。",
        _ => "这里有一个看不出的空格。",
    };
    Some((at..at + blank.len_utf8(), Mistake::new(what, "删掉它，或者换成普通的空格。")))
}

/// The signs of a line that stand outside of its texts and comments, with their places.
fn outside(line: &str) -> impl Iterator<Item = (usize, char)> {
    let (mut open, mut escaped, mut over) = (None, false, false);
    line.char_indices().filter(move |(_, c)| {
        if over {
            return false;
        }
        match open {
            Some(quote) => {
                if escaped {
                    escaped = false;
                } else if *c == '\\' && quote == '"' {
                    escaped = true;
                } else if *c == quote {
                    open = None;
                }
                false
            }
            None => {
                if matches!(c, '"' | '\'') {
                    open = Some(*c);
                }
                over = *c == '#';
                !over
            }
        }
    })
}

/// Punctuation of Chinese where TOML wants that of English.
fn full_width(line: &str) -> Option<Found> {
    let mut quote = None;
    for (at, c) in outside(line) {
        let (what, help) = match c {
            '“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』' | '＂' | '＇' | '«' | '»' =>
            {
                let help = "文字的两头用英文引号：\"这样\"；文字里面的引号才用“ ”。";
                quote.get_or_insert((
                    at..at + c.len_utf8(),
                    Mistake::new(format!("文字的两头用了 {c}。"), help),
                ));
                continue;
            }
            '＝' => ("等号用了全角的 ＝。".to_owned(), "换成英文的 =。"),
            '：' | '∶' => ("名字后面用了冒号。".to_owned(), "换成英文的等号 =。"),
            '，' | '、' | '；' => (format!("逗号用了中文的 {c}。"), "换成英文的逗号 ,。"),
            '［' | '］' | '【' | '】' | '〔' | '〕' => {
                (format!("方括号用了中文的 {c}。"), "换成英文的 [ 和 ]。")
            }
            '｛' | '｝' => (format!("花括号用了全角的 {c}。"), "换成英文的 { 和 }。"),
            '．' => ("点用了全角的 ．。".to_owned(), "换成英文的点。"),
            '—' | '–' | '−' | '－' | '‐' | '‑' => (
                format!("这里的 {c} 不是英文的短横。"),
                "负号和名字里的短横都用英文的 -；文字放在英文引号里。",
            ),
            '０'..='９' => (format!("数字 {c} 是全角的。"), "换成半角的阿拉伯数字。"),
            _ => continue,
        };
        // A text in Chinese quotes holds all kinds of signs: then it is the quotes.
        return quote.or_else(|| Some((at..at + c.len_utf8(), Mistake::new(what, help))));
    }
    quote
}

/// A line that begins a table, with too few or too many brackets, or with more in it.
fn header(line: &str) -> Option<Found> {
    let text = line.trim();
    let closes = text.ends_with("]]") && !text.contains(['=', '"', '\'', '{']);
    if !(text.starts_with('[') || closes) || text.contains(['"', '\'', '{', ',']) {
        return None;
    }
    let name: String =
        text.chars().filter(|c| c.is_ascii_alphanumeric() || "._-".contains(*c)).collect();
    let (open, close) = (text.matches('[').count(), text.matches(']').count());
    let help = if matches!(name.as_str(), "section" | "section.block") {
        format!("写成 [[{name}]]，前后各两个方括号，独占一行。")
    } else {
        "一个字段一张表，写成 [source]；可以有好几个的，写成 [[section]]、[[section.block]]。独占一行。".to_owned()
    };
    let what = match (open, close) {
        _ if open != close => format!("前面 {open} 个方括号，后面 {close} 个，没有成对。"),
        (1 | 2, _) if text.ends_with(']') => return None,
        _ => "方括号后面还有别的东西。".to_owned(),
    };
    Some((whole(line), Mistake::new(what, help)))
}

fn no_equals(line: &str) -> Option<Found> {
    let text = line.trim();
    let name: usize = text
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "_-.".contains(*c))
        .map(char::len_utf8)
        .sum();
    let rest = text[name..].trim_start();
    if name == 0 {
        return None;
    }
    if let Some(behind) = rest.strip_prefix(':') {
        let at = line.find(':').unwrap_or(0);
        let help = "换成英文的等号 =。";
        return (!behind.is_empty())
            .then(|| (at..at + 1, Mistake::new("名字后面用了冒号。", help)));
    }
    if rest.starts_with("==") {
        let at = line.find("==").unwrap_or(0);
        return Some((at..at + 2, Mistake::new("写了两个等号。", "留一个。")));
    }
    if rest == "=" || rest.strip_prefix('=').is_some_and(|it| it.trim_start().starts_with('#')) {
        return Some((whole(line), no_value()));
    }
    None
}

/// Where the texts of a line begin and end, quotes included; the last one may stay open.
fn texts(line: &str) -> Vec<(Range<usize>, bool)> {
    let mut texts = Vec::new();
    let mut rest = 0;
    while let Some(start) = line[rest..].find(['"', '\'', '#']).map(|at| rest + at) {
        let quote = &line[start..=start];
        if quote == "#" {
            break;
        }
        let mut escaped = false;
        let end = line[start + 1..].char_indices().find(|(_, c)| {
            let ends = !escaped && c.to_string() == quote;
            escaped = *c == '\\' && !escaped && quote == "\"";
            ends
        });
        match end {
            Some((at, _)) => {
                rest = start + 1 + at + 1;
                texts.push((start..rest, true));
            }
            None => {
                texts.push((start..line.len(), false));
                break;
            }
        }
    }
    texts
}

/// Quotes in a text that were meant for the reader end it: what comes behind is a word.
fn two_texts(line: &str) -> Option<Found> {
    if line.contains("\"\"\"") || line.contains("'''") {
        return None;
    }
    texts(line).into_iter().find_map(|(text, closed)| {
        let behind = line[text.end..].chars().next();
        let is_word = behind.is_some_and(|c| !c.is_ascii_punctuation() && !c.is_whitespace());
        // A text that ends where another begins: "他说："好"".
        let quote = behind == Some('"') || behind == Some('\'');
        (closed && (is_word || quote) && text.len() > 1).then(|| {
            let help = "文字里的引号用中文的“ ”，两头的才用英文引号。";
            (text.end - 1..text.end, Mistake::new("文字在这里就结束了，后面还有字。", help))
        })
    })
}

/// A text that does not end in its line.
fn open_text(line: &str) -> Option<Found> {
    if line.contains("\"\"\"") || line.contains("'''") {
        return None;
    }
    let (text, _) = texts(line).into_iter().find(|(_, closed)| !closed)?;
    let value = line.split_once('=').map_or("", |(_, value)| value.trim());
    if !value.starts_with(['"', '\'', '[', '{']) && !line.trim_start().starts_with(['"', '\'', '{'])
    {
        let help = "在文字的前面补上一个英文引号。";
        return Some((whole(line), Mistake::new("文字的前面少了引号。", help)));
    }
    let help = "在这一行文字的后面补上一个英文引号；多行文字用三个引号 \"\"\" 开头和结尾。";
    Some((
        text.start..text.start + 1,
        Mistake::new("从这里开始的文字，这一行里没有结束的引号。", help),
    ))
}

/// A value without quotes that is neither a number nor `true`.
fn value(line: &str) -> Option<Found> {
    for (name, range) in values(line) {
        let value = &line[range.clone()];
        if let Some(mistake) = bare(name, value) {
            return Some((range, mistake));
        }
    }
    None
}

/// What stands behind each equals sign of a line without quotes, and the name before it.
fn values(line: &str) -> Vec<(&str, Range<usize>)> {
    let signs: Vec<usize> = outside(line).filter(|(_, c)| *c == '=').map(|(at, _)| at).collect();
    let value = |&at: &usize| {
        let name = line[..at].trim_end().rsplit([' ', '{', ',', '\t']).next().unwrap_or_default();
        let start = at + 1 + (line[at + 1..].len() - line[at + 1..].trim_start().len());
        let number = line[start..].starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c));
        // In a number the comma is what is wrong, when digits follow at once.
        let digits = |at: usize| line[at + 1..].starts_with(|c: char| c.is_ascii_digit());
        let ends = |(at, c): (usize, char)| {
            matches!(c, '}' | ']' | '#') || c == ',' && !(number && digits(start + at))
        };
        let length = line[start..]
            .char_indices()
            .find(|it| ends(*it))
            .map_or(line[start..].len(), |(at, _)| at);
        let value = line[start..start + length].trim_end();
        (name, start..start + value.len())
    };
    signs
        .iter()
        .map(value)
        .filter(|(_, range)| !line[range.clone()].starts_with(['"', '\'', '[', '{']))
        .collect()
}

fn bare(name: &str, value: &str) -> Option<Mistake> {
    let quoted = format!("写成 {name} = \"{value}\"。");
    let first = value.chars().next()?;
    if value == "true" || value == "false" {
        return None;
    }
    if ["是", "对", "有", "真", "否", "不", "无", "假", "yes", "no", "on", "off", "true", "false"]
        .contains(&value.to_lowercase().as_str())
    {
        let yes = matches!(
            value.to_lowercase().as_str(),
            "是" | "对" | "有" | "真" | "yes" | "on" | "true"
        );
        let word = if yes { "true" } else { "false" };
        return Some(Mistake::new(
            format!("这里不能写“{value}”。"),
            format!("写 {word}，小写，不加引号。"),
        ));
    }
    let lower = value.to_lowercase();
    if [".svg", ".jpg", ".jpeg", ".png", ".webp", ".gif", ".csv"]
        .iter()
        .any(|it| lower.ends_with(it))
    {
        let help = if name == "picture" || name == "ending" {
            format!("写成 {name} = {{ file = \"{value}\", alt = \"画里有什么\" }}。")
        } else {
            quoted
        };
        return Some(Mistake::new(format!("文件名 {value} 没有加引号。"), help));
    }
    if first.is_ascii_digit() || matches!(first, '+' | '-' | '.') {
        return number(name, value);
    }
    Some(Mistake::new(
        "文字没有加引号。",
        if value.contains(['"', '\'']) {
            "文字的两头各写一个英文引号。".to_owned()
        } else {
            quoted
        },
    ))
}

/// What is wrong with a number.
fn number(name: &str, value: &str) -> Option<Mistake> {
    let unsigned = value.trim_start_matches(['+', '-']);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let without = |signs: &[char]| value.replace(signs, "");
    if unsigned.contains(',') && digits(&unsigned.replace([',', '.'], "")) {
        let help = format!("写 {}，页面上自己会分节。", without(&[',']));
        return Some(Mistake::new("数里写了逗号。", help.replace("，页面上自己会分节", "")));
    }
    if unsigned.contains([' ', '\'']) && digits(&unsigned.replace([' ', '\'', '.'], "")) {
        return Some(Mistake::new(
            "数里写了空格或撇号。",
            format!("写 {}。", without(&[' ', '\''])),
        ));
    }
    if let Some(whole) = unsigned.strip_suffix('.').filter(|it| digits(it)) {
        return Some(Mistake::new("小数点后面没有数字。", format!("写 {whole}，或者 {whole}.0。")));
    }
    if unsigned.strip_prefix('.').is_some_and(digits) {
        return Some(Mistake::new("小数点前面没有数字。", format!("写 0{unsigned}。")));
    }
    if unsigned.starts_with('0')
        && unsigned.len() > 1
        && digits(&unsigned.replace('.', ""))
        && !unsigned.starts_with("0.")
    {
        let plain = unsigned.trim_start_matches('0');
        let plain = if plain.is_empty() || plain.starts_with('.') {
            format!("0{plain}")
        } else {
            plain.to_owned()
        };
        return Some(Mistake::new("数的前面多写了 0。", format!("写 {plain}。")));
    }
    let number: String =
        value.chars().take_while(|c| c.is_ascii_digit() || "+-.".contains(*c)).collect();
    let behind = value[number.len()..].trim_start();
    if digits(&number.replace(['+', '-', '.'], ""))
        && behind.starts_with(|c: char| c == '%' || !c.is_ascii())
    {
        let help = if name == "value" {
            format!("写 value = {number}, unit = \"{behind}\"；“多”“万”也各有自己的字段。")
        } else {
            format!("是文字就加引号：{name} = \"{value}\"；是数就只写 {number}。")
        };
        return Some(Mistake::new(format!("数字后面跟着“{behind}”。"), help));
    }
    None
}
