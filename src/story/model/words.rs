//! The blocks that are words alone, or lists of them.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_spanned::Spanned;

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
    /// 出自报道的第几段：不显示，供核对。
    #[serde(default)]
    pub paragraph: Option<u16>,
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
    /// 图标：故事文件夹里的 SVG 文件，方形的画。一组卡片要么都有，要么都没有。
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub icon: Option<Spanned<String>>,
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
