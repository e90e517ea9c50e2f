//! Articles as nobody means to paste them.

use crate::Case;

pub(crate) fn all() -> Vec<Case> {
    let lines = |line: &str| format!("题目\n{}", format!("{line}\n").repeat(280_000 / line.len()));
    vec![
        ("an empty file", Vec::new(), Some("文件是空的")),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".into(), Some("不是文字文件")),
        ("five megabytes", "字".repeat(1_700_000).into(), Some("超过 300 KB")),
        ("one line", "字".repeat(90_000).into(), Some("第 1 行超过五千字")),
        (
            "forty thousand characters",
            "这一段有三十个字，说的是同一件事，今年4月3日有近300户居民搬进新楼。\n"
                .repeat(1100)
                .into(),
            None,
        ),
        ("nothing but numbers", lines(&"近3万元，".repeat(300)).into(), Some("超过 1 MB")),
        (
            "numbers without an end",
            ("题目\n".to_owned()
                + &"1".repeat(4999)
                + "\n"
                + &"一".repeat(4999)
                + "\n"
                + &"1，".repeat(2000))
                .into(),
            None,
        ),
        ("nothing but dates", ("题目\n".to_owned() + &"4月3日".repeat(1200) + "。\n").into(), None),
        (
            "nothing but names of the web",
            ("题目\n".to_owned() + &"a@b.".repeat(1200) + "。\n").into(),
            None,
        ),
        (
            "blanks in a line",
            ("题目\n甲".to_owned() + &" ".repeat(4000) + "," + &" ".repeat(900) + "乙。\n").into(),
            None,
        ),
        ("marks in a line", ("题目\n甲".to_owned() + &" ,".repeat(2400) + "乙。\n").into(), None),
        (
            "quotes in quotes",
            ("题目\n他说：".to_owned() + &"“‘".repeat(1000) + "深" + &"’”".repeat(1000) + "。\n")
                .into(),
            None,
        ),
        (
            "brackets in brackets",
            ("题目\n甲".to_owned() + &"(".repeat(2400) + "深" + &")".repeat(2400) + "。\n").into(),
            None,
        ),
        (
            "signs of Markdown",
            ("题目\n甲".to_owned() + &"*_[`<#>".repeat(700) + "。\n").into(),
            None,
        ),
        (
            "a chain of 500 rings",
            ("题目\n甲甲".to_owned() + &"→乙乙".repeat(500) + "。\n").into(),
            None,
        ),
        ("mixed line ends", "题目\r\n第一段。\r第二段。\n第三段。\u{2028}第四段。".into(), None),
        ("a byte-order mark", "\u{feff}题目\n第一段。".into(), None),
        ("faces", "题目👍🏽\n👩‍👩‍👧‍👦一家3口人🇨🇳来了。".into(), None),
        ("rare characters", "𠮷野家\n㐂𠮷𰻞𱁬一家，𮧵字3个。".into(), None),
        (
            "text from right to left",
            "题目\n从右往左\u{202e}写的字\u{200f}，一共7个字。".into(),
            None,
        ),
        (
            "marks without a letter",
            ("题目\n字".to_owned() + &"\u{301}".repeat(4900) + "。").into(),
            None,
        ),
    ]
}
