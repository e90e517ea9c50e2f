//! What holds of whatever bytes a story or an article is made of. The tests and the fuzz targets ask
//! the same.

use std::sync::LazyLock;

use yitu::build::Site;
use yitu::import::{self, compare, draft};
use yitu::story::{self, Code, Places, Problem};

#[path = "forms.rs"]
mod forms;

/// A site in which a story has every form.
static SITE: LazyLock<Site> = LazyLock::new(|| {
    site("default = 'x'\naddress = 'https://news.example/'\n[embed]\nancestors = ['https://portal.example']\n")
        .expect("a sound site")
});

/// The settings of a site, when they are sound.
pub(crate) fn site(text: &str) -> Option<Site> {
    Site::of(text).ok()
}

/// As a story in a folder that is called x.
#[allow(dead_code, reason = "a fuzz target asks for one of the two")]
pub(crate) fn read(bytes: &[u8]) {
    story(&String::from_utf8_lossy(bytes), "x", &SITE);
}

/// As a story: every problem says something of a place in the file, in its order, and what is sound
/// has every form. Whether it was sound.
pub(crate) fn story(source: &str, folder: &str, site: &Site) -> bool {
    let reading = story::read(source, folder);
    let lines = source.split('\n').count();
    let mut places = Places::new(source);
    for Problem { span, message, help, .. } in &reading.problems {
        assert!(source.get(span.clone()).is_some(), "{span:?} is no part of the file: {message}");
        assert!(places.of(span.start).line <= lines);
        assert!(!message.is_empty() && !help.is_empty());
    }
    assert!(reading.problems.is_sorted_by_key(|problem| problem.span.start));
    assert!(story::block_lines(source).iter().all(|line| (1..=lines).contains(line)));
    let sound = reading.sound();
    if let Some(story) = sound {
        forms::all(story, source, site);
    }
    sound.is_some()
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
