//! The documents that quote the table: what stands between two marks is written anew.

use std::fs;

use anyhow::{Context, Result};

use super::measures::MEASURES;
use super::samples::Samples;
use super::table::Table;

const BEGIN: &str = "<!-- bench: written by `cargo xtask bench --write` -->\n";
const END: &str = "<!-- /bench -->";

/// Writes the figures into README, in both languages, and `docs/measure.md`.
///
/// # Errors
/// When a document cannot be read or written, or has no marks.
pub(super) fn write(samples: &Samples) -> Result<()> {
    let (english, chinese) = (Table::of(samples, MEASURES), Table::in_chinese(samples, MEASURES));
    let [date, runs, load] = ["date", "runs", "load"].map(|name| samples.fact(name));
    let said = format!(
        "Measured on {date} with `cargo xtask bench`, {runs} runs in turns on an emulated phone, \
         load of the machine at most {load}; medians with the least and the most, ours by each other's:\n\n"
    );
    let told = format!(
        "{date} 用 `cargo xtask bench` 在模拟手机上轮流各测 {runs} 次，机器负载最高 {load}：中位数（最小–最大），后两列是一图和它的比值。\n\n"
    );
    let more = "\n[docs/measure.md](docs/measure.md) says what the other two pages are, what each row \
                means, and what they do not tell.\n";
    let further = "\n另外两个页面是什么、每一行怎么量、说明不了什么，见 [docs/measure.md](docs/measure.md)。\n";
    let whole = format!("{}.\n\n", samples.circumstances());
    for (file, block) in [
        ("README.md", [&said, &english.markdown(true), more].concat()),
        ("README.zh-Hans.md", [&told, &chinese.markdown(true), further].concat()),
        ("docs/measure.md", whole + &english.markdown(false)),
    ] {
        let text = fs::read_to_string(file).with_context(|| format!("cannot read {file}"))?;
        let text = replaced(&text, &block).with_context(|| format!("{file} has no marks"))?;
        fs::write(file, text).with_context(|| format!("cannot write {file}"))?;
    }
    Ok(())
}

fn replaced(text: &str, block: &str) -> Option<String> {
    let (before, rest) = text.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some([before, BEGIN, block, END, after].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::root;

    #[test]
    fn every_document_has_its_marks() {
        for file in ["README.md", "README.zh-Hans.md", "docs/measure.md"] {
            let text = fs::read_to_string(root().join(file)).expect("it is there");
            let again = replaced(&text, "new\n").expect(file);
            assert!(again.contains(&format!("{BEGIN}new\n{END}")), "{file}");
        }
    }
}
