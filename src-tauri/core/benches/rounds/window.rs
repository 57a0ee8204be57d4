//! A generated workspace, opened as a window opens it.

use std::error::Error;
use std::path::{Path, PathBuf};

use ninefold_core::document::id::Id;
use ninefold_core::document::origin::{Author, Origin};
use ninefold_core::generate::{Wish, generate};
use ninefold_core::workspace::Workspace;

/// With as many use cases as the command line says, else as usual: its file, and itself, opened for somebody without a name, so that
/// opening writes nothing.
pub fn generated(folder: &Path, usual: u32) -> Result<(PathBuf, Workspace), Box<dyn Error>> {
    let named = std::env::args().skip(1).find_map(|size| size.parse().ok());
    let wish = Wish {
        use_cases: named.unwrap_or(usual),
        seed: 1,
    };
    let file = folder.join("Generated.ninefold");
    generate(&file, wish, &mut |_| true)?.ok_or("nothing was made")?;
    let nobody = Author {
        id: Id::from_bytes([1; 16]),
        name: String::new(),
    };
    let workspace = Workspace::open(&file, &nobody, Origin::system(), Path::new(""))?;
    Ok((file, workspace))
}
