//! Who belongs to a workspace: by invitation, from computers that say who they are by tokens.

pub mod audit;
pub mod device;
pub mod identity;
pub mod invitation;
pub mod member;
pub mod secret;
pub mod signing_in;

use ninefold_core::team::Role;

/// A role, as the database has it.
pub fn number(role: Role) -> i16 {
    match role {
        Role::Reader => 0,
        Role::Editor => 1,
        Role::Owner => 2,
    }
}

/// A role of the database. What is unknown may do least.
pub fn role(number: i16) -> Role {
    match number {
        2 => Role::Owner,
        1 => Role::Editor,
        _ => Role::Reader,
    }
}
