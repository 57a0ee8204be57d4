//! What a check found, in words.

use crate::store::check::{Finding, Report};
use crate::view::{CheckFinding, CheckView};

/// So many findings are shown.
const SHOWN: usize = 100;

/// What a check found, as the window shows it.
pub fn check_view(report: &Report) -> CheckView {
    let wrong = report.findings.len();
    let is_closed = report.is_closed();
    let finding = |one: &Finding| CheckFinding {
        what: one.what.clone(),
        meaning: one.meaning.to_owned(),
        remedy: match &one.remedy {
            Some(remedy) if !is_closed => Some(remedy.told()),
            _ => None,
        },
    };
    let counted = |number: usize, what: &str| match number {
        1 => format!("1 {what}"),
        _ => format!("{number} {what}s"),
    };
    CheckView {
        verdict: match wrong {
            0 => "Nothing is wrong".to_owned(),
            1 => "1 thing is wrong".to_owned(),
            _ => format!("{wrong} things are wrong"),
        },
        looked: format!(
            "Looked at {} with {}, {} and {}.",
            counted(report.documents, "document"),
            counted(report.changes, "change"),
            counted(report.pictures, "picture"),
            counted(report.backups, "backup"),
        ),
        findings: report.findings.iter().take(SHOWN).map(finding).collect(),
        more: u32::try_from(wrong.saturating_sub(SHOWN)).unwrap_or(u32::MAX),
        mends: report.remedies().next().is_some(),
        is_closed,
    }
}
