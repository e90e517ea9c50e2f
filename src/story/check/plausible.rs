//! Figures that hardly any report means: more likely a scale, a unit or a digit is wrong.

use num_traits::Signed;

use crate::story::{Amount, Code, Counter, Problem, scaled};

/// What is counted one by one.
const WHOLE: &[&str] = &[
    "人", "名", "位", "户", "家", "个", "座", "栋", "幢", "所", "辆", "台", "部", "件", "支", "只",
    "头", "匹", "艘", "架", "册", "本", "棵", "株", "口", "人次",
];
/// Units of area and how many square metres they are, as a fraction.
const AREAS: &[(&str, i128, i128)] = &[
    ("平方公里", 1_000_000, 1),
    ("平方千米", 1_000_000, 1),
    ("公顷", 10_000, 1),
    ("亩", 2000, 3),
    ("平方米", 1, 1),
    ("平米", 1, 1),
    ("㎡", 1, 1),
];
/// A thousand square kilometres: a county. What a town builds is less.
const COUNTY: i128 = 1_000_000_000;
/// China, in square metres.
const COUNTRY: i128 = 9_600_000_000_000;

/// Words in a label that make a part of a thing, or a change, of its number.
const MEANS: &[&str] = &["均", "每", "相当", "折合", "约合", "人次比", "比"];
const CHANGES: &[&str] =
    &["增", "减", "升", "降", "涨", "跌", "变", "差", "净", "率", "收益", "回报", "同比", "环比"];
const PLACES: &[&str] = &[
    "公园", "园区", "景区", "小区", "社区", "村", "学校", "校园", "广场", "绿地", "湿地", "项目",
    "场馆", "街道", "厂", "楼", "馆", "院", "建筑", "住房", "商铺", "茶园", "果园", "工地", "地块",
];
const REGIONS: &[&str] = &["全国", "全省", "全球", "世界", "国土", "海域", "流域", "累计"];

pub(super) fn check(figure: &Counter, problems: &mut Vec<Problem>) {
    let until = figure.until.as_ref().map(|until| (until.span(), figure.until_amount()));
    let ends = [(figure.value.span(), Some(figure.amount()))].into_iter().chain(until);
    for (span, amount) in ends {
        let Some(why) = amount.and_then(|amount| wrong(figure, amount)) else { continue };
        problems.push(Problem::warning(
            Code::Implausible,
            span,
            format!("“{} {}”：{why}", figure.label, figure.figure()),
            "核对数字、万亿和单位；没有错，就在 [allow] 里写 implausible 和理由。",
        ));
        break;
    }
}

/// What is odd about a figure of this amount.
fn wrong(figure: &Counter, amount: Amount) -> Option<&'static str> {
    let (unit, label) = (figure.unit.trim(), figure.label.as_str());
    let said = |words: &[&str]| words.iter().any(|word| label.contains(word));
    let area = AREAS.iter().find(|(name, ..)| *name == unit);
    let metres = area.map(|(_, metres, of)| amount * Amount::new(*metres, *of));
    let counted = WHOLE.contains(&unit);
    if amount.is_negative() {
        let odd = (counted || area.is_some() || unit == "岁") && !said(CHANGES);
        return odd.then_some("数人、户、物、面积的数不会是负的。");
    }
    if let Some(metres) = metres {
        let place = said(PLACES) && !said(REGIONS) && metres > COUNTY.into();
        return (place || metres > (COUNTRY * 50).into())
            .then_some("面积大得像一个县，不像一处地方。");
    }
    match unit {
        "岁" | "周岁" if amount > 130.into() && !said(&["树", "木", "古", "龄的", "历史"]) => {
            Some("人没有这么大的年纪。")
        }
        "年" if figure.scale.is_none() && amount > 2100.into() && amount < 100_000.into() => {
            let past = said(&["史", "前", "古", "化石", "距今", "年代", "文明", "遗址", "树"]);
            (!past).then_some("像是年份，这一年还没有到。")
        }
        "成" if amount > 10.into() && !said(CHANGES) => Some("一共只有十成。"),
        "人" | "名" | "位"
            if amount > scaled(90.into(), Some(crate::story::Scale::HundredMillion)) =>
        {
            Some("全世界也没有这么多人。")
        }
        _ if counted && !amount.is_integer() && !said(MEANS) && !said(CHANGES) => {
            Some("这是一个一个数的，不会有零头。")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn odd(toml: &str) -> bool {
        let figure: Counter = toml::from_str(toml).expect("a counter");
        wrong(&figure, figure.amount()).is_some()
    }

    #[test]
    fn what_no_report_means_is_odd() {
        for toml in [
            "value = '7.8'\nscale = '万'\nunit = '平方公里'\nlabel = '湿地公园的面积'",
            "value = 830\nscale = '亿'\nunit = '平方米'\nlabel = '旧村改造'",
            "value = -300\nunit = '户'\nlabel = '签约的人家'",
            "value = -8\nunit = '亩'\nlabel = '茶园'",
            "value = 383\nunit = '岁'\nlabel = '平均年龄'",
            "value = '3.5'\nunit = '人'\nlabel = '委员'",
            "value = '1.23456'\nscale = '万'\nunit = '户'\nlabel = '受益的人家'",
            "value = 20188\nunit = '年'\nlabel = '完工'",
            "value = 12\nunit = '成'\nlabel = '签约的人家'",
            "value = 140\nscale = '亿'\nunit = '人'\nlabel = '住在镇上'",
        ] {
            assert!(odd(toml), "{toml}");
        }
    }

    #[test]
    fn what_a_report_may_mean_is_not() {
        for toml in [
            "value = '12.4'\nscale = '万'\nunit = '平方公里'\nlabel = '全省陆地面积'",
            "value = 960\nscale = '万'\nunit = '平方公里'\nlabel = '陆地国土'",
            "value = '8.3'\nscale = '万'\nunit = '平方米'\nlabel = '旧村改造项目'",
            "value = -300\nunit = '户'\nlabel = '比去年净增的人家'",
            "value = 1200\nunit = '岁'\nlabel = '古樟树'",
            "value = '3.5'\nunit = '人'\nlabel = '平均每户'",
            "value = '1.2345'\nscale = '万'\nunit = '户'\nlabel = '受益的人家'",
            "value = 5000\nunit = '年'\nlabel = '文明史'",
            "value = '38.3'\nunit = '岁'\nlabel = '平均年龄'",
            "value = '-3.2'\nunit = '%'\nlabel = '进出口'",
        ] {
            assert!(!odd(toml), "{toml}");
        }
    }
}
