//! The name of an attribute as a way into what an event carries: `order.id`, `items[].price`.

use std::collections::BTreeMap;

use super::plan::{Attribute, Kind};

/// A step of the way: a name, and whether it is a list whose parts are meant by what follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step<'a> {
    /// The name.
    pub name: &'a str,
    /// It is followed by `[]`.
    pub is_list: bool,
}

/// The steps of a name; `None` where one of them is empty.
pub fn steps(name: &str) -> Option<Vec<Step<'_>>> {
    let step = |part| {
        let (name, is_list) = match str::strip_suffix(part, "[]") {
            Some(name) => (name, true),
            None => (part, false),
        };
        (!name.is_empty() && !name.contains(['[', ']'])).then_some(Step { name, is_list })
    };
    name.split('.').map(step).collect()
}

/// What an event carries, as it is nested when it is sent.
#[derive(Debug, Clone, Default)]
pub struct Tree<'a> {
    /// By name.
    pub parts: BTreeMap<&'a str, Branch<'a>>,
}

/// Something in a [`Tree`].
#[derive(Debug, Clone, Default)]
pub struct Branch<'a> {
    /// The attribute that says what it is; none where only its parts are in the plan.
    pub attribute: Option<&'a Attribute>,
    /// It is a list.
    pub is_list: bool,
    /// Its parts, or those of what it lists.
    pub tree: Tree<'a>,
}

impl<'a> Tree<'a> {
    /// The tree of some attributes. Names that are no way are left out, and of two that are the same the first stays.
    pub fn of(attributes: &'a [Attribute]) -> Self {
        let mut tree = Self::default();
        for attribute in attributes {
            let Some((last, before)) = steps(&attribute.name).as_deref().and_then(|steps| {
                let (last, before) = steps.split_last()?;
                Some((last.clone(), before.to_vec()))
            }) else {
                continue;
            };
            let mut at = &mut tree;
            for step in before {
                let branch = at.parts.entry(step.name).or_default();
                branch.is_list |= step.is_list;
                at = &mut branch.tree;
            }
            let branch = at.parts.entry(last.name).or_default();
            branch.is_list |= last.is_list || attribute.kind == Some(Kind::List);
            branch.attribute.get_or_insert(attribute);
        }
        tree
    }
}

impl Branch<'_> {
    /// Whether an event without it is at fault: it is required, or one of its parts is.
    pub fn is_required(&self) -> bool {
        match self.attribute {
            Some(attribute) => attribute.is_required,
            None => self.tree.parts.values().any(Branch::is_required),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_into_records_and_lists() {
        let step = |name, is_list| Step { name, is_list };
        assert_eq!(steps("price"), Some(vec![step("price", false)]));
        assert_eq!(
            steps("items[].price"),
            Some(vec![step("items", true), step("price", false)])
        );
        for wrong in ["", ".", "order.", "items[]x", "[].id"] {
            assert_eq!(steps(wrong), None, "{wrong}");
        }
    }
}
