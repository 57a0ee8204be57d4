//! Row order as text keys: between any two keys there is room for another.

/// The lowest and highest digit; keys are compared as bytes.
const LOW: u8 = b'a';
const HIGH: u8 = b'z';

/// A key after `before` and ahead of `after`; `None` is the end of the row. The two must differ, the lower first:
/// keys made elsewhere that don't are answered by a key after `before`.
pub fn between(before: Option<&str>, after: Option<&str>) -> String {
    let before = before.unwrap_or("").as_bytes();
    let after = after
        .filter(|after| after.as_bytes() > before)
        .map(str::as_bytes);
    let mut key = Vec::new();
    let mut bounded = after;
    for place in 0.. {
        let low = before.get(place).copied().unwrap_or(LOW).clamp(LOW, HIGH);
        let high = bounded.map_or(HIGH + 1, |after| {
            after.get(place).copied().unwrap_or(LOW).clamp(LOW, HIGH)
        });
        if high > low + 1 {
            key.push(low + (high - low) / 2);
            break;
        }
        key.push(low);
        if high > low {
            bounded = None; // this digit is already lower: the rest is free
        }
        // Keys never end in the lowest digit, or nothing would fit ahead of them; so the loop meets an end.
        if place > before.len() + after.map_or(0, <[u8]>::len) + 1 {
            key.push(LOW + 1);
            break;
        }
    }
    key.into_iter().map(char::from).collect()
}

/// As many keys as rows, in order, with room between them.
pub fn spread(rows: usize) -> Vec<String> {
    let mut keys = Vec::with_capacity(rows);
    let mut last: Option<String> = None;
    for _ in 0..rows {
        let key = between(last.as_deref(), None);
        last = Some(key.clone());
        keys.push(key);
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn there_is_always_room(places in prop::collection::vec(0_usize..1000, 1..80)) {
            let mut keys: Vec<String> = Vec::new();
            for place in places {
                let at = place % (keys.len() + 1);
                let before = at.checked_sub(1).map(|index| keys[index].clone());
                let key = between(before.as_deref(), keys.get(at).map(String::as_str));
                if let Some(before) = before { prop_assert!(before < key, "{before} < {key}"); }
                if let Some(after) = keys.get(at) { prop_assert!(&key < after, "{key} < {after}"); }
                keys.insert(at, key);
            }
        }
    }

    #[test]
    fn spread_keys_are_in_order() {
        let keys = spread(100);
        assert!(keys.is_sorted());
        assert_eq!(
            keys.iter().collect::<std::collections::BTreeSet<_>>().len(),
            100
        );
    }
}
