//! What a figure says, so that two can be told apart: exactly, with its sign, in one word for its
//! unit.

use crate::import::Figure;
use crate::story::{Amount, Counter, Qualifier, scaled};

/// A figure of the report or of the story.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Quantity {
    pub(super) amount: Amount,
    pub(super) until: Option<Amount>,
    pub(super) qualifier: Option<Qualifier>,
    pub(super) unit: String,
    way: Way,
    /// Whether 多 stands behind 万 or 亿 (10万多) and not before it (10多万), where words say it.
    outside: Option<bool>,
}

/// Which way a number goes by the words around it.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    Up,
    Down,
    Unsaid,
}

/// Words for a change upwards and downwards. 增至 and 降到 lead to a level and are none.
const UP: &[&str] =
    &["增长", "增加", "增幅", "增速", "上升", "提高", "提升", "上涨", "涨幅", "净增", "增"];
const DOWN: &[&str] = &[
    "下降",
    "减少",
    "回落",
    "降低",
    "下跌",
    "降幅",
    "跌幅",
    "缩减",
    "压缩",
    "下滑",
    "负增长",
    "净减",
    "减",
    "降",
];

/// One word for several units, and how many of it one of each is.
const SAME: &[(&str, &[&str])] = &[
    ("人", &["名", "位"]),
    ("元", &["块", "块钱", "元人民币", "人民币", "元钱"]),
    ("平方米", &["平米", "㎡", "平方"]),
    ("平方公里", &["平方千米", "km²"]),
    ("公里", &["千米", "km"]),
    ("公斤", &["千克", "kg"]),
    ("厘米", &["cm"]),
    ("毫米", &["mm"]),
    ("小时", &["个小时", "钟头", "个钟头"]),
    ("天", &["日"]),
    ("个月", &["月"]),
    ("个百分点", &["百分点"]),
    ("℃", &["度", "摄氏度", "°C"]),
    ("岁", &["周岁"]),
];

/// The word for a change that leads to a number.
pub(super) fn way_before(before: &str) -> &'static str {
    let clause = before.trim_end_matches(['了', '约', '近', '达', '为', ' ', '-', '−', '－']);
    let words = DOWN.iter().chain(UP).filter(|word| clause.ends_with(**word));
    words.max_by_key(|word| word.len()).copied().unwrap_or_default()
}

impl Quantity {
    /// A figure that was found in a text.
    pub(super) fn found(text: &str, figure: &Figure) -> Self {
        let before = &text[..figure.at.start];
        let unsigned = before.trim_end_matches(['-', '−', '－']);
        // A sign, and not the joint of a range.
        let negative = unsigned.len() < before.len()
            && !figure.value.is_negative()
            && !unsigned.ends_with(|c: char| c.is_ascii_alphanumeric() || "%‰万亿".contains(c));
        let sign = if negative { -1 } else { 1 };
        let before = if negative { unsigned } else { before };
        let way = match way_before(before) {
            "" => Way::Unsaid,
            word if DOWN.contains(&word) => Way::Down,
            _ => Way::Up,
        };
        let words = &text[figure.at.clone()];
        let at = |pairs: &[&str]| pairs.iter().any(|pair| words.contains(pair));
        let inside = at(&["多万", "多亿", "余万", "余亿"]);
        let outside = at(&["万多", "亿多", "万余", "亿余"]);
        let quantity = Self::of(
            scaled(figure.value, figure.scale) * sign,
            figure.until.map(|until| scaled(until, figure.scale) * sign),
            figure.qualifier,
            &figure.unit,
            way,
        );
        Self { outside: (inside || outside).then_some(outside), ..quantity }
    }

    /// A figure of the story, whose label says which way it goes.
    pub(super) fn told(counter: &Counter) -> Self {
        let last = |words: &[&str]| words.iter().filter_map(|word| counter.label.rfind(word)).max();
        let level = ["至", "到", "后"].iter().any(|word| counter.label.contains(word));
        let way = match (last(DOWN), last(UP)) {
            _ if level => Way::Unsaid,
            (Some(down), Some(up)) if down > up => Way::Down,
            (Some(_), None) => Way::Down,
            (_, Some(_)) => Way::Up,
            (None, None) => Way::Unsaid,
        };
        let (amount, until) = (counter.amount(), counter.until_amount());
        Self::of(amount, until, counter.qualifier, &counter.unit, way)
    }

    fn of(
        amount: Amount,
        until: Option<Amount>,
        qualifier: Option<Qualifier>,
        unit: &str,
        way: Way,
    ) -> Self {
        let unit = unit.trim();
        let (unit, times) = match unit {
            "成" => ("%", Amount::from(10)),
            "‰" => ("%", Amount::new(1, 10)),
            "％" => ("%", Amount::ONE),
            _ => (unit, Amount::ONE),
        };
        let unit = SAME.iter().find(|(_, others)| others.contains(&unit)).map_or(unit, |it| it.0);
        let times = |amount: Amount| amount * times;
        Self {
            amount: times(amount),
            until: until.map(times),
            qualifier,
            unit: unit.to_owned(),
            way,
            outside: None,
        }
    }

    /// The number without sign, by which figures are looked up.
    pub(super) fn size(&self) -> Amount {
        if self.amount < Amount::ZERO { -self.amount } else { self.amount }
    }

    /// Whether both say the same number in the same unit, whatever qualifies it.
    pub(super) fn is_same_number(&self, other: &Self) -> bool {
        let units = self.unit == other.unit || self.unit.is_empty() || other.unit.is_empty();
        let ends = |it: &Self, signed: bool| {
            let down = signed && it.way == Way::Down;
            let sign = |amount: Amount| if down { -amount } else { amount };
            (sign(it.amount), it.until.map(sign))
        };
        // A fall of 5.1 is a growth of −5.1; where one of them says no direction, the numbers stand
        // for themselves.
        let signed = self.has_sign() && other.has_sign();
        units && ends(self, signed) == ends(other, signed)
    }

    fn has_sign(&self) -> bool {
        self.way != Way::Unsaid || self.amount < Amount::ZERO
    }

    /// Whether both are as exact, by the one word or by another that says as much.
    pub(super) fn is_as_exact(&self, other: &Self) -> bool {
        let open = |it: &Self| {
            it.qualifier.map(|word| match word {
                Qualifier::About | Qualifier::OrSo => 0,
                Qualifier::Nearly | Qualifier::LessThan => 1,
                Qualifier::OrLess => 2,
                _ => 3,
            })
        };
        let places = self.outside.zip(other.outside);
        open(self) == open(other) && places.is_none_or(|(one, another)| one == another)
    }
}
