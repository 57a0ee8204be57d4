//! What the presenter sees below the slide.

use super::layout::{GROUP, NOTES_IMAGE, NOTES_TEXT};
use super::{NAMESPACES, slide::run};
use crate::office::xml::Xml;
use crate::page::text::clean;

/// What the presenter sees: a picture of the slide, and text.
pub fn write(text: &str, language: &str) -> Vec<u8> {
    let text = clean(text);
    Xml::document("p:notes", NAMESPACES, |xml| {
        xml.node("p:cSld", &[], |xml| {
            xml.node("p:spTree", &[], |xml| {
                xml.raw(GROUP);
                xml.raw(NOTES_IMAGE);
                xml.node("p:sp", &[], |xml| {
                    xml.raw(NOTES_TEXT);
                    xml.raw("<p:spPr/>");
                    xml.node("p:txBody", &[], |xml| {
                        xml.raw("<a:bodyPr/><a:lstStyle/>");
                        for line in text.trim_end().split('\n') {
                            xml.node("a:p", &[], |xml| run(xml, language, line));
                        }
                    });
                });
            });
        });
        xml.node("p:clrMapOvr", &[], |xml| {
            xml.leaf("a:masterClrMapping", &[])
        });
    })
}
