//! Too long.

use super::*;

/// More than a slide holds, everywhere.
pub fn overlong() -> Deck {
    let sentence = "Customers who left their basket are reminded once, and never more often than twice a week. ";
    let long = |times: usize| sentence.repeat(times);
    let word = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente".repeat(6);
    let list: String = (1..=60)
        .map(|n| format!("{n}. Step {n}: {}\n", &sentence[..40 + n % 40]))
        .collect();
    let rows: String = (1..=45)
        .map(|n| {
            format!(
                "| {n} | Person {n} | {} | Team {n} | person{n}@example.com | {} |\n",
                &sentence[..20],
                long(n % 4)
            )
        })
        .collect();
    let table = format!(
        "| # | Name | Role | Team | Email | Involvement |\n| --: | --- | --- | --- | --- | --- |\n{rows}"
    );
    let wide: String = {
        let cells = |text: &str| {
            format!(
                "| {} |\n",
                (1..=14)
                    .map(|n| format!("{text}{n}"))
                    .collect::<Vec<_>>()
                    .join(" | ")
            )
        };
        format!(
            "{}{}{}",
            cells("Column "),
            cells("---").replace(char::is_numeric, ""),
            cells("value ")
        )
    };
    let giant_row = format!(
        "| What | Says |\n| --- | --- |\n| {} | {} |\n",
        long(3),
        long(120)
    );
    let many: Vec<(String, f64)> = (0..200)
        .map(|n| {
            (
                format!("2025-{:02}-{:02}", 1 + n / 28 % 12, 1 + n % 28),
                3.0 + f64::from(n % 17) / 4.0,
            )
        })
        .collect();
    let many: Vec<(&str, f64)> = many
        .iter()
        .map(|(day, value)| (day.as_str(), *value))
        .collect();
    let title = format!(
        "Abandoned cart email {}",
        "with everything that it needs, and more than fits above a slide, ".repeat(30)
    );
    Deck {
        title: title.clone(),
        subject: long(50),
        author: long(10),
        foot: long(4),
        logo: None,
        language: "en-GB".into(),
        slides: vec![
            noted(&title, Content::Cover(Cover {
                ask: plain(&long(4)),
                parts: vec![part("What it is", &long(9)), part(&title, &long(30))],
                facts: vec![fact("Type", "Triggered Experience"), fact("Owner", &long(12)), fact("Date", "2026-11-22")],
                steps: steps(&[PhaseState::Started; 9]) })),
            noted("Lean canvas", Content::Canvas(BOXES.iter().enumerate().map(|(n, title)| part(title, &long(1 + n * 2))).collect())),
            noted("Lean canvas: dense", Content::Canvas(BOXES.iter().enumerate().map(|(n, title)| part(title, &long(2 + n % 3))).collect())),
            noted("Lean canvas: many", Content::Canvas((1..=30).map(|n| part(&format!("Box {n}"), sentence)).collect())),
            noted("Hypothesis", Content::Statement {
                sentence: plain(&long(6)),
                parts: vec![part("Change", &long(6)), part("Effect", &long(9)), part("Reason", sentence)],
            }),
            noted("Hypothesis: very long", Content::Statement {
                sentence: plain(&long(60)),
                parts: vec![part("Change", &long(6))],
            }),
            noted(&title[..120], Content::Body(vec![
                part("Steps", &list),
                part("One long paragraph", &long(90)),
                part("One long word", &format!("Before {word} after, and https://shop.example.com/{} too.", "very/long/path/".repeat(40))),
                part("Code", &format!("```sql\n{}```", "SELECT customer, basket, left_at FROM carts WHERE left_at < now() - interval '2 hours'\n".repeat(30))),
                part(&long(3), "Below a label that is too long to stand beside it."),
            ])),
            noted("Appendix", Content::Body(vec![
                part("Stakeholders", &table),
                part("A row that is higher than a slide", &giant_row),
                part("More columns than fit", &wide),
                part("Close to the end", "Short."),
                part("Closer", &long(8)),
            ])),
            noted("Measure", Content::Chart(Chart { name: long(1), metric: metric("conversions per thousand visitors", &many, Some(("2027-12-31", 9.0))) })),
            noted("Picture: tall", shown(pictures::png(300, 2000), &long(30))),
            noted("Picture: small", shown(pictures::png(40, 20), "")),
        ],
    }
}
