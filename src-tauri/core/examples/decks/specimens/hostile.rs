//! Hostile.

use super::*;

/// What attacks, breaks or confuses.
pub fn hostile() -> Deck {
    let strings = include_str!("../hostile.txt");
    let breaking = "]]> </a:t></p:sld> <script>alert(1)</script> &amp; &#0; %s {{x}} _x0041_ \u{0}\u{1}\u{b}\u{1b}\u{7f}\u{85}\u{fffe}\u{ffff} \u{2028}end";
    let many = |count: usize| {
        strings
            .lines()
            .cycle()
            .take(count)
            .collect::<Vec<_>>()
            .join("\n\n")
    };
    let table = format!(
        "| {0} | b |\n| :-: | --: |\n| {0} | 1 |\n| שלום עולם | ‎2 |\n",
        breaking.replace(['\n', '|', '\u{2028}', '\u{b}', '\u{85}'], " ")
    );
    let nested = "- one\n  - two\n    - three\n      1. four\n         > five\n         >\n         > - six\n           - [x] seven\n             - [ ] eight\n               - nine\n                 - ten\n\n   | a | b |\n   | - | - |\n   | in a list | too |\n\n5. five\n6. six\n\n   between\n7. seven\n\n0. zero\n1. one\n";
    let styled = "**bold _both ~~all~~_** `code` [link](https://example.com/?a=b&c=\"d\") <mailto:a@b.example> [bad](javascript:alert(1)) https://münchen.example/ä?ö [odd](http://[::1]/)\n\n---\n\n# Heading\n\n> Quote\n\nLine  \nbreak\ttab";
    let title = format!("{breaking} مرحبا");
    Deck {
        title: title.clone(),
        subject: breaking.into(),
        author: breaking.into(),
        foot: breaking.into(),
        logo: None,
        language: "en-US".into(),
        slides: vec![
            noted(
                &title,
                Content::Cover(Cover {
                    facts: vec![
                        fact(breaking, breaking),
                        fact("مالك", "محمد علي"),
                        fact("Emoji", "👩‍💻👨‍👩‍👧‍👦🏳️‍🌈 🇳🇱"),
                    ],
                    steps: steps(&[PhaseState::Complete; 13]),
                    ..Cover::default()
                }),
            ),
            noted(
                "ar: الفرضية",
                Content::Canvas(vec![
                    part(breaking, breaking),
                    part(
                        "مرحبا",
                        "مرحبا بالعالم، هذه تجربة طويلة قليلا للنص من اليمين إلى اليسار.\n\n- واحد\n- اثنان\n\n1. ثلاثة",
                    ),
                    part("שלום", "שלום עולם **חזק** mixed with English"),
                    part(
                        "日本語",
                        "日本語のテキストは、空白がなくても折り返されます。長い文章でも、はみ出すことはありません。",
                    ),
                    part("Emoji", "👩‍💻👨‍👩‍👧‍👦🏳️‍🌈🇳🇱 ".repeat(20).as_str()),
                    part("Nested", nested),
                    part("Styled", styled),
                    part("Table", &table),
                ]),
            ),
            noted(
                "مرحبا بالعالم",
                Content::Statement {
                    sentence: plain("نعتقد أن رسالة تذكير ستزيد الطلبات ]]> &lt;"),
                    parts: vec![part("تغيير", "رسالة"), part("<b>", breaking)],
                },
            ),
            noted(
                "Every naughty string",
                Content::Body(vec![
                    part("Lines", &many(120)),
                    part(
                        "Zalgo",
                        &format!(
                            "H\u{30d}\u{317}\u{346}e\u{313}\u{302}l\u{36b}l\u{36b}o {}",
                            "\u{301}".repeat(500)
                        ),
                    ),
                    part("Nested lists", nested),
                    part("Styles", styled),
                    part("Table of them", &table),
                    part("Ideographs", &"数据驱动的营销自动化平台".repeat(40)),
                    part("Thai", &"การตลาดแบบขับเคลื่อนด้วยข้อมูล".repeat(20)),
                ]),
            ),
            noted(
                breaking,
                Content::Chart(Chart {
                    name: breaking.into(),
                    metric: metric(
                        "\"%_x0041_]]>",
                        &[("", -1e14), ("", 0.000001), ("", 99999999999999.0)],
                        None,
                    ),
                }),
            ),
            noted(
                "Before days were counted",
                Content::Chart(Chart {
                    name: "Old".into(),
                    metric: metric(
                        "",
                        &[("0001-01-01", 1.0), ("1899-12-31", 2.0)],
                        Some(("9999-12-31", 3.0)),
                    ),
                }),
            ),
            noted(
                "One reading",
                Content::Chart(Chart {
                    name: "One".into(),
                    metric: Box::new(Metric {
                        baseline: None,
                        target: None,
                        ..*metric("€", &[("2026-01-01", 1.0), ("2026-02-01", 2.0)], None)
                    }),
                }),
            ),
            noted("WebP", shown(pictures::webp(640, 360), breaking)),
            noted(
                "Turned camera",
                shown(pictures::turned_jpeg(640, 360), "The top is blue"),
            ),
            noted("Damaged", shown(&pictures::png(100, 100)[..60], breaking)),
            noted("Nothing that it says", shown(b"GIF89a", "")),
        ],
    }
}
