//! What stands in `<head>` for search engines, chats and browsers.

use serde_json::json;
use yew::prelude::*;

use super::document::Document;
use crate::story::Meta;

/// The first screen's colours for the browser's own bars: paper by day, ink by night.
const THEME: [(&str, &str); 2] = [("light", "#faf5ea"), ("dark", "#171210")];

/// For telephones: as wide as they are, and no number is one to be called. iOS takes each of seven
/// digits and more for one, dates for appointments, and places for addresses.
pub(super) const MOBILE: &str = "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
     <meta name=\"format-detection\" content=\"telephone=no,date=no,address=no\">";

/// A thread through paper: the icon needs no request.
pub(super) const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='%23b8242a' d='M0 0h16v16H0z'/%3E%3Cpath fill='none' stroke='%23faf5ea' stroke-width='2' d='M4 0q8 5 4 8t4 8'/%3E%3C/svg%3E";

pub(super) fn head(document: &Document<'_>) -> Html {
    let meta = &document.story.meta;
    let title = title_of(meta);
    let description = meta.description.get_ref();
    let address = document.address.as_deref();
    html! {
        <>
            <title>{ &title }</title>
            <meta name="description" content={description.clone()} />
            <meta property="og:type" content="article" />
            <meta property="og:title" content={title.clone()} />
            <meta property="og:description" content={description.clone()} />
            <meta property="og:locale" content={document.locale} />
            <meta itemprop="name" content={title.clone()} />
            <meta itemprop="description" content={description.clone()} />
            { for document.alternates.iter().map(|(lang, href)| html! {
                <link rel="alternate" hreflang={*lang} href={href.clone()} />
            }) }
            if let Some(oembed) = document.oembed {
                <link rel="alternate" type="application/json+oembed" href={oembed.to_owned()} title={title.clone()} />
            }
            if let Some(address) = address {
                <link rel="canonical" href={address.to_owned()} />
                <meta property="og:url" content={address.to_owned()} />
            }
            { for THEME.iter().map(|(theme, colour)| html! {
                <meta name="theme-color" media={format!("(prefers-color-scheme: {theme})")} content={*colour} />
            }) }
            <link rel="icon" href={ICON} />
            { share_picture(document) }
            { json_ld(document, &title) }
        </>
    }
}

/// What the page is called.
pub(super) fn title_of(meta: &Meta) -> String {
    format!("{}：{}", meta.kicker, meta.title_line())
}

/// The picture beside a link in chats and networks. They want its whole address; QQ and WeChat look
/// for it, as for title and description, under names of their own.
fn share_picture(document: &Document<'_>) -> Html {
    let Some(card) = &document.card else { return Html::default() };
    html! {
        <>
            <meta property="og:image" content={card.clone()} />
            <meta property="og:image:width" content="1200" />
            <meta property="og:image:height" content="630" />
            <meta itemprop="image" content={card.clone()} />
            <meta name="twitter:card" content="summary_large_image" />
        </>
    }
}

/// A NewsArticle of schema.org. It is data: `<` is escaped so that no text can end the element.
fn json_ld(document: &Document<'_>, title: &str) -> Html {
    let meta = &document.story.meta;
    let people = meta.byline.iter().filter(|credit| credit.name != meta.source.newspaper);
    let mut article = json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": title,
        "description": meta.description.get_ref(),
        "inLanguage": document.script.lang(),
        "isBasedOn": { "@type": "NewsArticle", "publisher": { "@type": "Organization", "name": meta.source.newspaper } },
        "author": people.map(|credit| json!({ "@type": "Person", "name": credit.name, "jobTitle": credit.role })).collect::<Vec<_>>(),
    });
    if let Some(date) = meta.source.date() {
        article["isBasedOn"]["datePublished"] = json!(date);
    }
    if let Some(address) = &document.address {
        article["mainEntityOfPage"] = json!(address);
    }
    let data = article.to_string().replace('<', "\\u003c");
    Html::from_html_unchecked(
        format!("<script type=\"application/ld+json\">{data}</script>").into(),
    )
}
