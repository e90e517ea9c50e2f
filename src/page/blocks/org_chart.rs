//! An organisation chart: the list that the island takes over, and how CSS is to draw it.

use std::rc::Rc;

use yew::prelude::*;

use crate::islands::{ChartNode, OrgChart as OrgChartIsland};
use crate::page::inline::{block_title, line};
use crate::page::words::Words;
use crate::story::{OrgChart, OrgRow};

/// As many columns stand side by side on a wide screen with names that one can read.
const MOST_COLUMNS: usize = 10;

pub(super) fn org_chart(block: &OrgChart, words: &Words) -> Html {
    let ordered = block.in_order();
    let nodes: Rc<Vec<_>> =
        Rc::new(ordered.iter().map(|(row, parent)| node(row, *parent)).collect());
    html! {
        <>
            { block_title(Some(block.title.get_ref())) }
            <div class="org" data-island="org-chart" data-down={levels_down(&nodes).to_string()}>
                <OrgChartIsland {nodes} open_all={words.open_all} close_all={words.close_all} />
            </div>
            { line("note", block.note.as_deref()) }
        </>
    }
}

fn node(row: &OrgRow, parent: Option<usize>) -> ChartNode {
    let text = |text: &Option<String>| AttrValue::from(text.clone().unwrap_or_default());
    ChartNode {
        parent,
        name: row.name.get_ref().clone().into(),
        role: text(&row.role),
        note: text(&row.note),
        counts: row.count.iter().map(|count| (count.figure() + &count.label).into()).collect(),
    }
}

/// How many levels can be drawn from top to bottom before the columns become too narrow; what is
/// below them hangs in a list under its column. 3 at the most; 1 where already the second level is
/// too wide for one row and stands in several.
fn levels_down(nodes: &[ChartNode]) -> usize {
    let mut depths: Vec<usize> = Vec::with_capacity(nodes.len());
    for node in nodes {
        depths.push(node.parent.map_or(0, |parent| depths[parent] + 1));
    }
    // A node's first child stands next to it.
    let is_leaf = |at: usize| nodes.get(at + 1).is_none_or(|next| next.parent != Some(at));
    let columns = |down: usize| {
        (0..nodes.len())
            .filter(|&at| depths[at] + 1 == down || depths[at] + 1 < down && is_leaf(at))
            .count()
    };
    (2..=3).rev().find(|&down| columns(down) <= MOST_COLUMNS).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fan(children: usize, grandchildren: usize) -> Vec<ChartNode> {
        let mut nodes = vec![ChartNode::default()];
        for _ in 0..children {
            nodes.push(ChartNode { parent: Some(0), ..ChartNode::default() });
            let at = nodes.len() - 1;
            nodes.extend(
                (0..grandchildren).map(|_| ChartNode { parent: Some(at), ..ChartNode::default() }),
            );
        }
        nodes
    }

    #[test]
    fn a_chart_goes_down_as_far_as_its_columns_can_be_read() {
        assert_eq!(levels_down(&fan(3, 3)), 3);
        assert_eq!(levels_down(&fan(4, 3)), 2);
        assert_eq!(levels_down(&fan(11, 0)), 1);
        assert_eq!(levels_down(&fan(0, 0)), 3);
    }
}
