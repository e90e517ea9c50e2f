//! Who wrote, took, edited and printed an article.

use std::sync::LazyLock;

use regex::Regex;

/// What a line or the front of one says of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Credits {
    /// The name of the newspaper.
    pub(super) newspaper: Option<String>,
    /// Who did what: role and name.
    pub(super) names: Vec<(String, String)>,
}

/// What leads to the first sentence: “海西晨报讯（记者 …）”, “本报3月2日讯”, “（记者 …）”.
static DATELINE: LazyLock<Regex> = LazyLock::new(|| {
    let named = r"【?\p{Han}{0,12}\s?(?:\d{1,2}月\d{1,2}日)?(?:讯|消息|电)】?\s*(?:（([^）]{2,60})）|[:：])";
    let bare = r"【?(?:本报|\p{Han}{2,8}(?:报|网|社|台))(?:\p{Han}{0,6}\d{1,2}月\d{1,2}日)?讯】?";
    let names = r"（([^）]*(?:记者|通讯员)[^）]{1,60})）";
    Regex::new(&format!(r"^(?:{named}|{bare}|{names})\s*")).expect("sound")
});
/// The name of who prints it, at the front of a dateline or before 记者.
static NEWSPAPER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[【（]?(\p{Han}{2,10}(?:报|网|社|台|中心))").expect("sound"));
/// A line that says who wrote, took, edited or printed.
static CREDITS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?:记者|通讯员|作者|来源|编辑|责编|校对|审核|摄影|制图|供图|文字)|[文图]\s*[/／]|\s[文图摄]$|(?:{CRAFTS})\s*[:：/／]|^（?图片(?:由|来源)"
    ))
    .expect("sound")
});
/// What else people do for an article. In a heading these are common words.
const CRAFTS: &str = "统筹|策划|监制|制作|设计|美编|排版|视频|剪辑|审校|终审|撰稿|执笔|图片|图表";
/// A role and the names behind it.
static ROLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"((?:见习|实习|特约|首席)?(?:记者|通讯员|实习生)|作者|来源|责任编辑|编辑|责编|校对|审核|摄影|制图|供图|文字|{CRAFTS}|(?:[文图摄](?:\s*/\s*[文图摄])?))\s*[:：/|｜\s]\s*"
    ))
    .expect("sound")
});
/// What else was done, behind a name: 某某 文/图.
static ALSO: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\s+(?:[文图摄](?:/[文图摄])?|报道|摄影报道)$").expect("sound"));
/// Whether a line does nothing but say who did what.
pub(super) fn is_credits(line: &str) -> bool {
    line.chars().count() <= 40 && CREDITS.is_match(line) && !line.ends_with('。')
}

/// What a line of credits says.
pub(super) fn credits(line: &str) -> Credits {
    let paper = line.split_once("记者").map_or("", |(paper, _)| paper);
    let mut credits = Credits { newspaper: newspaper(paper), names: Vec::new() };
    let line = ALSO.replace(line.trim_end_matches('）'), "");
    let roles: Vec<_> = ROLE.captures_iter(&line).collect();
    for (at, role) in roles.iter().enumerate() {
        let from = role.get(0).map_or(0, |m| m.end());
        let to = roles.get(at + 1).and_then(|next| next.get(0)).map_or(line.len(), |m| m.start());
        let name = line[from..to]
            .trim_matches(|c: char| c.is_whitespace() || "，、；。|｜（）".contains(c));
        if name.is_empty() || name.chars().count() > 20 {
            continue;
        }
        if role[1].ends_with("来源") {
            credits.newspaper.get_or_insert_with(|| name.to_owned());
        }
        credits.names.push((role[1].to_owned(), name.to_owned()));
    }
    credits
}

/// What “某报讯（记者 …）” at the front of a line says, and the line without it.
pub(super) fn dateline(line: &str) -> (Credits, &str) {
    let Some(found) = DATELINE.captures(line) else { return (Credits::default(), line) };
    let front = &found[0];
    let rest = &line[front.len()..];
    let mut paper = newspaper(front.split(['讯', '消', '电']).next().unwrap_or_default());
    let Some(names) = found.get(1).or(found.get(2)) else {
        // 【本报讯】（记者 …）: the names have brackets of their own.
        let (credits, rest) =
            if rest.starts_with('（') { dateline(rest) } else { (Credits::default(), rest) };
        paper = paper.or(credits.newspaper);
        return (Credits { newspaper: paper, names: credits.names }, rest);
    };
    let credits = credits(names.as_str());
    (Credits { newspaper: paper.or(credits.newspaper), names: credits.names }, rest)
}

/// The name of a newspaper at the front of some words.
fn newspaper(words: &str) -> Option<String> {
    let name = NEWSPAPER.captures(words).map(|found| found[1].to_owned());
    name.filter(|name| name != "本报")
}
