//! Organisation charts.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_spanned::Spanned;

use super::Counter;

/// 组织架构图：一行一个节点，用 reports_to 说明归谁管，不用套表格。
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OrgChart {
    /// 给这一块起的名字，便于单独引用。
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub id: Option<Spanned<String>>,
    /// 图题。
    #[schemars(with = "String")]
    pub title: Spanned<String>,
    /// 图下的说明。
    #[serde(default)]
    pub note: Option<String>,
    /// 节点，一行一个。
    #[schemars(with = "Vec<OrgRow>")]
    pub rows: Spanned<Vec<OrgRow>>,
}

/// 架构图里的一个节点。
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OrgRow {
    /// 本图里的代号，小写字母、数字和连字符。
    #[schemars(with = "String")]
    pub id: Spanned<String>,
    /// 上级的代号；最上面的一个不写。
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub reports_to: Option<Spanned<String>>,
    /// 名称。
    #[schemars(with = "String")]
    pub name: Spanned<String>,
    /// 它是什么，或做什么。
    #[serde(default)]
    pub role: Option<String>,
    /// 补充一句。
    #[serde(default)]
    pub note: Option<String>,
    /// 挂在名称旁的数字。
    #[serde(default)]
    pub count: Vec<Counter>,
}

impl OrgChart {
    /// The rows with each behind the one it reports to, and where that one stands: depth first,
    /// siblings in the order of the file. Rows that no root leads to are left out; a checked
    /// chart has none.
    pub fn in_order(&self) -> Vec<(&OrgRow, Option<usize>)> {
        let mut below: HashMap<Option<&str>, Vec<&OrgRow>> = HashMap::new();
        for row in self.rows.get_ref().iter().rev() {
            let superior = row.reports_to.as_ref().map(|id| id.get_ref().as_str());
            below.entry(superior).or_default().push(row);
        }
        let mut take = |superior, at| {
            let rows = below.remove(&superior).unwrap_or_default();
            rows.into_iter().map(move |row| (row, at))
        };
        let mut ordered = Vec::with_capacity(self.rows.get_ref().len());
        let mut waiting: Vec<(&OrgRow, Option<usize>)> = take(None, None).collect();
        while let Some((row, parent)) = waiting.pop() {
            waiting.extend(take(Some(row.id.get_ref()), Some(ordered.len())));
            ordered.push((row, parent));
        }
        ordered
    }
}
