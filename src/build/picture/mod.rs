//! Drawings: SVG files beside a story, taken apart into layers.
//!
//! Only plain shapes pass, by a list of what is allowed: a drawing can hold no script, no link and
//! nothing that is fetched. What passes is written anew, so a page holds no byte that was not read.

mod grammar;
mod names;
mod sizes;

use std::path::Path;

use roxmltree::{Document, Node, ParsingOptions};
use serde_spanned::Spanned;

use super::files::{NOT_UTF8, read_file, why};
use names::{Missing, found, stem_of};
use sizes::{is_drawable, view_box};

use crate::page::{Drawing, Layer};
use crate::story::{Code, Problem};

const ELEMENTS: &[&str] =
    &["g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"];

const ATTRIBUTES: &[&str] = &[
    "class",
    "cx",
    "cy",
    "d",
    "fill",
    "fill-opacity",
    "fill-rule",
    "height",
    "opacity",
    "points",
    "r",
    "rx",
    "ry",
    "stroke",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-opacity",
    "stroke-width",
    "transform",
    "width",
    "x",
    "x1",
    "x2",
    "y",
    "y1",
    "y2",
];

/// A larger file is no drawing. What the reader is spared begins far below.
const MOST_BYTES: usize = 1 << 20;
/// More shapes than this no phone draws while it scrolls.
const MOST_NODES: u32 = 20_000;
/// Groups in groups in so many groups are nothing that anybody has drawn.
const DEEPEST: usize = 32;

/// Reads a drawing of the story in `folder`.
pub(super) fn read(folder: &Path, file: &Spanned<String>) -> Result<Drawing, Problem> {
    let (name, span) = (file.get_ref(), file.span());
    let missing =
        |Missing { what, help }| Problem::error(Code::MissingPicture, span.clone(), what, help);
    let stem = stem_of(name).map_err(missing)?;
    let path = found(folder, name).map_err(missing)?;
    let bytes = read_file(&path, MOST_BYTES).map_err(|error| {
        missing(Missing {
            what: format!("读不了 {name}（{}）。", why(&error)),
            help: "把这个文件放到故事的文件夹里，或改成已有的文件名。".to_owned(),
        })
    })?;
    let refused = |Refused { code, what, help }| {
        Problem::error(code, span.clone(), format!("{name} 里有不能用的内容：{what}。"), help)
    };
    let text = text(bytes).map_err(refused)?;
    parse(&text, stem).map_err(refused)
}

/// Why a drawing does not pass.
#[derive(Debug)]
struct Refused {
    code: Code,
    what: String,
    help: String,
}

impl Refused {
    fn new(what: impl Into<String>, help: impl Into<String>) -> Self {
        Self { code: Code::UnsafePicture, what: what.into(), help: help.into() }
    }

    /// Something else than shapes.
    fn no_shape(what: impl Into<String>) -> Self {
        Self::new(
            what,
            "画里只能有 g、path、rect 等图形和填色，没有文字、链接、脚本、样式表、渐变。",
        )
    }
}

fn text(bytes: Option<Vec<u8>>) -> Result<String, Refused> {
    let simpler = "在画图软件里减少路径上的点，删掉看不出的细节。";
    let bytes = bytes.ok_or_else(|| Refused::new("文件超过 1 MB", simpler))?;
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Refused::new("UTF-16 编码的文字", "另存为 UTF-8 编码。"));
    }
    let text = String::from_utf8(bytes);
    let text = text.map_err(|_| Refused::new(NOT_UTF8, "另存为 UTF-8 编码的 SVG。"))?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

fn parse(text: &str, stem: &str) -> Result<Drawing, Refused> {
    let options = ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| no_xml(&error))?;
    let root = document.root_element();
    if !root.has_tag_name(("http://www.w3.org/2000/svg", "svg")) {
        let help = "最外层写 <svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 宽 高\">。";
        return Err(Refused::new("最外层不是 svg", help));
    }
    let view_box = view_box(root.attribute("viewBox"))?;
    let mut layers = Vec::new();
    for (at, node) in root.children().filter(Node::is_element).enumerate() {
        let mut markup = String::new();
        // The low line keeps it apart from every id that an editor may give.
        let id = format!("{stem}_{at}");
        write(node, Some(&id), DEEPEST, &mut markup)?;
        layers.push(Layer {
            class: node.attribute("class").unwrap_or_default().to_owned(),
            id,
            markup,
        });
    }
    Ok(Drawing { view_box, layers })
}

/// What a parser of XML says, said to whoever has drawn.
fn no_xml(error: &roxmltree::Error) -> Refused {
    use roxmltree::Error;
    let whole = "文件不完整：在画图软件里重新导出 SVG。";
    match error {
        Error::DtdDetected => {
            Refused::new("开头的 DOCTYPE 声明", "删掉 <!DOCTYPE …> 那一行，别的不用动。")
        }
        Error::NodesLimitReached => Refused::new(
            format!("太多图形，超过 {MOST_NODES} 个"),
            "在画图软件里合并路径，删掉看不出的细节。",
        ),
        Error::NoRootNode | Error::UnclosedRootNode | Error::UnexpectedEndOfStream => {
            Refused::new("没有写完的标签，或者一个标签也没有", whole)
        }
        Error::UnknownEntityReference(name, at) => Refused::new(
            format!("第 {} 行的 &{name};，SVG 不认得", at.row),
            "把它改成要写的字本身。",
        ),
        other => Refused::new(
            format!("第 {} 行第 {} 个字符起不是正确的 SVG", other.pos().row, other.pos().col),
            "标签要成对，最外层只有一个 svg，前后没有别的内容；或者在画图软件里重新导出。",
        ),
    }
}

/// Writes an element and at most so many levels below it, or says what is not allowed.
fn write(
    node: Node<'_, '_>,
    id: Option<&str>,
    levels: usize,
    out: &mut String,
) -> Result<(), Refused> {
    let name = node.tag_name().name();
    let Some(below) = levels.checked_sub(1) else {
        let what = format!("一层套一层的图形，超过 {DEEPEST} 层");
        return Err(Refused::new(what, "在画图软件里取消编组，重新导出。"));
    };
    if !ELEMENTS.contains(&name) {
        return Err(Refused::no_shape(format!("<{name}>")));
    }
    out.push('<');
    out.push_str(name);
    if let Some(id) = id {
        push_attribute(out, "id", id);
    }
    for attribute in node.attributes() {
        let (key, value) = (attribute.name(), attribute.value());
        if attribute.namespace().is_some() || !ATTRIBUTES.contains(&key) || may_fetch(value) {
            return Err(Refused::no_shape(format!("{key}=\"{value}\"")));
        }
        if !is_drawable(key, value) {
            let what = format!("{key}=\"{value}\"，里面有不是数的数");
            return Err(Refused::new(what, "改成普通大小的数；或者在画图软件里重新导出。"));
        }
        push_attribute(out, key, value);
    }
    let mut children = node.children().filter(Node::is_element).peekable();
    if children.peek().is_none() {
        out.push_str("/>");
        return Ok(());
    }
    out.push('>');
    for child in children {
        write(child, None, below, out)?;
    }
    out.push_str("</");
    out.push_str(name);
    out.push('>');
    Ok(())
}

/// Whether CSS could read `url(` in a value: it takes capitals, and escapes with a backslash.
fn may_fetch(value: &str) -> bool {
    value.to_ascii_lowercase().contains("url(") || value.contains('\\')
}

fn push_attribute(out: &mut String, key: &str, value: &str) {
    let value = value.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    out.push_str(&format!(" {key}=\"{value}\""));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(inside: &str) -> Result<Drawing, Refused> {
        parse(
            &format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>{inside}</svg>"),
            "x",
        )
    }

    #[test]
    fn layers_keep_their_shapes_and_classes() {
        let drawing = svg("<g class='from-2'><path d='M0 0h9'/></g><!-- c --><rect width='9'/>")
            .expect("plain");
        let markup: Vec<_> = drawing.layers.iter().map(|layer| layer.markup.as_str()).collect();
        assert_eq!(
            markup,
            [
                "<g id=\"x_0\" class=\"from-2\"><path d=\"M0 0h9\"/></g>",
                "<rect id=\"x_1\" width=\"9\"/>"
            ]
        );
        assert_eq!(drawing.layers[0].class, "from-2");
    }

    #[test]
    fn a_drawing_that_goes_deeper_than_any_stack_is_refused() {
        let deep = |levels: usize| svg(&("<g>".repeat(levels) + &"</g>".repeat(levels)));
        assert!(deep(DEEPEST).is_ok());
        assert!(deep(DEEPEST + 1).is_err());
        assert!(deep(MOST_BYTES / "<g></g>".len()).is_err());
    }

    #[test]
    fn what_is_no_svg_is_refused_in_words_that_fit() {
        let root = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>";
        let bomb = "<!DOCTYPE svg [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>";
        for (text, words) in [
            (format!("{root}{root}"), "最外层只有一个 svg"),
            (format!("<!DOCTYPE svg>{root}"), "DOCTYPE"),
            (format!("{bomb}{root}"), "DOCTYPE"),
            (root.replace("/>", ">&nbsp;</svg>"), "&nbsp;"),
            (root.replace("/>", ">"), "没有写完"),
            (String::new(), "没有写完"),
            ("<html/>".to_owned(), "最外层不是 svg"),
            ("<svg viewBox='0 0 9 9'/>".to_owned(), "最外层不是 svg"),
            (root.replace("/>", &format!(">{}</svg>", "<g/>".repeat(20_001))), "太多图形"),
        ] {
            let refused = parse(&text, "x").expect_err("it is no drawing");
            let said = format!("{}：{}", refused.what, refused.help);
            assert!(said.contains(words), "{words}: {said}");
        }
        for (bytes, words) in [
            (Some(b"\xff\xfe<\0".to_vec()), "UTF-16"),
            (Some(b"\xc3(".to_vec()), "UTF-8"),
            (None, "1 MB"),
        ] {
            assert!(text(bytes).is_err_and(|it| it.what.contains(words)), "{words}");
        }
        let marked = text(Some(format!("\u{feff}<?xml version='1.0'?>{root}").into_bytes()));
        assert!(marked.is_ok_and(|text| parse(&text, "x").is_ok()));
    }

    #[test]
    fn nothing_that_acts_or_fetches_passes() {
        for inside in [
            "<script>1</script>",
            "<g onclick='x()'/>",
            "<a href='https://evil.example'/>",
            "<image href='x.png'/>",
            "<path fill='url(https://evil.example)'/>",
            "<path fill='URL(https://evil.example)'/>",
            "<path fill='\\75rl(https://evil.example)'/>",
            "<style>*{}</style>",
            "<g style='color:red'/>",
            "<foreignObject/>",
            "<g xmlns:x='http://www.w3.org/1999/xlink' x:href='#a'/>",
        ] {
            assert!(svg(inside).is_err(), "{inside}");
        }
    }
}
