//! What holds a number and counts nothing: dates, times, ordinals, names, addresses.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// A kind of name: its pattern, and what must not follow it.
struct Kind {
    pattern: Regex,
    unless: Option<Regex>,
}

static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let units = r"^(?:[万亿元%％‰个名户家亩倍人岁米吨件项次台套辆架部例张支条艘]|公里|平方)";
    let kinds = [
        // Addresses of the web and of mail.
        (r"(?i)(?:https?://|www\.)[\w./?=&%#:~-]+|[\w.-]+@[\w.-]+", ""),
        // Papers: 〔2021〕15号, and years in brackets.
        (r"[〔\[【（(](?:19|20)\d{2}[〕\]】）)](?:第?\d+号)?", ""),
        // Dates.
        (r"(?:19|20)\d{2}(?:[-—–~～至到]|——)(?:19|20)\d{2}", units),
        (r"(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}", ""),
        (r"(?:公元前?)?(?:1\d|20)\d{2}年?(?:[-—–~～至到、和]|——)(?:1\d|20)?\d{2}(?:学?年)", ""),
        (r"(?:公元前?\d+|(?:1[0-9]|20)\d{2})学?年(?:度|代|版|级|末|初|底)?", r"^(?:的?历史|多|余)"),
        (r"[’']?\d{2,4}年代", ""),
        (r"\d{1,2}世纪", ""),
        (
            r"(?:\d{1,2}月?\d{0,2}[日号]?(?:[-—–~～至到、和及]|——))?\d{1,2}月(?:份|底|初|末|中旬|上旬|下旬|中|间|\d{1,2}[日号]?)?(?:(?:[-—–~～至到、和及]|——)\d{1,2}[日号])?",
            "",
        ),
        (r"(?:\d{1,2}[日号]?(?:[-—–~～至到、和及]|——))?\d{1,2}日", ""),
        (r"[零〇一二三四五六七八九]{4}年", ""),
        (
            r"[正腊一二三四五六七八九十]{1,2}月(?:[初一二三四五六七八九十廿]{1,3}[日号]?|底|初|份|中旬|上旬|下旬)?",
            "^子",
        ),
        (r"[初廿][一二三四五六七八九十]|[一二三四五六七八九十]{1,3}[日号]", ""),
        (r"(?:星期|周|礼拜)[一二三四五六日天]", ""),
        (r"(?:前|后|上|下|第)?[一二三四\d](?:个)?季度", ""),
        (r"前(?:\d+|[一二三四五六七八九十]+)(?:个月|季度)", ""),
        // Times of day.
        (r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?", ""),
        (
            r"(?:[0-2]?\d|[一二三四五六七八九十]{1,3})时(?:半|整|许|[\d一二三四五六七八九十]{1,3}分)?",
            "^[间代候装]",
        ),
        (
            r"(?:上午|下午|凌晨|早上|早晨|清晨|清早|晚上|傍晚|深夜|中午|午后|今晚|当晚|昨晚|夜里|早|晚|日|天)(?:[0-2]?\d|[一二三四五六七八九十]{1,3})点(?:半|整|许|钟|多|[\d一二三四五六七八九十]{1,3}分)?",
            "",
        ),
        (
            r"(?:[0-2]?\d|[一二三四五六七八九十]{1,3})点(?:半|整|许|钟|[\d一二三四五六七八九十]{1,3}分)",
            "",
        ),
        (r"(?:[0-2]?\d)点(?:[-—–~～至到]|——)(?:[0-2]?\d)点", ""),
        // Ordinals.
        (
            r"第\s*(?:\d+|[零〇一二两三四五六七八九十百千]+)(?:[-—–~～至、和](?:\d+|[一二三四五六七八九十百]+))?",
            "",
        ),
        (r"前(?:\d+|[一二三四五六七八九十百]+)[名位强]", ""),
        (r"(?:排名|排行|位列|名列|位居)[^，。；\d]{0,6}\d+", units),
        (r"\d+强", ""),
        (r"^\s*[（(]?\d{1,2}[)）.．、]\s*\D", ""),
        (r"[（(]\d{1,2}[)）]", ""),
        (r"[；。：]\s*\d{1,2}[.．、]\s*\p{Han}", ""),
        // Phones and other numbers that are read out.
        (r"(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}", ""),
        (r"0\d{2,3}(?:[-—－–]|——)\d{5,8}(?:(?:[-—]|转)\d+)?", ""),
        (r"[48]00(?:[-—]|——)?\d{3,4}(?:[-—]|——)?\d{3,4}", units),
        (
            r"(?:电话|热线|客服|传真|拨打|致电|短信|QQ群?|群号|微信号?|邮编|编号|证号|代码|股票|车次|航班|车牌|学号|账号|门牌|工号|编码|发送)(?:为|是|号码|号)?[“：: （(]*\d[\d—-]*",
            units,
        ),
        (r"\d{3,6}(?:”)?(?:热线|专线|平台|报警|客服|便民|服务热线|市民|政务)", ""),
        // Sums of a slogan, scores, shares, versions, days with a dot.
        (
            r"[\dA-Za-zN一二三四五六七八九十]+(?:\s*[+]\s*[\dA-Za-zN一二三四五六七八九十]+)+(?:\s*[+]\s*\p{Han}+)?",
            "",
        ),
        (
            r"[A-Za-z]+\d+(?:\.\d+)?[A-Za-z]*(?:-\d+)?(?:座|栋|幢|楼|号|室|级|区)?\d*(?:室|号|单元)?",
            units,
        ),
        (r"\d{1,3}比\d{1,3}", ""),
        (r"[A-Za-z]+[-—–]\d+(?:座|栋|幢|楼|号|室|级|区|户|标段)?", ""),
        (r"\d+(?:\.\d+){2,}", ""),
        (r"\d+(?:\.\d+)?版", ""),
        (r"\d\.0(?:时代|模式|升级|系统|平台|”)?", r"^[\d%％‰万亿元级倍米公吨亩个度℃千毫]"),
        (r"\d{1,2}·\d{1,2}", ""),
        (r"双(?:11|12|十一|十二)", ""),
        (r"\d?[05]后", ""),
        (r"(?:985|211)(?:[、/](?:985|211))?(?:高校|工程|院校|大学)", ""),
        // Numbers that are names of roads, lines, houses, classes, plans.
        (r"\d+(?:[-—]\d+)?号", ""),
        (r"(?:\d+、)*\d+(?:国道|省道|县道|乡道|高速|路)", r"^(?:[纵大]|并进|人马)"),
        (r"\d+(?:栋|幢|座|号楼)\d+(?:单元)?\d*(?:室|号)?|\d+单元(?:\d+(?:室|号)?)?|\d{3,4}室", ""),
        (r"\d+楼", ""),
        (r"[\d一二三四](?:期)(?:工程|项目|地块|建设|改造|用地|标段)", ""),
        (r"\d+年级(?:\d+班)?", ""),
        (r"\d+次(?:列车|动车|航班|高铁|特快|快车)", ""),
        (r"(?:\d+|[一二三四五六七八九十]+)年(?:行动|规划|计划|攻坚)", ""),
        (r"(?:北纬|南纬|东经|西经)[\d.]+度(?:[\d.]+分)?", ""),
        // Grades of winds, quakes, titles; only steps are counted in 级.
        (r"\d+(?:\.\d+)?(?:(?:[-—–~～至到]|——)\d+)?级", r"^(?:台阶|石阶|阶梯|踏步)"),
        // Places along a way, races, shifts.
        (r"\d+(?:\.\d+)?(?:公里|千米|米)处", ""),
        (r"\d+米(?:栏|跑|短跑|接力|跨栏|障碍|混合泳|自由泳|蛙泳|仰泳|蝶泳|决赛|预赛)", ""),
        (r"[一二两三四]班倒", ""),
        (r"电动三轮(?:车|摩托车?)?|三轮(?:车|摩托车?)", ""),
        (r"世界\d+强|[一二三四五六七八九]大", ""),
    ];
    let sound = |pattern: &str| Regex::new(pattern).expect("a sound pattern");
    kinds
        .map(|(pattern, unless)| Kind {
            pattern: sound(pattern),
            unless: (!unless.is_empty()).then(|| sound(unless)),
        })
        .into()
});

/// Latin and digits in one word: 5G, 4A, 3D. Units in Latin are no such word.
static DIGITS_AND_LATIN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\d+(?:\.\d+)?[A-Za-z]+\d*").expect("sound"));

/// The places of all that counts nothing, in bytes.
pub(super) fn covered(text: &str) -> Vec<Range<usize>> {
    let mut covered: Vec<Range<usize>> = Vec::new();
    for kind in KINDS.iter() {
        for found in kind.pattern.find_iter(text) {
            let stands =
                kind.unless.as_ref().is_none_or(|unless| !unless.is_match(&text[found.end()..]));
            // What begins in the middle of a longer number is another number's end.
            let cut = begins_inside_a_number(text, found.start());
            if stands && !cut {
                covered.push(found.range());
            }
        }
    }
    for found in DIGITS_AND_LATIN.find_iter(text) {
        let digits = found.as_str().find(|c: char| c.is_ascii_alphabetic()).unwrap_or(0);
        if super::unit::of(&text[found.start() + digits..]).is_empty() {
            covered.push(found.range());
        }
    }
    covered
}

fn begins_inside_a_number(text: &str, at: usize) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    text[at..].starts_with(digit)
        && (text[..at].ends_with(digit)
            || text[..at].strip_suffix(['.', ',']).is_some_and(|before| before.ends_with(digit)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is covered, with every covered byte's character replaced by a dot.
    fn left(text: &str) -> String {
        let covered = covered(text);
        let uncovered =
            text.char_indices().filter(|(at, _)| !covered.iter().any(|c| c.contains(at)));
        uncovered
            .map(|(_, c)| c)
            .filter(|c| c.is_ascii_digit() || super::super::chinese::SIGNS.contains(*c))
            .collect()
    }

    #[test]
    fn dates_times_ordinals_and_names_are_covered() {
        for text in [
            "2018年7月3日—4日",
            "1998年以来",
            "2019至2022年",
            "上世纪80年代",
            "6月底",
            "1—6月",
            "二〇一八年",
            "7、8月份",
            "上午9时30分",
            "8:30",
            "晚上8点",
            "9点至17点",
            "每天8点半",
            "2023-05-01",
            "第3届",
            "第一批",
            "前10名",
            "排名第5",
            "500强",
            "1. 优化流程",
            "（2）加强",
            "电话0592-1234567",
            "13812345678",
            "拨打12345",
            "12345热线",
            "400-820-8820",
            "地铁2号线",
            "319国道",
            "G228",
            "5G",
            "PM2.5",
            "4A级景区",
            "3号楼",
            "A8栋201室",
            "A-3区",
            "2016-2018",
            "8路公交",
            "8栋201室",
            "〔2021〕15号",
            "“1+3+N”",
            "3比2",
            "2.0版",
            "1.2.3",
            "“9·11”",
            "90后",
            "3年级2班",
            "三年行动",
            "2025年度",
            "20世纪",
            "前三季度",
            "11月8日至10日",
        ] {
            assert_eq!(left(text), "", "{text}");
        }
    }

    #[test]
    fn quantities_are_not() {
        for (text, digits) in [
            ("300户", "300"),
            ("3个月", "3"),
            ("1.5万人", "15"),
            ("5km", "5"),
            ("1300多年", "1300"),
            ("12栋安置房", "12"),
            ("举办6期培训班", "6"),
            ("GDP1200亿元", "1200"),
            ("5.0%", "50"),
            ("1.08倍", "108"),
            ("24小时", "24"),
            ("8层", "8"),
            ("2031亩", "2031"),
        ] {
            assert_eq!(left(text), digits, "{text}");
        }
    }
}
