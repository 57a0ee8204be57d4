//! Writes a deck as a PowerPoint file: the parts of the standard that a presentation needs, and no more.

mod axis;
mod chart;
mod draw;
mod layout;
mod mark;
mod notes;
mod plot;
mod slide;
mod table;
mod text;
mod workbook;

use super::sheet::{Form, HEIGHT, Layout, Sheet, WIDTH};
use super::{Deck, place};
use crate::office::package::{OFFICE, Package, Relations};
use crate::office::properties::{self, Properties};
use crate::office::theme::{THEME, THEME_TYPE};
use crate::office::xml::{Attributes, Xml};
use layout::NOTES_MASTER;
use zip::result::ZipError;

/// Why a deck can't be written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file became larger than ZIP files can be.
    #[error("the deck is too large for a PowerPoint file: leave out some pictures. ({0})")]
    TooLarge(#[from] ZipError),
}

/// The namespaces of slides, layouts and masters.
const NAMESPACES: Attributes<'static> = &[
    (
        "xmlns:a",
        &"http://schemas.openxmlformats.org/drawingml/2006/main",
    ),
    ("xmlns:r", &OFFICE),
    (
        "xmlns:p",
        &"http://schemas.openxmlformats.org/presentationml/2006/main",
    ),
];

/// The units in a point.
const UNITS: f64 = 12_700.0;

/// The ids of slides begin here, and those of the master and its layouts: the standard's smallest.
const FIRST_SLIDE: usize = 256;
const MASTER: u64 = 2_147_483_648;
const FIRST_LAYOUT: u64 = MASTER + 1;

const PRESENTATION: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";
const SLIDE: &str = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml";
const SLIDE_LAYOUT: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml";
const SLIDE_MASTER: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml";
const NOTES_SLIDE: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml";
const NOTES_MASTER_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml";
const CHART: &str = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";

/// How the presentation is shown and edited: its part, element and content type.
const SETTINGS: [(&str, &str, &str); 2] = [
    (
        "presProps",
        "p:presentationPr",
        "application/vnd.openxmlformats-officedocument.presentationml.presProps+xml",
    ),
    (
        "viewProps",
        "p:viewPr",
        "application/vnd.openxmlformats-officedocument.presentationml.viewProps+xml",
    ),
];

/// The deck as a file. The same deck always gives the same bytes.
///
/// # Errors
/// [`Error::TooLarge`].
pub fn write(deck: &Deck) -> Result<Vec<u8>, Error> {
    let sheets = place::sheets(deck);
    let mut package = Package::default();
    let about = Properties {
        title: &deck.title,
        subject: &deck.subject,
        author: &deck.author,
        language: &deck.language,
        modified: "",
    };
    properties::add(&mut package, "ppt/presentation.xml", &about);
    presentation(&mut package, sheets.len());
    masters(&mut package);
    let mut files = Files::default();
    for (index, sheet) in sheets.iter().enumerate() {
        add_slide(&mut package, deck, sheet, index + 1, &mut files)?;
    }
    Ok(package.finish()?)
}

/// Points in the units of the file.
fn points(points: f64) -> i64 {
    (points * UNITS).round() as i64
}

fn presentation(package: &mut Package, slides: usize) {
    let mut relations = Relations::default();
    let master = relations.part("slideMaster", "slideMasters/slideMaster1.xml");
    let notes = relations.part("notesMaster", "notesMasters/notesMaster1.xml");
    relations.part("theme", "theme/theme1.xml");
    // Empty ones: PowerPoint repairs a file that has none.
    for (kind, root, content_type) in SETTINGS {
        relations.part(kind, &format!("{kind}.xml"));
        let xml = Xml::document(root, NAMESPACES, |_| ());
        package.add(
            &format!("ppt/{kind}.xml"),
            content_type,
            xml,
            Relations::default(),
        );
    }
    let slides: Vec<String> = (1..=slides)
        .map(|number| relations.part("slide", &format!("slides/slide{number}.xml")))
        .collect();
    let (width, height) = (points(WIDTH), points(HEIGHT));
    let (notes_width, notes_height) = (points(layout::NOTES_SIZE.0), points(layout::NOTES_SIZE.1));
    let xml = Xml::document("p:presentation", NAMESPACES, |xml| {
        xml.node("p:sldMasterIdLst", &[], |xml| {
            xml.leaf("p:sldMasterId", &[("id", &MASTER), ("r:id", &master)]);
        });
        xml.node("p:notesMasterIdLst", &[], |xml| {
            xml.leaf("p:notesMasterId", &[("r:id", &notes)])
        });
        if !slides.is_empty() {
            xml.node("p:sldIdLst", &[], |xml| {
                for (index, slide) in slides.iter().enumerate() {
                    xml.leaf(
                        "p:sldId",
                        &[("id", &(FIRST_SLIDE + index)), ("r:id", slide)],
                    );
                }
            });
        }
        xml.leaf("p:sldSz", &[("cx", &width), ("cy", &height)]);
        xml.leaf("p:notesSz", &[("cx", &notes_width), ("cy", &notes_height)]);
    });
    package.add("ppt/presentation.xml", PRESENTATION, xml, relations);
}

fn masters(package: &mut Package) {
    let mut relations = Relations::default();
    let layouts: Vec<String> = (1..=Layout::ALL.len())
        .map(|number| {
            relations.part(
                "slideLayout",
                &format!("../slideLayouts/slideLayout{number}.xml"),
            )
        })
        .collect();
    relations.part("theme", "../theme/theme1.xml");
    let master = layout::master(&layouts);
    package.add(
        "ppt/slideMasters/slideMaster1.xml",
        SLIDE_MASTER,
        master,
        relations,
    );
    for (index, layout) in Layout::ALL.into_iter().enumerate() {
        let mut relations = Relations::default();
        relations.part("slideMaster", "../slideMasters/slideMaster1.xml");
        let path = format!("ppt/slideLayouts/slideLayout{}.xml", index + 1);
        package.add(&path, SLIDE_LAYOUT, layout::layout(layout), relations);
    }
    let mut relations = Relations::default();
    relations.part("theme", "../theme/theme2.xml");
    package.add(
        "ppt/notesMasters/notesMaster1.xml",
        NOTES_MASTER_TYPE,
        NOTES_MASTER.into(),
        relations,
    );
    for path in ["ppt/theme/theme1.xml", "ppt/theme/theme2.xml"] {
        package.add(path, THEME_TYPE, THEME.into(), Relations::default());
    }
}

/// How many files of each kind there are.
#[derive(Debug, Default)]
struct Files {
    charts: usize,
    pictures: usize,
    notes: usize,
}

fn add_slide(
    package: &mut Package,
    deck: &Deck,
    sheet: &Sheet,
    number: usize,
    files: &mut Files,
) -> Result<(), Error> {
    let mut relations = Relations::default();
    let layout = Layout::ALL
        .iter()
        .position(|layout| *layout == sheet.layout);
    let layout = layout.unwrap_or_default() + 1;
    relations.part(
        "slideLayout",
        &format!("../slideLayouts/slideLayout{layout}.xml"),
    );
    let mut media = Vec::new();
    for shape in &sheet.shapes {
        match &shape.form {
            Form::Chart(chart, _) => {
                files.charts += 1;
                let file = add_chart(package, &plot::plot(chart), &deck.language, files.charts)?;
                media.push(relations.part("chart", &file));
            }
            Form::Picture(image) | Form::Logo(image) => {
                files.pictures += 1;
                let file = format!("media/image{}.{}", files.pictures, image.extension);
                package.file(&format!("ppt/{file}"), image.bytes.clone());
                media.push(relations.part("image", &format!("../{file}")));
            }
            _ => {}
        }
    }
    if !sheet.notes.trim().is_empty() {
        files.notes += 1;
        let file = format!("notesSlides/notesSlide{}.xml", files.notes);
        relations.part("notesSlide", &format!("../{file}"));
        let mut back = Relations::default();
        back.part("notesMaster", "../notesMasters/notesMaster1.xml");
        back.part("slide", &format!("../slides/slide{number}.xml"));
        let notes = notes::write(&sheet.notes, &deck.language);
        package.add(&format!("ppt/{file}"), NOTES_SLIDE, notes, back);
    }
    let slide = slide::Slide {
        sheet,
        foot: &deck.foot,
        language: &deck.language,
        number,
        relations: &mut relations,
        media: media.into_iter(),
    };
    let xml = slide.write();
    package.add(
        &format!("ppt/slides/slide{number}.xml"),
        SLIDE,
        xml,
        relations,
    );
    Ok(())
}

/// Adds a chart with its workbook, and says where it is.
fn add_chart(
    package: &mut Package,
    plot: &plot::Plot,
    language: &str,
    number: usize,
) -> Result<String, Error> {
    let mut relations = Relations::default();
    let book = format!("embeddings/Microsoft_Excel_Sheet{number}.xlsx");
    let id = relations.part("package", &format!("../{book}"));
    package.file(&format!("ppt/{book}"), workbook::write(plot)?);
    let chart = chart::write(plot, &id, language);
    package.add(
        &format!("ppt/charts/chart{number}.xml"),
        CHART,
        chart,
        relations,
    );
    Ok(format!("../charts/chart{number}.xml"))
}
