//! Figures: one large, the others in two columns that leave no orphan.

use yew::prelude::*;

use crate::page::figure::{self, counter};
use crate::page::inline::block_title;
use crate::story::{Counter, Counters};

pub(super) fn counters(block: &Counters) -> Html {
    let items = block.items.get_ref();
    html! {
        <>
            { block_title(block.title.as_deref()) }
            <div class="counter-grid">
                { for items.iter().zip(full_rows(items)).map(|(item, full)| counter(item, full)) }
            </div>
        </>
    }
}

/// Which figures take a row of their own: the large and the long, and of an odd number between
/// them the first, so that none is left alone beside a gap.
fn full_rows(items: &[Counter]) -> Vec<bool> {
    let mut full: Vec<bool> = items.iter().map(figure::is_wide).collect();
    let mut start = 0;
    for end in 0..=full.len() {
        if end == full.len() || full[end] {
            if (end - start) % 2 == 1 {
                full[start] = true;
            }
            start = end + 1;
        }
    }
    full
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One sign a figure: `b` a big one, `.` a small one; `#` a row of its own.
    fn rows(signs: &str) -> String {
        let item = |sign| {
            let big = if sign == 'b' { "\nbig = true" } else { "" };
            toml::from_str(&format!("value = 1\nlabel = 'x'\nunit = 'x'{big}")).expect("a counter")
        };
        let items: Vec<Counter> = signs.chars().map(item).collect();
        full_rows(&items).into_iter().map(|full| if full { '#' } else { '.' }).collect()
    }

    #[test]
    fn no_figure_stands_alone_beside_a_gap() {
        for (signs, expected) in [
            ("", ""),
            (".", "#"),
            ("..", ".."),
            ("...", "#.."),
            ("b.", "##"),
            ("b..", "#.."),
            ("...b.", "#..##"),
            ("..b...", "..##.."),
        ] {
            assert_eq!(rows(signs), expected, "{signs}");
        }
    }
}
