//! What a figure counts, taken from the words around it: its whole subject.

use std::sync::LazyLock;

use regex::Regex;

use super::Figure;
use crate::import::punctuation::without_half_quotes;
use crate::story::placeholder;

/// A label is a few words.
const LONGEST: usize = 20;
/// Marks that end a clause.
const ENDS: &[char] = &['，', '。', '；', '：', '！', '？', '、', '…', '—', '（', '）', '\n'];
/// Marks that end what may be one subject: 奠基、开工的项目 is one.
const HARD_ENDS: &[char] = &['，', '。', '；', '：', '！', '？', '…', '—', '\n'];
/// Words before a figure that only lead to it.
const LEADING: &[&str] = &[
    "达到",
    "达",
    "共计",
    "总计",
    "合计",
    "累计",
    "共有",
    "一共",
    "共",
    "约有",
    "现有",
    "已有",
    "拥有",
    "有",
    "为",
    "是",
    "仅",
    "仅有",
    "只有",
    "至",
    "到",
    "了",
    "已",
    "的",
    "就",
    "每年",
    "突破",
    "增至",
    "降至",
    "近",
    "约",
    "占",
    "和",
    "与",
    "及",
    "将",
    "可",
    "也",
    "分别",
    "由",
    "从",
    "于",
    "在",
    "原来",
    "第",
    "只",
    "人民币",
    "即",
    "并",
    "能",
    "已经",
    "合",
    "超",
    "逾",
    "还",
    "均",
    "都",
    "均为",
    "高达",
    "多达",
    "约为",
];
/// Words that lead from one figure to the next and name none.
const BETWEEN: &[&str] = &[
    "升",
    "降",
    "增",
    "减",
    "涨",
    "跌",
    "改",
    "调",
    "或",
    "或者",
    "提高",
    "提升",
    "增加",
    "增长",
    "上升",
    "下降",
    "减少",
    "缩短",
    "扩大",
    "压缩",
    "调整",
    "并",
    "变",
    "缩",
    "扩",
    "压",
    "降低",
    "增加到",
    "提高到",
    "下降到",
    "减少到",
];
/// Nouns that only say that something is counted: with them belongs what was done.
const GENERIC: &[&str] = &[
    "项目", "工程", "企业", "单位", "村", "社区", "小区", "乡镇", "学校", "居民", "群众", "老人",
    "人员", "就业", "事项", "住房", "房屋", "车辆", "岗位", "学位", "床位",
];
/// What something has or does and is not: it needs the name of what has it.
static ATTRIBUTE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        "^(?:(?:按可比价格计算|初步核算|其中|年均|平均|累计|预计|计划|总|年|日|月|合同|实际|新增)*\
         (?:投资额?|投入|产量|产值|产能|面积|建筑面积|用地面积|用地|占地面积?|数量|数值|数据|指标值|完成值|金额|总额|增速|增幅|涨幅|降幅|跌幅|占比|比重|均价|同比|环比|税收|销售额|营业收入|利润)\
         |(?:按可比价格计算)?(?:比(?:上年|去年|上月|往年|疫情前)(?:同期)?|较(?:上年|去年|上月)(?:同期)?|同比|环比|同口径|年均|实际|名义|平均每年|累计)*\
         (?:增长|下降|上涨|下跌|回落|提高|增加|减少|扩大|降低|上升|提升|多|少|增|降|占)?(?:了)?|拉动[^，]{0,6}增长|占[^，]{0,8})$",
    )
    .expect("sound")
});
/// A clause that leads to what follows and names nothing: 分产业看, 其中.
const LEAD_INS: &[&str] = &[
    "看", "其中", "说", "表示", "指出", "介绍", "显示", "获悉", "了解", "如下", "透露", "称",
    "来看", "来说",
];
/// Words after a figure that go on about it and do not name it.
const PREDICATES: &[&str] = &[
    "增长", "增加", "增至", "增到", "提高", "提升", "上升", "升至", "升到", "涨至", "下降", "回落",
    "减少", "减至", "降至", "降到", "降为", "改为", "以内", "之内", "用于", "来", "完成", "后",
    "前", "内", "时", "就", "即", "才", "也", "都", "均", "并", "和", "与", "及", "，", "至", "到",
    "以", "为", "是", "达", "之间", "不等", "之多",
];
/// Words that begin like one of those and are names.
const NAMES: &[&str] =
    &["来自", "就业", "就医", "就诊", "就学", "就餐", "前来", "后备", "内设", "即将"];
/// What begins to say something else of what has just been counted: 14个项目总投资106亿元.
const ASIDES: &[&str] = &[
    "计划总投资",
    "总投资",
    "总面积",
    "总建筑面积",
    "建筑面积",
    "占地面积",
    "占地",
    "年产值",
    "总产值",
    "产值",
    "投资",
    "面积",
    "同比增长",
    "增长",
    "投入",
];

/// What joins two figures of a list or a range.
const JOINTS: &[char] = &['、', '~', '～', '-', '–', '—'];
const QUOTES: &[char] = &['“', '”', '‘', '’', '《', '》'];

/// Gives every figure of a paragraph its label. One that has no words of its own counts what the
/// figure before it counts (规模为1.2万人、8000人, 由71%升至92%), and what only says how much more or
/// how large takes the subject before it (第二产业增加值571.9亿元，增长7.2%).
pub(super) fn give(paragraph: &str, figures: &mut [Figure]) {
    let mut subject: Option<(usize, String)> = None;
    for at in 0..figures.len() {
        let here = figures[at].at.clone();
        // 70岁以上老人每餐补3元 is one clause; behind a mark another one begins.
        let from = at.checked_sub(1).map_or(0, |last| figures[last].at.end);
        let marked = paragraph.get(from..here.start).is_none_or(|between| between.contains(ENDS));
        let from = if marked { from } else { 0 };
        let next = figures.get(at + 1).map_or(paragraph.len(), |next| next.at.start);
        let behind = first_clause(paragraph.get(here.end..next).unwrap_or_default());
        let (before, of) = last_clause(paragraph.get(from..here.start).unwrap_or_default());
        let shared = at.checked_sub(1).map(|last| &figures[last]).filter(|last| {
            let between = paragraph.get(last.at.end..here.start);
            last.unit == figures[at].unit && between.is_some_and(only_joins)
        });
        let stands = |subject: &&(usize, String)| {
            !paragraph.get(subject.0..here.start).unwrap_or("。").contains(['。', '！', '？'])
        };
        let known = subject.as_ref().filter(stands).map(|(_, words)| words.clone());
        let label = match shared {
            _ if is_a_name(behind) => named(behind, before, of),
            Some(last) => last.label.clone(),
            None if is_attribute(before) && !before.is_empty() => {
                let owner = known.clone().or_else(|| key(&paragraph[..here.start]));
                joined(owner.as_deref().unwrap_or_default(), before)
            }
            None if !before.is_empty() => before.to_owned(),
            // 七成为首次亮相: a share says of what.
            None if is_share(&figures[at].unit) && shares(&paragraph[here.end..]).is_some() => {
                shares(&paragraph[here.end..]).unwrap_or_default().to_owned()
            }
            None => key(&paragraph[..here.start]).or_else(|| known.clone()).unwrap_or_else(|| {
                clause(&paragraph[here.end..]).trim_start_matches(['为', '是', '达']).to_owned()
            }),
        };
        let label = trimmed(&label);
        if shared.is_none() && !is_attribute(before) && label.contains(char::is_alphanumeric) {
            subject = Some((here.end, label.clone()));
        } else {
            // 数值12.6亿元，同比3.2%: what has both goes on.
            let owner = key(&paragraph[..here.start]).filter(|_| is_attribute(before));
            subject =
                subject.take().map(|(_, words)| words).or(owner).map(|words| (here.end, words));
        }
        let named = label.contains(char::is_alphanumeric) && !BETWEEN.contains(&label.as_str());
        figures[at].label = if named { label } else { placeholder::LABEL.to_owned() };
    }
}

fn is_share(unit: &str) -> bool {
    matches!(unit, "%" | "‰" | "成")
}

/// What a share of something does: 为首次亮相, 来自本县.
fn shares(rest: &str) -> Option<&str> {
    let words = clause(rest).trim_start_matches(['为', '是', '的', '都']);
    (words.chars().count() >= 2 && words.chars().all(char::is_alphabetic)).then_some(words)
}

/// What is counted behind a number; with what was done before it where that alone says nothing.
fn named(behind: &str, before: &str, of: &str) -> String {
    let short = (1..=10).contains(&before.chars().count()) && !is_attribute(before);
    if GENERIC.contains(&behind) && short {
        [before, of, behind].concat()
    } else {
        behind.to_owned()
    }
}

/// A subject and what is said of it.
fn joined(subject: &str, attribute: &str) -> String {
    if subject.is_empty() || subject.ends_with(attribute) {
        return if subject.is_empty() { attribute } else { subject }.to_owned();
    }
    // What a column is called says nothing of its own.
    if ["数量", "数值", "数据", "指标值", "完成值"].contains(&attribute) {
        return subject.to_owned();
    }
    let room = LONGEST.saturating_sub(attribute.chars().count());
    if subject.chars().count() > room {
        attribute.to_owned()
    } else {
        [subject, attribute].concat()
    }
}

fn is_attribute(words: &str) -> bool {
    ATTRIBUTE.is_match(words)
}

/// The key that a row begins with: 总库容：1.08亿立方米, 总投资（亿元）：3.92.
fn key(before: &str) -> Option<String> {
    let sentence = before.rsplit(['。', '；', '！', '？', '\n']).next()?;
    let (key, rest) = sentence
        .split_once('：')
        .or_else(|| sentence.split_once("  "))
        .or_else(|| Some((sentence.strip_suffix('）')?, "")))?;
    let key = key.split('（').next()?.rsplit(['，', '、']).next()?.trim();
    let key = key.trim_start_matches(|sign: char| !sign.is_alphanumeric());
    let names = !LEAD_INS.iter().any(|word| key.ends_with(word));
    let near = !rest.contains(['“', '。']);
    (names && near && (1..=14).contains(&key.chars().count())).then(|| key.to_owned())
}

/// The mark that a row of a list begins with: 1、, （一）.
static MARK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:\d{1,2}[、.．)]|[①-⑳]|（[一二三四五六七八九十\d]{1,3}）)\s*(\p{Han})")
        .expect("sound")
});

/// A label in its length, without what no label begins or ends with.
fn trimmed(label: &str) -> String {
    let label = MARK.replace(label.trim(), "$1");
    let label = label.trim().trim_start_matches(['的', '地', '得', '，', '、', '：', '；']);
    let label: String = label.chars().take(LONGEST).collect();
    let label = without_half_quotes(&label);
    label
        .trim_end_matches(|sign: char| !sign.is_alphanumeric() && !"”’）》%‰℃".contains(sign))
        .to_owned()
}

/// Whether words behind a figure name what it counts.
fn is_a_name(words: &str) -> bool {
    let name = NAMES.iter().any(|name| words.starts_with(name));
    let predicate = PREDICATES.iter().any(|word| words.starts_with(word));
    words.contains(char::is_alphanumeric) && (name || !predicate) && !BETWEEN.contains(&words)
}

/// Whether what stands between two figures of one clause is a mark or a verb.
fn only_joins(between: &str) -> bool {
    let words = without_leading(between.trim_matches(JOINTS));
    words.is_empty() || BETWEEN.contains(&words)
}

/// What stands at the front up to the next mark.
fn clause(rest: &str) -> &str {
    rest.trim_start_matches(JOINTS).split(ENDS).next().unwrap_or_default().trim()
}

/// What stands behind a figure up to the next mark or number.
fn first_clause(rest: &str) -> &str {
    let rest = rest.trim_start_matches('的');
    let clause = rest.split(ENDS).next().unwrap_or_default();
    // A number that belongs to no word: not that of G324.
    let signs = clause.char_indices();
    let mut pairs = signs.clone().zip(signs.skip(1).map(|(_, sign)| sign));
    let number =
        pairs.find(|((_, sign), next)| !sign.is_ascii_alphanumeric() && next.is_ascii_digit());
    let aside = |words| {
        let words = without_leading(words);
        let short = ASIDES.iter().find_map(|aside| words.strip_suffix(aside));
        short.filter(|words| words.chars().count() >= 2).unwrap_or(words)
    };
    let words = match number {
        Some(((at, sign), _)) => aside(&clause[..at + sign.len_utf8()]),
        None if clause.len() == rest.len() => aside(clause),
        None => clause,
    };
    words.trim().trim_end_matches('说').trim_matches(QUOTES)
}

/// The end of what stands before, without the words that only lead to the number; and the 的 that
/// stood between both. A bracket in which a number begins explains what stands before it: 全程（42公里）.
fn last_clause(before: &str) -> (&str, &'static str) {
    let before = before.trim_end().trim_end_matches('（');
    let hard = before.rsplit(HARD_ENDS).next().unwrap_or_default();
    let hard = hard.rsplit("  ").next().unwrap_or_default();
    let hard = hard.trim_start_matches(|sign: char| {
        !sign.is_alphanumeric() && !QUOTES.contains(&sign) && sign != '（'
    });
    let hard = match hard.rfind('）') {
        // （记者 甲乙）全县 begins behind the bracket; 产量（万吨） is the unit's.
        Some(at) if at + '）'.len_utf8() < hard.len() => &hard[at + '）'.len_utf8()..],
        _ => hard.split('（').next().unwrap_or_default(),
    };
    let of = if hard.trim_end().ends_with('的') { "的" } else { "" };
    let clause = without_leading(hard);
    let opening = [
        "其中", "以及", "和", "与", "及", "有", "另有", "另外", "而", "使", "让", "将", "把", "并",
        "的", "今年", "去年", "目前", "同时",
    ];
    let clause = opening.iter().find_map(|word| clause.strip_prefix(word)).unwrap_or(clause);
    (shortened(clause).trim_matches(QUOTES), of)
}

/// The end of a clause that is too long for a label: behind the last mark or joint that leaves
/// enough.
fn shortened(clause: &str) -> &str {
    let length = clause.chars().count();
    if length <= LONGEST {
        return clause;
    }
    let from = clause.char_indices().nth(length - LONGEST).map_or(0, |(at, _)| at);
    let end = &clause[from..];
    let cut = end
        .find('、')
        .map(|at| &end[at + '、'.len_utf8()..])
        .filter(|rest| rest.chars().count() >= 4);
    cut.unwrap_or(end).trim_start_matches(['的', '了', '和', '与'])
}

fn without_leading(mut words: &str) -> &str {
    words = words.trim_end();
    while let Some(shorter) = LEADING.iter().find_map(|word| words.strip_suffix(word)) {
        words = shorter.trim_end();
    }
    words
}

#[cfg(test)]
mod tests {
    use crate::import::figures;

    #[test]
    fn a_label_is_what_is_counted() {
        for (text, labels) in [
            ("目前，街道和社区共吸纳73个成员单位，其中", "成员单位"),
            ("均为大专以上学历，平均年龄38.3岁；", "平均年龄"),
            ("金山街道完成征地达2331亩，超过", "金山街道完成征地"),
            ("其中一级文物68件，七成为首次亮相。", "一级文物 首次亮相"),
            ("佩戴率由71%升至92%。", "佩戴率 佩戴率"),
            ("设全程（42公里）、半程（21公里），规模分别为3万人、1万人。", "设全程 半程 规模 规模"),
            (
                "70岁以上老人每餐补3元，罚款1000元以上2000元以下。",
                "老人每餐补 70岁以上老人每餐补 罚款 罚款",
            ),
            ("2、拆除违建120处；", "拆除违建"),
            ("14个项目总投资逾106亿元，耕地1，200亩。", "项目 14个项目总投资 耕地"),
            ("单价在1.2万元至1.5万元之间，可容纳3000-5000人就业。", "单价 可容纳就业"),
            ("水面：数值12.6亿元，同比-2.1%", "水面 水面同比"),
            ("历时14个多月的首期工程已于9月底完工。", "首期工程"),
            (
                "有4处老房子全部按照“先修再用后养”的办法修缮。",
                "老房子全部按照“先修再用后养”的办法修缮",
            ),
        ] {
            let found: Vec<_> = figures(text).found.into_iter().map(|it| it.label).collect();
            assert_eq!(found.join(" "), labels, "{text}");
        }
    }
}
