//! Figures: the large in rows of their own, the others side by side.
//!
//! How many stand side by side is the style's: it knows the screen and the size of the text.

use yew::prelude::*;

use crate::page::figure::counter;
use crate::page::inline::block_title;
use crate::story::{Counter, Counters};

pub(super) fn counters(block: &Counters) -> Html {
    html! {
        <>
            { block_title(block.title.as_deref()) }
            <section class="counter-rows">
                { for runs(block.items.get_ref()).map(|run| match run {
                    [one] => counter(one),
                    several => html! {
                        <section class="counter-grid">{ for several.iter().map(counter) }</section>
                    },
                }) }
            </section>
        </>
    }
}

/// Whether the figures are so few that a wide screen has room for them beside the words before them.
pub(super) fn stands_beside(block: &Counters) -> bool {
    block.title.is_none() && block.items.get_ref().len() <= 2
}

/// The figures as they stand together: each large one alone, the others in runs.
fn runs(items: &[Counter]) -> impl Iterator<Item = &[Counter]> {
    items.chunk_by(|one, next| !one.big && !next.big)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One sign a figure: `b` a big one, `.` a small one.
    fn lengths(signs: &str) -> Vec<usize> {
        let item = |sign| {
            let big = if sign == 'b' { "\nbig = true" } else { "" };
            toml::from_str(&format!("value = 1\nlabel = 'x'\nunit = 'x'{big}")).expect("a counter")
        };
        let items: Vec<Counter> = signs.chars().map(item).collect();
        runs(&items).map(<[Counter]>::len).collect()
    }

    #[test]
    fn a_big_figure_has_a_row_of_its_own() {
        for (signs, expected) in [
            ("", &[][..]),
            (".", &[1]),
            ("..", &[2]),
            ("b.", &[1, 1]),
            ("b..", &[1, 2]),
            ("...b.", &[3, 1, 1]),
            ("..bb...", &[2, 1, 1, 3]),
        ] {
            assert_eq!(lengths(signs), expected, "{signs}");
        }
    }
}
