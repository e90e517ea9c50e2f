//! The blocks that draw a number or a place.

use num_traits::CheckedDiv;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_spanned::Spanned;

use super::{Counter, Picture};
use crate::story::{Amount, Decimal};

/// 一组数字。
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Counters {
    /// 给这一块起的名字，便于单独引用。
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub id: Option<Spanned<String>>,
    /// 小标题。
    #[serde(default)]
    pub title: Option<String>,
    /// 数字，一行一个。
    #[schemars(with = "Vec<Counter>")]
    pub items: Spanned<Vec<Counter>>,
}

/// 一个图形代表一个单位时画成什么。
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// 小人
    #[default]
    Person,
    /// 房子
    House,
    /// 方块
    Block,
}

/// 把数字画成一个一个的图形。
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pictogram {
    /// 给这一块起的名字，便于单独引用。
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub id: Option<Spanned<String>>,
    /// 总数。
    pub total: Counter,
    /// 图形：person 小人、house 房子、block 方块。
    #[serde(default)]
    pub mark: Mark,
    /// 一个图形代表多少，不写就是 1。单位同总数，如 1000 平方米写 1000。
    #[serde(default)]
    #[schemars(with = "Option<u32>")]
    pub each: Option<u32>,
    /// 分组；各组加起来等于图形的总数。不写就是一组。
    #[serde(default)]
    pub groups: Vec<MarkGroup>,
    /// 一组里各个图形是谁，按顺序，一个不多，一个不少。一项说几个，写明数字，如 2名记账员。
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub legend: Vec<Spanned<String>>,
    /// 图下的说明。
    #[serde(default)]
    pub note: Option<String>,
}

impl Pictogram {
    /// How many marks are drawn. `None` when the number is not exactly that many times
    /// [`Self::each`], or a range.
    pub fn marks(&self) -> Option<u64> {
        let each = self.each.filter(|each| *each > 0);
        let marks = self.total.amount() / i128::from(if self.each.is_some() { each? } else { 1 });
        let exact = self.total.until.is_none() && marks.is_integer();
        u64::try_from(marks.to_integer()).ok().filter(|_| exact)
    }

    /// How many marks the legend names: 2名记账员 are two.
    pub fn named(&self) -> u64 {
        self.legend.iter().map(|who| how_many(who.get_ref())).fold(0, u64::saturating_add)
    }
}

/// How many a name of the legend stands for, when it begins with a number and a measure word.
fn how_many(who: &str) -> u64 {
    const MEASURES: &[char] = &['名', '个', '位', '人', '户', '家', '块', '座', '栋', '间', '处'];
    let rest = who.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = who[..who.len() - rest.len()].parse().ok();
    number.filter(|_| rest.starts_with(MEASURES)).unwrap_or(1)
}

/// 图形的一组。
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkGroup {
    /// 组名；原文没有就不写。
    #[serde(default)]
    pub label: Option<String>,
    /// 这一组有几个。
    #[schemars(with = "u16")]
    pub count: Spanned<u16>,
}

/// 部分与整体，或结果与指标。share、of 和 over_target 写其中一个。
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Proportion {
    /// 给这一块起的名字，便于单独引用。
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub id: Option<Spanned<String>>,
    /// 要画的数字。
    pub figure: Counter,
    /// 整体是什么，如 全区的征迁工作；或指标是什么，如 任务指标。
    pub whole: String,
    /// 占整体的百分之几，0 到 100。
    #[serde(default)]
    #[schemars(with = "Option<Decimal>")]
    pub share: Option<Spanned<Decimal>>,
    /// 整体是多少，单位同 figure：写了它，占百分之几由程序算，share 不用写。
    #[serde(default)]
    pub of: Option<Counter>,
    /// 比指标多出几倍，单位写 倍 或 %：数字和它的说法。
    #[serde(default)]
    pub over_target: Option<Counter>,
    /// 图下的说明。
    #[serde(default)]
    pub note: Option<String>,
}

impl Proportion {
    /// The part of the whole that is drawn, as a share of one. `None` when it is not known exactly:
    /// neither a share nor a whole to compute it from, or a range.
    pub fn part(&self) -> Option<Amount> {
        let part = match (&self.of, &self.share) {
            (Some(of), _) => part_of(&self.figure, of)?,
            (None, Some(share)) => share.get_ref().amount() / 100,
            (None, None) => return None,
        };
        (Amount::ZERO..=Amount::ONE).contains(&part).then_some(part)
    }

    /// By how many times its own length the target is exceeded, where that can be drawn to scale.
    pub fn excess(&self) -> Option<Amount> {
        let excess = self.over_target.as_ref()?.as_share()?;
        let (least, most) = (Amount::new(1, 100), Amount::from(99));
        (least..=most).contains(&excess).then_some(excess)
    }
}

/// What a figure is of another, exactly. `None` where either is a range or the whole is nothing, and
/// for numbers of so many places that no later reckoning would be sure to fit.
pub(crate) fn part_of(figure: &Counter, whole: &Counter) -> Option<Amount> {
    const MOST: i128 = 10i128.pow(18);
    let part = figure.exactly()?.checked_div(&whole.exactly()?)?;
    (part.numer().abs() <= MOST && *part.denom() <= MOST).then_some(part)
}

/// 场景：文字一段段过去，画面跟着变。
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Steps {
    /// 给这一块起的名字，便于单独引用。
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub id: Option<Spanned<String>>,
    /// 小标题。
    #[serde(default)]
    pub title: Option<String>,
    /// 画：SVG 里用 from-2、until-2、only-2 这样的 class 说明从第几段起、到第几段止、只在第几段出现。
    pub picture: Picture,
    /// 文字，一段一行。
    #[schemars(with = "Vec<Caption>")]
    pub items: Spanned<Vec<Caption>>,
}

/// 场景里的一段文字。
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Caption {
    /// 小标题。
    #[serde(default)]
    pub title: Option<String>,
    /// 文字，写法和正文一样：**这样**强调；[文字](https://…) 是链接。
    #[schemars(with = "String")]
    pub text: Spanned<String>,
}
