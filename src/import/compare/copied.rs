//! Words of the report that were left as they are.

use std::collections::HashSet;

use super::texts::Text;
use crate::story::{Code, Problem};

/// So many Hanzi in a row, between two marks, are nobody's own words.
const CLAUSE: usize = 13;
/// So many signs in a row are not, whatever marks stand between them.
const SENTENCE: usize = 18;
/// Names are no longer.
const LONGEST_NAME: usize = 24;
/// Words that stand in sentences and hardly in names.
const PARTICLES: &[char] =
    &['的', '了', '在', '是', '将', '把', '被', '于', '着', '让', '使', '从', '向', '不'];
/// What names of places, bodies and papers end with.
const ENDS: &[&str] = &[
    "公司",
    "集团",
    "中心",
    "小组",
    "委员会",
    "学校",
    "小学",
    "中学",
    "大学",
    "学院",
    "医院",
    "银行",
    "研究院",
    "研究所",
    "工作室",
    "活动室",
    "会议室",
    "示范点",
    "示范区",
    "基地",
    "工程",
    "行动",
    "计划",
    "条例",
    "办法",
    "规划",
    "纲要",
    "大会",
    "会议",
    "论坛",
    "协会",
    "联合会",
    "管理局",
    "党支部",
    "社区",
    "街道",
    "小区",
    "园区",
    "开发区",
    "片区",
    "广场",
    "大厦",
    "服务队",
    "博物馆",
    "图书馆",
    "推进会",
    "项目",
];

/// What the report says, in pieces that can be looked for.
pub(super) struct Copied {
    clauses: HashSet<String>,
    sentences: HashSet<String>,
    /// What is quoted, or named by the story itself.
    names: Vec<String>,
}

impl Copied {
    pub(super) fn of(report: &str, texts: &[Text]) -> Self {
        let clauses = clauses(report).flat_map(|run| grams(run, CLAUSE)).collect();
        let sentences = sentences(report).flat_map(|run| grams(&run, SENTENCE)).collect();
        let fields = ["name", "tags", "keywords", "place", "label", "kicker", "legend"];
        let own = texts.iter().filter(|text| fields.contains(&text.field.as_str()));
        let own = own.map(|text| text.words.clone()).filter(|words| is_plain(words));
        let quoted = texts.iter().map(|text| text.words.as_str()).chain([report]).flat_map(quoted);
        let names = own.chain(quoted).filter(|name| name.chars().count() >= 4);
        let names: HashSet<String> = names.collect();
        let mut names: Vec<String> = names.into_iter().collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        Self { clauses, sentences, names }
    }

    /// Tells the first such words of each text.
    pub(super) fn check(&self, texts: &[Text], source: &str, problems: &mut Vec<Problem>) {
        for text in texts {
            let clause = clauses(&text.words)
                .flat_map(|run| common(run, CLAUSE, &self.clauses))
                .find(|words| self.is_own(words));
            let sentence = || {
                let runs = sentences(&text.words);
                let found = runs
                    .flat_map(|run| common(&run, SENTENCE, &self.sentences).collect::<Vec<_>>());
                found.into_iter().next()
            };
            let Some(words) = clause.or_else(sentence) else { continue };
            let beginning: String = words.chars().take(CLAUSE).collect();
            let at = text.words.find(&beginning);
            let part = at.map_or(0..text.words.len(), |at| at..at + beginning.len());
            problems.push(Problem::warning(
                Code::StillTheReport,
                text.place(source, part),
                format!("“{words}”还是报道的原话。"),
                "换成自己的话，短一些；是名称，放进引号。",
            ));
        }
    }

    /// Whether words are more than names.
    fn is_own(&self, words: &str) -> bool {
        let mut rest = words.to_owned();
        for name in &self.names {
            if name.contains(&rest) {
                return false;
            }
            rest = rest.replace(name.as_str(), "\n");
        }
        rest.split('\n').any(|piece| without_name(piece).chars().count() >= CLAUSE)
    }
}

/// A piece without the name that it begins with.
fn without_name(piece: &str) -> &str {
    let ends = ENDS.iter().filter_map(|end| Some(piece.find(end)? + end.len()));
    let name = ends.max().map(|end| &piece[..end]).filter(|name| is_plain(name));
    name.map_or(piece, |name| &piece[name.len()..])
}

/// Whether words may be a name: short, and nothing of a sentence in them.
fn is_plain(words: &str) -> bool {
    words.chars().count() <= LONGEST_NAME
        && !words.contains(PARTICLES)
        && !words.contains(['，', '。', '；', '！', '？'])
}

/// What stands between quotes, when it is a name and no sentence.
fn quoted(text: &str) -> Vec<String> {
    let between = |open, close| {
        text.split(open).skip(1).filter_map(move |rest: &str| rest.split_once(close).map(|it| it.0))
    };
    let all = between('“', '”').chain(between('《', '》'));
    all.filter(|words| words.chars().count() <= LONGEST_NAME).map(str::to_owned).collect()
}

fn is_hanzi(sign: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&sign)
}

/// The runs of Hanzi of a text.
fn clauses(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign| !is_hanzi(sign)).filter(|run| !run.is_empty())
}

/// The words between quotes, lists and lines, without other marks.
fn sentences(text: &str) -> impl Iterator<Item = String> + '_ {
    let runs = text.split(['“', '”', '‘', '’', '《', '》', '、', '\n']);
    runs.map(|run| run.chars().filter(|sign| sign.is_alphanumeric()).collect())
}

/// Every piece of so many signs.
fn grams(run: &str, length: usize) -> Vec<String> {
    let signs: Vec<char> = run.chars().collect();
    signs.windows(length).map(|gram| gram.iter().collect()).collect()
}

/// The longest parts of a run all of whose pieces are known.
fn common<'a>(
    run: &str,
    length: usize,
    known: &'a HashSet<String>,
) -> impl Iterator<Item = String> + use<'a> {
    let signs: Vec<char> = run.chars().collect();
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, gram) in signs.windows(length).enumerate() {
        if !known.contains(&gram.iter().collect::<String>()) {
            continue;
        }
        match found.last_mut() {
            Some(last) if at + length == last.end + 1 => last.end += 1,
            _ => found.push(at..at + length),
        }
    }
    found.into_iter().map(move |part| signs[part].iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A report of our own.
    const REPORT: &str = "清明前的山上起了雾，全村近三百户人家背着竹篓上山去采今年的头一茬新茶。\n青石镇茶叶生产合作服务中心成立。“一户一亩一篓一称”的办法传开了。天还没亮，人就到了，一直采到天黑，谁也没有闲着。";

    fn told(words: &str) -> Option<String> {
        let texts = [Text::new("text", words)];
        let mut problems = Vec::new();
        Copied::of(REPORT, &texts).check(&texts, words, &mut problems);
        problems.pop().map(|problem| problem.message)
    }

    #[test]
    fn words_of_the_report_are_told() {
        for copied in [
            "全村近三百户人家背着竹篓上山去采今年的头一茬新茶。",
            "这一天，背着竹篓上山去采今年的头一茬新茶，很忙。",
            "那一天，天还没亮，人就到了，一直采到天黑，谁也没有闲着，真忙。",
        ] {
            assert!(told(copied).is_some_and(|said| said.contains("原话")), "{copied}");
        }
    }

    #[test]
    fn names_quotes_and_own_words_are_not() {
        for own in [
            "清明前，三百来户人家都上了山。",
            "青石镇茶叶生产合作服务中心",
            "镇上有了青石镇茶叶生产合作服务中心，成立那天很热闹。",
            "办法叫“一户一亩一篓一称”。",
        ] {
            assert_eq!(told(own), None, "{own}");
        }
    }
}
