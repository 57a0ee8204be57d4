//! Which of several entries are of the same person: whoever was said to be the same as somebody, by whichever copy of the
//! workspace, is one with them and with whoever is one with these.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::document::id::Id;
use crate::document::mutant;

/// The entries that are one with others.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Same {
    /// Every entry that is not alone, with all of its group in order.
    groups: HashMap<Id, Arc<[Id]>>,
}

impl Same {
    /// What follows from pairs that are the same, in whatever order.
    pub fn of(pairs: impl IntoIterator<Item = (Id, Id)>) -> Self {
        let mut beside: HashMap<Id, BTreeSet<Id>> = HashMap::new();
        for (one, other) in pairs {
            beside.entry(one).or_default().insert(other);
            beside.entry(other).or_default().insert(one);
        }
        let mut groups: HashMap<Id, Arc<[Id]>> = HashMap::new();
        for start in beside.keys() {
            if groups.contains_key(start) {
                continue;
            }
            let mut group = BTreeSet::from([*start]);
            let mut next = vec![*start];
            while let Some(id) = next.pop() {
                let found = beside.get(&id).into_iter().flatten();
                next.extend(found.copied().filter(|id| group.insert(*id)));
            }
            let group: Arc<[Id]> = group.into_iter().collect();
            groups.extend(group.iter().map(|id| (*id, Arc::clone(&group))));
        }
        Self { groups }
    }

    /// The entry that stands for an entry: the smallest of its group.
    pub fn one(&self, id: Id) -> Id {
        let group = self.groups.get(&id);
        match group.and_then(|group| group.first()) {
            Some(first) if !mutant::lacks("a group shows its smallest id") => *first,
            _ => id,
        }
    }

    /// All that are one with an entry, itself included, the one that stands for them first.
    pub fn all(&self, id: Id) -> Vec<Id> {
        let group = self.groups.get(&id);
        group.map_or_else(|| vec![id], |group| group.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::mutant::without;
    use crate::properties::id;

    #[test]
    fn who_is_one_with_one_is_one_with_all_in_whatever_order_it_was_said() {
        let pairs = [(4, 3), (9, 8), (3, 7)].map(|(one, other)| (id(one), id(other)));
        let mut turned = pairs.map(|(one, other)| (other, one));
        turned.reverse();
        let same = Same::of(pairs);
        assert_eq!(same, Same::of(turned));
        for member in [3, 4, 7].map(id) {
            assert_eq!(same.one(member), id(3));
            assert_eq!(same.all(member), [3, 4, 7].map(id));
        }
        assert_eq!(same.one(id(9)), id(8));
        let without = without("a group shows its smallest id", || same.one(id(9)));
        assert_eq!(without, id(9));
        assert_eq!((same.one(id(5)), same.all(id(5))), (id(5), vec![id(5)]));
    }
}
