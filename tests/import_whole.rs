//! Import loses nothing: every letter, Hanzi and digit of an article stands in its draft, in order, as
//! prose, title, heading or in a comment at its place.

use std::fs;

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use yitu::import::{self, Article, clean, draft};
use yitu::story::{self, Code, Inline, Paragraph};

/// What a text is read for: letters, Hanzi, digits and what belongs to a number.
fn essence(text: &str) -> Vec<char> {
    text.nfkc().filter(|sign| sign.is_alphanumeric() || "%‰+".contains(*sign)).collect()
}

fn plain(paragraph: &Paragraph) -> String {
    let piece = |piece: &Inline| match piece {
        Inline::Text(words) => words.clone(),
        Inline::Strong(words) | Inline::Link { words, .. } => plain(words),
    };
    paragraph.iter().map(piece).collect()
}

/// The words of a draft that are the article's, in the order of the file.
fn words_of(draft: &str) -> String {
    let mut out = String::new();
    let mut lines = draft.lines();
    while let Some(line) = lines.next() {
        if let Some(note) = line.strip_prefix("# 报道里（") {
            out.push_str(note.split_once('：').map_or("", |(_, words)| words));
            continue;
        }
        let Some((name @ ("title" | "text"), _)) = line.split_once(" = ") else { continue };
        let mut field = line.to_owned();
        // A text of several paragraphs goes on to its closing quotes.
        while field.contains("\"\"\"") && field.matches("\"\"\"").count() < 2 {
            field.push('\n');
            field.push_str(lines.next().expect("the text is closed"));
        }
        let table: toml::Table = toml::from_str(&field).expect("a field");
        match &table[name] {
            toml::Value::Array(lines) => {
                lines.iter().filter_map(|line| line.as_str()).for_each(|line| out.push_str(line));
            }
            value => {
                let text = value.as_str().expect("a text");
                let prose: String = story::paragraphs(text).iter().map(plain).collect();
                out.push_str(if name == "text" { &prose } else { text });
            }
        }
        out.push('\n');
    }
    out
}

/// The first place of an article that its draft does not hold.
fn lost(article: &str, draft: &str) -> Option<String> {
    let words = essence(&words_of(draft));
    let mut from = words.iter();
    let all = essence(article);
    let at = all.iter().position(|sign| !from.any(|other| other == sign))?;
    Some(all[at..].iter().take(20).collect())
}

#[test]
fn every_article_stands_whole_in_its_draft() {
    let mut count = 0;
    for entry in fs::read_dir("tests/articles").expect("the folder is there") {
        let path = entry.expect("a folder can be listed").path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            let bytes = fs::read(&path).expect("it can be read");
            let draft = draft(&import::read(&bytes).expect("it is an article"), "x").story;
            let text = clean(&import::decode(&bytes).expect("it is text").words);
            assert_eq!(lost(&text, &draft), None, "{}\n{draft}", path.display());
            count += 1;
        }
    }
    assert!(count > 30, "{count}");
}

/// A line as articles have them, and as they have not.
fn line() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "全市",
        "工业投资",
        "总投资",
        "新建学校",
        "项目",
        "其中",
        "同比增长",
        "增速为",
        "下降",
        "奠基、开工的项目",
        "居民",
        "占",
        "分产业看",
        "来源",
        "编辑部",
        "记者",
        "由",
        "从",
        "约",
        "近",
        "每年",
        "电话",
        "百分之",
        "作者",
        "图书",
        "通讯员",
    ]);
    let number = prop_oneof![
        "[1-9][0-9]{0,4}",
        "[1-9][0-9]{0,2}\\.[0-9]{1,2}",
        "-[1-9]\\.[0-9]",
        "[1-9],[0-9]{3}",
        "[1-9]，[0-9]{3}",
        "[1-9][0-9]?[-~至—][1-9][0-9]{2}",
        "[一二三四五六七八九十百]{1,4}",
        "201[0-9]",
    ];
    let unit = prop::sample::select(vec![
        "",
        "个",
        "亿元",
        "万元人民币",
        "%",
        "％",
        "户",
        "平方米",
        "多人",
        "年",
        "月3日",
        "号",
        "℃",
        "美元",
    ]);
    let mark = prop::sample::select(vec![
        "", "，", ",", "、", "；", ";", "：", " ", "\t", "\u{3000}", "\u{a0}", "  ", "——", "。",
        "（", "）", "“", "”", "|",
    ]);
    let piece = (words, number, unit, mark)
        .prop_flat_map(|(word, number, unit, mark)| {
            (Just(word), Just(number), Just(unit), Just(mark), any::<bool>())
        })
        .prop_map(|(word, number, unit, mark, counted)| {
            if counted { format!("{word}{number}{unit}{mark}") } else { format!("{word}{mark}") }
        });
    let front = prop::sample::select(vec![
        "",
        "",
        "",
        "（一）",
        "1.",
        "①",
        "• ",
        "—— ",
        "- ",
        "一、",
        "■ ",
        "分季度看：",
        "中新网东山11月13日电 (张三 李四)",
        "本报讯（记者张三 通讯员李四）",
        "新华社北京7月3日电（记者某某）",
        "来源：",
        "编辑：",
        "图/",
        "（作者：",
        "【青石日报讯】",
        "原标题：",
        "责编：张三 ",
        "#",
        "3 ",
    ]);
    let end = prop::sample::select(vec![
        "",
        "",
        "。",
        "；",
        ";",
        "，",
        "：",
        "！",
        "（完）",
        "。（记者 张三 李四）",
        " 张三 图",
        "）",
        "？",
    ]);
    let made = (front, prop::collection::vec(piece, 0..5), end)
        .prop_map(|(front, pieces, end)| format!("{front}{}{end}", pieces.concat()));
    prop_oneof![
        8 => made,
        1 => Just("编辑：张三 责编：李四".to_owned()),
        1 => Just("2018-07-16 10:20 来源：青石日报".to_owned()),
        1 => Just("指标\t数量（万吨）\t增长（%）".to_owned()),
        1 => "[粮棉油][食花料]\t[1-9][0-9]\\.[0-9]\t-?[1-9]\\.[0-9]",
        1 => "[甲乙丙丁戊己庚辛0-9A-Za-z，。；：、（）“”% *_\\[\\]<>#+.-]{0,40}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1024) })]

    #[test]
    fn whatever_is_pasted_stands_whole_in_its_draft(lines in prop::collection::vec(line(), 0..14)) {
        let text = lines.join("\n");
        let draft = draft(&Article::of(&clean(&text)), "x").story;
        let errors: Vec<_> = story::read(&draft, "x").errors().filter(|problem| problem.code != Code::Placeholder).map(|problem| format!("{problem:?}")).collect();
        prop_assert!(errors.is_empty(), "{errors:?}\n{draft}");
        prop_assert_eq!(lost(&text, &draft), None, "{}\n{}", text, draft);
    }
}
