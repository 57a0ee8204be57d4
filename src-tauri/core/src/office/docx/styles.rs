//! How everything looks, in styles of Word's own names where it has them.

use super::NAMESPACES;
use crate::office::xml::Xml;

/// All styles.
const STYLES: &str = include_str!("parts/styles.xml");

/// How the document is shown and edited.
const SETTINGS: &str = "<w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"709\"/>\
    <w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" \
    w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>";

/// The part of the file, with the language that texts are mostly in.
pub fn write(language: &str) -> Vec<u8> {
    Xml::document("w:styles", NAMESPACES, |xml| {
        xml.node("w:docDefaults", &[], |xml| {
            xml.node("w:rPrDefault", &[], |xml| {
                xml.node("w:rPr", &[], |xml| {
                    xml.raw(
                        "<w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:eastAsia=\"Calibri\" w:cs=\"Arial\"/>\
                         <w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/>",
                    );
                    if !language.is_empty() {
                        xml.leaf("w:lang", &[("w:val", &language)]);
                    }
                });
            });
            xml.raw(
                "<w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"264\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault>",
            );
        });
        xml.raw(STYLES);
    })
}

/// The fonts that styles name; what stands for one that is missing is for the program.
const FONTS: &str = "<w:font w:name=\"Calibri\"><w:family w:val=\"swiss\"/><w:pitch w:val=\"variable\"/></w:font>\
    <w:font w:name=\"Arial\"><w:family w:val=\"swiss\"/><w:pitch w:val=\"variable\"/></w:font>\
    <w:font w:name=\"Courier New\"><w:family w:val=\"modern\"/><w:pitch w:val=\"fixed\"/></w:font>\
    <w:font w:name=\"MS Gothic\"><w:family w:val=\"modern\"/><w:pitch w:val=\"fixed\"/></w:font>";

/// The part of the fonts.
pub fn fonts() -> Vec<u8> {
    Xml::document("w:fonts", NAMESPACES, |xml| xml.raw(FONTS))
}

/// The part of the settings.
pub fn settings() -> Vec<u8> {
    Xml::document("w:settings", NAMESPACES, |xml| xml.raw(SETTINGS))
}
