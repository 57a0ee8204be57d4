//! The sheet that a document is set on. Lengths are twentieths of a point, as in the file.

/// A sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paper {
    /// From edge to edge.
    pub width: i64,
    /// The same.
    pub height: i64,
}

const A4: Paper = Paper {
    width: 11_906,
    height: 16_838,
};

const LETTER: Paper = Paper {
    width: 12_240,
    height: 15_840,
};

/// Where sheets are of the American size.
const AMERICAN: [&str; 12] = [
    "US", "CA", "MX", "PH", "CL", "CO", "VE", "GT", "CR", "PA", "DO", "PR",
];

impl Paper {
    /// Between the edge and the text.
    pub const MARGIN: i64 = 1_304;

    /// Between the edge and what stands above and below the text.
    pub const EDGE: i64 = 624;

    /// The sheet that people who write in a language mostly have, by the country in its tag: `en-US`.
    pub fn usual(language: &str) -> Self {
        let mut parts = language.split(['-', '_', '.']).skip(1);
        let american = |part: &str| AMERICAN.iter().any(|of| of.eq_ignore_ascii_case(part));
        match parts.any(american) {
            true => LETTER,
            false => A4,
        }
    }

    /// How wide lines are.
    pub fn line(self) -> i64 {
        self.width - 2 * Self::MARGIN
    }

    /// How high a picture may be, with a line below it.
    pub fn column(self) -> i64 {
        self.height - 2 * Self::MARGIN - 1_000
    }
}
