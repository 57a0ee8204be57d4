//! The workbook behind a chart, which opens when somebody edits its data.

use super::plot::{Place, Plot, cell_text};
use crate::office::package::{OFFICE, Package, Relations};
use crate::office::theme::{THEME, THEME_TYPE};
use crate::office::xml::Xml;
use zip::result::ZipError;

/// The only sheet.
pub const SHEET: &str = "Sheet1";

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const BOOK_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
const SHEET_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
const STYLES_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";
const STRINGS_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml";

/// The style of days, among those in `STYLES`.
const DAY: u32 = 1;

const STYLES: &str = "<fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Arial\"/></font></fonts>\
    <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
    <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
    <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
    <cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
    <xf numFmtId=\"14\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs>\
    <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>";

/// The workbook: places in the first column, then a column for each series, with headings in the first row.
///
/// # Errors
/// Those of the ZIP writer.
pub fn write(plot: &Plot) -> Result<Vec<u8>, ZipError> {
    let mut package = Package::default();
    let mut document = Relations::default();
    document.part("officeDocument", "xl/workbook.xml");
    package.relate("", document);
    let mut parts = Relations::default();
    let sheet = parts.part("worksheet", "worksheets/sheet1.xml");
    parts.part("styles", "styles.xml");
    parts.part("theme", "theme/theme1.xml");
    parts.part("sharedStrings", "sharedStrings.xml");
    let workbook = Xml::document(
        "workbook",
        &[("xmlns", &MAIN), ("xmlns:r", &OFFICE)],
        |xml| {
            xml.node("sheets", &[], |xml| {
                xml.leaf(
                    "sheet",
                    &[("name", &SHEET), ("sheetId", &1), ("r:id", &sheet)],
                );
            });
        },
    );
    package.add("xl/workbook.xml", BOOK_TYPE, workbook, parts);
    let styles = Xml::document("styleSheet", &[("xmlns", &MAIN)], |xml| xml.raw(STYLES));
    let mut strings = Strings::default();
    let rows = rows(plot, &mut strings);
    let others = [
        ("styles", STYLES_TYPE, styles),
        ("theme/theme1", THEME_TYPE, THEME.into()),
        ("worksheets/sheet1", SHEET_TYPE, rows),
        ("sharedStrings", STRINGS_TYPE, strings.write()),
    ];
    for (name, content_type, bytes) in others {
        let path = format!("xl/{name}.xml");
        package.add(&path, content_type, bytes, Relations::default());
    }
    package.finish()
}

/// The texts of the cells, which hold their numbers: Excel moves texts that stand in the cells themselves.
#[derive(Debug, Default)]
struct Strings<'a> {
    all: Vec<&'a str>,
}

impl<'a> Strings<'a> {
    fn cell(&mut self, xml: &mut Xml, cell: &str, text: &'a str) {
        let number = self.all.len().to_string();
        self.all.push(text);
        xml.node("c", &[("r", &cell), ("t", &"s")], |xml| {
            xml.text("v", &number);
        });
    }

    fn write(self) -> Vec<u8> {
        Xml::document("sst", &[("xmlns", &MAIN)], |xml| {
            for text in self.all {
                xml.node("si", &[], |xml| xml.text("t", &cell_text(text)));
            }
        })
    }
}

fn rows<'a>(plot: &'a Plot, strings: &mut Strings<'a>) -> Vec<u8> {
    Xml::document("worksheet", &[("xmlns", &MAIN)], |xml| {
        xml.node("sheetData", &[], |xml| {
            xml.node("row", &[("r", &1)], |xml| {
                for (index, series) in plot.series.iter().enumerate() {
                    strings.cell(xml, &format!("{}1", column(index)), &series.name);
                }
            });
            for (index, place) in plot.places.iter().enumerate() {
                let row = index + 2;
                xml.node("row", &[("r", &row)], |xml| {
                    let cell = format!("A{row}");
                    match place {
                        Place::Day(day) => number(xml, &cell, DAY, day),
                        Place::Label(label) => strings.cell(xml, &cell, label),
                    }
                    for (at, series) in plot.series.iter().enumerate() {
                        if let Some(value) = series.values[index] {
                            number(xml, &format!("{}{row}", column(at)), 0, &value);
                        }
                    }
                });
            }
        });
    })
}

/// The letter of a series' column.
pub fn column(series: usize) -> char {
    ['B', 'C', 'D'][series]
}

fn number(xml: &mut Xml, cell: &str, style: u32, value: &dyn std::fmt::Display) {
    xml.node("c", &[("r", &cell), ("s", &style)], |xml| {
        xml.text("v", &value.to_string())
    });
}
