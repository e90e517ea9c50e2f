//! `cargo yitu import`: an article's file becomes the draft of a story.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};

use super::files::{read_at_most, why};
use super::new::write_new;
use crate::import::{self, Article, Draft, NotAnArticle};
use crate::story::{self, Code, Places};

/// A story that was drafted, and where.
#[derive(Debug)]
pub struct Imported {
    /// Its file.
    pub file: PathBuf,
    /// What the article's file held.
    pub article: Article,
    /// What is in it.
    pub draft: Draft,
    /// The lines that only an editor can write: until then it does not pass the check.
    pub left: Vec<usize>,
}

/// Drafts `stories/<slug>/story.toml` of the site in the current folder from an article.
///
/// # Errors
/// When the article cannot be read or is none, the slug is none, there is a story of that name
/// already (nothing in it is touched), or the disk refuses.
pub fn import(article: &Path, slug: &str) -> Result<Imported> {
    let read = self::article(article)?;
    let draft = import::draft(&read, slug);
    let reading = story::read(&draft.story, slug);
    // What only an editor can write is left open, and `say` says so.
    let (left, wrong): (Vec<_>, Vec<_>) =
        reading.errors().partition(|it| it.code == Code::Placeholder);
    if let Some(problem) = wrong.first() {
        bail!("“{slug}”这个名字，或者起的草稿，过不了检查：{}{}", problem.message, problem.help);
    }
    let mut places = Places::new(&draft.story);
    let left = left.iter().map(|problem| places.of(problem.span.start).line).collect();
    let file = write_new(slug, &draft.story)?;
    Ok(Imported { file, article: read, draft, left })
}

/// Reads an article's file.
///
/// # Errors
/// When it cannot be read or is no article.
pub fn article(path: &Path) -> Result<Article> {
    let named = || format!("读不了 {}", path.display());
    let bytes = read_at_most(path, import::MOST_BYTES);
    let bytes = bytes.map_err(|error| anyhow!(why(&error))).with_context(named)?;
    let article = bytes.ok_or(NotAnArticle::TooLong).and_then(|bytes| import::read(&bytes));
    article.map_err(|error| anyhow!(error)).with_context(named)
}

/// Says what was drafted and what an editor has to look at, line by line.
///
/// # Errors
/// When nobody reads it.
pub fn say(imported: &Imported, out: &mut impl Write) -> std::io::Result<()> {
    let Draft { paragraphs, figures, dates, chains, notes, doubts, .. } = &imported.draft;
    let Article { title, newspaper, place, date, byline, .. } = &imported.article;
    writeln!(out, "起好了草稿：{}", imported.file.display())?;
    writeln!(out, "{paragraphs} 段正文，{figures} 个数字，{dates} 个日期，{chains} 条链。")?;
    let names: Vec<_> = byline.iter().map(|(role, name)| format!("{role} {name}")).collect();
    for (what, found) in [
        ("题目", Some(title.join("，"))),
        ("报纸", newspaper.clone()),
        ("地点", place.clone()),
        ("日期", date.clone()),
        ("署名", Some(names.join("、"))),
    ] {
        let found = found.filter(|found| !found.is_empty());
        writeln!(out, "{what}：{}", found.as_deref().unwrap_or("没有找到"))?;
    }
    if *notes > 0 {
        writeln!(out, "没有进正文的话有 {notes} 处，都写在“# 报道里”开头的注释里。")?;
    }
    if !doubts.is_empty() {
        writeln!(out, "下面 {} 处要看一看：", doubts.len())?;
    }
    for doubt in doubts {
        let place = doubt.paragraph.map_or("开头".to_owned(), |number| format!("第{number}段"));
        let words = if doubt.words.is_empty() {
            String::new()
        } else {
            format!("“{}”：", doubt.words)
        };
        writeln!(out, "  {place}　{words}{}", doubt.why)?;
    }
    if !imported.left.is_empty() {
        let lines: Vec<_> = imported.left.iter().map(usize::to_string).collect();
        let lines = lines.join("、");
        writeln!(
            out,
            "第 {lines} 行留着（……）：报道里没有，只能您来写。写好以前，check 会报 placeholder。"
        )?;
    }
    writeln!(out, "字句要自己写：草稿里的正文还是报道的原文。")
}
