//! HTML, as html5ever reads it: the parser of Servo, which follows the standard as browsers do.

use super::Blocks;
use crate::address;
use crate::tree::{Block, Item, List, Look, Text, color};
use scraper::node::{Element, Node};
use scraper::{ElementRef, Html, Selector};

/// What is on an HTML page, but for its contents, whose links must lead to headings with the same words.
///
/// # Errors
/// Says what no page has, or which link leads nowhere.
pub fn html(html: &str) -> Result<Vec<Block>, String> {
    let document = Html::parse_fragment(html);
    contents(&document)?;
    blocks(document.root_element())
}

fn contents(document: &Html) -> Result<(), String> {
    let links = Selector::parse("nav.contents a").map_err(|error| error.to_string())?;
    for link in document.select(&links) {
        let target = link.attr("href").unwrap_or_default();
        let heading = Selector::parse(target).map_err(|error| error.to_string())?;
        let words = |element: ElementRef<'_>| element.text().collect::<String>().replace('\n', "");
        if document.select(&heading).next().map(words) != Some(words(link)) {
            return Err(format!("{target} in the contents leads elsewhere"));
        }
    }
    Ok(())
}

fn blocks(parent: ElementRef<'_>) -> Result<Vec<Block>, String> {
    let mut read = Blocks::default();
    for node in parent.children() {
        match ElementRef::wrap(node) {
            Some(element) => match block(element)? {
                Found::Block(block) => read.push(block),
                Found::Nothing => {}
                Found::Inline => inline(&mut read.loose, element, &Look::default())?,
            },
            None => words(&mut read.loose, node.value(), &Look::default())?,
        }
    }
    Ok(read.finish())
}

enum Found {
    Block(Block),
    Inline,
    Nothing,
}

fn block(element: ElementRef<'_>) -> Result<Found, String> {
    Ok(Found::Block(match name(element) {
        heading @ ("h1" | "h2" | "h3" | "h4" | "h5" | "h6") => {
            Block::Heading(heading[1..].parse().unwrap_or(0), text(element)?)
        }
        "p" => Block::Paragraph(text(element)?),
        "blockquote" => Block::Quote(blocks(element)?),
        "div" if is(element, "panel") => Block::Panel(blocks(element)?),
        "div" if is(element, "table") => table(element)?,
        "ul" => list(element, None)?,
        "ol" => {
            let first = element.attr("start").unwrap_or("1");
            list(
                element,
                Some(first.parse().map_err(|_| format!("{first} is no number"))?),
            )?
        }
        "pre" => Block::Code(code(element)?),
        "hr" => Block::Rule,
        "figure" => Block::Paragraph(Text::picture(picture(element)?)),
        "nav" => return Ok(Found::Nothing),
        _ => return Ok(Found::Inline),
    }))
}

/// What it is written in is named as its programs read it.
fn code(element: ElementRef<'_>) -> Result<String, String> {
    let language = element.attr("aria-label").filter(|label| *label != "Code");
    let class = language.map(|language| format!("language-{language}"));
    let code = element.child_elements().next();
    match code.map(|code| code.attr("class")) == Some(class.as_deref()) {
        true => Ok(element.text().collect()),
        false => Err(format!("code in {language:?} is {:?}", element.html())),
    }
}

fn list(list: ElementRef<'_>, first: Option<u32>) -> Result<Block, String> {
    let items = list.child_elements().map(|item| match name(item) {
        "li" => self::item(item),
        other => Err(format!("<{other}> in a list")),
    });
    Ok(Block::List(List {
        first,
        items: items.collect::<Result<_, String>>()?,
    }))
}

fn item(item: ElementRef<'_>) -> Result<Item, String> {
    let mut blocks = blocks(item)?;
    let first = item.children().next().and_then(ElementRef::wrap);
    let Some(box_) = first.filter(|child| name(*child) == "input") else {
        return Ok(Item { done: None, blocks });
    };
    match blocks.first_mut() {
        // The space behind the box.
        Some(Block::Paragraph(text)) => text.trim_start(1),
        other => return Err(format!("a box before {other:?}")),
    }
    Ok(Item {
        done: Some(box_.attr("checked").is_some()),
        blocks,
    })
}

fn table(around: ElementRef<'_>) -> Result<Block, String> {
    let rows = Selector::parse("tr").map_err(|error| error.to_string())?;
    let rows = around
        .select(&rows)
        .map(|row| row.child_elements().map(text).collect());
    Ok(Block::Table(rows.collect::<Result<_, String>>()?))
}

/// What the one picture of a figure shows, which has to be in the page.
fn picture(figure: ElementRef<'_>) -> Result<&str, String> {
    let mut inside = figure.child_elements();
    match (inside.next(), inside.next()) {
        (Some(image), None) if name(image) == "img" => {
            const ALLOWED: [&str; 2] = ["alt", "src"];
            let other = image
                .value()
                .attrs()
                .find(|(name, _)| !ALLOWED.contains(name));
            let source = image.attr("src").unwrap_or_default();
            match source.starts_with("data:image/png;base64,") && other.is_none() {
                true => Ok(image.attr("alt").unwrap_or_default()),
                false => Err(format!("{:?}", image.value())),
            }
        }
        _ => Err("a figure that is no picture".into()),
    }
}

fn text(element: ElementRef<'_>) -> Result<Text, String> {
    let mut text = Text::default();
    inlines(&mut text, element, &Look::default())?;
    Ok(text)
}

fn inlines(text: &mut Text, parent: ElementRef<'_>, look: &Look) -> Result<(), String> {
    for node in parent.children() {
        match ElementRef::wrap(node) {
            Some(element) => inline(text, element, look)?,
            None => words(text, node.value(), look)?,
        }
    }
    Ok(())
}

/// A line end in the source is for people who read it.
fn words(text: &mut Text, node: &Node, look: &Look) -> Result<(), String> {
    match node {
        Node::Text(words) => text.push(&words.replace('\n', ""), look),
        other => return Err(format!("{other:?} in a text")),
    }
    Ok(())
}

fn inline(text: &mut Text, element: ElementRef<'_>, look: &Look) -> Result<(), String> {
    let mut look = look.clone();
    allowed(element.value())?;
    match name(element) {
        "br" => text.push("\n", &look),
        "em" => look.emphasis = true,
        "strong" => look.strong = true,
        "del" => look.struck = true,
        "code" => look.code = true,
        "a" => look.link = Some(address::of(leads(element)?)),
        "span" if is(element, "status") => {
            let tone = ["good", "fair", "bad"]
                .into_iter()
                .position(|tone| is(element, tone));
            look.status = Some(color(["green", "yellow", "red", ""][tone.unwrap_or(3)])?);
        }
        "input" => {}
        other => return Err(format!("<{other}> in a text")),
    }
    inlines(text, element, &look)
}

/// Where a link leads: to nothing that runs.
fn leads(link: ElementRef<'_>) -> Result<&str, String> {
    let href = link.attr("href").unwrap_or_default();
    let scheme = href.split_once(':').unwrap_or_default().0;
    let may = ["http", "https", "mailto"];
    match may.iter().any(|may| scheme.eq_ignore_ascii_case(may)) {
        true => Ok(href),
        false => Err(format!("a link to {href}")),
    }
}

/// Nothing is fetched, and nothing runs.
fn allowed(element: &Element) -> Result<(), String> {
    const ALLOWED: [&str; 6] = ["class", "href", "rel", "type", "disabled", "checked"];
    match element.attrs().find(|(name, _)| !ALLOWED.contains(name)) {
        None => Ok(()),
        Some((name, _)) => Err(format!("<{}> has {name}", element.name())),
    }
}

fn is(element: ElementRef<'_>, class: &str) -> bool {
    element.value().classes().any(|found| found == class)
}

fn name(element: ElementRef<'_>) -> &str {
    element.value().name()
}
