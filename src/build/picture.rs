//! Drawings: SVG files beside a story, taken apart into layers.
//!
//! Only plain shapes pass, by a list of what is allowed: a drawing can hold no script, no link and
//! nothing that is fetched. What passes is written anew, so a page holds no byte that was not read.

use std::ops::Range;
use std::path::Path;

use roxmltree::{Document, Node};
use serde_spanned::Spanned;

use super::shelf::{NOT_UTF8, read_at_most, why};
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
/// Groups in groups in so many groups are nothing that anybody has drawn.
const DEEPEST: usize = 32;

/// Reads a drawing of the story in `folder`.
pub(super) fn read(folder: &Path, file: &Spanned<String>) -> Result<Drawing, Problem> {
    let (name, span) = (file.get_ref(), file.span());
    let Some(stem) = name.strip_suffix(".svg").filter(|stem| is_plain(stem)) else {
        return Err(Problem::error(
            Code::MissingPicture,
            span,
            format!("“{name}”不能用作画的文件名。"),
            "只写故事文件夹里一个 .svg 文件的名字，不带空格和斜线，如 hero.svg。",
        ));
    };
    let bytes = read_at_most(&folder.join(name), MOST_BYTES).map_err(|error| {
        Problem::error(
            Code::MissingPicture,
            span.clone(),
            format!("读不了 {name}（{}）。", why(&error)),
            "把这个文件放到故事的文件夹里，或改成已有的文件名。",
        )
    })?;
    let text = match bytes.map(String::from_utf8) {
        Some(Ok(text)) => text,
        Some(Err(_)) => return Err(refused(name, span, NOT_UTF8)),
        None => return Err(refused(name, span, "文件超过 1 MB")),
    };
    parse(&text, stem).map_err(|what| refused(name, span, &what))
}

/// Whether a name stays in its folder and may stand in an id.
fn is_plain(stem: &str) -> bool {
    !stem.is_empty() && stem.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

fn refused(name: &str, span: Range<usize>, what: &str) -> Problem {
    Problem::error(
        Code::UnsafePicture,
        span,
        format!("{name} 里有不能用的内容：{what}。"),
        "画里只能有 g、path、rect 等图形和填色，没有文字、链接、脚本、样式表、渐变。",
    )
}

fn parse(text: &str, stem: &str) -> Result<Drawing, String> {
    let document = Document::parse(text).map_err(|error| error.to_string())?;
    let root = document.root_element();
    let view_box = root
        .attribute("viewBox")
        .filter(|_| root.has_tag_name(("http://www.w3.org/2000/svg", "svg")));
    let view_box = view_box.ok_or("最外层不是带 viewBox 的 svg")?;
    let plain = |c: char| c.is_ascii_digit() || " .-".contains(c);
    if !view_box.chars().all(plain) {
        return Err(format!("viewBox=\"{view_box}\""));
    }
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
    Ok(Drawing { view_box: view_box.to_owned(), layers })
}

/// Writes an element and at most so many levels below it, or says what is not allowed.
fn write(
    node: Node<'_, '_>,
    id: Option<&str>,
    levels: usize,
    out: &mut String,
) -> Result<(), String> {
    let name = node.tag_name().name();
    let Some(below) = levels.checked_sub(1) else {
        return Err(format!("一层套一层，超过 {DEEPEST} 层"));
    };
    if !ELEMENTS.contains(&name) {
        return Err(format!("<{name}>"));
    }
    out.push('<');
    out.push_str(name);
    if let Some(id) = id {
        push_attribute(out, "id", id);
    }
    for attribute in node.attributes() {
        let (key, value) = (attribute.name(), attribute.value());
        if attribute.namespace().is_some() || !ATTRIBUTES.contains(&key) || may_fetch(value) {
            return Err(format!("{key}=\"{value}\""));
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

    fn svg(inside: &str) -> Result<Drawing, String> {
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
