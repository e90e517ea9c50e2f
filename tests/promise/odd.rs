//! Odd values: what is at the edges of what an editor may type, and beyond them.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

/// Texts that mean something to a browser, a template, a terminal, a font or a converter.
const TEXTS: [&str; 36] = [
    "文字",
    "<script>alert(1)</script>",
    "</script></style></title>--><img src=x onerror=alert(1)>",
    "]]>\" onclick=\"x()'",
    "&lt;b&gt; &amp; &nbsp; &#0;",
    "{{7*7}} ${7*7} <%= 7 %>",
    "**强调** 和 [链接](https://news.example/)",
    "[链接](#s0)",
    "**",
    "[注]: 脚注",
    "1. 列表\n2. 列表",
    "# 题\n\n> 引\n\n- 项",
    "第一段\n\n第二段",
    "\\u{0} \\n \\",
    "'self' 'unsafe-eval' *; default-src *",
    "javascript:alert(1)",
    "https://news.example/?a=b&c=d#e",
    "//news.example",
    "../../etc/passwd",
    "مرحبا بالعالم",
    "\u{202e}txt",
    "👩‍👩‍👧‍👦🇨🇳👍🏽",
    "𠮷𰻞㐂",
    "e\u{301}\u{301}\u{301}",
    "\u{200b}",
    "\u{3000}",
    "后山里干发面",
    "山",
    "0",
    "-1",
    "１２３",
    "2018年7月16日",
    "9月31日",
    "\u{7}\u{1b}[31m",
    "Supercalifragilisticexpialidocious",
    "“他说：‘好’。”",
];

/// A text as nobody expects it.
pub(crate) fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => select(&TEXTS[..]).prop_map(str::to_owned),
        1 => (select(&TEXTS[..]), 2usize..400).prop_map(|(text, times)| text.repeat(times)),
        1 => "\\PC{0,40}",
        1 => "[\\PC\n]{0,200}",
        1 => Just(String::new()),
    ]
}

/// A number as nobody expects it, as a number or as a text.
pub(crate) fn number() -> impl Strategy<Value = Value> {
    let numbers = vec![
        json!(0),
        json!(0),
        json!(0),
        json!(1),
        json!(1),
        json!(2),
        json!(0.001),
        json!(3),
        json!(7),
        json!(10),
        json!(50),
        json!(99),
        json!(100),
        json!(101),
        json!(500),
        json!(501),
        json!(1000),
        json!(65_535),
        json!(65_536),
        json!(4_294_967_295_u32),
        json!(999_999_999_999_999_u64),
        json!(1_000_000_000_000_000_u64),
        json!(i64::MAX),
        json!(i64::MIN),
        json!(-1),
        json!(-3),
        json!(0.1),
        json!(8.3),
        json!(-3.2),
        json!(1e9),
        json!(1e-9),
        json!(1e300),
        json!(100.0001),
        json!("38.30"),
        json!("0"),
        json!("0.0"),
        json!("0.00000000000001"),
        json!("99999999999999.9"),
        json!("-0"),
        json!("-0.5"),
        json!("1e9"),
        json!("007"),
        json!("1,000"),
        json!("３"),
        json!("nan"),
        json!("inf"),
        json!(""),
        json!("5.0004"),
        json!("3.0009"),
        json!("12.3456"),
        json!("100.0"),
    ];
    select(numbers)
}

/// The settings of a site, sound or not.
pub(crate) fn site() -> impl Strategy<Value = String> {
    let lines = [
        vec!["default = 'x'", "default = 'jinshan'", "default = 'y'"],
        vec!["", "name = '站名'", "name = '<b>&\"'", "name = '𠮷👍🏽'"],
        vec!["", "traditional = 'tw'", "traditional = 'hk'"],
        vec![
            "",
            "address = 'https://news.example/'",
            "address = 'https://news.example:8443/一图/'",
            "address = 'https://新闻.example/'",
            "address = 'https://news.example/&amp;/<b>/'",
        ],
        vec!["", "[wechat]\nsignature = '/sign?a=1&b=2'\nsdk = 'https://cdn.example/sdk.js'"],
        vec![
            "",
            "[embed]\nancestors = []",
            "[embed]\nancestors = ['https://*.portal.example:8443']",
        ],
    ];
    lines.map(select).prop_map(|lines| lines.join("\n"))
}
