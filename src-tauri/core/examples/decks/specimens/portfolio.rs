//! Maps: crowded, of one use case, of long, foreign and hostile names, of none; and logos beside titles.

use super::*;

/// Everything that a map may have to draw, behind a long title beside a logo.
pub fn portfolio() -> Deck {
    let map = |title: &str, dots: Vec<Dot>| {
        let said = format!("All {} with a value and an effort score.", dots.len());
        noted(title, Content::Map(Map { dots, said }))
    };
    let risks = [Some(10), Some(50), Some(90), None];
    let crowd = (1..=40).map(|rank| {
        let place = (60 + rank * 7 % 30, 20 + rank * 11 % 40);
        let name = format!("Use case {rank}: reminders of what was left");
        dot(rank, &name, place, risks[rank as usize % 4])
    });
    let names = [
        "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente".to_owned(),
        "]]> <script>alert(1)</script> &amp; \u{1}".to_owned(),
        "مرحبا بالعالم، هذه تجربة".to_owned(),
        "日本語のテキストは、空白がなくても折り返されます".to_owned(),
        "👩‍💻👨‍👩‍👧‍👦🏳️‍🌈🇳🇱".to_owned(),
        "WWWWWWWWWWWWWWWWWWWWWWWWMMMM".to_owned(),
        "Long, ".repeat(60),
    ];
    let corners = [
        (0, 0),
        (100, 100),
        (0, 100),
        (100, 0),
        (50, 50),
        (100, 50),
        (0, 50),
    ];
    let odd = names.iter().zip(corners).zip(97..);
    let odd = odd.map(|((name, at), rank)| dot(rank, name, at, risks[rank as usize % 4]));
    let title = "“Abandoned basket email to customers who left without paying” comes first of 40 ranked use cases";
    Deck {
        title: "Portfolio of Noordkaap Outdoor".into(),
        subject: "Portfolio of use cases".into(),
        author: "Daan Bakker".into(),
        foot: "Noordkaap Outdoor · Daan Bakker · 2026-11-22".into(),
        logo: Some(pictured(
            pictures::png(900, 300),
            "Logo of Noordkaap Outdoor",
        )),
        language: "en-US".into(),
        slides: vec![
            noted(
                title,
                Content::Cover(Cover {
                    ask: plain(
                        "Abandoned basket email: approve 40,000 € and a team of three until March",
                    ),
                    parts: vec![
                        part(
                            "What comes first",
                            "1. **Cart:** 85.0 (value 100, effort 25)\n2. **Churn:** 48.8\n3. **Hero:** 44",
                        ),
                        part(
                            "Why, and how firm that is",
                            "The mean of value, low effort, low risk and readiness.\n\nFirm to ±12.",
                        ),
                    ],
                    facts: vec![
                        fact("Use cases", "42 at work, 40 ranked"),
                        fact("Ranked by", "Weighted"),
                        fact("Date", "2026-11-22"),
                    ],
                    steps: Vec::new(),
                }),
            ),
            map(
                "5 of 40 use cases are high in value and low in effort",
                crowd.collect(),
            ),
            map(
                "One",
                vec![dot(1, "Abandoned basket email", (78, 25), Some(20))],
            ),
            map("In the corners", odd.collect()),
            map("None", Vec::new()),
        ],
    }
}
