//! Whether a story says what the report says that it retells.
//!
//! [`compare`] asks it of the figures, paragraph by paragraph; [`retold`] of every other number and
//! date, wherever in the story it stands, and of the sentences: those of the report are the
//! report's.

mod copied;
mod dates;
mod quantity;
mod report;
mod texts;

use quantity::Quantity;
use report::{Report, Said};

use super::Article;
use crate::story::{Block, Code, Counter, Problem, Story};

pub use texts::retold;

/// Every figure that the report does not contain, or not in the paragraph that it gives. One that
/// was derived from others is left to people.
pub fn compare(story: &Story, article: &Article) -> Vec<Problem> {
    let report = Report::of(article);
    let sizes = report.by_size();
    let blocks = || story.sections.iter().flat_map(|section| &section.blocks);
    let counters = blocks().flat_map(Block::figures).filter(|it| it.derived.is_none());
    let figures = counters.filter_map(|counter| match counter.paragraph.map(usize::from) {
        Some(number) => match report.paragraphs.get(&number) {
            Some(found) => absent(counter, found.iter().collect(), Some(number)),
            None => Some(no_paragraph(counter, number, report.paragraphs.len())),
        },
        None => {
            let found = sizes.get(&Quantity::told(counter).size()).cloned().unwrap_or_default();
            absent(counter, found, None)
        }
    });
    figures.chain(blocks().filter_map(|block| reckoned(block, &report))).collect()
}

fn absent(counter: &Counter, found: Vec<&Said>, number: Option<usize>) -> Option<Problem> {
    let told = Quantity::told(counter);
    let is_said = |said: &&&Said| {
        told.is_same_number(&said.quantity) && told.qualifier == said.quantity.qualifier
    };
    if found.iter().any(|said| is_said(&said)) {
        return None;
    }
    let near: Vec<&str> = found.iter().map(|said| said.words.as_str()).collect();
    let near = near.join("、");
    let (place, help) = match number {
        Some(_) if near.is_empty() => (
            number.map(|number| format!("第{number}段")),
            "那一段里没有数字：改 paragraph，段号从正文第一段起数，小标题不算。".to_owned(),
        ),
        Some(number) => (
            Some(format!("第{number}段")),
            format!("那一段里有：{near}。改数字、正负、限定词、单位或 paragraph。"),
        ),
        None if near.is_empty() => (None, NOWHERE.to_owned()),
        None => (None, format!("报道里有：{near}。照它写限定词、单位和正负。")),
    };
    let message = format!("报道{}里没有“{}”。", place.unwrap_or_default(), counter.figure());
    Some(Problem::warning(Code::NotInSource, counter.value.span(), message, help))
}

/// What to do about a number that the report has in no form.
const NOWHERE: &str = "对着报道改；是算出来的，做成数字，写 derived = \"怎么算的\"。";

fn no_paragraph(counter: &Counter, number: usize, last: usize) -> Problem {
    Problem::warning(
        Code::NotInSource,
        counter.value.span(),
        format!("报道没有第{number}段，最后一段是第{last}段。"),
        "改 paragraph：段号从正文第一段起数，小标题不算。",
    )
}

/// A share that was reckoned by hand: neither the figure says it nor the report.
fn reckoned(block: &Block, report: &Report) -> Option<Problem> {
    let Block::Proportion(block) = block else { return None };
    let share = block.share.as_ref()?;
    let by_hand = block.of.is_none() && block.figure.as_share().is_none();
    let percent = share.get_ref().amount();
    let said = |said: &Said| said.quantity.unit == "%" && said.quantity.amount == percent;
    (by_hand && !report.all().any(said)).then(|| {
        Problem::warning(
            Code::NotInSource,
            share.span(),
            format!("报道里没有“{}%”，没法查它画得对不对。", share.get_ref()),
            "整体有数字，就写 of，由程序算，不写 share。",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::read;

    const REPORT: &str = "题目\n选出委员50人，签约近300户。\n投入1.2万元，总投资12.3459亿元，受益12345户，同比增长-3.2%，出口下降5.1%，七成以上进了城。";

    fn told(counter: &str) -> Vec<String> {
        let text = format!(
            "slug = 'x'\nkicker = 'k'\ntitle = ['t']\nstandfirst = 's'\ndescription = 'd'\n\
             source = {{ newspaper = 'n' }}\n[[section]]\nid = 'a'\ntitle = 't'\n\
             [[section.block]]\nkind = 'counters'\nitems = [{{ label = '委员', {counter} }}]\n"
        );
        let text =
            if counter.contains("label =") { text.replace("label = '委员', ", "") } else { text };
        let story = read(&text, "x").story.expect("a story");
        let article = Article::of(REPORT);
        compare(&story, &article).into_iter().map(|problem| problem.message).collect()
    }

    #[test]
    fn what_the_paragraph_says_is_silent() {
        for same in [
            "value = 50, unit = '名', paragraph = 1",
            "qualifier = '近', value = 300, unit = '户', paragraph = 1",
            "value = 12000, unit = '元', paragraph = 2",
            "value = '1.2345', scale = '万', unit = '户', paragraph = 2",
            "value = '12.34590', scale = '亿', unit = '元', paragraph = 2",
            "value = 50, unit = '人'",
            "value = 51, unit = '名', paragraph = 1, derived = '50加1'",
            "value = '-3.2', unit = '%', label = '进出口同比增长', paragraph = 2",
            "value = '3.2', unit = '%', label = '进出口同比下降', paragraph = 2",
            "value = '5.1', unit = '%', label = '出口下降', paragraph = 2",
            "value = '-5.1', unit = '%', label = '出口增长', paragraph = 2",
            "value = '5.1', unit = '%', label = '出口', paragraph = 2",
            "qualifier = '以上', value = 70, unit = '%', label = '进了城', paragraph = 2",
        ] {
            assert_eq!(told(same), Vec::<String>::new(), "{same}");
        }
    }

    #[test]
    fn what_it_does_not_say_is_told() {
        for (other, message) in [
            ("value = 51, unit = '名', paragraph = 1", "报道第1段里没有“51名”。"),
            ("value = 300, unit = '户', paragraph = 1", "报道第1段里没有“300户”。"),
            ("value = 50, unit = '个', paragraph = 1", "报道第1段里没有“50个”。"),
            ("value = 50, unit = '名', paragraph = 2", "报道第2段里没有“50名”。"),
            ("value = 50, unit = '名', paragraph = 9", "报道没有第9段，最后一段是第2段。"),
            // Without a paragraph it is looked for in all of them.
            ("value = 7, unit = '个'", "报道里没有“7个”。"),
            (
                "value = '12.3456', scale = '亿', unit = '元', paragraph = 2",
                "报道第2段里没有“12.3456亿元”。",
            ),
            (
                "value = '3.2', unit = '%', label = '进出口同比增长', paragraph = 2",
                "报道第2段里没有“3.2%”。",
            ),
            (
                "value = '-5.1', unit = '%', label = '出口下降', paragraph = 2",
                "报道第2段里没有“−5.1%”。",
            ),
            (
                "value = '5.1', unit = '%', label = '出口增长', paragraph = 2",
                "报道第2段里没有“5.1%”。",
            ),
        ] {
            assert_eq!(told(other), [message], "{other}");
        }
    }
}
