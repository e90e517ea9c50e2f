//! What drafts and new stories leave for an editor to write: one list, of which the drafts are made
//! and which the check looks for.

/// The headline of a draft whose article has none.
pub const TITLE: &str = "（大标题）";
/// What stands under it.
pub const STANDFIRST: &str = "（大标题下面的一两句话：这件事和读者有什么关系。）";
/// The newspaper, where the article does not name it.
pub const NEWSPAPER: &str = "（报纸的名字）";
/// The heading of a section, where the article has none.
pub const HEADING: &str = "（小标题）";
/// The text of a draft whose article has none.
pub const TEXT: &str = "（从这里写起）";
/// What a figure counts, where its words do not say it.
pub const LABEL: &str = "（写上数的是什么）";

/// Everything that a draft leaves open. None may reach a page.
pub const ALL: &[&str] = &[TITLE, STANDFIRST, NEWSPAPER, HEADING, TEXT, LABEL];

/// The texts of a new story (stories/template.toml), which show how it is done.
pub const SAMPLES: &[&str] = &[
    "大标题",
    "可以分两行",
    "大标题下面的一两句话，说清楚这件事和读者有什么关系。",
    "给搜索和转发用的一句话，不超过80字。",
    "报纸的名字",
    "第一节的标题",
    "一句话说完这一节。",
    "从这里写起。**重要的词**可以加粗。\n\n这是第二段。",
    "这个数字说的是什么",
];

/// The placeholder that stands in a text.
pub(crate) fn left_in(text: &str) -> Option<&'static str> {
    ALL.iter().find(|words| text.contains(**words)).copied()
}

/// Whether a text is one of a new story.
pub(crate) fn is_sample(text: &str) -> bool {
    let text = text.replace("\r\n", "\n");
    SAMPLES.contains(&text.trim())
}
