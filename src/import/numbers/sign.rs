//! Whether a number is below nought: −3.2%, 负3.2%, 零下5℃. A dash is also a hyphen (A-3区) and the
//! sign of a range (3-5人).

/// What stands before the digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// No sign.
    None,
    /// A minus of so many bytes.
    Minus(usize),
    /// A dash of so many bytes, which may be one thing or the other.
    Unclear(usize),
}

/// Dashes that are typed for a minus.
const DASHES: &[char] = &['-', '−', '－', '–', '—', '﹣', '‑'];
/// Words that end in 负 or 零下 and say something else.
const OTHER_WORDS: &[&str] = &[
    "抱负", "担负", "肩负", "自负", "胜负", "辜负", "欺负", "正负", "背负", "身负", "不负", "减负",
];
/// What goes up and down, and so below nought.
const MEASURED: &[&str] = &[
    "增长",
    "增速",
    "增幅",
    "涨幅",
    "升幅",
    "降幅",
    "跌幅",
    "上涨",
    "下跌",
    "变化",
    "变动",
    "同比",
    "环比",
    "比上年",
    "率",
    "为",
    "是",
    "达",
    "至",
    "到",
    "约",
    "近",
    "仅",
    "利润",
    "净利",
    "净额",
    "差额",
    "顺差",
    "余额",
    "盈利",
    "盈余",
    "结余",
    "收益",
    "气温",
    "温度",
    "海拔",
    "水位",
    "存量",
    "贡献",
    "拉动",
    "指数",
    "和",
    "与",
    "或",
];
/// Units in which a number below nought is common.
const SIGNED: &[&str] = &["%", "‰", "个百分点", "百分点", "℃", "°C", "℉", "摄氏度", "度"];

/// The sign before some digits. `last` is where the figure before them ends.
pub(super) fn before(before: &str, unit: &str, last: Option<usize>) -> Sign {
    if before.ends_with("零下") {
        return Sign::Minus("零下".len());
    }
    if before.ends_with('负') {
        let other = OTHER_WORDS.iter().any(|word| before.ends_with(word));
        return if other { Sign::None } else { Sign::Minus('负'.len_utf8()) };
    }
    let Some(rest) = before.strip_suffix(DASHES) else { return Sign::None };
    let dash = &before[rest.len()..];
    let signed = SIGNED.contains(&unit);
    // 3.2%-0.5%, 5-8℃ are ranges; ——3 is a dash.
    if last == Some(rest.len())
        || rest.ends_with(DASHES)
        || rest.ends_with(|c: char| c.is_ascii_digit())
    {
        return Sign::None;
    }
    let said = rest.ends_with(['，', '。', '；', '：', '、', '（', '“', '~', '～', ' ', ':', ','])
        || MEASURED.iter().any(|word| rest.ends_with(word));
    match rest.chars().next_back() {
        // Between a word and a number a long dash parts the two, unless a verb has led to it.
        _ if dash == "—" && !(signed && rest.ends_with(['为', '至', '到', '达', '是'])) => {
            Sign::None
        }
        None if !signed => Sign::Unclear(dash.len()),
        None => Sign::Minus(dash.len()),
        Some(_) if said => Sign::Minus(dash.len()),
        Some(sign) if sign.is_ascii_alphanumeric() => Sign::None,
        Some(_) if signed => Sign::Minus(dash.len()),
        // 车辆-3辆
        Some(_) => Sign::Unclear(dash.len()),
    }
}

#[cfg(test)]
mod tests {
    use crate::import::figures;

    fn said(text: &str) -> String {
        let of = |figure: crate::import::Figure| {
            format!(
                "{} {}{}",
                figure.label,
                figure.value.to_string().replace('−', "-"),
                figure.unit
            )
        };
        figures(text).found.into_iter().map(of).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn what_is_below_nought_is_told() {
        for (text, right) in [
            ("进出口总额同比增长-3.2%。", "进出口总额同比增长 -3.2%"),
            ("增速为−0.8%，物价同比上涨－0.1%。", "增速 -0.8%|物价同比上涨 -0.1%"),
            ("利润率负3.2%，出口下降5.1%。", "利润率 -3.2%|出口下降 5.1%"),
            ("最低气温零下12℃，北部-8℃。", "最低气温 -12℃|北部 -8℃"),
            ("净利润-1.2亿元。", "净利润 -1.2元"),
        ] {
            assert_eq!(said(text), right, "{text}");
        }
    }

    #[test]
    fn a_hyphen_is_no_minus() {
        for (text, right) in [
            ("家住A-3区，2018-07-16签约，电话010-1234567。", ""),
            ("这里能坐3-5人。", "这里能坐 3人"),
            ("新增车辆-3辆。", ""),
            ("为企业减负300万元。", "为企业减负 300元"),
        ] {
            assert_eq!(said(text), right, "{text}");
        }
    }
}
