//! Whatever passes the check is drawn to scale: bars as long as their numbers, as many marks as are
//! counted.

#[path = "support/layout.rs"]
mod layout;
#[path = "support/page.rs"]
mod page;

use std::collections::HashMap;

use page::Page;
use proptest::prelude::*;
use yitu::page::{Script, plain_text};
use yitu::story::{Code, read};

const HEAD: &str = "slug = 'x'\nkicker = 'k'\ntitle = ['t']\nstandfirst = 's'\ndescription = 'd'\n\
    source = { newspaper = 'n' }\n[[section]]\nid = 'a'\ntitle = 't'\n[[section.block]]\n";

/// The page of a block, when the check lets it pass.
fn drawn(block: &str) -> Option<Page> {
    let reading = read(&format!("{HEAD}{block}"), "x");
    let story = reading.sound()?;
    assert!(!plain_text(story, Script::Hans.words()).is_empty());
    layout::pictured(story, &HashMap::new());
    Some(Page::of(&layout::page_of(story, &HashMap::new())))
}

/// Why the check stops a block.
fn stopped(block: &str) -> Vec<Code> {
    let reading = read(&format!("{HEAD}{block}"), "x");
    reading.errors().map(|problem| problem.code).collect()
}

/// A side of each rectangle that a selector finds.
fn sides(page: &Page, css: &str, name: &str) -> Vec<f64> {
    let side = |rect: scraper::ElementRef<'_>| rect.attr(name).unwrap_or("0").parse::<f64>();
    page.all(css).into_iter().map(|rect| side(rect).expect("a length")).collect()
}

/// How many marks a page shows.
fn marks(page: &Page) -> f64 {
    let (widths, heights) =
        (sides(page, ".mark-row rect", "width"), sides(page, ".mark-row rect", "height"));
    widths.iter().zip(heights).map(|(width, height)| width / 12.0 * (height / 12.0)).sum()
}

/// A number as an editor writes it, of any sign and length.
fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (0u32..130, 0u32..1000).prop_map(|(whole, places)| format!("{whole}.{places:03}")),
        4 => (0u32..1200).prop_map(|whole| whole.to_string()),
        1 => "-?[1-9][0-9]{0,14}",
        1 => "-?(0|[1-9][0-9]{0,5})[.][0-9]{1,9}",
    ]
}

fn scale() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["", "", "", "scale = '万', ", "scale = '亿', ", "scale = '万亿', "])
}

const FULL: f64 = 1000.0;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn a_share_is_as_long_as_it_says(share in number(), unit in prop::sample::select(vec!["%", "% ", "%以上", "成", "‰", "户"])) {
        let block = format!("kind = 'proportion'\nfigure = {{ value = '{share}', unit = '{unit}', label = 'x' }}\nwhole = '全部'\nshare = '{share}'");
        let Some(page) = drawn(&block) else { return Ok(()) };
        let says: f64 = share.parse().expect("a number");
        let times = match unit { "成" => 10.0, "‰" => 0.1, _ => 1.0 };
        prop_assert!((sides(&page, ".bar-part", "width")[0] - says * times * FULL / 100.0).abs() <= 0.051, "{block}");
        prop_assert!(times == 1.0 || says == 0.0, "{block}");
    }

    #[test]
    fn a_part_of_a_figure_is_as_long_as_it_is(part in number(), whole in number(), scale in scale()) {
        let block = format!("kind = 'proportion'\nfigure = {{ value = '{part}', {scale}unit = '户', label = 'x' }}\nwhole = '全部'\nof = {{ value = '{whole}', {scale}unit = '户', label = 'y' }}");
        let Some(page) = drawn(&block) else { return Ok(()) };
        let says = part.parse::<f64>().expect("a number") / whole.parse::<f64>().expect("a number");
        prop_assert!((sides(&page, ".bar-part", "width")[0] - says * FULL).abs() <= 0.051, "{block}");
    }

    #[test]
    fn what_exceeds_a_target_does_so_to_scale(over in number(), scale in scale(), unit in prop::sample::select(vec![("倍", 1.0), ("%", 0.01), ("成", 0.1), ("亩", f64::NAN)])) {
        let (unit, of) = unit;
        let block = format!("kind = 'proportion'\nfigure = {{ value = 2331, unit = '亩', label = 'x' }}\nwhole = '指标'\nover_target = {{ value = '{over}', {scale}unit = '{unit}', label = 'y' }}");
        let Some(page) = drawn(&block) else { return Ok(()) };
        prop_assert!(of.is_finite() && scale.is_empty() || over.parse::<f64>().expect("a number") * of < 99.1, "{block}");
        let times = match scale { "" => 1.0, "scale = '万', " => 1e4, "scale = '亿', " => 1e8, _ => 1e12 };
        let excess = over.parse::<f64>().expect("a number") * of * times;
        let target = sides(&page, ".bar-target", "width")[0];
        let whole: f64 = sides(&page, ".bar-part", "width").iter().sum();
        prop_assert!((whole - FULL).abs() < 1e-6, "{block}");
        prop_assert!((target - FULL / (1.0 + excess)).abs() <= 0.051, "{block}: {target}");
        prop_assert!(target >= 1.0 && FULL - target >= 1.0, "{block}");
    }

    #[test]
    fn as_many_marks_stand_there_as_are_counted(total in number(), scale in scale(), each in prop::option::of(prop_oneof![0u32..20, Just(1000), Just(10_000), any::<u32>()]), groups in prop::collection::vec(0u16..20, 0..4)) {
        let rows: Vec<_> = groups.iter().map(|count| format!("{{ count = {count} }}")).collect();
        let each_row = each.map(|each| format!("each = {each}\n")).unwrap_or_default();
        let block = format!("kind = 'pictogram'\nmark = 'block'\ntotal = {{ value = '{total}', {scale}unit = '块', label = 'x' }}\n{each_row}groups = [{}]", rows.join(", "));
        let Some(page) = drawn(&block) else { return Ok(()) };
        let times = match scale { "" => 1.0, "scale = '万', " => 1e4, "scale = '亿', " => 1e8, _ => 1e12 };
        let says = total.parse::<f64>().expect("a number") * times / f64::from(each.unwrap_or(1));
        prop_assert!((marks(&page) - says).abs() < 1e-6, "{block}");
    }
}

#[test]
fn what_cannot_be_drawn_as_it_is_said_is_stopped() {
    let over = |figure: &str| {
        format!(
            "kind = 'proportion'\nfigure = {{ value = 2331, unit = '亩', label = 'x' }}\nwhole = '指标'\nover_target = {{ {figure}, label = 'y' }}"
        )
    };
    for figure in
        ["value = 0, unit = '倍'", "value = 3, scale = '万', unit = '倍'", "value = 5, unit = '亩'"]
    {
        assert_eq!(stopped(&over(figure)), [Code::NotToScale], "{figure}");
    }
    let total = |figure: &str| format!("kind = 'pictogram'\ntotal = {{ {figure}, label = 'x' }}");
    for figure in ["value = 5.0004", "value = -5", "value = 3, until = 5"] {
        assert_eq!(stopped(&total(figure)), [Code::NotCountable], "{figure}");
    }
    let percent = drawn(&over("value = 50, unit = '%'")).expect("it passes");
    assert_eq!(sides(&percent, ".bar-target", "width"), [666.7]);
}
