//! What could be made out of a story file, with gaps where a piece could not be: the rules run on
//! the rest, so that one mistake hides no other.

use serde_spanned::Spanned;

use super::{Block, Meta, Section, SectionHead, Story};

/// A story with gaps.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) meta: Option<Meta>,
    pub(super) sections: Vec<DraftSection>,
}

/// A section with gaps.
#[derive(Debug)]
pub(super) struct DraftSection {
    pub(super) head: Option<SectionHead>,
    pub(super) blocks: Vec<Option<Block>>,
}

impl Draft {
    /// The heads that could be read.
    pub(super) fn heads(&self) -> impl Iterator<Item = &SectionHead> {
        self.sections.iter().filter_map(|section| section.head.as_ref())
    }

    /// The blocks that could be read.
    pub(super) fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.sections.iter().flat_map(|section| &section.blocks).flatten()
    }

    /// Whether there is a section or a block of which not even the id is known.
    pub(super) fn has_gaps(&self) -> bool {
        let gap = |section: &DraftSection| {
            section.head.is_none() || section.blocks.iter().any(Option::is_none)
        };
        self.sections.iter().any(gap)
    }

    /// The file of every drawing that is named.
    pub(super) fn drawings(&self) -> impl Iterator<Item = &Spanned<String>> {
        let ends = self.meta.iter().flat_map(|meta| meta.picture.iter().chain(&meta.ending));
        let openers = self.heads().filter_map(|head| head.picture.as_ref());
        let blocks = self.blocks().flat_map(Block::drawings);
        ends.chain(openers).map(|picture| &picture.file).chain(blocks)
    }

    /// The story, when nothing is missing.
    pub(super) fn into_story(self) -> Option<Story> {
        let sections = self.sections.into_iter().map(|section| {
            let blocks = section.blocks.into_iter().collect::<Option<_>>()?;
            Some(Section { head: section.head?, blocks })
        });
        let sections = sections.collect::<Option<_>>()?;
        Some(Story { meta: self.meta?, sections })
    }
}
