//! Numbers, lists of them, paths and transforms by the grammar of SVG 2. A browser draws of a wrong
//! one what it could read, and says nothing.

/// Blanks of SVG.
fn blanks(text: &str) -> &str {
    text.trim_start_matches([' ', '\t', '\n', '\r', '\u{c}'])
}

/// Blanks with one comma in them at most; whether there was one.
fn separator(text: &str) -> (&str, bool) {
    let text = blanks(text);
    text.strip_prefix(',').map_or((text, false), |rest| (blanks(rest), true))
}

/// A finite number at the beginning of a text, and what is behind it.
fn number(text: &str) -> Option<(f64, &str)> {
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let sign = |at: usize| usize::from(matches!(bytes.get(at), Some(b'+' | b'-')));
    let mut at = sign(0);
    let whole = digits(at);
    at += whole;
    let mut fraction = 0;
    if bytes.get(at) == Some(&b'.') {
        fraction = digits(at + 1);
        at += usize::from(whole + fraction > 0) + fraction;
    }
    if whole + fraction == 0 {
        return None;
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        let power = at + 1 + sign(at + 1);
        let length = if power <= bytes.len() { digits(power) } else { 0 };
        // Without digits it is the beginning of a unit, such as em.
        at = if length > 0 { power + length } else { at };
    }
    let number: f64 = text[..at].parse().ok()?;
    number.is_finite().then_some((number, &text[at..]))
}

/// Numbers with blanks or a comma between them.
pub(super) fn numbers(text: &str) -> Option<Vec<f64>> {
    let (mut rest, mut all, mut comma) = (blanks(text), Vec::new(), false);
    while !rest.is_empty() {
        let (one, behind) = number(rest)?;
        all.push(one);
        (rest, comma) = separator(behind);
    }
    (!comma).then_some(all)
}

/// A length or a share, without its unit.
pub(super) fn length(text: &str) -> Option<f64> {
    let (number, unit) = number(text.trim())?;
    ["", "%", "px", "em", "ex", "in", "cm", "mm", "pt", "pc"].contains(&unit).then_some(number)
}

/// What a command of a path takes: numbers, and flags that may stand without a blank.
fn arguments(command: char) -> Option<&'static str> {
    Some(match command.to_ascii_lowercase() {
        'm' | 'l' | 't' => "nn",
        'h' | 'v' => "n",
        's' | 'q' => "nnnn",
        'c' => "nnnnnn",
        'a' => "nnnffnn",
        'z' => "",
        _ => return None,
    })
}

/// Whether a text is a path. An empty one draws nothing.
pub(super) fn is_path(text: &str) -> bool {
    let mut rest = blanks(text);
    let mut first = true;
    while let Some(command) = rest.chars().next() {
        let Some(kinds) =
            arguments(command).filter(|_| !first || command.eq_ignore_ascii_case(&'m'))
        else {
            return false;
        };
        first = false;
        rest = blanks(&rest[1..]);
        if kinds.is_empty() {
            continue;
        }
        loop {
            let Some(behind) = take(rest, kinds) else { return false };
            let (next, comma) = separator(behind);
            let more = next.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c));
            rest = next;
            if comma && !more {
                return false;
            }
            if !more {
                break;
            }
        }
    }
    true
}

/// What is behind one set of arguments.
fn take<'a>(text: &'a str, kinds: &str) -> Option<&'a str> {
    let mut rest = text;
    for (at, kind) in kinds.chars().enumerate() {
        if at > 0 {
            rest = separator(rest).0;
        }
        rest = match kind {
            'f' => rest.strip_prefix(['0', '1'])?,
            _ => number(rest)?.1,
        };
    }
    Some(rest)
}

/// Whether a text is a list of transforms.
pub(super) fn is_transform(text: &str) -> bool {
    let mut rest = blanks(text);
    while !rest.is_empty() {
        let Some((name, behind)) = rest.split_once('(') else { return false };
        let Some((inside, behind)) = behind.split_once(')') else { return false };
        let Some(count) = numbers(inside).map(|all| all.len()) else { return false };
        let fits = match name.trim_end() {
            "matrix" => count == 6,
            "translate" | "scale" => matches!(count, 1 | 2),
            "rotate" => matches!(count, 1 | 3),
            "skewX" | "skewY" => count == 1,
            _ => false,
        };
        if !fits {
            return false;
        }
        rest = separator(behind).0;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_svg() {
        for (text, all) in [
            ("1 2", &[1.0, 2.0][..]),
            (" -.5,+1e2\n", &[-0.5, 100.0]),
            ("1-2.5.5", &[1.0, -2.5, 0.5]),
            ("1.", &[1.0]),
            ("", &[]),
        ] {
            assert_eq!(numbers(text).as_deref(), Some(all), "{text}");
        }
        for text in [",1", "1,", "1,,2", "1e999", "nan", "1e", "１", ".", "-", "1;2", "0x1"] {
            assert_eq!(numbers(text), None, "{text}");
        }
        assert_eq!(
            [length("1em"), length("50%"), length("1e1px"), length("1 px")],
            [Some(1.0), Some(50.0), Some(10.0), None]
        );
    }

    #[test]
    fn paths_are_those_of_svg() {
        for text in [
            "",
            "M0 0",
            "M0 0h9v-9.5a1 1 0 0 1 2 .5z",
            "m1,2 3,4-5-6zM.5.5L1e1-2",
            "M0 0a1 1 0 013 4",
            "M0 0C1 2 3 4 5 6 7 8 9 0 1 2Z",
        ] {
            assert!(is_path(text), "{text}");
        }
        for text in [
            "L0 0",
            "M0",
            "M0 0L",
            "M0 0L1",
            "M0 0X1",
            "M0 0,",
            "M0 0 z1",
            "M0 0a1 1 0 2 1 3 4",
            "M0 0L1e999 0",
            "M0 0é",
        ] {
            assert!(!is_path(text), "{text}");
        }
    }

    #[test]
    fn transforms_are_those_of_svg() {
        for text in ["", "translate(1 2) rotate(30)", "matrix(1,0,0,1,0,0),scale(2)"] {
            assert!(is_transform(text), "{text}");
        }
        for text in ["rotate(NaN)", "rotate(1 2)", "rotate", "rotate(1", "url(#a)", "translate()"] {
            assert!(!is_transform(text), "{text}");
        }
    }
}
