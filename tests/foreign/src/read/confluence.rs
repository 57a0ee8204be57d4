//! Confluence Cloud: its editor's own paste code, in a Node process that answers line by line.

use super::Blocks;
use crate::address;
use crate::tree::{self, Block, Item, List, Look, Text};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// An editor that things are pasted into, each into an empty page.
#[derive(Debug)]
pub struct Editor {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Editor {
    /// Starts one, with what `cargo xtask test foreign` has installed.
    ///
    /// # Errors
    /// Says what is missing.
    pub fn start() -> Result<Self, String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        if !folder
            .join("node_modules/@atlaskit/editor-plugin-paste")
            .exists()
        {
            return Err("the editor is not installed: cargo xtask test foreign does it".into());
        }
        let mut process = Command::new("node")
            .arg(folder.join("confluence.cjs"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("node: {error}"))?;
        match (process.stdin.take(), process.stdout.take()) {
            (Some(input), Some(output)) => Ok(Self {
                process,
                input,
                output: BufReader::new(output),
            }),
            _ => Err("node has no input or output".into()),
        }
    }

    /// What is on the page after pasting Markdown that is alone on the clipboard.
    ///
    /// # Errors
    /// Says what it found that no page has, or what the editor reported.
    pub fn paste_markdown(&mut self, markdown: &str) -> Result<Vec<Block>, String> {
        let pasted = self.paste(&json!({ "text/plain": markdown }))?;
        document(&pasted, true)
    }

    /// What is on the page after pasting HTML with plain text beside it.
    ///
    /// # Errors
    /// As for Markdown.
    pub fn paste_html(&mut self, html: &str, plain: &str) -> Result<Vec<Block>, String> {
        let pasted = self.paste(&json!({ "text/plain": plain, "text/html": html }))?;
        document(&pasted, false)
    }

    /// The document, as the editor holds it.
    ///
    /// # Errors
    /// What the editor reported.
    pub fn paste(&mut self, clipboard: &Value) -> Result<Value, String> {
        let mut answer = String::new();
        writeln!(self.input, "{clipboard}")
            .and_then(|()| self.input.flush())
            .and_then(|()| self.output.read_line(&mut answer))
            .map_err(|error| format!("the editor: {error}"))?;
        let mut answer: Value =
            serde_json::from_str(&answer).map_err(|error| format!("the editor: {error}"))?;
        match answer.get("error").and_then(Value::as_str) {
            Some(error) => Err(format!("the editor: {error}")),
            None => Ok(answer["pasted"].take()),
        }
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        // There is nobody to tell.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The document as a tree. In Markdown the two spaces before a break, and those around a cell's words, are kept by
/// the editor: they are its padding.
fn document(document: &Value, padded: bool) -> Result<Vec<Block>, String> {
    Reader { padded }.blocks(document)
}

struct Reader {
    padded: bool,
}

impl Reader {
    fn blocks(&self, parent: &Value) -> Result<Vec<Block>, String> {
        let mut read = Blocks::default();
        for node in content(parent) {
            let block = match kind(node) {
                "heading" => Block::Heading(
                    u8::try_from(node["attrs"]["level"].as_u64().unwrap_or(0)).unwrap_or(0),
                    self.text(node)?,
                ),
                "paragraph" => match self.text(node)? {
                    text if text.is_empty() => continue,
                    text => Block::Paragraph(text),
                },
                "blockquote" => Block::Quote(self.blocks(node)?),
                "bulletList" => self.list(node, None)?,
                "orderedList" => {
                    let first = node["attrs"]["order"].as_u64().unwrap_or(1);
                    self.list(node, Some(u32::try_from(first).unwrap_or(u32::MAX)))?
                }
                "taskList" => self.tasks(node)?,
                "panel" => Block::Panel(self.blocks(node)?),
                "extension" if node["attrs"]["extensionKey"] == "toc" => {
                    let given = &node["attrs"]["parameters"]["macroParams"];
                    let level = |name| given[name]["value"].as_str().unwrap_or_default();
                    Block::Contents(format!("{} to {}", level("minLevel"), level("maxLevel")))
                }
                "codeBlock" => Block::Code(self.text(node)?.said()),
                "rule" => Block::Rule,
                "table" => Block::Table(
                    content(node)
                        .map(|row| content(row).map(|cell| self.cell(cell)).collect())
                        .collect::<Result<_, _>>()?,
                ),
                other => return Err(format!("Confluence made {other}")),
            };
            read.push(block);
        }
        Ok(read.finish())
    }

    fn list(&self, list: &Value, first: Option<u32>) -> Result<Block, String> {
        let items = content(list).map(|item| match kind(item) {
            "listItem" => Ok(Item {
                done: None,
                blocks: self.blocks(item)?,
            }),
            other => Err(format!("Confluence made {other} in a list")),
        });
        Ok(Block::List(List {
            first,
            items: items.collect::<Result<_, String>>()?,
        }))
    }

    /// Tasks; the lists of tasks below one are its neighbors.
    fn tasks(&self, list: &Value) -> Result<Block, String> {
        let mut items: Vec<Item> = Vec::new();
        for item in content(list) {
            match (kind(item), items.last_mut()) {
                ("taskItem", _) => {
                    let text = self.text(item)?;
                    items.push(Item {
                        done: Some(item["attrs"]["state"] == "DONE"),
                        blocks: vec![Block::Paragraph(text)],
                    });
                }
                ("taskList", Some(above)) => above.blocks.push(self.tasks(item)?),
                (other, _) => return Err(format!("Confluence made {other} among tasks")),
            }
        }
        Ok(Block::List(List { first: None, items }))
    }

    /// The paragraphs of a cell are lines in it.
    fn cell(&self, cell: &Value) -> Result<Text, String> {
        let mut text = Text::default();
        for node in content(cell) {
            if kind(node) != "paragraph" {
                return Err(format!("Confluence made {} in a cell", kind(node)));
            }
            let line = self.text(node)?;
            if !line.is_empty() {
                text.push_line(&line);
            }
        }
        if self.padded {
            let empty = text.said().trim_matches(' ').is_empty();
            text.trim_end(if empty { 2 } else { 1 }, |c| c == ' ');
        }
        Ok(text)
    }

    fn text(&self, node: &Value) -> Result<Text, String> {
        let mut text = Text::default();
        self.add(&mut text, node)?;
        Ok(text)
    }

    fn add(&self, text: &mut Text, parent: &Value) -> Result<(), String> {
        for node in content(parent) {
            let mut look = look(node)?;
            match kind(node) {
                "text" => text.push(node["text"].as_str().unwrap_or_default(), &look),
                "hardBreak" => {
                    if self.padded {
                        text.trim_end(2, |c| c == ' ');
                    }
                    text.push("\n", &look);
                }
                "status" => {
                    let color = node["attrs"]["color"].as_str().unwrap_or_default();
                    look.status = Some(tree::color(color)?);
                    text.push(node["attrs"]["text"].as_str().unwrap_or_default(), &look);
                }
                other => return Err(format!("Confluence made {other} in a text")),
            }
        }
        Ok(())
    }
}

fn look(node: &Value) -> Result<Look, String> {
    let mut look = Look::default();
    for mark in node["marks"].as_array().into_iter().flatten() {
        match kind(mark) {
            "em" => look.emphasis = true,
            "strong" => look.strong = true,
            "strike" => look.struck = true,
            "code" => look.code = true,
            "link" => {
                look.link = Some(address::of(
                    mark["attrs"]["href"].as_str().unwrap_or_default(),
                ));
            }
            other => return Err(format!("Confluence made words {other}")),
        }
    }
    Ok(look)
}

fn content(node: &Value) -> impl Iterator<Item = &Value> {
    node["content"].as_array().into_iter().flatten()
}

fn kind(node: &Value) -> &str {
    node["type"].as_str().unwrap_or_default()
}
