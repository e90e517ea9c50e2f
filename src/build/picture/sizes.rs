//! Numbers of a drawing: what has no size, or one that no screen shows, is none.

use super::Refused;
use super::grammar::{is_path, is_transform, length, numbers};
use crate::story::Code;

/// The longer side is at most so many times the shorter one.
const RATIO: f64 = 6.0;
/// What is smaller or larger was drawn in other units than anybody meant.
const SMALLEST: f64 = 0.1;
const LARGEST: f64 = 100_000.0;

const HELP: &str =
    "写成 viewBox=\"0 0 宽 高\"，如 viewBox=\"0 0 720 400\"；宽和高都大于 0，相差不超过 6 倍。";

/// A `viewBox` by the grammar of SVG, written anew as four numbers with a blank between each.
pub(super) fn view_box(text: Option<&str>) -> Result<String, Refused> {
    let wrong = |what: String| Refused { code: Code::BadViewBox, what, help: HELP.to_owned() };
    let text = text.ok_or_else(|| wrong("最外层的 svg 没有 viewBox".to_owned()))?;
    let written = |why: &str| wrong(format!("viewBox=\"{text}\"，{why}"));
    let numbers = numbers(text).ok_or_else(|| written("里面有不是数的东西"))?;
    let [x, y, width, height] = numbers[..] else {
        return Err(written(&format!("要四个数，这里是 {} 个", numbers.len())));
    };
    if width <= 0.0 || height <= 0.0 {
        return Err(written("宽和高要大于 0"));
    }
    let size = SMALLEST..=LARGEST;
    let fits = size.contains(&width) && size.contains(&height);
    if !fits || x.abs() > LARGEST || y.abs() > LARGEST {
        return Err(written("太大或者太小"));
    }
    if width > height * RATIO || height > width * RATIO {
        return Err(written(if width > height { "太扁" } else { "太长" }));
    }
    Ok(format!("{x} {y} {width} {height}"))
}

/// Whether an attribute that draws holds what can be drawn.
pub(super) fn is_drawable(key: &str, value: &str) -> bool {
    match key {
        "d" => is_path(value),
        "points" => numbers(value).is_some(),
        "transform" => is_transform(value),
        "cx" | "cy" | "r" | "rx" | "ry" | "x" | "x1" | "x2" | "y" | "y1" | "y2" | "width"
        | "height" | "stroke-width" | "opacity" | "fill-opacity" | "stroke-opacity" => {
            value == "auto" || length(value).is_some_and(|it| it.abs() <= LARGEST)
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_box_is_written_anew() {
        for (text, written) in [
            ("0 0 720 400", "0 0 720 400"),
            ("0,0,100,50", "0 0 100 50"),
            ("0 0 1e3 200", "0 0 1000 200"),
            (" -1.50\t-2 , 9\n9 ", "-1.5 -2 9 9"),
            ("0 0 600 100", "0 0 600 100"),
        ] {
            assert_eq!(view_box(Some(text)).expect("sound"), written);
        }
    }

    #[test]
    fn what_is_no_size_is_refused() {
        for text in [
            "",
            "0 0 9",
            "0 0 9 9 9",
            "0 0 0 0",
            "0 0 9 0",
            "0 0 -9 9",
            "0 0 1 99999999",
            "0 0 1 7",
            "0 0 7 1",
            "0 0 1e9 1e9",
            "1e9 0 9 9",
            "0 0 1e999 9",
            "0 0 nan 9",
            "0 0 inf inf",
            "0 0 9 9,",
            "0,,0,9,9",
            "0 0 9px 9px",
            "0 0 100% 100%",
            "0;0;9;9",
            "none",
        ] {
            assert!(view_box(Some(text)).is_err_and(|it| it.code == Code::BadViewBox), "{text}");
        }
        assert!(view_box(None).is_err());
    }

    #[test]
    fn numbers_that_are_none_are_refused() {
        for (key, value) in [
            ("d", "M0 0L1e999 0"),
            ("d", "M0 0 javascript:alert(1)"),
            ("d", "L0 0"),
            ("points", "0,0 a"),
            ("transform", "rotate(NaN)"),
            ("r", "1e9"),
            ("width", "inf"),
            ("opacity", "var(--x)"),
        ] {
            assert!(!is_drawable(key, value), "{key}={value}");
        }
        for (key, value) in [
            ("d", "M0 0h9v-9.5a1 1 0 0 1 2 .5z"),
            ("d", ""),
            ("points", "0,0 9,9 0 9"),
            ("transform", "translate(1 2) rotate(30)"),
            ("width", "100%"),
            ("stroke-width", "1.5"),
            ("fill", "var(--art-red,#b8242a)"),
        ] {
            assert!(is_drawable(key, value), "{key}={value}");
        }
    }
}
