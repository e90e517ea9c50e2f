//! Whether the figures of a story stand in the report that it retells, paragraph by paragraph.

use std::collections::HashMap;

use super::{Article, Figure, figures};
use crate::story::{Code, Counter, Problem, Story, scaled};

/// Every figure that gives a paragraph of the report which does not contain it. One that was
/// derived from others is left to people.
pub fn compare(story: &Story, article: &Article) -> Vec<Problem> {
    let paragraphs: HashMap<usize, &str> = article.paragraphs().collect();
    let mut read: HashMap<usize, Vec<Figure>> = HashMap::new();
    let counters =
        story.sections.iter().flat_map(|section| &section.blocks).flat_map(|b| b.figures());
    counters
        .filter(|counter| counter.derived.is_none())
        .filter_map(|counter| {
            let number = usize::from(counter.paragraph?);
            let Some(words) = paragraphs.get(&number) else {
                return Some(no_paragraph(counter, number, paragraphs.len()));
            };
            let found = read.entry(number).or_insert_with(|| figures(words).found);
            absent(counter, number, words, found)
        })
        .collect()
}

fn absent(counter: &Counter, number: usize, words: &str, found: &[Figure]) -> Option<Problem> {
    if found.iter().any(|figure| is_same(counter, figure)) {
        return None;
    }
    let near: Vec<&str> = found.iter().map(|figure| &words[figure.at.clone()]).collect();
    let help = match near.as_slice() {
        [] => "那一段里没有数字：改 paragraph，段号从正文第一段起数，小标题不算。".to_owned(),
        _ => format!("那一段里有：{}。改数字、限定词或 paragraph。", near.join("、")),
    };
    let message = format!("报道第{number}段里没有“{}”。", counter.figure());
    Some(Problem::warning(Code::NotInSource, counter.value.span(), message, help))
}

fn no_paragraph(counter: &Counter, number: usize, last: usize) -> Problem {
    Problem::warning(
        Code::NotInSource,
        counter.value.span(),
        format!("报道没有第{number}段，最后一段是第{last}段。"),
        "改 paragraph：段号从正文第一段起数，小标题不算。",
    )
}

/// The same number with the same qualifier, in the same unit or another word for it.
fn is_same(counter: &Counter, figure: &Figure) -> bool {
    counter.exactly() == Some(scaled(figure.value, figure.scale))
        && counter.qualifier == figure.qualifier
        && same_unit(&counter.unit, &figure.unit)
}

fn same_unit(a: &str, b: &str) -> bool {
    const PEOPLE: &[&str] = &["名", "人", "位"];
    a == b || a.is_empty() || b.is_empty() || (PEOPLE.contains(&a) && PEOPLE.contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::read;

    fn told(counter: &str) -> Vec<String> {
        let text = format!(
            "slug = 'x'\nkicker = 'k'\ntitle = ['t']\nstandfirst = 's'\ndescription = 'd'\n\
             source = {{ newspaper = 'n' }}\n[[section]]\nid = 'a'\ntitle = 't'\n\
             [[section.block]]\nkind = 'counters'\nitems = [{{ label = '委员', {counter} }}]\n"
        );
        let story = read(&text, "x").story.expect("a story");
        let article = Article::of("题目\n选出委员50人，签约近300户。\n投入1.2万元。");
        compare(&story, &article).into_iter().map(|problem| problem.message).collect()
    }

    #[test]
    fn what_the_paragraph_says_is_silent() {
        for same in [
            "value = 50, unit = '名', paragraph = 1",
            "qualifier = '近', value = 300, unit = '户', paragraph = 1",
            "value = 12000, unit = '元', paragraph = 2",
            "value = 7, unit = '个'",
            "value = 51, unit = '名', paragraph = 1, derived = '50加1'",
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
        ] {
            assert_eq!(told(other), [message], "{other}");
        }
    }
}
