//! A figure: qualifier, number, scale and unit are four things, and all four are told.

use num_traits::CheckedMul;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_spanned::Spanned;

use crate::story::{Amount, Decimal};

/// 数字前后的限定词。原文怎么写，这里就怎么写。
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum Qualifier {
    /// 近300户
    #[serde(rename = "近")]
    Nearly,
    /// 约300户
    #[serde(rename = "约")]
    About,
    /// 逾300户
    #[serde(rename = "逾")]
    Over,
    /// 超过1600平方米
    #[serde(rename = "超过")]
    MoreThan,
    /// 不到1个月
    #[serde(rename = "不到")]
    LessThan,
    /// 至少3家
    #[serde(rename = "至少")]
    AtLeast,
    /// 120多名、300多万元；不是整十的跟在后一个词后面：3万多元、3年多、3个多月
    #[serde(rename = "多")]
    AndMore,
    /// 20余家；不是整十的同“多”一样：3万余人
    #[serde(rename = "余")]
    AndSome,
    /// 70%以上：跟在单位后面
    #[serde(rename = "以上")]
    OrMore,
    /// 300元以下：跟在单位后面
    #[serde(rename = "以下")]
    OrLess,
    /// 40人左右：跟在单位后面
    #[serde(rename = "左右")]
    OrSo,
}

/// Where in a figure its qualifier stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// Before the number.
    Before,
    /// Behind a round number (300多万元), else behind what follows it (3万多元, 3年多, 3个多月).
    BehindNumber,
    /// Behind the unit.
    BehindUnit,
}

impl Qualifier {
    /// The word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Nearly => "近",
            Self::About => "约",
            Self::Over => "逾",
            Self::MoreThan => "超过",
            Self::LessThan => "不到",
            Self::AtLeast => "至少",
            Self::AndMore => "多",
            Self::AndSome => "余",
            Self::OrMore => "以上",
            Self::OrLess => "以下",
            Self::OrSo => "左右",
        }
    }

    /// Where the word stands.
    pub fn position(self) -> Position {
        match self {
            Self::Nearly
            | Self::About
            | Self::Over
            | Self::MoreThan
            | Self::LessThan
            | Self::AtLeast => Position::Before,
            Self::AndMore | Self::AndSome => Position::BehindNumber,
            Self::OrMore | Self::OrLess | Self::OrSo => Position::BehindUnit,
        }
    }

    /// Whether the true value may be larger than the number says, so that a drawing stays open.
    pub fn is_open_above(self) -> bool {
        matches!(
            self,
            Self::Over
                | Self::MoreThan
                | Self::AtLeast
                | Self::AndMore
                | Self::AndSome
                | Self::OrMore
        )
    }
}

/// 万、亿或万亿。
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum Scale {
    /// 10^4
    #[serde(rename = "万")]
    TenThousand,
    /// 10^8
    #[serde(rename = "亿")]
    HundredMillion,
    /// 10^12
    #[serde(rename = "万亿")]
    Trillion,
}

impl Scale {
    /// The word.
    pub fn word(self) -> &'static str {
        match self {
            Self::TenThousand => "万",
            Self::HundredMillion => "亿",
            Self::Trillion => "万亿",
        }
    }

    /// What it multiplies by.
    pub fn factor(self) -> i128 {
        match self {
            Self::TenThousand => 10_000,
            Self::HundredMillion => 100_000_000,
            Self::Trillion => 1_000_000_000_000,
        }
    }
}

/// 一个数字和它说的事。
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Counter {
    /// 限定词：近、约、逾、超过、不到、至少、多、余、以上、以下、左右。
    #[serde(default)]
    pub qualifier: Option<Qualifier>,
    /// 数字，如 73、8.3 或 -3.2，不带逗号。
    #[schemars(with = "Decimal")]
    pub value: Spanned<Decimal>,
    /// 数的是一个范围时，到多少为止：50万～80万平方米，value 写 50，until 写 80。
    #[serde(default)]
    #[schemars(with = "Option<Decimal>")]
    pub until: Option<Spanned<Decimal>>,
    /// 万、亿或万亿。
    #[serde(default)]
    pub scale: Option<Scale>,
    /// 单位，如 个、名、平方米、%。
    #[serde(default)]
    pub unit: String,
    /// 数的是什么。
    pub label: String,
    /// 补充一句。
    #[serde(default)]
    pub note: Option<String>,
    /// 出自报道的第几段：写在文末的“数字出处”里，供核对。
    #[serde(default)]
    pub paragraph: Option<u16>,
    /// 报道里没有、由那一段的数字算出来的：怎么算的，一句话。
    #[serde(default)]
    pub derived: Option<String>,
    /// 这一节最要紧的数字，放大来写。
    #[serde(default)]
    pub big: bool,
}

/// A figure in pieces, in the order in which Chinese writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureParts {
    /// The qualifier before the number, or nothing.
    pub before: &'static str,
    /// The number; of a range the lower end.
    pub number: String,
    /// Of a range: what joins its ends, and the upper one.
    pub until: Option<(String, String)>,
    /// Qualifier, scale, unit and qualifier behind it, as the figure wants them.
    pub after: String,
}

/// Joins the ends of a range (GB/T 15835).
const TO: &str = "～";
/// Signs that stand at both ends of a range: 15%～20%. Other units stand at its end alone.
const AT_BOTH_ENDS: &[&str] = &["%", "‰"];

impl Counter {
    /// The figure in the order in which Chinese writes it: 近300户, 300多万元, 1000平方米以上,
    /// 50万～80万平方米.
    pub fn parts(&self) -> FigureParts {
        let at = |position| {
            self.qualifier.filter(|q| q.position() == position).map_or("", Qualifier::word)
        };
        let (scale, more) = (self.scale.map_or("", Scale::word), at(Position::BehindNumber));
        let last = self.until.as_ref().unwrap_or(&self.value).get_ref();
        let round = last.whole().is_some_and(|value| value % 10 == 0);
        // Only a round number leaves its last place open; else it is the measure that does.
        let after = match (round || more.is_empty(), scale, self.unit.strip_prefix('个')) {
            (true, _, _) => [more, scale, &self.unit].concat(),
            (false, "", Some(measure)) => ["个", more, measure].concat(),
            (false, "", None) => [&self.unit, more].concat(),
            (false, _, _) => [scale, more, &self.unit].concat(),
        };
        let sign = AT_BOTH_ENDS.iter().find(|sign| **sign == self.unit).copied();
        let until = self.until.as_ref().map(|until| {
            ([scale, sign.unwrap_or_default(), TO].concat(), until.get_ref().to_string())
        });
        FigureParts {
            before: at(Position::Before),
            number: self.value.get_ref().to_string(),
            until,
            after: after + at(Position::BehindUnit),
        }
    }

    /// The figure as one text.
    pub fn figure(&self) -> String {
        let FigureParts { before, number, until, after } = self.parts();
        let (joint, until) = until.unwrap_or_default();
        [before, &number, &joint, &until, &after].concat()
    }

    /// What the number says, exactly and whatever its scale; of a range its lower end.
    pub fn amount(&self) -> Amount {
        scaled(*self.value.get_ref(), self.scale)
    }

    /// What the upper end of a range says.
    pub fn until_amount(&self) -> Option<Amount> {
        self.until.as_ref().map(|until| scaled(*until.get_ref(), self.scale))
    }
}

impl Counter {
    /// What it says, when that is one number and not a range.
    pub fn exactly(&self) -> Option<Amount> {
        self.until.is_none().then(|| self.amount())
    }

    /// What it says as a share of one, when its unit says that it is one: 70%, 7成, 3.7倍.
    pub fn as_share(&self) -> Option<Amount> {
        let one = share_unit(&self.unit)?;
        self.exactly()?.checked_mul(&one)
    }
}

/// What one of a unit is of the whole; `None` when the unit counts something. A qualifier that was
/// written into the unit changes nothing.
fn share_unit(unit: &str) -> Option<Amount> {
    const UNITS: &[(&str, i128, i128)] = &[
        ("%", 1, 100),
        ("％", 1, 100),
        ("个百分点", 1, 100),
        ("百分点", 1, 100),
        ("‰", 1, 1000),
        ("成", 1, 10),
        ("倍", 1, 1),
    ];
    const MORE: &[&str] =
        &["", "以上", "及以上", "以下", "及以下", "左右", "上下", "多", "余", "强", "弱"];
    let unit = unit.trim();
    UNITS.iter().find_map(|(name, of, one)| {
        let rest = unit.strip_prefix(name)?.trim();
        MORE.contains(&rest).then(|| Amount::new(*of, *one))
    })
}

/// What a number of a scale says. It fits: fifteen digits and a scale are 27 digits of the 38.
pub fn scaled(value: Decimal, scale: Option<Scale>) -> Amount {
    value.amount() * scale.map_or(1, Scale::factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(toml: &str) -> String {
        toml::from_str::<Counter>(&format!("label = \"x\"\n{toml}")).expect("a counter").figure()
    }

    #[test]
    fn a_qualifier_stands_where_chinese_puts_it() {
        assert_eq!(figure("qualifier = '近'\nvalue = 300\nunit = '户'"), "近300户");
        assert_eq!(figure("qualifier = '多'\nvalue = 300\nscale = '万'\nunit = '元'"), "300多万元");
        assert_eq!(figure("qualifier = '余'\nvalue = 3\nscale = '万'\nunit = '人'"), "3万余人");
        assert_eq!(figure("qualifier = '多'\nvalue = 3\nunit = '年'"), "3年多");
        assert_eq!(figure("qualifier = '多'\nvalue = 10\nunit = '年'"), "10多年");
        assert_eq!(figure("qualifier = '多'\nvalue = 2\nunit = '个月'"), "2个多月");
        assert_eq!(figure("qualifier = '以上'\nvalue = 70\nunit = '%'"), "70%以上");
        assert_eq!(figure("value = '8.3'\nscale = '万'\nunit = '平方米'"), "8.3万平方米");
    }

    #[test]
    fn a_negative_number_has_the_sign_of_print() {
        assert_eq!(figure("value = '-3.2'\nunit = '%'"), "−3.2%");
        assert_eq!(figure("value = '-3.20'\nscale = '万'\nunit = '人'"), "−3.20万人");
        assert_eq!(figure("value = -0\nunit = '℃'"), "0℃");
    }

    #[test]
    fn a_range_says_its_scale_twice_and_its_unit_once() {
        for (toml, range) in [
            ("value = 50\nuntil = 80\nscale = '万'\nunit = '平方米'", "50万～80万平方米"),
            ("value = 3000\nuntil = 5000\nunit = '人'", "3000～5000人"),
            ("value = '1.2'\nuntil = '1.5'\nscale = '万'\nunit = '元'", "1.2万～1.5万元"),
            ("value = 15\nuntil = 20\nunit = '%'", "15%～20%"),
            ("value = -36\nuntil = -8\nunit = '℃'", "−36～−8℃"),
            ("value = '-0.5'\nuntil = '0.5'\nunit = '%'", "−0.5%～0.5%"),
            ("qualifier = '约'\nvalue = 3\nuntil = 5\nunit = '年'", "约3～5年"),
            ("qualifier = '左右'\nvalue = 3\nuntil = 5\nunit = '个'", "3～5个左右"),
        ] {
            assert_eq!(figure(toml), range);
        }
    }

    #[test]
    fn an_amount_knows_the_scale_exactly() {
        let counter = |toml: &str| {
            toml::from_str::<Counter>(&format!("label = \"x\"\n{toml}")).expect("a counter")
        };
        let most = counter("value = 999999999999999\nscale = '万亿'");
        assert_eq!(most.amount().to_string(), "999999999999999000000000000");
        let small = counter("value = '-0.00000000000001'\nuntil = '1.2345'\nscale = '万'");
        assert_eq!(small.amount().to_string(), "-1/10000000000");
        assert_eq!(small.until_amount(), Some(12345.into()));
    }

    #[test]
    fn every_qualifier_reads_as_it_prints() {
        for word in ["近", "约", "逾", "超过", "不到", "至少", "多", "余", "以上", "以下", "左右"]
        {
            let text = figure(&format!("qualifier = '{word}'\nvalue = 5\nunit = '家'"));
            assert!(text.contains(word) && text.contains('5') && text.contains('家'), "{text}");
        }
    }
}
