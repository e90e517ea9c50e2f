//! Who wrote, took, edited and printed an article, where and when.

use std::sync::LazyLock;

use regex::Regex;

/// What a line or the front of one says of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Credits {
    /// The name of the newspaper.
    pub(super) newspaper: Option<String>,
    /// Where it was written.
    pub(super) place: Option<String>,
    /// The day, as it is written.
    pub(super) day: Option<String>,
    /// Who did what: role and name.
    pub(super) names: Vec<(String, String)>,
    /// Whether names were found without a word of what they did.
    pub(super) guessed: bool,
}

const PEOPLE: &str = "(?:本报|本台|本网|本刊|见习|实习|特约|首席|全媒体|融媒体?|驻[^，。]{1,6}?)*(?:记者|通讯员|实习生)";
/// What else people do for an article. In a heading these are common words.
const CRAFTS: &str = "作者|来源|稿源|信息来源|责任编辑|责编|编辑|校对|审核|摄影|制图|供图|供稿|文字|原图|统筹|策划|监制|制作|设计|美编|排版|视频|剪辑|审校|终审|初审|复审|撰稿|撰文|执笔|图片|图表|值班编辑|主编|编审|签发|作者单位|单位|发布时间|发布日期|更新时间|时间|日期|发布于";

/// What leads to the first sentence: “海西晨报讯（记者 …）”, “本报3月2日讯”, “中新网东山11月13日电
/// (张三 李四)”.
static DATELINE: LazyLock<Regex> = LazyLock::new(|| {
    let day = r"(?:20\d{2}年)?\d{1,2}月\d{1,2}日";
    let paper = r"本报|本网|本台|本刊|本社|\p{Han}{1,11}?(?:日报|晚报|晨报|早报|时报|都市报|报|新闻网|网|通讯社|社|电视台|广播电台|台|中心|客户端|周刊)";
    Regex::new(&format!(
        r"^[【（]?(?P<paper>{paper})?\s*(?:(?P<place>\p{{Han}}{{2,8}}?)\s*)?(?P<day>{day})?\s*(?P<what>讯|消息|电)[】）]?\s*(?:（(?P<names>[^（）]{{2,60}})）)?\s*(?P<colon>[:：])?\s*"
    ))
    .expect("sound")
});
/// （某某晚报记者 甲乙 文/图） at the front or the end of a paragraph.
static IN_BRACKETS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^（(?P<names>[^（）]*(?:记者|通讯员|作者|编辑|责编|摄影|来源)[^（）]{1,60})）\s*")
        .expect("sound")
});
static AT_THE_END: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[。！？”]\s*((?:（[^（）]{1,40}）\s*){1,2})$").expect("sound"));
/// The name of who prints it, at the front of a dateline or before 记者.
static NEWSPAPER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[【（]?(\p{Han}{2,10}(?:报|网|社|台|中心))").expect("sound"));
/// A role, and what parts it from the names behind it.
static ROLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?P<people>{PEOPLE})\s*[:：/／|｜]?\s*|(?P<craft>{CRAFTS})\s*[:：/／|｜\s]\s*|(?P<hand>[文图摄](?:\s*[/／、]\s*[文图摄])+)\s*[:：/／|｜\s]?\s*|(?P<one>[文图摄])\s*[:：/／|｜]\s*"
    ))
    .expect("sound")
});
/// What else was done, behind a name: 某某 文/图.
static ALSO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"\s*(?:\s[文图摄](?:[/／][文图摄])?|[文图摄][/／][文图摄]|报道|摄影报道|\s摄影|整理)$",
    )
    .expect("sound")
});
static NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\p{Han}{2,4}$|^\p{Han}+(?:·\p{Han}+)+$|^[A-Za-z][A-Za-z .]+$").expect("sound")
});
/// The day in a line of times.
pub(super) static DAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"((?:19|20)\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?").expect("sound")
});
/// Surnames that most people have.
const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文欧施陶洪严柯邬冉游樊凌温路卓庄";

/// Whether a line does nothing but say who did what.
pub(super) fn is_credits(line: &str) -> bool {
    if line.chars().count() > 60 || line.ends_with('。') {
        return false;
    }
    let line = plain(line);
    if line.starts_with("图片由") || line.starts_with("图由") || line.starts_with("本文转载自")
    {
        return true;
    }
    let credits = credits(line);
    !credits.names.is_empty() && credits.day.as_deref() != Some("?") || only_dateline(line)
}

/// A line without the signs that stand before credits, and without its brackets.
fn plain(line: &str) -> &str {
    line.trim()
        .trim_start_matches(['□', '■', '●', '◆', '▲', '◎', '（', '【', ' ', '*'])
        .trim_end_matches(['）', '】', ' '])
}

fn only_dateline(line: &str) -> bool {
    dateline(line).is_some_and(|(credits, rest)| rest.is_empty() && credits != Credits::default())
}

/// What a line of credits says. When it says something else, too, its day is “?”.
pub(super) fn credits(line: &str) -> Credits {
    let line = plain(line);
    let mut credits = Credits::default();
    let mut other = false;
    let trimmed = ALSO.replace(line, "");
    let roles: Vec<_> = ROLE.captures_iter(&trimmed).collect();
    let whole = |found: &regex::Captures<'_>| found.get(0).map_or(0..0, |found| found.range());
    let first = roles.first().map_or(trimmed.len(), |found| whole(found).start);
    let front = trimmed[..first].trim_matches(|sign: char| !sign.is_alphanumeric());
    if roles.is_empty() {
        // 甲乙 丙丁 文/图: the names stand before the role.
        let also = line[trimmed.len().min(line.len())..].trim();
        let names = names(&trimmed);
        if also.is_empty() || names.is_none() || trimmed.len() >= line.len() {
            other = true;
        }
        for name in names.filter(|_| !also.is_empty()).unwrap_or_default() {
            credits.names.push((also.to_owned(), name));
        }
    } else if !front.is_empty() && !front.starts_with("本报") {
        credits.newspaper = newspaper(front);
        let day = DAY.find(front).filter(|day| day.len() + 12 >= front.len());
        other |= credits.newspaper.as_deref().is_none_or(|paper| paper.len() + 12 < front.len())
            && day.is_none();
        credits.day = day.map(|day| day.as_str().to_owned());
    }
    for (at, found) in roles.iter().enumerate() {
        let to = roles.get(at + 1).map_or(trimmed.len(), |next| whole(next).start);
        let said = trimmed[whole(found).end..to]
            .trim_matches(|c: char| c.is_whitespace() || "，、；。|｜（）".contains(c));
        let role = ["people", "craft", "hand", "one"]
            .iter()
            .find_map(|name| found.name(name))
            .map_or("", |role| role.as_str());
        let role = ["本报", "本台", "本网", "本刊"]
            .iter()
            .find_map(|own| role.strip_prefix(own))
            .unwrap_or(role);
        let day = DAY.find(said);
        let said = match day {
            Some(day) => {
                credits.day = Some(day.as_str().to_owned());
                said[..day.start()].trim()
            }
            None => said,
        };
        let people = found.name("people").is_some();
        if role.ends_with(['间', '期', '于']) {
            other |= !said.is_empty() || day.is_none();
            continue;
        }
        match names(said) {
            Some(names) if !role.ends_with('源') => {
                credits.names.extend(names.into_iter().map(|name| (role.to_owned(), name)));
            }
            // 文/图 记者 甲乙: the next role has the names.
            _ if said.is_empty() => other |= day.is_none() && found.name("hand").is_none(),
            _ if people || said.chars().count() > 20 || said.contains(['，', '；', '。']) => {
                other = true
            }
            _ => {
                if role.ends_with("来源") || role == "稿源" {
                    credits.newspaper.get_or_insert_with(|| said.to_owned());
                }
                credits.names.push((role.to_owned(), said.to_owned()));
            }
        }
    }
    // 单位：亿元 says what a table is counted in.
    other |= credits.names.iter().all(|(role, _)| role == "单位") && !credits.names.is_empty();
    if other {
        credits.day = Some("?".to_owned());
    }
    credits
}

/// Names of people: 张三 李四, 张三、李四, 张 三.
fn names(words: &str) -> Option<Vec<String>> {
    let mut names: Vec<String> = Vec::new();
    let mut half = String::new();
    for word in words.split(|sign: char| sign.is_whitespace() || "、，,/／;；".contains(sign)) {
        if word.is_empty() {
            continue;
        }
        if word.chars().count() == 1 && word.chars().all(|sign| !sign.is_ascii()) {
            half.push_str(word);
            if half.chars().count() == 2 {
                names.push(std::mem::take(&mut half));
            }
            continue;
        }
        names.push(word.to_owned());
    }
    let all = half.is_empty() && !names.is_empty() && names.iter().all(|name| NAME.is_match(name));
    let said = ["从", "在", "了解", "获悉", "采访", "走进", "来到", "看到"];
    (all && !names.iter().any(|name| said.iter().any(|word| name.starts_with(word))))
        .then_some(names)
}

/// What “某报讯（记者 …）” at the front of a line says, and the line without it.
pub(super) fn dateline(line: &str) -> Option<(Credits, &str)> {
    if let Some(found) = IN_BRACKETS.captures(line) {
        let credits = credits(&found["names"]);
        let said = !credits.names.is_empty() && credits.day.as_deref() != Some("?");
        return said.then(|| (credits, &line[found[0].len()..]));
    }
    let found = DATELINE.captures(line)?;
    let group = |name: &str| found.name(name).map(|found| found.as_str());
    let mut rest = &line[found[0].len()..];
    let bracket = group("names").map(|words| (words, credits(words)));
    let people = bracket.as_ref().map(|(words, credits)| {
        let named = !credits.names.is_empty() && credits.day.as_deref() != Some("?");
        if named {
            Some((credits.clone(), false))
        } else {
            let names = names(words)?;
            let of = |name| ("作者".to_owned(), name);
            Some((
                Credits { names: names.into_iter().map(of).collect(), ..Credits::default() },
                true,
            ))
        }
    });
    let wire = group("what") == Some("电");
    let (paper, place, day) = (group("paper"), group("place"), group("day"));
    let marked = line.starts_with('【') && (paper.is_some() || day.is_some());
    let told = people.as_ref().is_some_and(Option::is_some);
    let sure = match (paper, day) {
        (Some(_), Some(_)) => true,
        (Some(_), None) => told || marked || group("colon").is_some() || !wire && place.is_none(),
        (None, Some(_)) => told || marked || !wire && place.is_none(),
        (None, None) => {
            told && people
                .as_ref()
                .is_some_and(|it| it.as_ref().is_some_and(|(_, guessed)| !guessed))
                || group("colon").is_some()
                    && place.is_none_or(|place| place.chars().count() <= 4)
                    && group("what") != Some("电")
        }
    };
    if !sure {
        return None;
    }
    let mut credits = Credits::default();
    match people {
        Some(Some((people, guessed))) => {
            credits = people;
            credits.guessed = guessed;
        }
        // The bracket explains something: it stays with the sentence.
        Some(None) => {
            let at = line.find('（').filter(|at| *at > 0).unwrap_or(line.len() - rest.len());
            rest = &line[at..];
        }
        None => {}
    }
    credits.newspaper =
        paper.filter(|paper| !paper.starts_with('本')).map(str::to_owned).or(credits.newspaper);
    credits.place = place.map(str::to_owned);
    credits.day = day.map(str::to_owned);
    // 【本报讯】（记者 …）: the names have brackets of their own.
    if let Some((more, after)) = IN_BRACKETS.is_match(rest).then(|| dateline(rest)).flatten() {
        credits.names.extend(more.names);
        credits.newspaper = credits.newspaper.or(more.newspaper);
        rest = after;
    }
    Some((credits, rest))
}

/// What stands in brackets behind the last sentence of a paragraph: （完）, （记者 甲乙）; the
/// paragraph without it, and it.
pub(super) fn ending(line: &str) -> Option<(Credits, &str, &str)> {
    let found = AT_THE_END.captures(line)?.get(1)?;
    let (rest, words) = (&line[..found.start()], found.as_str().trim());
    let mut credits = Credits::default();
    for part in words
        .split('）')
        .map(|part| part.trim().trim_start_matches('（'))
        .filter(|part| !part.is_empty())
    {
        if matches!(part, "完" | "全文完" | "本文完") {
            continue;
        }
        let said = self::credits(part);
        if !said.names.is_empty() && said.day.as_deref() != Some("?") {
            credits.names.extend(said.names);
            credits.newspaper = credits.newspaper.or(said.newspaper);
            continue;
        }
        let people = names(part).filter(|names| {
            names.iter().all(|name| name.starts_with(|sign| SURNAMES.contains(sign)))
        })?;
        credits.names.extend(people.into_iter().map(|name| ("作者".to_owned(), name)));
        credits.guessed = true;
    }
    Some((credits, rest.trim_end(), words))
}

/// The name of a newspaper at the front of some words.
fn newspaper(words: &str) -> Option<String> {
    let name = NEWSPAPER.captures(words).map(|found| found[1].to_owned());
    name.filter(|name| !name.starts_with("本"))
}
