//! A weight moves, and all are ranked again within a frame.

use super::*;

#[test]
fn ten_thousand_are_ranked_within_a_frame() {
    let candidates: Vec<Candidate> = (0..10_000_u32)
        .map(|number| {
            let score = |times: u32| Known {
                score: Some(number.wrapping_mul(times) % 101),
                scored: 3,
                of: 4,
            };
            let mut bytes = [0; 16];
            bytes[..4].copy_from_slice(&number.to_be_bytes());
            Candidate {
                id: Id::from_bytes(bytes),
                order: Collation::of("").key(&number.to_string()),
                axes: [score(7919), score(104_729), score(1_299_709), score(31)],
                pin: None,
            }
        })
        .collect();
    // The best of several: other tests run beside this one. Unoptimized, it may take ten times as long.
    let frame = std::time::Duration::from_millis(if cfg!(debug_assertions) { 160 } else { 16 });
    let took = (0..9).map(|by| {
        let weighing = weighted([40 + by, 30, 15, 15]);
        let began = std::time::Instant::now();
        let ranking = rank(&candidates, &weighing);
        let firmness = firmness(&candidates, &weighing, &ranking);
        assert!(matches!(firmness, Firmness::Within { .. }));
        began.elapsed()
    });
    let best = took.min().unwrap();
    assert!(best <= frame, "{best:?}");
}
