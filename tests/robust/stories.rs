//! Stories as nobody means to write them.

use crate::Case;

/// The front of a story, and a section that is open for blocks.
const HEAD: &str = "slug = 'x'\nkicker = '样张'\ntitle = ['题目']\nstandfirst = '一句话。'\n\
    description = '一句话。'\n[source]\nnewspaper = '样报'\n[[section]]\nid = 'one'\ntitle = '一节'\n";

fn story(blocks: &str) -> Vec<u8> {
    (HEAD.to_owned() + blocks).into_bytes()
}

fn prose(text: &str) -> Vec<u8> {
    story(&format!("[[section.block]]\nkind = 'prose'\ntext = '''{text}'''\n"))
}

/// A chart of so many nodes below the root, each of which reports to what `superior` says.
fn chart(nodes: usize, superior: impl Fn(usize) -> usize) -> Vec<u8> {
    let row =
        |n: usize| format!("{{ id = 'n{n}', reports_to = 'n{}', name = '甲' }},\n", superior(n));
    let rows: String = (1..=nodes).map(row).collect();
    story(&format!(
        "[[section.block]]\nkind = 'org-chart'\ntitle = '图'\nrows = [{{ id = 'n0', name = '甲' }},\n{rows}]\n"
    ))
}

/// Two thousand blocks of three kinds, with a number and a date each.
fn two_thousand_blocks() -> Vec<u8> {
    let block = |n: usize| match n % 3 {
        0 => format!("kind = 'prose'\nid = 'b{n}'\ntext = '第{n}段文字，一共就这么长。'\n"),
        1 => format!(
            "kind = 'counters'\nitems = [{{ value = {n}, unit = '个', label = '第{n}种', paragraph = {n} }}]\n"
        ),
        _ => format!("kind = 'timeline'\nitems = [{{ date = '2020年', text = '第{n}件事' }}]\n"),
    };
    let blocks: String = (1..=2000).map(|n| format!("[[section.block]]\n{}", block(n))).collect();
    story(&blocks)
}

pub(crate) fn all() -> Vec<Case> {
    let plain = String::from_utf8(prose("文字。")).expect("it was text");
    let rows = |row: &str| {
        format!("[[section.block]]\nkind = 'counters'\nitems = [{}]\n", row.repeat(2000))
    };
    let sentence = |n: usize| format!("这一句话一共有十二个字以上，第{n}句。");
    let sentences: String = (0..400).map(sentence).collect();
    let twice: String = (0..40)
        .map(|_| String::from_utf8_lossy(&prose(&sentences))[HEAD.len()..].to_owned())
        .collect();
    vec![
        ("an empty file", Vec::new(), Some("error[empty-list]: 故事里一节也没有")),
        ("blanks", "\n \u{3000}\n".into(), Some("error[syntax]")),
        ("a picture", b"\x89PNG\r\n\x1a\n\xff\xff".into(), Some("不是 UTF-8 编码的文字")),
        ("noughts", vec![0; 100_000], Some("error[syntax]")),
        ("five megabytes", "字".repeat(1_700_000).into(), Some("error[too-large]: 文件超过 1 MB")),
        ("a text of 900 KB", prose(&"字".repeat(300_000)), Some("最多一万字")),
        ("lines that are no TOML", "一\n".repeat(200_000).into(), Some("还有 199900 处没有列出来")),
        ("one line that is no TOML", "[".repeat(900_000).into(), Some("error[syntax]")),
        (
            "a list in a list in a list",
            format!("a = {}", "[".repeat(50_000)).into(),
            Some("error[syntax]"),
        ),
        (
            "a table in a table in a table",
            format!("a = {}", "{ a = ".repeat(50_000)).into(),
            Some("error[syntax]"),
        ),
        (
            "a name of 50,000 parts",
            format!("{} = 1", ["a"; 50_000].join(".")).into(),
            Some("error[syntax]"),
        ),
        (
            "50,000 headers in headers",
            (0..400)
                .map(|n| format!("[{}]\n", ["a"; 70].join(&format!("{n}."))))
                .collect::<String>()
                .into(),
            Some("error["),
        ),
        (
            "a name of half a megabyte",
            format!("{} = 1\n{plain}", "a".repeat(500_000)).into(),
            Some("error[unknown-field]"),
        ),
        ("2,000 blocks", two_thousand_blocks(), None),
        (
            "5,000 nodes below one",
            chart(5000, |_| 0),
            Some("warning[wide-chart]: 这张图有 5001 个节点"),
        ),
        (
            "5,000 nodes below one another",
            chart(5000, |n| n - 1),
            Some("error[too-large]: 这张图有 5001 级"),
        ),
        (
            "5,000 nodes in a ring",
            chart(5000, |n| if n == 1 { 5000 } else { n - 1 }),
            Some("error[chart-cycle]"),
        ),
        ("5,000 nodes below nobody", chart(5000, |n| n + 90_000), Some("error[unknown-superior]")),
        (
            "the same name 5,000 times",
            chart(5000, |_| 0)
                .split(|b| *b == b'\n')
                .map(|line| {
                    String::from_utf8_lossy(line).replace("{ id = 'n", "{ id = 'm', note = 'n")
                        + "\n"
                })
                .collect::<String>()
                .into(),
            Some("error[duplicate-id]"),
        ),
        (
            "4,000 figures that say two things",
            story(
                &(rows("{ value = 1, unit = '个', label = '甲' },")
                    + &rows("{ value = 2, unit = '个', label = '甲' },")),
            ),
            Some("warning[two-values]"),
        ),
        (
            "2,000 wrong marks in one line",
            story(&rows("{ value = 1, label = '甲，,乙' },")),
            Some("warning[half-width]"),
        ),
        ("a sentence for the fortieth time", story(&twice), Some("warning[copied-sentence]")),
        (
            "500 quotes",
            prose(&"“这一句话一共有十二个字以上。”\n".repeat(500)),
            Some("warning[quote-without-speaker]"),
        ),
        ("quotes in quotes", prose(&("“‘".repeat(2000) + "深" + &"’”".repeat(2000))), None),
        (
            "quoted paragraphs in quoted paragraphs",
            prose(&(">".repeat(9000) + "深")),
            Some("error[unknown-markup]"),
        ),
        ("lists in lists", prose(&"- ".repeat(4500)), Some("error[unknown-markup]")),
        (
            "stress in stress",
            prose(&("*甲 **乙 ".repeat(700) + &"乙** 甲*".repeat(700))),
            Some("warning[loose-emphasis]"),
        ),
        ("links in links", prose(&("[".repeat(4000) + "深" + &"](#one)".repeat(800))), None),
        ("emphasis without an end", prose(&"**甲".repeat(3333)), Some("warning[long-paragraph]")),
        ("asterisks alone", prose(&"*".repeat(9999)), Some("warning[long-words]")),
        ("tags in a row", prose(&"<b a=".repeat(1999)), Some("warning[long-paragraph]")),
        ("tags that close", prose(&"<b>".repeat(3333)), Some("error[unknown-markup]")),
        ("addresses that stay open", prose(&"](#".repeat(3333)), Some("warning[long-words]")),
        ("backticks", prose(&"`a".repeat(4999)), Some("error[unknown-markup]")),
        (
            "5,000 keywords",
            plain
                .replacen(
                    "[source]",
                    &format!("keywords = [{}]\n[source]", "'字',".repeat(5000)),
                    1,
                )
                .into(),
            Some("error[too-large]: keywords 有 5000 项"),
        ),
        (
            "1,000 lines of a title",
            plain.replace("'题目'", &"'题目',".repeat(1000)).into(),
            Some("error[too-large]: title 有 1000 项"),
        ),
        (
            "9,000 words for the Traditional page",
            plain
                .replacen(
                    "[source]",
                    &format!(
                        "[hant]\n{}[source]",
                        (0..9000)
                            .map(|n| format!(
                                "'字{}' = '{}'\n",
                                char::from_u32(0x4e00 + n).unwrap_or('一'),
                                "字".repeat(20)
                            ))
                            .collect::<String>()
                    ),
                    1,
                )
                .into(),
            Some("error[too-large]: hant 有 9000 项"),
        ),
        (
            "words for the Traditional page in words",
            plain
                .replacen(
                    "[source]",
                    &format!(
                        "[hant]\n{}[source]",
                        (1..=40)
                            .map(|n| format!("'{}' = '甲'\n", "字".repeat(n)))
                            .collect::<String>()
                    ),
                    1,
                )
                .replace("文字。", &"字".repeat(9999))
                .into(),
            Some("warning[long-paragraph]"),
        ),
        ("brackets that stay open", prose(&"![[](<".repeat(1600)), Some("warning[long-words]")),
        ("Windows line ends", plain.replace('\n', "\r\n").into(), None),
        ("mixed line ends", plain.replacen('\n', "\r\n", 5).into(), None),
        ("line ends of an old Mac", plain.replace('\n', "\r").into(), Some("error[syntax]")),
        ("a byte-order mark", format!("\u{feff}{plain}").into(), None),
        (
            "UTF-16",
            [0xff, 0xfe]
                .into_iter()
                .chain(plain.encode_utf16().flat_map(u16::to_le_bytes))
                .collect(),
            Some("不是 UTF-8 编码的文字"),
        ),
        ("faces", prose("👩‍👩‍👧‍👦 一家人 🇨🇳 👍🏽 好。"), Some("warning[unseen-sign]")),
        ("one face", prose("好😀。"), None),
        ("rare characters", prose("㐂𠮷𰻞𱁬一家，𮧵字。"), None),
        ("8,000 rare characters", prose(&"𠮷".repeat(8000)), Some("warning[long-paragraph]")),
        (
            "text from right to left",
            prose("从右往左\u{202e}写的字\u{200f}。"),
            Some("error[misleading-sign]"),
        ),
        (
            "marks without a letter",
            prose(&("字".to_owned() + &"\u{301}".repeat(9000))),
            Some("warning[long-paragraph]"),
        ),
        ("signs that no text has", prose("\u{7}文字"), Some("error[syntax]")),
    ]
}
