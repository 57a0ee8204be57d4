//! `ninefold-cli generate`.

use std::sync::atomic::Ordering;

use ninefold_core::generate::{Wish, generate};

use crate::arguments::Generate;
use crate::failure::Failure;
use crate::terminal;

/// Makes a workspace file for tests and measurements.
///
/// # Errors
/// A file that is there already, and what writing can meet; then no half file is left.
pub fn run(arguments: &Generate) -> Result<(), Failure> {
    let wish = Wish {
        use_cases: arguments.use_cases,
        seed: arguments.seed,
    };
    let bar = terminal::progress(wish.use_cases as usize);
    let stopped = terminal::stopped();
    let made = generate(&arguments.file, wish, &mut |done| {
        bar.set_position(u64::from(done));
        !stopped.load(Ordering::Relaxed)
    });
    bar.finish_and_clear();
    let made = made?.ok_or(Failure::NotMade)?;
    let text = format!(
        "Made {}: {} use cases ({} archived, {} more deleted), {} people, {} integrations, metrics and tags; {} changes with \
         {} KiB of text.\n",
        arguments.file.display(),
        made.use_cases,
        made.archived,
        made.deleted,
        made.people,
        made.linked,
        made.changes,
        made.text.div_ceil(1024)
    );
    terminal::write(terminal::printable(&text, true).as_bytes())
}
