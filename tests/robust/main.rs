//! What no editor means to write, and somebody will: files of the wrong kind and of every size. Each
//! is handled or refused in words by the real program, whose stack and patience are an editor's. Where
//! a rule took time by the square of what it reads, these would not end.

mod articles;
#[path = "../support/site.rs"]
mod site;
mod stories;

use std::fs;
use std::path::Path;
use std::process::Output;

use tempfile::TempDir;

/// In which words the program answers; nothing when there is nothing to say.
type Case = (&'static str, Vec<u8>, Option<&'static str>);

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Runs the program in a site that has one file.
fn run(site: &Path, args: &[&str]) -> Output {
    site::yitu(site).args(args).output().expect("yitu has been built")
}

/// What was said and how it ended fits what is expected; one line says where they part.
fn difference(
    name: &str,
    done: &Output,
    said: &str,
    expected: Option<&str>,
    refused: i32,
) -> Option<String> {
    let code = done.status.code();
    let fits = match expected {
        None => code == Some(0),
        Some(words) => {
            said.contains(words)
                && (code == Some(refused) || code == Some(0) && !said.contains("error"))
        }
    };
    let begin: String = said.chars().take(400).collect();
    (!fits).then(|| {
        format!("{name}: {:?}, expected {expected:?}\n{begin}\n{}", done.status, text(&done.stderr))
    })
}

/// The sound ones go on to their pages: what can be checked can be shown.
#[test]
fn a_story_of_any_kind_is_checked_and_shown_or_refused_in_words() {
    let site = site::copy_of_site();
    let folder = site.path().join("stories/x");
    // Nothing but this story, so that what takes time is its own.
    fs::remove_dir_all(site.path().join("stories")).expect("it was copied");
    fs::create_dir_all(&folder).expect("the copy can be written");
    fs::write(site.path().join("site.toml"), "default = \"x\"\n").expect("the copy can be written");
    let mut differences = Vec::new();
    for (name, bytes, expected) in stories::all() {
        fs::write(folder.join("story.toml"), bytes).expect("the copy can be written");
        let checked = run(site.path(), &["check", "stories/x"]);
        let said = text(&checked.stdout);
        assert!(said.lines().count() <= 201, "{name}");
        assert!(said.len() < 200_000, "{name}");
        differences.extend(difference(name, &checked, &said, expected, 1));
        let shown = site::prerender(site.path(), site::staging().path());
        if shown.status.code() != checked.status.code() {
            differences.push(format!("{name}: {:?} {}", shown.status, text(&shown.stderr)));
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n\n"));
}

#[test]
fn an_article_of_any_kind_becomes_a_draft_or_is_refused_in_words() {
    let mut differences = Vec::new();
    for (name, bytes, expected) in articles::all() {
        let site = TempDir::new().expect("there is room for a folder");
        fs::create_dir(site.path().join("stories")).expect("the new folder can be written");
        fs::write(site.path().join("a.txt"), bytes).expect("the new folder can be written");
        let done = run(site.path(), &["import", "a.txt", "x"]);
        differences.extend(difference(name, &done, &text(&done.stderr), expected, 2));
        let drafted = site.path().join("stories/x/story.toml").exists();
        // What only an editor can write is left open; nothing else is wrong.
        let said = text(&run(site.path(), &["check"]).stdout);
        let wrong = said.matches("error[").count() - said.matches("error[placeholder]").count();
        if drafted != expected.is_none() || drafted && wrong > 0 {
            differences.push(format!("{name}: drafted {drafted}"));
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n\n"));
}
