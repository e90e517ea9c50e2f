//! What is wrong with a story, where, and what to write instead.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::place::{Place, Places};

/// Whether a problem stops a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The page cannot be made, or would be wrong.
    Error,
    /// The page can be made; somebody should look.
    Warning,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// The name of a rule, as it stands in brackets behind `error`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// Every rule there is.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The name as it is printed.
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }
        }
    };
}

codes! {
    /// The file is not TOML.
    Syntax = "syntax",
    /// The file cannot be read as text.
    Unreadable = "unreadable",
    /// A field that the model does not have.
    UnknownField = "unknown-field",
    /// A field that the model needs.
    MissingField = "missing-field",
    /// A value of another type than the field's.
    WrongType = "wrong-type",
    /// A word that is not among those a field allows.
    UnknownWord = "unknown-word",
    /// A kind of block that there is not.
    UnknownBlock = "unknown-block",
    /// A figure that is not a plain decimal number.
    BadNumber = "bad-number",
    /// A text that must say something and is empty.
    EmptyText = "empty-text",
    /// A text that is longer than its place allows.
    LongText = "long-text",
    /// A text that a draft left for the editor to write.
    Placeholder = "placeholder",
    /// A text of a new story that shows how it is done.
    SampleText = "sample-text",
    /// A list that must hold something and is empty.
    EmptyList = "empty-list",
    /// An id with other signs than a–z, 0–9 and hyphens.
    BadId = "bad-id",
    /// An id given twice.
    DuplicateId = "duplicate-id",
    /// A slug that is not the folder's name.
    SlugFolder = "slug-folder",
    /// A slug that the site's layout or a system has taken.
    ReservedSlug = "reserved-slug",
    /// A chart without a root, or with more than one.
    ChartRoots = "chart-roots",
    /// A node that reports to itself by way of others.
    ChartCycle = "chart-cycle",
    /// A node that reports to an id that there is not.
    UnknownSuperior = "unknown-superior",
    /// Groups that do not add up to the figure, or a share that is drawn as another than is written.
    TotalMismatch = "total-mismatch",
    /// A figure that cannot be drawn as marks.
    NotCountable = "not-countable",
    /// A figure that no bar can show to scale.
    NotToScale = "not-to-scale",
    /// A range whose ends are the wrong way round, or that is left open.
    BadRange = "bad-range",
    /// A share of a whole above 100 per cent.
    ShareOverWhole = "share-over-whole",
    /// A proportion that says neither its whole nor its target.
    ShareWithoutWhole = "share-without-whole",
    /// Markup that yitu does not have.
    UnknownMarkup = "unknown-markup",
    /// A link that is neither https nor a place of the story.
    BadLink = "bad-link",
    /// A colour that is not written as #rrggbb.
    BadColour = "bad-colour",
    /// A day that is not written as 2018-07-16, or that no calendar has.
    BadDate = "bad-date",
    /// A picture that is not beside the story.
    MissingPicture = "missing-picture",
    /// A picture that holds more than plain drawing.
    UnsafePicture = "unsafe-picture",
    /// A figure that the report's paragraph does not contain.
    NotInSource = "not-in-source",
    /// Words of the report, left as they are.
    StillTheReport = "still-the-report",
    /// Half-width punctuation between Hanzi.
    HalfWidth = "half-width",
    /// Straight quotes around Hanzi.
    StraightQuote = "straight-quote",
    /// A dash that is no whole one.
    WrongDash = "wrong-dash",
    /// An ellipsis of other than six points.
    WrongEllipsis = "wrong-ellipsis",
    /// A blank between two Hanzi.
    BlankBetweenHanzi = "blank-between-hanzi",
    /// Digits or letters of full width.
    FullWidthDigits = "full-width-digits",
    /// A sign that is not seen and changes how text is read.
    UnseenSign = "unseen-sign",
    /// A Traditional character in a Simplified story.
    Traditional = "traditional",
    /// A title that does not fit two lines of a phone.
    LongTitle = "long-title",
    /// A caption or note of more than a glance.
    LongCaption = "long-caption",
    /// A paragraph of more than a phone's screen.
    LongParagraph = "long-paragraph",
    /// A sentence that stands twice in a story.
    CopiedSentence = "copied-sentence",
    /// A quoted sentence that nobody says.
    QuoteWithoutSpeaker = "quote-without-speaker",
    /// Dates that no year belongs to.
    YearMissing = "year-missing",
    /// A figure without a unit.
    NoUnit = "no-unit",
    /// A share above 100 per cent in a counter.
    OverHundred = "over-hundred",
    /// A figure that hardly any report means.
    Implausible = "implausible",
    /// The same thing with two values.
    TwoValues = "two-values",
    /// A figure that names no paragraph where others do.
    NoSourceParagraph = "no-source-paragraph",
    /// A qualifier in the note of a figure that is not in its field.
    QualifierInNote = "qualifier-in-note",
    /// A chart of more levels than a phone can show.
    DeepChart = "deep-chart",
    /// A chart of more nodes than a reader takes in.
    WideChart = "wide-chart",
    /// A drawing that costs the reader too much.
    LargePicture = "large-picture",
    /// A sign that is not seen and turns text around, commands a terminal or is drawn as nothing.
    MisleadingSign = "misleading-sign",
    /// A row of `[hant]` that is not words for words.
    BadHant = "bad-hant",
    /// A day in a text that no calendar has.
    NoSuchDay = "no-such-day",
    /// Two asterisks that no others answer.
    LooseEmphasis = "loose-emphasis",
    /// A link to another site than it seems.
    LookAlikeLink = "look-alike-link",
    /// A name, a mark or a sentence that is longer than its place.
    LongWords = "long-words",
    /// A list of more than a reader takes in.
    ManyItems = "many-items",
    /// More than any page can show.
    TooLarge = "too-large",
    /// A drawing whose size nobody can see.
    BadViewBox = "bad-view-box",
    /// A layer that is shown in a step, or lit by a section, that there is not.
    UnknownLayer = "unknown-layer",
    /// An address in site.toml that is none of the web, or leads elsewhere.
    BadAddress = "bad-address",
    /// Somebody who may frame the stories, and is no site.
    BadAncestor = "bad-ancestor",
    /// More of them than a server takes.
    TooManyAncestors = "too-many-ancestors",
    /// A name of the site that nobody can read.
    BadName = "bad-name",
    /// A story that is to stand at the root, and is not there.
    UnknownStory = "unknown-story",
    /// An `[allow]` for a rule that there is not, that is an error, or without a reason.
    BadAllow = "bad-allow",
    /// An `[allow]` that silences nothing.
    UnusedAllow = "unused-allow",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// One thing to put right.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Problem {
    /// Whether it stops a release.
    pub severity: Severity,
    /// The rule that saw it.
    pub code: Code,
    /// The bytes of the file that it is about.
    #[serde(skip)]
    pub span: Range<usize>,
    /// What is wrong, in one sentence for the editor.
    pub message: String,
    /// What to write instead, in one sentence for the editor.
    pub help: String,
}

impl Problem {
    /// A problem that stops a release.
    pub fn error(
        code: Code,
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        let (message, help) = (said(message.into()), said(help.into()));
        Self { severity: Severity::Error, code, span, message, help }
    }

    /// A problem that somebody should look at.
    pub fn warning(
        code: Code,
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, span, message, help) }
    }

    /// Where in `source` it is. For many problems of one text, ask [`Places`].
    pub fn place(&self, source: &str) -> Place {
        Places::new(source).of(self.span.start)
    }
}

/// An editor's own words stand in many sentences and may be of any length; nobody reads so long a
/// sentence to its end.
fn said(mut words: String) -> String {
    const LONGEST: usize = 300;
    if let Some((end, _)) = words.char_indices().nth(LONGEST) {
        words.truncate(end);
        words.push_str("……");
    }
    words
}
