//! Phases to export.

use crate::outline::discovery::{Dimension, Phase, Question, Section, Stakeholder};

/// Phase 1 with everything in it.
pub fn phase() -> Phase {
    let mut page = empty_phase();
    page.sections[0].questions[0].answer = "Abandoned cart email".into();
    page.sections[0].questions[1].answer =
        "Shoppers who leave at payment get *their basket* after 30 minutes:\n- once\n- never at night".into();
    page.sections[1].questions[0].answer =
        "Recovered carts: 4 % – 7 %, see user_id | cart_id.\n\n# Later\nMargin".into();
    page.stakeholders = vec![
        stakeholder([
            "Anna Vermeer",
            "Product Owner",
            "Noordkaap",
            "CRM",
            "anna@noordkaap.example",
            "Decides",
        ]),
        stakeholder([
            "Ben \"BJ\" Ó Sé",
            "",
            "A|B Agency",
            "R&D",
            "ben",
            "Builds it;\nreports *weekly*",
        ]),
    ];
    page.dimensions[0].rating = Some((5, "Perfect".into()));
    page.dimensions[1].rating = Some((4, "Strong".into()));
    page.checklist[0].1 = true;
    page
}

/// Phase 1 with nothing in it.
pub fn empty_phase() -> Phase {
    let section = |heading: &str, questions| Section {
        heading: heading.into(),
        questions,
    };
    Phase {
        title: "Phase 1: Discovery".into(),
        sections: vec![
            section(
                "General Information",
                vec![
                    question("Use case name", true),
                    question("Brief explanation of use case", false),
                ],
            ),
            section(
                "Business Context",
                vec![question("How will we measure success?", false)],
            ),
            section(
                "Data Requirements",
                vec![question("What data do we need and is it available?", false)],
            ),
        ],
        stakeholders: vec![],
        scoring: "Ideation Scoring".into(),
        dimensions: vec![
            dimension(
                "Strategic Alignment",
                "How well it aligns with company strategy",
            ),
            dimension("Customer Value", "Direct benefit to customers"),
            dimension(
                "Data Availability",
                "Quality and accessibility of required data",
            ),
        ],
        checklist: vec![
            (
                "Has the business opportunity been clearly defined?".into(),
                false,
            ),
            ("Are the stakeholders identified and aligned?".into(), false),
        ],
        decisions: Vec::new(),
        suspects: Vec::new(),
        score: None,
        deliverables: vec![],
        not_applicable: Vec::new(),
    }
}

/// A row of the stakeholder table: name, role, company, team, email, involvement.
pub fn stakeholder(fields: [&str; 6]) -> Stakeholder {
    let [name, role, company, team, email, involvement] = fields.map(str::to_owned);
    Stakeholder {
        name,
        role,
        company,
        team,
        email,
        raci: String::new(),
        involvement,
    }
}

fn question(text: &str, single_line: bool) -> Question {
    Question {
        text: text.into(),
        answer: String::new(),
        single_line,
    }
}

fn dimension(name: &str, description: &str) -> Dimension {
    Dimension {
        name: name.into(),
        description: description.into(),
        ..Dimension::default()
    }
}
