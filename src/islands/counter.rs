//! A figure that counts up to its final value, once, when a reader comes to it.
//!
//! The final number is what is served and what stands before, after and without the animation.

use web_sys::Element;
use yew::prelude::*;

use super::{dom, motion};
use crate::hooks::{use_frames, use_in_view};

/// How long a count lasts, in milliseconds.
const DURATION: f64 = 700.0;

/// What a counter shows.
#[derive(Properties, PartialEq)]
pub struct CounterProps {
    /// The final number as it is printed: ASCII digits, at most one decimal point, a sign of minus.
    pub text: AttrValue,
}

impl CounterProps {
    /// Reads the number that was served. `None` when it is not one that can be counted.
    pub fn read(root: &Element) -> Option<Self> {
        let text = dom::text(root);
        countable(&text).then_some(Self { text })
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Count {
    Waiting,
    Running,
    Done,
}

/// The digits of one figure. Qualifier, scale and unit stand outside and never move.
#[component]
pub fn Counter(props: &CounterProps) -> Html {
    let node = use_node_ref();
    let count = use_state_eq(|| Count::Waiting);
    let shown = use_state_eq(|| AttrValue::from(part_of(&props.text, 0.0)));

    let seen = {
        let count = count.clone();
        Callback::from(move |(_, in_view): (Element, bool)| {
            if in_view && *count == Count::Waiting {
                count.set(if motion::allowed() { Count::Running } else { Count::Done });
            }
        })
    };
    let observed = node.clone();
    let itself = Callback::from(move |()| observed.cast().into_iter().collect());
    // A count runs once: what has been seen is watched no longer, or a page of two thousand numbers
    // would have its browser look at all of them in every frame.
    use_in_view(*count == Count::Waiting, "0px", itself, seen);

    let step = {
        let (count, shown, text) = (count.clone(), shown.clone(), props.text.clone());
        Callback::from(move |elapsed: f64| {
            if elapsed < DURATION && motion::allowed() {
                shown.set(part_of(&text, elapsed / DURATION).into());
                return true;
            }
            count.set(Count::Done);
            false
        })
    };
    use_frames(*count == Count::Running, step);

    // The final number keeps its place, unseen, and is what assistive technology reads. The digits
    // tick in a box of fixed size above it, so that no frame lays out anything but that box.
    if *count == Count::Running {
        return html! {
            <>
                <span ref={node} class="num num-final">{ props.text.clone() }</span>
                <span class="num num-tick" data-counter="counting" aria-hidden="true">{ (*shown).clone() }</span>
            </>
        };
    }
    html! { <span ref={node} class="num" data-counter="">{ props.text.clone() }</span> }
}

/// Stands before a number below nought.
const MINUS: &str = "−";

/// The sign and the digits of a number.
fn signed(text: &str) -> (&str, &str) {
    text.split_at(if text.starts_with(MINUS) { MINUS.len() } else { 0 })
}

fn countable(text: &str) -> bool {
    let (_, text) = signed(text);
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let points = text.bytes().filter(|&b| b == b'.').count();
    (1..=15).contains(&digits) && points <= 1 && digits + points == text.len()
}

/// `text` at `share` of its count, eased out, with as many decimals as the final number has.
///
/// The count runs on whole steps of the last decimal: no float is ever printed. Nought has no sign.
fn part_of(text: &str, share: f64) -> String {
    let (sign, text) = signed(text);
    let decimals = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let whole =
        text.bytes().filter(u8::is_ascii_digit).fold(0u64, |n, b| n * 10 + u64::from(b - b'0'));
    let left = 1.0 - share.clamp(0.0, 1.0);
    let steps = (whole as f64 * (1.0 - left * left * left)) as u64;
    let mut digits = steps.to_string();
    if decimals > 0 {
        while digits.len() <= decimals {
            digits.insert(0, '0');
        }
        digits.insert(digits.len() - decimals, '.');
    }
    if steps > 0 {
        digits.insert_str(0, sign);
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_ends_on_the_printed_number() {
        for text in ["73", "8.3", "0.05", "2331", "38.30", "−3.2", "−0.05", "−12"] {
            assert_eq!(part_of(text, 1.0), text);
        }
    }

    #[test]
    fn a_count_keeps_its_decimals_on_the_way() {
        assert_eq!(part_of("8.3", 0.0), "0.0");
        assert_eq!(part_of("0.05", 0.5), "0.04");
        assert_eq!(part_of("1000", 0.5), "875");
    }

    #[test]
    fn a_count_below_nought_keeps_its_sign_but_for_nought() {
        assert_eq!(part_of("−3.2", 0.0), "0.0");
        assert_eq!(part_of("−3.2", 0.5), "−2.8");
        assert_eq!(part_of("−1000", 0.5), "−875");
    }

    #[test]
    fn only_plain_numbers_are_counted() {
        for text in ["", "1,000", "1.2.3", "七", "-3", "−", "−−3", "3−", "1e9", "1234567890123456"]
        {
            assert!(!countable(text), "{text}");
        }
        assert!(countable("220") && countable("3.7") && countable("−3.7"));
    }
}
