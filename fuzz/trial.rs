//! A workspace that gets any bytes for a bundle, for the fuzzer and for the test of what it began with.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use flate2::Compression;
use flate2::write::GzEncoder;
use ninefold_core::document::id::Id;
use ninefold_core::document::origin::{Author, Origin};
use ninefold_core::error::Error;
use ninefold_core::view::Imported;
use ninefold_core::workspace::Workspace;

/// A workspace whose identifiers are the same each time, so that inputs can name what is in it.
pub struct Trial {
    folder: tempfile::TempDir,
    pub workspace: Workspace,
    pub use_case: String,
}

impl Trial {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("Test.ninefold");
        let author = Author {
            id: Id::from_bytes([0xA0; 16]),
            name: "Anna de Vries".to_owned(),
        };
        let mut workspace = Workspace::create(&path, &author, counting(1)).expect("a workspace");
        let made = workspace.create_use_case().expect("a use case");
        let use_case = made.place.and_then(|place| place.use_case);
        Self {
            folder,
            workspace,
            use_case: use_case.expect("its place"),
        }
    }

    /// Takes in some bytes, and lets go of them again. Lines of a bundle are packed first.
    pub fn of(&mut self, bytes: &[u8]) -> Result<Imported, Error> {
        let path = self.path("bundle");
        fs::write(&path, packed(bytes)).expect("room for an input");
        let told = self.workspace.preview_import(&path, None)?;
        let (imported, _) = self.workspace.import(&path, None)?;
        assert_eq!(imported, told, "what is told is what is done");
        self.workspace.use_cases()?;
        self.workspace.disagreements()?;
        self.workspace.overview(&self.use_case)?;
        if imported.changes > 0 {
            self.workspace.take_back_import()?;
        }
        Ok(imported)
    }

    /// A file in its folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

/// Lines as a bundle has them; what is none as it is.
pub fn packed(bytes: &[u8]) -> Vec<u8> {
    if !bytes.starts_with(b"{") {
        return bytes.to_vec();
    }
    let mut packing = GzEncoder::new(Vec::new(), Compression::none());
    packing.write_all(bytes).expect("room in memory");
    packing.finish().expect("room in memory")
}

/// A clock that goes on by a millisecond whenever it is asked, and identifiers that are counted.
pub fn counting(kind: u8) -> Origin {
    let now = AtomicI64::new(1_700_000_000_000);
    let mut count = 0_u32;
    Origin {
        clock: Arc::new(move || now.fetch_add(1, Ordering::Relaxed)),
        ids: Box::new(move |at| {
            count += 1;
            let mut random = [kind; 10];
            random[..4].copy_from_slice(&count.to_be_bytes());
            Id::at(at, random)
        }),
        language: "en".to_owned(),
        ..Origin::system()
    }
}
