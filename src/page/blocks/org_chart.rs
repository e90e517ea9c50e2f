//! An organisation chart: a nested list, and how CSS is to draw it. The list is served whole and open;
//! the island beside it is the two buttons that open and close it.

use std::mem;

use yew::prelude::*;

use crate::islands::OrgChart as OrgChartIsland;
use crate::page::inline::{block_title, line};
use crate::page::words::Words;
use crate::story::{OrgChart, OrgRow};

/// As many columns stand side by side on a wide screen with names that one can read.
const MOST_COLUMNS: usize = 10;
/// In a chart of more nodes than anybody prints, engines are told to leave alone the lists that are off
/// the screen: those of at least as many rows, because each that they watch costs as well.
const LARGE: usize = 200;
const ROWS_TO_LEAVE: usize = 12;

pub(super) fn org_chart(block: &OrgChart, words: &Words) -> Html {
    let ordered = block.in_order();
    let superiors: Vec<_> = ordered.iter().map(|(_, superior)| *superior).collect();
    html! {
        <>
            { block_title(Some(block.title.get_ref())) }
            <section class="org" data-down={levels_down(&superiors).to_string()}>
                <div class="org-tools" data-island="org-chart">
                    <OrgChartIsland open_all={words.open_all} close_all={words.close_all} />
                </div>
                <ul class="org-list">{ tree(&ordered) }</ul>
            </section>
            { line("note", block.note.as_deref()) }
        </>
    }
}

/// The items of the uppermost list. Each stands in order behind the one it reports to, so that from
/// the last to the first every item finds its own list complete.
fn tree(ordered: &[(&OrgRow, Option<usize>)]) -> Html {
    let root = ordered.len();
    let mut lists = vec![List::default(); root + 1];
    for (at, (row, superior)) in ordered.iter().enumerate().rev() {
        let below = mem::take(&mut lists[at]);
        let list = &mut lists[superior.unwrap_or(root)];
        list.rows += 1 + below.rows;
        list.items.push(item(row, below, ordered.len() > LARGE));
    }
    lists.swap_remove(root).items.into_iter().rev().collect()
}

/// What stands below a node: the items, which come from the last to the first, and how many rows
/// they are with all that is below them.
#[derive(Clone, Default)]
struct List {
    items: Vec<Html>,
    rows: usize,
}

/// One node, and below it its list.
fn item(row: &OrgRow, below: List, large: bool) -> Html {
    let name = row.name.get_ref();
    let has_list = below.rows > 0;
    let rows = (large && below.rows >= ROWS_TO_LEAVE).then(|| below.rows.to_string());
    html! {
        <li class="org-item">
            <div class={classes!("org-node", has_list.then_some("org-parent"))}>
                if has_list {
                    <button type="button" class="org-toggle" aria-expanded="true" aria-label={name.clone()}></button>
                }
                <span class="org-name">{ name }</span>
                if let Some(role) = &row.role { <span class="org-role">{ role }</span> }
                { for row.count.iter().map(|count| html! { <span class="org-count">{ count.figure() }{ &count.label }</span> }) }
                if let Some(note) = &row.note { <span class="org-note">{ note }</span> }
            </div>
            if has_list {
                <ul class="org-list" data-rows={rows}>{ for below.items.into_iter().rev() }</ul>
            }
        </li>
    }
}

/// How many levels can be drawn from top to bottom before the columns become too narrow; what is
/// below them hangs in a list under its column. 3 at the most; 1 where already the second level is
/// too wide for one row and stands in several.
fn levels_down(superiors: &[Option<usize>]) -> usize {
    let mut depths: Vec<usize> = Vec::with_capacity(superiors.len());
    let mut is_leaf = vec![true; superiors.len()];
    for superior in superiors {
        depths.push(superior.map_or(0, |superior| depths[superior] + 1));
        if let Some(superior) = *superior {
            is_leaf[superior] = false;
        }
    }
    let columns = |down: usize| {
        let nodes = depths.iter().zip(&is_leaf);
        nodes.filter(|(depth, leaf)| **depth + 1 == down || **depth + 1 < down && **leaf).count()
    };
    (2..=3).rev().find(|&down| columns(down) <= MOST_COLUMNS).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fan(children: usize, grandchildren: usize) -> Vec<Option<usize>> {
        let mut superiors = vec![None];
        for _ in 0..children {
            let at = superiors.len();
            superiors.push(Some(0));
            superiors.extend(vec![Some(at); grandchildren]);
        }
        superiors
    }

    #[test]
    fn only_a_large_chart_says_how_long_its_lists_are() {
        let rows = |children: usize| {
            let row = |at: usize| {
                let above = if at == 0 { "" } else { "reports_to = \"n0\"\n" };
                format!("[[rows]]\nid = \"n{at}\"\n{above}name = \"甲\"\n")
            };
            let rows: String = (0..=children).map(row).collect();
            let chart: OrgChart =
                toml::from_str(&format!("title = \"图\"\n{rows}")).expect("it is a chart");
            crate::page::to_markup(tree(&chart.in_order())).matches("data-rows=\"").count()
        };
        assert_eq!([rows(LARGE - 1), rows(LARGE)], [0, 1]);
    }

    #[test]
    fn a_chart_goes_down_as_far_as_its_columns_can_be_read() {
        assert_eq!(levels_down(&fan(3, 3)), 3);
        assert_eq!(levels_down(&fan(4, 3)), 2);
        assert_eq!(levels_down(&fan(11, 0)), 1);
        assert_eq!(levels_down(&fan(0, 0)), 3);
    }
}
