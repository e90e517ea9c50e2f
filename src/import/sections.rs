//! Which paragraphs of an article stand together: a section a subject, a list in one piece.

use super::{Article, Figure, Figures, Part, figures};

/// A section of the draft.
#[derive(Debug, Default)]
pub(super) struct Section<'a> {
    /// The article's heading; else the first words of what stands under it.
    pub(super) title: String,
    /// Whether the article has this heading.
    pub(super) headed: bool,
    pub(super) pieces: Vec<Piece<'a>>,
}

/// A part of a section.
#[derive(Debug)]
pub(super) enum Piece<'a> {
    /// What became of some words, and they.
    Note(&'static str, &'a str),
    /// A paragraph, or a list and the words that lead to it.
    Prose(Vec<Told<'a>>),
}

/// A paragraph and what it counts.
#[derive(Debug)]
pub(super) struct Told<'a> {
    pub(super) number: usize,
    pub(super) words: &'a str,
    pub(super) figures: Figures,
}

/// So many numbers are one subject: where the article has headings, and where it has none.
const FIGURES: [usize; 2] = [16, 8];
/// Rows of a list that stand in one piece, and characters.
const ROWS: usize = 12;
const LENGTH: usize = 800;
/// More sections than this are no page: the rest stands in the last one.
const MOST: usize = 60;
/// A title is read at a glance.
const LONGEST: usize = 14;
/// What a paragraph opens with and is not about.
const OPENINGS: &[&str] = &[
    "目前",
    "同时",
    "此外",
    "另外",
    "据悉",
    "据了解",
    "近日",
    "近年来",
    "今年以来",
    "去年以来",
    "其中",
    "日前",
    "今年",
    "去年",
    "截至目前",
    "记者获悉",
    "下一步",
    "接下来",
    "届时",
    "为此",
    "据介绍",
    "据统计",
    "统计显示",
    "数据显示",
];

/// The sections of an article; the first may hold nothing but notes.
pub(super) fn sections(article: &Article) -> Vec<Section<'_>> {
    let headed = article.parts.iter().any(|part| matches!(part, Part::Heading(_)));
    let most = FIGURES[usize::from(!headed)];
    let mut all = vec![Section::default()];
    let mut listed = false;
    for part in &article.parts {
        let at = all.len() - 1;
        match part {
            Part::Heading(words) => {
                listed = false;
                all.push(Section { title: words.clone(), headed: true, pieces: Vec::new() });
            }
            Part::Note(what, words) => all[at].pieces.push(Piece::Note(what, words)),
            Part::Paragraph(number, words) => {
                let told = Told { number: *number, words, figures: figures(words) };
                listed = words.ends_with(['：', '，']);
                open(&mut all, &told, most);
                push(&mut all, told);
            }
            Part::Row(number, words) => {
                let told = Told { number: *number, words, figures: figures(words) };
                let room = |rows: &Vec<Told<'_>>| {
                    rows.len() < ROWS
                        && rows.iter().map(|row| row.words.len() / 3).sum::<usize>() < LENGTH
                };
                match all[at].pieces.last_mut() {
                    Some(Piece::Prose(rows)) if listed && room(rows) => rows.push(told),
                    _ => {
                        open(&mut all, &told, most);
                        push(&mut all, told);
                    }
                }
                listed = true;
            }
        }
    }
    all
}

fn push<'a>(all: &mut [Section<'a>], told: Told<'a>) {
    if let Some(section) = all.last_mut() {
        if section.title.is_empty() {
            section.title = subject(&told);
        }
        section.pieces.push(Piece::Prose(vec![told]));
    }
}

/// Opens a section where the one so far has enough.
fn open(all: &mut Vec<Section<'_>>, next: &Told<'_>, most: usize) {
    let Some(section) = all.last() else { return };
    let counted: usize = section.pieces.iter().map(figures_of).sum();
    if counted > 0 && counted + next.figures.found.len() > most && all.len() < MOST {
        all.push(Section::default());
    }
}

fn figures_of(piece: &Piece<'_>) -> usize {
    match piece {
        Piece::Note(..) => 0,
        Piece::Prose(rows) => rows.iter().map(|row| row.figures.found.len()).sum(),
    }
}

pub(super) fn has_prose(section: &Section<'_>) -> bool {
    section.pieces.iter().any(|piece| matches!(piece, Piece::Prose(_)))
}

/// What a paragraph is about, in a few words of its own.
fn subject(told: &Told<'_>) -> String {
    let mut clauses =
        told.words.split(['，', '。', '；', '：', '！', '？', '—', '…']).map(str::trim);
    let named = clauses.find_map(|clause| {
        let clause = OPENINGS.iter().find_map(|word| clause.strip_prefix(word)).unwrap_or(clause);
        let clause = clause.trim_matches(|sign: char| !sign.is_alphanumeric());
        let hanzi = clause.chars().filter(|sign| sign.is_alphabetic() && !sign.is_ascii()).count();
        let plain =
            !clause.contains(|sign: char| sign.is_ascii_digit() || "“”（）《》\"'".contains(sign));
        let plain =
            plain && !clause.ends_with(['午', '日', '时', '年', '月', '天', '晨', '晚', '来']);
        (hanzi >= 3 && plain && clause.chars().count() <= LONGEST).then(|| clause.to_owned())
    });
    let label = || told.figures.found.first().map(|figure| figure.label.clone());
    named.or_else(label).unwrap_or_else(|| format!("第{}段", told.number))
}

/// Figures in blocks of at most four: parallel ones (产业类9个、基础设施类7个) and those of one row
/// stay together.
pub(super) fn blocks<'a>(rows: &'a [Told<'_>]) -> Vec<Vec<(&'a Told<'a>, &'a Figure)>> {
    /// More in one block are a heap.
    const MOST: usize = 4;
    let mut runs: Vec<Vec<(&Told<'_>, &Figure)>> = Vec::new();
    for row in rows {
        for (at, figure) in row.figures.found.iter().enumerate() {
            let goes_on =
                at.checked_sub(1).map(|last| &row.figures.found[last]).is_some_and(|last| {
                    let between = row.words.get(last.at.end..figure.at.start).unwrap_or("。");
                    let parallel = last.unit == figure.unit && between.contains(['、', '和', '与']);
                    !between.contains(['。', '；']) && (rows.len() > 1 || parallel)
                });
            match runs.last_mut() {
                Some(run) if goes_on => run.push((row, figure)),
                _ => runs.push(vec![(row, figure)]),
            }
        }
    }
    // Five are three and two, and not four and one.
    let all = runs.iter().map(Vec::len).sum::<usize>().max(1);
    let even = all.div_ceil(all.div_ceil(MOST));
    let mut blocks: Vec<Vec<_>> = Vec::new();
    for run in runs {
        let parts = run.len().div_ceil(MOST);
        let each = run.len().div_ceil(parts);
        for part in run.chunks(each) {
            match blocks.last_mut() {
                Some(block) if block.len() < even && block.len() + part.len() <= MOST => {
                    block.extend_from_slice(part)
                }
                _ => blocks.push(part.to_vec()),
            }
        }
    }
    blocks
}
