//! What can be lost, in words.

use std::fmt;

use super::Noted;

/// How many headings a loss names.
const NAMED: usize = 3;

/// Something that a target does not hold as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// A table in a list or quotation.
    TableInside,
    /// Code in a list or quotation that Confluence would alter there.
    CodeInside,
    /// A heading in a list or quotation.
    HeadingInside,
    /// A quotation in a list or another quotation.
    QuoteInside,
    /// A line across in a list or quotation.
    RuleInside,
    /// A picture.
    Picture,
    /// The file of a picture, which the target has to have.
    Attachment,
    /// Tasks, as such.
    Tasks,
    /// Tasks in a quotation.
    TasksInQuote,
    /// The numbers of tasks.
    TaskNumbers,
    /// A list of tasks and other items.
    MixedList,
    /// What stands below a task, in its item.
    BelowTask,
    /// A line break in a cell or a heading.
    BreakInLine,
    /// How the cells of a column are set.
    Alignment,
    /// The color of a status.
    Color,
    /// The box around a panel.
    Box,
    /// The links of contents.
    ContentsLinks,
    /// Code with a line of backticks.
    FenceInCode,
    /// The look of code, of characters that would not stay as they are in it.
    CodeCharacters,
    /// The look of code, in a link.
    CodeInLink,
    /// Another style of code.
    StyledCode,
    /// The look of words where Markdown has no mark for it.
    Looks,
    /// The language of code that Confluence has no colors for.
    Language,
    /// The subject and the text in a link to an email address.
    MailDetails,
    /// Columns beyond those that a table can have.
    Columns,
    /// An address that programs do not take.
    Address,
    /// Lines that begin as the items of lists do.
    ListLikeLines,
    /// What a cell says beyond what a cell of a workbook can hold.
    CellLength,
}

impl Loss {
    /// What becomes of it, in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::TableInside => "A table inside a list or quotation stands after it",
            Self::CodeInside => "A block of code inside a list or quotation stands after it",
            Self::HeadingInside => "A heading inside a list or quotation becomes a bold line",
            Self::QuoteInside => "A quotation inside a list or quotation becomes ordinary text",
            Self::RuleInside => "A line across inside a list or quotation is left out",
            Self::Picture => "A picture becomes its description and the name of its file",
            Self::Attachment => {
                "A picture is shown once its file is attached to the page under the same name"
            }
            Self::Tasks => "Tasks become list items that begin with [x] or [ ]",
            Self::TasksInQuote => {
                "Tasks in a quotation become list items that begin with [x] or [ ]"
            }
            Self::TaskNumbers => "Tasks have no numbers",
            Self::MixedList => "Tasks and other items of one list become lists of their own",
            Self::BelowTask => "What stands below a task follows its list",
            Self::BreakInLine => "A line break in a table cell or heading becomes a space",
            Self::Alignment => "The alignment of table columns is left out",
            Self::Color => "The colors of ratings are left out",
            Self::Box => "A note in a box becomes a quotation",
            Self::ContentsLinks => "The table of contents has no links",
            Self::FenceInCode => "A block of code with a line of backticks becomes lines of code",
            Self::CodeCharacters => {
                "In code within a line, backslashes, bars, addresses and what begins a picture become ordinary text"
            }
            Self::CodeInLink => "Code in a link becomes ordinary text",
            Self::StyledCode => "Code is never bold, slanted or struck through",
            Self::Looks => {
                "Some words are not bold, slanted, struck through or code where Markdown has no mark for it"
            }
            Self::MailDetails => "A link to an email address loses its subject and text",
            Self::ListLikeLines => {
                "Lines that begin like a list item get a character that is not seen, to stay lines"
            }
            Self::CellLength => {
                "A cell ends after 32,767 characters, as many as a workbook can hold in one"
            }
            Self::Columns => "A table of more than 63 columns becomes several",
            Self::Address => "A link whose address Word does not take becomes its text",
            Self::Language => {
                "Code in a language that Confluence does not know is shown without colors"
            }
        }
    }
}

/// `A line break in a table cell becomes a space (Stakeholders, Ideation Scoring, Delivery and 2 more).`
impl fmt::Display for Noted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.loss.words();
        let named: Vec<&str> = self.under.iter().take(NAMED).map(String::as_str).collect();
        let named = named.join(", ");
        match self.under.len() {
            0 => write!(f, "{words}."),
            1..=NAMED => write!(f, "{words} ({named})."),
            more => write!(f, "{words} ({named} and {} more).", more - NAMED),
        }
    }
}
