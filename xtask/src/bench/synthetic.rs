//! Stories that nobody wrote: as long as those of a newsroom, or far longer, and the same each time.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// How large a story is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Size {
    /// Its sections.
    pub(super) sections: usize,
    /// The figures that count, over all sections.
    pub(super) counters: usize,
    /// The nodes of its chart.
    pub(super) nodes: usize,
}

/// What newspapers print: `jinshan` has 10 sections, 60 figures and a chart of 23 nodes.
pub(super) const USUAL: Size = Size { sections: 10, counters: 60, nodes: 23 };

/// Every node of a chart but the last ones has as many below it.
const BRANCHES: usize = 6;
/// Running text is drawn from these, so that it is about as hard to compress as sentences are.
const HANZI: &str = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条";

/// Writes a story and its drawings into a folder of that name.
///
/// # Errors
/// When the disk refuses.
pub(super) fn write(stories: &Path, slug: &str, size: Size, seed: u64) -> Result<()> {
    let folder = stories.join(slug);
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let mut dice = Dice(seed.wrapping_add(1));
    let files = [
        ("story.toml", story(slug, size, &mut dice)),
        ("hero.svg", drawing(&mut dice)),
        ("end.svg", drawing(&mut dice)),
    ];
    for (name, text) in files {
        let file = folder.join(name);
        fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

/// The text of a story: in each section some words, its share of the figures, and dates; in the one
/// in the middle the chart.
pub(super) fn story(slug: &str, size: Size, dice: &mut Dice) -> String {
    // A warning that is silenced and not given is one itself.
    let allow = if size.nodes > 60 { "[allow]\nwide-chart = \"编的\"\n\n" } else { "" };
    let mut out = format!(
        "slug = \"{slug}\"\nkicker = \"样张\"\ntitle = [\"{}\", \"{}\"]\nstandfirst = \"{}。\"\n\
         description = \"{}。\"\n\
         picture = {{ file = \"hero.svg\", alt = \"画\" }}\nending = {{ file = \"end.svg\", alt = \"画\" }}\n\n\
         {allow}\
         [source]\nnewspaper = \"样张日报\"\ntitle = \"{}\"\ndate = \"20{:02}-{:02}-{:02}\"\nyear = 2018\n",
        dice.words(6),
        dice.words(8),
        dice.words(40),
        dice.words(40),
        dice.words(12),
        dice.up_to(26),
        dice.up_to(12) + 1,
        dice.up_to(28) + 1,
    );
    for at in 0..size.sections {
        section(&mut out, at, share(size.counters, at, size.sections), dice);
        if at == size.sections / 2 {
            chart(&mut out, size.nodes, dice);
        }
    }
    out
}

/// How many of `all` fall to one of several.
fn share(all: usize, at: usize, among: usize) -> usize {
    all * (at + 1) / among - all * at / among
}

// Writing to a String cannot fail.
fn section(out: &mut String, at: usize, counters: usize, dice: &mut Dice) {
    let (title, lead) = (dice.words(8), dice.words(24));
    let _ = write!(
        out,
        "\n[[section]]\nid = \"s{at}\"\ntitle = \"{title}\"\nshort = \"第{at}节\"\nlead = \"{lead}。\"\n"
    );
    let (first, second) = (dice.words(50), dice.words(60));
    let _ = write!(
        out,
        "\n[[section.block]]\nkind = \"prose\"\ntext = \"\"\"\n{first}。\n\n{second}。\n\"\"\"\n"
    );
    if counters > 0 {
        out.push_str("\n[[section.block]]\nkind = \"counters\"\nitems = [\n");
        for _ in 0..counters {
            let (value, label, from) = (dice.up_to(9000) + 1, dice.words(5), dice.up_to(20) + 1);
            let _ = writeln!(
                out,
                "  {{ value = {value}, unit = \"个\", label = \"{label}\", paragraph = {from} }},"
            );
        }
        out.push_str("]\n");
    }
    out.push_str("\n[[section.block]]\nkind = \"timeline\"\nitems = [\n");
    for month in 1..=4 {
        let _ = writeln!(out, "  {{ date = \"{month}月\", text = \"{}\" }},", dice.words(20));
    }
    out.push_str("]\n");
}

fn chart(out: &mut String, nodes: usize, dice: &mut Dice) {
    let title = dice.words(6);
    let _ = write!(
        out,
        "\n[[section.block]]\nkind = \"org-chart\"\nid = \"chart\"\ntitle = \"{title}\"\nrows = [\n"
    );
    for at in 0..nodes {
        let name = dice.words(5);
        let above = match at {
            0 => String::new(),
            _ => format!(", reports_to = \"n{}\"", (at - 1) / BRANCHES),
        };
        let _ = writeln!(out, "  {{ id = \"n{at}\"{above}, name = \"{name}\" }},");
    }
    out.push_str("]\n");
}

fn drawing(dice: &mut Dice) -> String {
    let mut out =
        String::from("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 480\">\n");
    for at in 1..=80 {
        let [x, y, dx, dy] = [720, 480, 90, 60].map(|most| dice.up_to(most));
        let _ = writeln!(
            out,
            "<path class=\"read-{}\" fill=\"none\" stroke-width=\"2\" d=\"M{x} {y}q{dx} {dy} {dy} {dx}t{dy} {dx}\"/>",
            at % 8 + 1
        );
    }
    out + "</svg>\n"
}

/// Numbers that look like chance, and are the same each time (a linear congruential generator with
/// Knuth's factor for MMIX).
pub(super) struct Dice(pub(super) u64);

impl Dice {
    /// A number below `most`.
    pub(super) fn up_to(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap_or_default() % most
    }

    fn words(&mut self, length: usize) -> String {
        let hanzi: Vec<char> = HANZI.chars().collect();
        (0..length).map(|_| hanzi[self.up_to(hanzi.len())]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_is_as_large_as_it_is_asked_to_be_and_the_same_each_time() {
        let size = Size { sections: 7, counters: 30, nodes: 40 };
        let text = story("x", size, &mut Dice(1));
        assert_eq!(text, story("x", size, &mut Dice(1)));
        assert_ne!(text, story("x", size, &mut Dice(2)));
        let count = |what: &str| text.matches(what).count();
        assert_eq!(
            [count("[[section]]"), count("value = "), count("{ id = \"n")],
            [size.sections, size.counters, size.nodes]
        );
    }
}
