//! Layers that are to change while a reader goes on: whether there is anything that changes them.

use std::collections::{BTreeSet, HashMap};

use serde_spanned::Spanned;

use crate::page::Drawing;
use crate::story::{Block, Code, Problem, Story};

/// How many steps and sections the styles know (`styles/blocks/steps.css`, `styles/byline.css`).
const MOST_STEPS: usize = 6;
const MOST_SECTIONS: usize = 8;
const STEPS: [&str; 3] = ["from", "until", "only"];
const READ: &str = "read";

/// Where a drawing is shown that changes. Elsewhere the same one may stand as it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shown {
    /// In a scene of so many captions.
    Scene(usize),
    /// At the end of a story of so many sections.
    End(usize),
}

/// The layers of a story's drawings that wait for what never comes.
pub(super) fn check(story: &Story, drawings: &HashMap<String, Drawing>) -> Vec<Problem> {
    let mut seen = BTreeSet::new();
    let mut problems = Vec::new();
    for (file, shown) in uses(story) {
        let name = file.get_ref();
        let Some(drawing) = drawings.get(name).filter(|_| seen.insert((name, shown))) else {
            continue;
        };
        let classes: BTreeSet<&str> =
            drawing.layers.iter().flat_map(|layer| layer.class.split_whitespace()).collect();
        for class in classes {
            if let Some((what, help)) = wrong(class, shown) {
                let message = format!("{name} 里有一层写着 class=\"{class}\"，{what}。");
                problems.push(Problem::warning(Code::UnknownLayer, file.span(), message, help));
            }
        }
    }
    problems
}

fn uses(story: &Story) -> Vec<(&Spanned<String>, Shown)> {
    let mut uses = Vec::new();
    for section in &story.sections {
        for block in &section.blocks {
            if let Block::Steps(steps) = block {
                uses.push((&steps.picture.file, Shown::Scene(steps.items.get_ref().len())));
            }
        }
    }
    let end = Shown::End(story.sections.len());
    uses.extend(story.meta.ending.iter().map(|it| (&it.file, end)));
    uses
}

/// What is wrong with a class that says, or was meant to say, when a layer is seen.
fn wrong(class: &str, shown: Shown) -> Option<(String, String)> {
    let letters = class.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &class[letters.len()..];
    let word = letters.trim_end_matches(['-', '_']);
    let known = || STEPS.into_iter().chain([READ]);
    let meant = known().find(|it| is_near(word, it)).filter(|_| !digits.is_empty())?;
    if class != format!("{meant}-{digits}") {
        let help = format!("写成 {meant}-{digits}。");
        return Some(("没有这种写法".to_owned(), help));
    }
    let (things, there, most) = match shown {
        Shown::Scene(captions) if meant != READ => ("段", captions, MOST_STEPS),
        Shown::End(sections) if meant == READ => ("节", sections, MOST_SECTIONS),
        _ if meant == READ => {
            return Some(("只在尾图里管用".to_owned(), "删掉这个 class。".to_owned()));
        }
        _ => {
            let help = "删掉这个 class，或者把画用在 steps 里。".to_owned();
            return Some(("只在场景里管用".to_owned(), help));
        }
    };
    let most = there.min(most);
    // Numbers without an end are too large as well.
    let number: usize = digits.parse().unwrap_or(usize::MAX);
    let what = if (1..=most).contains(&number) && !digits.starts_with('0') {
        return None;
    } else if number > there {
        format!("这里只有 {there} {things}")
    } else if number > most {
        format!("最多到第 {most} {things}")
    } else {
        format!("{things}从 1 数起")
    };
    let help = if most == 1 { "只能写 1。".to_owned() } else { format!("写 1 到 {most}。") };
    Some((what, help))
}

/// Whether a word is this one, but for a slip of the finger. Red is a colour.
fn is_near(word: &str, known: &str) -> bool {
    let word = word.to_ascii_lowercase();
    word.len() < 12 && word != "red" && strsim::damerau_levenshtein(&word, known) <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layer_waits_for_something_that_comes() {
        for (class, shown) in [
            ("from-3", Shown::Scene(3)),
            ("until-1", Shown::Scene(3)),
            ("only-2", Shown::Scene(2)),
            ("read-5", Shown::End(5)),
            ("layer-9", Shown::Scene(3)),
            ("red-9", Shown::End(1)),
            ("cls-1", Shown::Scene(3)),
            ("art", Shown::Scene(3)),
            ("from", Shown::Scene(3)),
        ] {
            assert_eq!(wrong(class, shown), None, "{class}");
        }
        for (class, shown, words) in [
            ("from-9", Shown::Scene(3), "只有 3 段"),
            ("only-7", Shown::Scene(3), "只有 3 段"),
            ("only-7", Shown::Scene(8), "最多到第 6 段"),
            ("until-0", Shown::Scene(3), "从 1 数起"),
            ("from-02", Shown::Scene(3), "从 1 数起"),
            ("from-99999999999999999999", Shown::Scene(3), "只有 3 段"),
            ("form-2", Shown::Scene(3), "没有这种写法"),
            ("From-2", Shown::Scene(3), "没有这种写法"),
            ("only_2", Shown::Scene(3), "没有这种写法"),
            ("until2", Shown::Scene(3), "没有这种写法"),
            ("read-9", Shown::End(5), "只有 5 节"),
            ("read-9", Shown::End(12), "最多到第 8 节"),
            ("read-1", Shown::Scene(3), "尾图"),
            ("from-2", Shown::End(5), "场景"),
        ] {
            let said = wrong(class, shown).expect("it never comes");
            assert!(said.0.contains(words), "{class}: {}", said.0);
        }
    }
}
