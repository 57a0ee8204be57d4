//! Whatever is done: what a use case asks for a look at is what the simplest reckoning says.

use proptest::prelude::*;

use super::{add, agree, aim, in_list, link, look, suspects};
use crate::properties::{World, holds_only_with};

/// What is done with two use cases and a metric.
#[derive(Debug, Clone)]
enum Deed {
    Aim(u8),
    Link(usize, bool),
    Agree(usize),
    Look(usize),
    Undo,
}

/// What a use case should know of it, told in the simplest way.
#[derive(Debug, Clone, Default)]
struct Known {
    is_linked: bool,
    /// The target that was agreed on; nothing where the use case did not name the metric then.
    agreed: Option<u8>,
    looked: Vec<u8>,
}

#[test]
fn a_use_case_asks_if_and_only_if_what_it_was_agreed_on_is_other_and_not_looked_at() {
    let deed = || {
        prop_oneof![
            4 => (1_u8..4).prop_map(Deed::Aim),
            2 => (0_usize..2, any::<bool>()).prop_map(|(at, is_set)| Deed::Link(at, is_set)),
            2 => (0_usize..2).prop_map(Deed::Agree),
            2 => (0_usize..2).prop_map(Deed::Look),
            1 => Just(Deed::Undo),
        ]
    };
    let rules = ["what was looked at asks no more"];
    let strategy = || prop::collection::vec(deed(), 1..24);
    holds_only_with(&rules, 16, strategy, |deeds| {
        let world = World::new();
        let (mut workspace, first) = world.with_use_case();
        let second = workspace.create_use_case().unwrap().place.unwrap();
        let ids = [first, second.use_case.unwrap()];
        let metric = add(&mut workspace, "metric", "Orders");
        let mut target = 0;
        let mut known = [Known::default(), Known::default()];
        let mut past = Vec::new();
        let begun = [Deed::Aim(1), Deed::Link(0, true), Deed::Agree(0)];
        for deed in begun.into_iter().chain(deeds) {
            let (was, knew) = (target, known.clone());
            match &deed {
                Deed::Aim(value) => {
                    aim(&mut workspace, &metric, &value.to_string());
                    target = *value;
                }
                Deed::Link(at, is_set) => {
                    link(&mut workspace, &ids[*at], "metric", &metric, *is_set);
                    known[*at].is_linked = *is_set;
                }
                Deed::Agree(at) => {
                    agree(&mut workspace, &ids[*at]);
                    known[*at].agreed = known[*at].is_linked.then_some(target);
                    known[*at].looked.clear();
                }
                Deed::Look(at) => {
                    if !suspects(&workspace, &ids[*at]).is_empty() {
                        look(&mut workspace, &ids[*at]);
                        known[*at].looked.push(target);
                    }
                }
                Deed::Undo => {
                    if let Some((was, knew)) = past.pop() {
                        workspace.undo().unwrap();
                        (target, known) = (was, knew);
                    }
                }
            }
            // What altered nothing is no change, and nothing to be undone.
            let is_agreed = matches!(deed, Deed::Agree(_));
            let is_other = (target != was)
                || known.iter().zip(&knew).any(|(now, then)| {
                    (now.is_linked, &now.looked) != (then.is_linked, &then.looked)
                });
            if !matches!(deed, Deed::Undo) && (is_agreed || is_other) {
                past.push((was, knew));
            }
            for (id, known) in ids.iter().zip(&known) {
                let asks = known.is_linked
                    && known.agreed.is_some_and(|agreed| agreed != target)
                    && !known.looked.contains(&target);
                let found = suspects(&workspace, id).len();
                prop_assert_eq!(found, usize::from(asks), "after {:?}", deed);
                prop_assert_eq!(in_list(&workspace, id), u32::from(asks));
            }
        }
        Ok(())
    });
}
