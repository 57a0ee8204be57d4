//! Phases to export.

use crate::view;

/// Phase 1 with everything in it.
pub fn phase() -> view::PhasePage {
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
    page.scoring.dimensions[0].score = Some(5);
    page.scoring.dimensions[1].score = Some(4);
    page.checklist[0].ticked = true;
    page
}

/// Phase 1 with nothing in it.
pub fn empty_phase() -> view::PhasePage {
    let section = |heading: &str, questions| view::Section {
        heading: heading.into(),
        questions,
    };
    view::PhasePage {
        revision: 1,
        header: view::UseCaseHeader {
            id: "1".into(),
            title: "Abandoned cart email".into(),
            framework: "Digital marketing use case framework".into(),
            steps: vec![],
            archived: None,
        },
        step: view::Step {
            key: "ideation".into(),
            number: 1,
            label: "Ideation".into(),
            state: view::PhaseState::Untouched,
            state_label: "Untouched".into(),
            why: String::new(),
            percent: 0,
        },
        title: "Phase 1: Discovery".into(),
        position: "Phase 1 of 9".into(),
        description: "Define the opportunity.".into(),
        activities: vec!["Align on objectives and scope".into()],
        sections: vec![
            section(
                "General Information",
                vec![
                    question("title", "Use case name", true),
                    question("answer/brief", "Brief explanation of use case", false),
                ],
            ),
            section(
                "Business Context",
                vec![question(
                    "answer/success",
                    "How will we measure success?",
                    false,
                )],
            ),
            section(
                "Data Requirements",
                vec![question(
                    "answer/data",
                    "What data do we need and is it available?",
                    false,
                )],
            ),
        ],
        stakeholders: vec![],
        scoring: view::Scoring {
            heading: "Ideation Scoring".into(),
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
            score: view::Score {
                label: "Ideation Scoring".into(),
                meaning: String::new(),
                score: None,
                shown: "–".into(),
                coverage: "0 of 3 scored".into(),
                arithmetic: String::new(),
                ratings: vec![],
            },
        },
        checklist: vec![
            tick("Has the business opportunity been clearly defined?"),
            tick("Are the stakeholders identified and aligned?"),
        ],
        progress: view::Progress {
            questions: tally(),
            dimensions: tally(),
            checklist: tally(),
            stakeholders: 0,
            percent: 0,
        },
        deliverables: vec![],
        previous: None,
        next: None,
    }
}

/// A row of the stakeholder table: name, role, company, team, email, involvement.
pub fn stakeholder(fields: [&str; 6]) -> view::Stakeholder {
    let [name, role, company, team, email, involvement] = fields.map(str::to_owned);
    let (id, used_in) = ("1".to_owned(), vec![]);
    let person = view::Person {
        id,
        name,
        role,
        company,
        team,
        email,
        email_problem: None,
        used_in,
        uses: 1,
    };
    view::Stakeholder {
        id: "1".into(),
        person,
        involvement,
    }
}

fn question(field: &str, text: &str, single_line: bool) -> view::Question {
    view::Question {
        field: field.into(),
        text: text.into(),
        hint: String::new(),
        single_line,
        answer: String::new(),
        slot: None,
        not_applicable: false,
        edited: None,
    }
}

fn dimension(name: &str, description: &str) -> view::Dimension {
    view::Dimension {
        field: format!("score/{name}"),
        name: name.into(),
        description: description.into(),
        direction: "Higher is better".into(),
        axis: "Value".into(),
        labels: ["Poor", "Limited", "Good", "Strong", "Perfect"]
            .map(str::to_owned)
            .into(),
        score: None,
        not_applicable: false,
    }
}

fn tick(text: &str) -> view::ChecklistItem {
    view::ChecklistItem {
        field: "tick/x".into(),
        text: text.into(),
        ticked: false,
        not_applicable: false,
    }
}

fn tally() -> view::Tally {
    view::Tally {
        done: 0,
        of: 1,
        label: String::new(),
        open: vec![],
    }
}
