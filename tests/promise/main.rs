//! A clean check is a promise: a story that passes it has every form there is, whatever an editor has
//! set in it. Stories are made out of the schema as data, with odd values in every field, and out of
//! the stories of the repository by changing them; what passes is rendered, in a bounded time and
//! with bounded memory.

#[path = "../support/any.rs"]
mod any;
mod fields;
mod healed;
mod made;
mod mutated;
mod odd;
mod within;

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use proptest::test_runner::{Config, TestRunner};

fn runner(cases: u32) -> TestRunner {
    let config =
        Config { cases, failure_persistence: None, max_shrink_iters: 400, ..Config::default() };
    TestRunner::new(config)
}

#[test]
fn a_story_with_anything_in_any_field_has_every_form_when_it_passes() {
    let (rendered, made) = (Cell::new(0), Cell::new(0));
    let seen = RefCell::new(BTreeSet::new());
    let outcome = runner(600).run(&(made::story(), odd::site()), |(story, site)| {
        made.set(made.get() + 1);
        let Some((story, source)) = healed::until_it_passes(story) else { return Ok(()) };
        let site = any::site(&site).unwrap_or_else(|| any::site("default = 'x'").expect("sound"));
        if within::bounds(&source.clone(), move || any::story(&source, "x", &site)) {
            rendered.set(rendered.get() + 1);
            seen.borrow_mut().extend(fields::set_in(&story));
        }
        Ok(())
    });
    assert!(outcome.is_ok(), "{outcome:?}");
    println!("{} of {} made stories pass and were rendered", rendered.get(), made.get());
    assert!(rendered.get() >= 300, "only {} of {} were rendered", rendered.get(), made.get());
    let never: Vec<_> = fields::all().difference(&seen.borrow()).cloned().collect();
    assert!(
        never.is_empty(),
        "no story that passes has {never:?}: is there one in tests/stories/good?"
    );
}

#[test]
fn a_story_of_ours_with_values_changed_has_every_form_when_it_passes() {
    let (rendered, made) = (Cell::new(0), Cell::new(0));
    let outcome = runner(250).run(&(mutated::story(), odd::site()), |((folder, source), site)| {
        made.set(made.get() + 1);
        let site = any::site(&site).unwrap_or_else(|| any::site("default = 'x'").expect("sound"));
        if within::bounds(&source.clone(), move || any::story(&source, &folder, &site)) {
            rendered.set(rendered.get() + 1);
        }
        Ok(())
    });
    assert!(outcome.is_ok(), "{outcome:?}");
    println!("{} of {} changed stories pass and were rendered", rendered.get(), made.get());
    assert!(rendered.get() >= 40, "only {} of {} were rendered", rendered.get(), made.get());
}
