//! `cargo yitu import`: from a pasted article to a draft.

#[path = "support/site.rs"]
mod site;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use proptest::prelude::*;
use tempfile::TempDir;
use yitu::import::{Article, clean, draft};
use yitu::story;

const ARTICLE: &str = "旧村换新颜\n清晨报讯（记者 甲乙）4月3日,全村近３００戶(hù)居民搬进新楼。\n";

fn site() -> TempDir {
    let site = TempDir::new().expect("there is room for a folder");
    fs::create_dir(site.path().join("stories")).expect("the new folder can be written");
    site
}

fn import(site: &TempDir, bytes: &[u8], slug: &str) -> Output {
    let file: PathBuf = site.path().join("article.txt");
    fs::write(&file, bytes).expect("it can be written");
    site::yitu(site.path())
        .arg("import")
        .arg(&file)
        .arg(slug)
        .output()
        .expect("yitu has been built")
}

fn drafted(site: &Path, slug: &str) -> String {
    fs::read_to_string(site.join("stories").join(slug).join("story.toml")).expect("written")
}

#[test]
fn a_draft_passes_the_check_and_carries_what_was_found() {
    let site = site();
    let done = import(&site, ARTICLE.as_bytes(), "village");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(said.contains("1 段正文，1 个数字，1 个日期"), "{said}");
    for found in [
        "题目：旧村换新颜",
        "报纸：清晨报",
        "地点：没有找到",
        "署名：记者 甲乙",
        "没有进正文的话有 1 处",
    ] {
        assert!(said.contains(found), "{found}\n{said}");
    }
    let story = drafted(site.path(), "village");
    for line in [
        "title = [\"旧村换新颜\"]",
        "newspaper = \"清晨报\"",
        "name = \"甲乙\"",
        "# 报道里（电头、署名，已经写进署名和 [source]）：清晨报讯（记者 甲乙）",
        "paragraph = 1\ntext = \"4月3日，全村近300户居民搬进新楼。\"",
        "{ qualifier = \"近\", value = 300, unit = \"户\", label = \"居民搬进新楼\", paragraph = 1 },",
        "{ date = \"4月3日\", text = ",
    ] {
        assert!(story.contains(line), "{line}\n{story}");
    }
    // What the article does not say is left open, and an error until somebody writes it.
    let open = "（大标题下面的一两句话：这件事和读者有什么关系。）";
    assert!(said.contains("第 8 行留着") && said.contains("placeholder"), "{said}");
    let check = || site::yitu(site.path()).arg("check").output().expect("yitu has been built");
    let checked = check();
    let told = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert_eq!((checked.status.code(), told.matches("error[").count()), (Some(1), 1), "{told}");
    assert!(told.contains(":8:14: error[placeholder]"), "{told}");
    let file = site.path().join("stories/village/story.toml");
    fs::write(file, story.replace(open, "三百户人家，一年搬完。")).expect("it can be written");
    let checked = check();
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
}

#[test]
fn a_chain_becomes_a_chain() {
    let text = clean("题目\n形成“街道党委-社区党委-小区支部”的体系。\n再说7月3日-4日。");
    let story = draft(&Article::of(&text), "x").story;
    assert_eq!(story.matches("kind = \"chain\"").count(), 1);
    assert!(
        story.contains(
            "{ name = \"街道党委\" },\n  { name = \"社区党委\" },\n  { name = \"小区支部\" },"
        ),
        "{story}"
    );
}

#[test]
fn a_story_that_is_there_is_not_touched() {
    let site = site();
    assert!(import(&site, ARTICLE.as_bytes(), "village").status.success());
    let before = drafted(site.path(), "village");
    let done = import(&site, "另一篇。".as_bytes(), "village");
    assert_eq!(done.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&done.stderr).contains("没有动它"));
    assert_eq!(drafted(site.path(), "village"), before);
}

#[test]
fn what_is_no_article_is_refused_by_name_and_leaves_nothing() {
    let site = site();
    for (bytes, why) in [
        (&b"\x7fELF\x02\x01\x01\0\0\0"[..], "不是文字文件"),
        (b"", "是空的"),
        ("字".repeat(400_000).as_bytes(), "超过 300 KB"),
    ] {
        let done = import(&site, bytes, "x");
        assert_eq!(done.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&done.stderr).contains(why), "{done:?}");
    }
    let done = import(&site, ARTICLE.as_bytes(), "../out");
    assert_eq!(done.status.code(), Some(2));
    let gone = site::yitu(site.path()).args(["import", "none.txt", "x"]).output().expect("built");
    assert_eq!(gone.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&gone.stderr).contains("没有这个文件"));
    assert_eq!(fs::read_dir(site.path().join("stories")).expect("it is there").count(), 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is pasted, the draft has no errors but placeholders, and keeps every paragraph's words.
    #[test]
    fn any_text_becomes_a_draft_that_passes(text in "(\\PC{0,40}\n){0,6}|([#*_>`\\[\\]<&!0-9一二三百万年月日近多、，。“”（）:.\"'\\\\ -]{0,60}\n){0,6}") {
        let article = Article::of(&clean(&text));
        let draft = draft(&article, "x");
        let read = story::read(&draft.story, "x");
        let errors: Vec<_> = read.errors().filter(|it| it.code != story::Code::Placeholder).collect();
        prop_assert!(errors.is_empty(), "{errors:?}\n{}", draft.story);
        let shown: String = read.story.iter().flat_map(|story| &story.sections).flat_map(|section| &section.blocks)
            .filter_map(|block| match block { story::Block::Prose(prose) => Some(prose), _ => None })
            .flat_map(|prose| story::paragraphs(prose.text.get_ref()))
            .flatten()
            .map(|piece| match piece { story::Inline::Text(words) => words, other => format!("{other:?}") })
            .collect();
        // Signs that would be markup are written in full width.
        let narrow = |c: char| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            c => c,
        };
        let words = |text: &str| text.chars().filter(|c| !c.is_whitespace()).map(narrow).collect::<String>();
        for (_, paragraph) in article.paragraphs() {
            prop_assert!(words(&shown).contains(&words(paragraph)), "{paragraph}\n{shown}");
        }
    }
}
