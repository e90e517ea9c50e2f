//! The kinds of block that a section may hold.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_spanned::Spanned;

use super::{
    Cards, Chain, Counter, Counters, OrgChart, Pictogram, Proportion, Prose, Questions, Steps,
    Timeline,
};

macro_rules! blocks {
    ($($(#[$doc:meta])* $kind:literal => $name:ident,)*) => {
        /// 一个板块。kind 说明是哪一种。
        #[derive(Clone, Debug, PartialEq, JsonSchema)]
        #[schemars(tag = "kind")]
        // A story holds some hundred blocks: the room that the small ones waste is nothing.
        #[allow(clippy::large_enum_variant)]
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

impl Block {
    /// The files of the drawings that it shows.
    pub fn drawings(&self) -> Vec<&Spanned<String>> {
        match self {
            Self::Steps(steps) => vec![&steps.picture.file],
            Self::Cards(cards) => {
                cards.items.get_ref().iter().filter_map(|card| card.icon.as_ref()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The figures that it shows, in order.
    pub fn figures(&self) -> Vec<&Counter> {
        match self {
            Self::Counters(block) => block.items.get_ref().iter().collect(),
            Self::OrgChart(chart) => {
                chart.rows.get_ref().iter().flat_map(|row| &row.count).collect()
            }
            Self::Pictogram(block) => vec![&block.total],
            Self::Proportion(block) => {
                [&block.figure].into_iter().chain(&block.of).chain(&block.over_target).collect()
            }
            _ => Vec::new(),
        }
    }
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
