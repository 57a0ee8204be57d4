//! What `cargo xtask test` is asked for.

/// Steps, and what of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// The steps by name; all where none is named.
    pub steps: Vec<String>,
    /// Only what the changes since the main branch can touch.
    pub changed: bool,
    /// The whole figures of docs/RELIABILITY.md, which take hours.
    pub long: bool,
    /// Only tell which steps there are.
    pub list: bool,
    /// Names of tests, and whatever else is handed on to them.
    pub names: Vec<String>,
}

impl Asked {
    /// Reads arguments; what stands behind `--` is handed on. Answers why they make no sense.
    pub fn read(arguments: &[String]) -> Result<Self, String> {
        let mut own = arguments.split(|argument| argument == "--");
        let mut asked = Self::default();
        for argument in own.next().unwrap_or_default() {
            match argument.as_str() {
                "--changed" => asked.changed = true,
                "--list" => asked.list = true,
                "--long" => asked.long = true,
                option if option.starts_with('-') => {
                    return Err(format!(
                        "there is no option {option:?}; there are --changed, --list, --long, and -- before the names of tests"
                    ));
                }
                step => asked.steps.push(step.to_owned()),
            }
        }
        let separator = arguments.iter().position(|argument| argument == "--");
        if let Some(at) = separator {
            asked.names = arguments[at + 1..].to_vec();
        }
        if !asked.names.is_empty() && asked.steps.is_empty() {
            return Err(
                "say which step's tests they are: cargo xtask test unit -- fold".to_owned(),
            );
        }
        Ok(asked)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Asked, String> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        Asked::read(&words)
    }

    #[test]
    fn names_behind_two_dashes_are_handed_on() {
        let asked = read("unit window -- fold --nocapture -- x").unwrap();
        assert_eq!(asked.steps, ["unit", "window"]);
        assert_eq!(asked.names, ["fold", "--nocapture", "--", "x"]);
        assert_eq!(read("").unwrap(), Asked::default());
        assert_eq!(read("unit --").unwrap().names, Vec::<String>::new());
    }

    #[test]
    fn what_makes_no_sense_is_told() {
        assert!(read("--chnaged").unwrap_err().contains("--changed"));
        assert!(read("-- fold").unwrap_err().contains("which step"));
        let asked = read("--changed types").unwrap();
        assert!(asked.changed && !asked.long && asked.steps == ["types"]);
        assert!(read("--long").unwrap().long);
    }
}
