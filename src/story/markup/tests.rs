use proptest::prelude::*;

use super::*;

fn text(words: &str) -> Inline {
    Inline::Text(words.into())
}

fn strong(words: &str) -> Inline {
    Inline::Strong(vec![text(words)])
}

fn link(words: &str, href: &str) -> Inline {
    Inline::Link { href: href.into(), words: vec![text(words)] }
}

/// A paragraph as it would be written in one line.
fn written(paragraph: &[Inline]) -> String {
    let one = |piece: &Inline| match piece {
        Inline::Text(text) => text.clone(),
        Inline::Strong(words) => format!("**{}**", written(words)),
        Inline::Link { href, words } => format!("[{}]({href})", written(words)),
    };
    paragraph.iter().map(one).collect()
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn what_is_not_our_markup_is_text_sign_for_sign() {
    for words in [
        "[1]: 数据截至6月。",
        "见[注]。",
        "[^1] [甲][乙]",
        "长3*宽4*高5米，3*4*5",
        "_甲_ __甲__ ~~甲~~",
        "C:\\*.txt",
        "3\\.5",
        "&copy; &lt; &#60; &amp;",
        "行尾\\",
        "2**3和4**5",
        "一个 ** 两个",
        "****",
        "***甲***",
        "**甲",
        "甲**",
        "** 甲 **",
        "**甲 **",
        "见[附件](第 3 页)",
        "[甲](",
        "![",
        "3 < 4 > 2",
        "<https://news.example>",
        "https://news.example/a_b_c*d*",
        "|甲|乙|",
        "甲\t乙",
        "#一 -项 1.项 +5℃",
        "\u{3000}\u{3000}甲",
    ] {
        let (found, seen) = parse(words);
        assert_eq!(found, [vec![text(words)]], "{words}");
        assert_eq!((seen.refused, seen.unsound), (vec![], vec![]), "{words}");
    }
}

#[test]
fn what_looks_like_other_markup_stays_and_is_told_where_it_stands() {
    for (words, place, name) in [
        ("# 题", 0..1, "标题（#）"),
        ("好\n\n<b>粗</b>", 5..8, " HTML 标签"),
        ("a\n![](x.png)", 2..12, "图片"),
        ("- 项", 0..1, "列表"),
        ("甲\n  12. 项", 6..9, "列表"),
        ("> 引", 0..1, "引用（>）"),
        ("`代码`", 0..8, "代码"),
        ("```\n甲\n```", 0..3, "代码"),
        ("甲\n---", 4..7, "分隔线"),
        ("甲<img src=x onerror=\"a\">", 3..26, " HTML 标签"),
        ("<!-- 甲 -->", 0..4, " HTML 标签"),
    ] {
        let (found, seen) = parse(words);
        assert_eq!(seen.refused.first(), Some(&(place, name)), "{words}");
        let shown: String = found.iter().map(|it| written(it)).collect();
        assert_eq!(without_blanks(&shown), without_blanks(words));
    }
}

#[test]
fn emphasis_stands_between_two_pairs_of_asterisks() {
    for (words, expected) in [
        ("这是**“三力”**的由来。", vec![text("这是"), strong("“三力”"), text("的由来。")]),
        ("**甲**", vec![strong("甲")]),
        ("**a**b**", vec![strong("a"), text("b**")]),
        ("**甲**乙**丙**", vec![strong("甲"), text("乙"), strong("丙")]),
        ("**甲****乙**", vec![strong("甲****乙")]),
        ("**甲 **乙**", vec![text("**甲 "), strong("乙")]),
        ("（**甲**）**。**", vec![text("（"), strong("甲"), text("）"), strong("。")]),
        ("**5月*1*日**", vec![strong("5月*1*日")]),
        ("**甲\n乙**", vec![strong("甲乙")]),
        ("**甲[乙](#a)丙**", vec![Inline::Strong(vec![text("甲"), link("乙", "#a"), text("丙")])]),
        (
            "[**甲**乙](#a)",
            vec![Inline::Link { href: "#a".into(), words: vec![strong("甲"), text("乙")] }],
        ),
        ("**甲[乙**丙](#a)", vec![text("**甲"), link("乙**丙", "#a")]),
    ] {
        assert_eq!(paragraphs(words), [expected], "{words}");
    }
}

#[test]
fn asterisks_that_no_others_answer_are_told() {
    let (_, seen) = parse("**甲**，**乙\n\n丙**");
    assert_eq!(seen.loose, [10..12, 20..22]);
}

#[test]
fn a_link_is_words_and_a_sound_address() {
    for (words, expected) in [
        (
            "见[文](https://news.example/甲_(乙))。",
            vec![text("见"), link("文", "https://news.example/甲_(乙)"), text("。")],
        ),
        ("[见[注]这里](#a)", vec![link("见[注]这里", "#a")]),
        ("[甲[乙](#a)丙](#b)", vec![text("[甲"), link("乙", "#a"), text("丙](#b)")]),
        ("[[甲](#a)", vec![text("["), link("甲", "#a")]),
    ] {
        assert_eq!(paragraphs(words), [expected], "{words}");
    }
    for words in [
        "[甲](javascript:alert(1))",
        "[甲](x.html)",
        "[](#a)",
        "[\u{2800}](#a)",
        "[甲]()",
        "[甲](https://a b)",
    ] {
        let (found, seen) = parse(words);
        assert_eq!(found, [vec![text(words)]], "{words}");
        assert_eq!(seen.unsound.len(), 1, "{words}");
        assert_eq!(seen.unsound[0].0, 0..words.len(), "{words}");
    }
}

#[test]
fn lines_join_with_a_blank_only_where_words_or_numbers_would_become_one() {
    for (words, expected) in [
        ("从2017\n2018年", "从2017 2018年"),
        ("iPhone\nX", "iPhone X"),
        ("iPhone  \r\n  X", "iPhone X"),
        ("从**2017**\n2018年", "从**2017** 2018年"),
        ("one,\ntwo", "one, two"),
        ("第一行\n第二行", "第一行第二行"),
        ("共有\n300户", "共有300户"),
        ("300\n户", "300户"),
        ("ＡＢ\nＣＤ", "ＡＢＣＤ"),
        ("“甲”\n“乙”", "“甲”“乙”"),
        ("一、\n二", "一、二"),
    ] {
        assert_eq!(paragraphs(words).iter().map(|it| written(it)).collect::<Vec<_>>(), [expected]);
    }
    assert_eq!(paragraphs("\n\n一\n\n \t \n二\n").len(), 2);
    assert_eq!(paragraphs(" \n\n"), Vec::<Paragraph>::new());
}

/// A text of the signs that have a meaning to us or to Markdown, and of words.
fn a_text() -> impl Strategy<Value = String> {
    let signs = prop::sample::select(vec![
        "**",
        "*",
        "[",
        "]",
        "(",
        ")",
        "](#a)",
        "](https://a.example)",
        "](x)",
        "!",
        "<b>",
        "<",
        ">",
        "`",
        "\n",
        "\n\n",
        " ",
        "\\",
        "# ",
        "- ",
        "1. ",
        "甲",
        "乙",
        "“",
        "。",
        "a",
        "7",
        "&amp;",
        "_",
    ]);
    prop::collection::vec(prop_oneof![8 => signs.prop_map(str::to_owned), 1 => "\\PC{0,4}"], 0..30)
        .prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1000) })]

    /// The page says what the file says: nothing but marks and blanks is not shown, and nothing is
    /// shown that was not written.
    #[test]
    fn what_was_written_is_what_is_read(words in a_text()) {
        let (found, seen) = parse(&words);
        let shown: String = found.iter().map(|it| written(it)).collect();
        prop_assert_eq!(without_blanks(&shown), without_blanks(&words));
        let places = seen.refused.iter().map(|it| &it.0).chain(seen.unsound.iter().map(|it| &it.0)).chain(&seen.loose);
        for place in places {
            prop_assert!(words.get(place.clone()).is_some_and(|it| !it.is_empty()), "{place:?}");
        }
        for (place, said, to) in &seen.links {
            prop_assert_eq!(without_blanks(&words[place.clone()]), without_blanks(&format!("[{said}]({to})")));
        }
    }

    #[test]
    fn words_that_mean_themselves_are_text(words in a_text()) {
        let words = words.replace('\n', "");
        let plain = literal(&words);
        let (found, seen) = parse(&plain);
        prop_assert!(found.iter().flatten().all(|piece| matches!(piece, Inline::Text(_))), "{plain}");
        prop_assert_eq!((seen.refused, seen.unsound, seen.loose), (vec![], vec![], vec![]), "{}", plain);
        let narrow = |text: &str| -> String {
            text.chars().map(|c| match c {
                '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
                c => c,
            }).collect()
        };
        prop_assert_eq!(narrow(&plain), narrow(&words));
    }
}
