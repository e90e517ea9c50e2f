//! What a story is made of. Every field's documentation is what editors read: in their editor,
//! through `schemas/story.schema.json`, and in the manual.

mod block;
mod chart;
mod drawn;
mod figure;
mod meta;
mod words;

pub use block::*;
pub use chart::*;
pub use drawn::*;
pub use figure::*;
pub use meta::*;
pub use words::*;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_spanned::Spanned;

/// 一篇一图读懂。
#[derive(Clone, Debug, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Story {
    /// 题目、来源等。
    #[schemars(flatten)]
    pub meta: Meta,
    /// 各节，按阅读顺序。
    #[schemars(rename = "section")]
    pub sections: Vec<Section>,
}

impl Story {
    /// The files of the drawings below the first screen.
    pub fn later_drawings(&self) -> impl Iterator<Item = &Spanned<String>> {
        let sections = self.sections.iter().flat_map(|section| {
            let blocks = section.blocks.iter().flat_map(Block::drawings);
            section.head.picture.iter().map(|picture| &picture.file).chain(blocks)
        });
        sections.chain(self.meta.ending.iter().map(|picture| &picture.file))
    }
}

/// 一节：标题、一句话、若干板块。
#[derive(Clone, Debug, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Section {
    /// 标题等。
    #[schemars(flatten)]
    pub head: SectionHead,
    /// 板块，按阅读顺序。
    #[schemars(rename = "block")]
    pub blocks: Vec<Block>,
}

/// What stands at the head of a section.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SectionHead {
    /// 地址里的名字，小写字母、数字和连字符，如 drive。
    #[schemars(with = "String")]
    pub id: Spanned<String>,
    /// 标题。
    #[schemars(with = "String")]
    pub title: Spanned<String>,
    /// 目录里的短名；不写就用标题。
    #[serde(default)]
    pub short: Option<String>,
    /// 标题上方的小字。
    #[serde(default)]
    pub kicker: Option<String>,
    /// 用一句话说完这一节。
    #[serde(default)]
    pub lead: Option<String>,
    /// 开篇的画：故事文件夹里的 SVG 文件。
    #[serde(default)]
    pub picture: Option<Picture>,
}

/// 一幅画。
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Picture {
    /// 文件名，在故事的文件夹里，如 horse.svg。
    #[schemars(with = "String")]
    pub file: Spanned<String>,
    /// 给看不到画的人读的一句话。
    #[schemars(with = "String")]
    pub alt: Spanned<String>,
    /// 再说细一点，给读屏的人：画里有什么，怎么变。
    #[serde(default)]
    pub description: Option<String>,
}
