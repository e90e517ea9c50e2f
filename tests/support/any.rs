//! What holds of whatever bytes a story or an article is made of. The tests and the fuzz targets ask
//! the same.

use std::collections::HashMap;

use yitu::import::{self, compare, draft};
use yitu::page::{Script, plain_text};
use yitu::story::{self, Code, Places, Problem};

#[path = "layout.rs"]
mod layout;

/// As a story: every problem says something of a place in the file, in its order, and what is sound
/// can be shown.
#[allow(dead_code, reason = "a fuzz target asks for one of the two")]
pub(crate) fn read(bytes: &[u8]) {
    let source = String::from_utf8_lossy(bytes);
    let reading = story::read(&source, "x");
    let lines = source.split('\n').count();
    let mut places = Places::new(&source);
    for Problem { span, message, help, .. } in &reading.problems {
        assert!(source.get(span.clone()).is_some(), "{span:?} is no part of the file: {message}");
        assert!(places.of(span.start).line <= lines);
        assert!(!message.is_empty() && !help.is_empty());
    }
    assert!(reading.problems.is_sorted_by_key(|problem| problem.span.start));
    assert!(story::block_lines(&source).iter().all(|line| (1..=lines).contains(line)));
    if let Some(story) = reading.sound() {
        assert!(!plain_text(story, Script::Hans.words()).is_empty());
        assert!(layout::page_of(story, &HashMap::new()).ends_with("</html>\n"));
    }
}

/// As an article: it is refused, or its draft passes the check, but for what only an editor can write, and says what the article says.
#[allow(dead_code, reason = "a fuzz target asks for one of the two")]
pub(crate) fn import(bytes: &[u8]) {
    let Ok(article) = import::read(bytes) else { return };
    let draft = draft(&article, "x");
    let reading = story::read(&draft.story, "x");
    let errors: Vec<_> = reading
        .errors()
        .filter(|it| !matches!(it.code, Code::TooLarge | Code::Placeholder))
        .collect();
    assert!(errors.is_empty(), "{errors:?}\n{}", draft.story);
    if let Some(story) = &reading.story {
        let absent = compare(story, &article);
        assert!(absent.is_empty(), "{absent:?}\n{}", draft.story);
    }
}
