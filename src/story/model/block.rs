//! The kinds of block that a section may hold.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_spanned::Spanned;

use super::{Counter, OrgChart, Picture};

macro_rules! blocks {
    ($($(#[$doc:meta])* $kind:literal => $name:ident,)*) => {
        /// 一个板块。kind 说明是哪一种。
        #[derive(Clone, Debug, PartialEq, JsonSchema)]
        #[schemars(tag = "kind")]
        pub enum Block { $($(#[$doc])* #[schemars(rename = $kind)] $name($name),)* }

        impl Block {
            /// The words that `kind` may be.
            pub const KINDS: &[&str] = &[$($kind,)*];

            /// Reads a block of the named kind. `None` when there is no such kind.
            pub(crate) fn of_kind<'de, D: serde::Deserializer<'de>>(
                kind: &str,
                rest: D,
            ) -> Option<Result<Self, D::Error>> {
                match kind {
                    $($kind => Some($name::deserialize(rest).map(Self::$name)),)*
                    _ => None,
                }
            }

            /// The word that `kind` was.
            pub fn kind(&self) -> &'static str {
                match self { $(Self::$name(_) => $kind,)* }
            }

            /// The name that the editor gave it.
            pub fn id(&self) -> Option<&Spanned<String>> {
                match self { $(Self::$name(block) => block.id.as_ref(),)* }
            }
        }
    };
}

blocks! {
    /// 正文。
    "prose" => Prose,
    /// 一组数字。
    "counters" => Counters,
    /// 组织架构图。
    "org-chart" => OrgChart,
    /// 一条链：一级接一级。
    "chain" => Chain,
    /// 把数字画成一个一个的图形。
    "pictogram" => Pictogram,
    /// 部分与整体，或结果与指标。
    "proportion" => Proportion,
    /// 时间轴。
    "timeline" => Timeline,
    /// 卡片：人、地方、项目。
    "cards" => Cards,
    /// 几个问题。
    "questions" => Questions,
    /// 场景：文字一段段过去，画面跟着变。
    "steps" => Steps,
}

/// 正文。
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Prose {
    /// 给这一块起的名字，便于单独引用。
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub id: Option<Spanned<String>>,
    /// 小标题。
    #[serde(default)]
    pub title: Option<String>,
    /// 文字。空一行另起一段；**这样**强调；[文字](https://…) 是链接。
    #[schemars(with = "String")]
    pub text: Spanned<String>,
}

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

/// 一条链：一级接一级。
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Chain {
    /// 给这一块起的名字，便于单独引用。
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub id: Option<Spanned<String>>,
    /// 小标题。
    #[serde(default)]
    pub title: Option<String>,
    /// 各级，从上到下。
    #[schemars(with = "Vec<ChainLevel>")]
    pub items: Spanned<Vec<ChainLevel>>,
}

/// 链上的一级。
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChainLevel {
    /// 名称。
    #[schemars(with = "String")]
    pub name: Spanned<String>,
    /// 补充一句。
    #[serde(default)]
    pub note: Option<String>,
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
    /// 分组；各组加起来等于总数。不写就是一组。
    #[serde(default)]
    pub groups: Vec<MarkGroup>,
    /// 一组里各个图形是谁，按顺序。
    #[serde(default)]
    pub legend: Vec<String>,
    /// 图下的说明。
    #[serde(default)]
    pub note: Option<String>,
}

/// 图形的一组。
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkGroup {
    /// 组名；原文没有就不写。
    #[serde(default)]
    pub label: Option<String>,
    /// 这一组有几个。
    pub count: u16,
}

/// 部分与整体，或结果与指标。share 和 over_target 写其中一个。
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
    /// 比指标多出几倍：数字和它的说法。
    #[serde(default)]
    pub over_target: Option<Counter>,
    /// 图下的说明。
    #[serde(default)]
    pub note: Option<String>,
}

use crate::story::Decimal;

/// 时间轴。
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Timeline {
    /// 给这一块起的名字，便于单独引用。
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub id: Option<Spanned<String>>,
    /// 小标题。
    #[serde(default)]
    pub title: Option<String>,
    /// 事件，从早到晚。
    #[schemars(with = "Vec<Event>")]
    pub items: Spanned<Vec<Event>>,
    /// 说明，如日期的年份。
    #[serde(default)]
    pub note: Option<String>,
}

/// 时间轴上的一件事。
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// 什么时候，照原文写，如 6月29日。
    pub date: String,
    /// 什么事。
    pub text: String,
}

/// 卡片：人、地方、项目。
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cards {
    /// 给这一块起的名字，便于单独引用。
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub id: Option<Spanned<String>>,
    /// 小标题。
    #[serde(default)]
    pub title: Option<String>,
    /// 卡片，一张一项。
    #[schemars(with = "Vec<Card>")]
    pub items: Spanned<Vec<Card>>,
}

/// 一张卡片。
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// 名字。
    #[schemars(with = "String")]
    pub title: Spanned<String>,
    /// 名字上方的小字，如 社区、项目。
    #[serde(default)]
    pub kicker: Option<String>,
    /// 一两句话。
    #[serde(default)]
    pub text: Option<String>,
    /// 一串短语，各占一格。
    #[serde(default)]
    pub tags: Vec<String>,
}

/// 几个问题。
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Questions {
    /// 给这一块起的名字，便于单独引用。
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub id: Option<Spanned<String>>,
    /// 小标题。
    #[serde(default)]
    pub title: Option<String>,
    /// 问题，一行一个。
    #[schemars(with = "Vec<Question>")]
    pub items: Spanned<Vec<Question>>,
}

/// 一个问题。
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// 问题。
    pub ask: String,
    /// 回答。
    #[serde(default)]
    pub answer: Option<String>,
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
