//! What stands above and below a story.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_spanned::Spanned;

use super::Picture;

/// The head of a story file: everything before the first section.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Meta {
    /// 文件夹的名字，也是网址的一段，如 tea。
    #[schemars(with = "String")]
    pub slug: Spanned<String>,
    /// 大标题。可分几行，写成列表：每行一句。
    #[schemars(with = "Vec<String>")]
    pub title: Spanned<Vec<String>>,
    /// 大标题上方的小字，如 一图读懂。
    pub kicker: String,
    /// 大标题下面的一两句话。
    pub standfirst: String,
    /// 几个关键词，排在大标题下面。
    #[serde(default)]
    pub keywords: Vec<String>,
    /// 给搜索和转发用的一句话，不超过 80 字。
    #[schemars(with = "String")]
    pub description: Spanned<String>,
    /// 事情发生在哪里。
    #[serde(default)]
    pub place: Option<String>,
    /// 主色，写成 #rrggbb；不写就用朱红。
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub accent: Option<Spanned<String>>,
    /// 题图：故事文件夹里的 SVG 文件。
    #[serde(default)]
    pub picture: Option<Picture>,
    /// 尾图，在署名上面。SVG 里用 read-2 这样的 class 说明：第几节读过了，这一层才亮。
    #[serde(default)]
    pub ending: Option<Picture>,
    /// 繁体页里要另写的词：左边是简体，右边是繁体。姓名、地名、项目名转错了就写在这里。
    #[serde(default)]
    pub hant: BTreeMap<String, String>,
    /// 不再提醒的规则：左边是规则的代号，右边是理由。只能放过提醒（warning），不能放过错误。
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, String>")]
    pub allow: BTreeMap<String, Spanned<String>>,
    /// 据以编写的报道。
    pub source: Source,
    /// 署名，一人一行。
    #[serde(default)]
    pub byline: Vec<Credit>,
}

impl Meta {
    /// The newspaper, where no line of the byline names it: it is always told.
    pub fn uncredited(&self) -> Option<&str> {
        let newspaper = self.source.newspaper.as_str();
        let told = self.byline.iter().any(|credit| credit.name.contains(newspaper));
        (!told).then_some(newspaper)
    }

    /// The title in one line.
    pub fn title_line(&self) -> String {
        self.title.get_ref().concat()
    }
}

/// 据以编写的报道。
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// 报纸或机构的名字。
    pub newspaper: String,
    /// 报道的题目。
    #[serde(default)]
    pub title: Option<String>,
    /// 报道的网址，以 https:// 开头。
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub url: Option<Spanned<String>>,
    /// 报道见报的日期，如 2018-07-16。
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub date: Option<Spanned<String>>,
    /// 编者所加的年份，如 2018。
    #[serde(default)]
    pub year: Option<u16>,
    /// 年份从何而来，一句话。
    #[serde(default)]
    pub year_note: Option<String>,
}

impl Source {
    /// The day on which it appeared.
    pub fn date(&self) -> Option<&str> {
        self.date.as_ref().map(|date| date.get_ref().as_str())
    }
}

/// 署名里的一项。
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Credit {
    /// 做什么，如 记者。
    pub role: String,
    /// 名字。
    pub name: String,
}
