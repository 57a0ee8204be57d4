//! The window as it is served: its modules joined into one script, its styles into one sheet. A web view asks the app for
//! each file by itself, and a start would wait for a hundred and forty of them.
//!
//! A module becomes a function that is called once and answers what it exports, in the order in which a browser would run
//! them; nothing in it is renamed, moved or made shorter. That works for modules that import each other in no circle and
//! export names that keep their value; others are refused.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The script that the page asks for. What each module exports is exported by it under the module's path.
const SCRIPT: &str = "main.js";
/// Beside the styles it is made of, so that the pictures they name are where they say.
const SHEET: &str = "styles/window.css";

/// Writes the window in `ui` to the folder `to`, as it is to be served.
///
/// # Errors
/// What can't be read or written; a module that can't be joined, with the reason.
pub fn write(ui: &Path, to: &Path) -> io::Result<()> {
    if to.exists() {
        fs::remove_dir_all(to)?;
    }
    fs::create_dir_all(to.join("styles"))?;
    fs::create_dir_all(to.join("icons"))?;
    let (page, sheets) = page(&fs::read_to_string(ui.join("index.html"))?);
    fs::write(to.join("index.html"), page)?;
    let sheets: io::Result<Vec<String>> = sheets
        .iter()
        .map(|sheet| fs::read_to_string(ui.join(sheet)))
        .collect();
    fs::write(to.join(SHEET), sheets?.join("\n"))?;
    let script = script(&|path| fs::read_to_string(ui.join(path)))?;
    fs::write(to.join(SCRIPT), script)?;
    for icon in fs::read_dir(ui.join("icons"))? {
        let icon = icon?;
        fs::copy(icon.path(), to.join("icons").join(icon.file_name()))?;
    }
    Ok(())
}

/// The page with one sheet in place of all that it names, and those, in their order.
fn page(page: &str) -> (String, Vec<String>) {
    let mut sheets = Vec::new();
    let mut lines = Vec::new();
    for line in page.lines() {
        let sheet = line
            .trim()
            .strip_prefix("<link rel=\"stylesheet\" href=\"")
            .and_then(|rest| rest.strip_suffix("\">"));
        match sheet {
            Some(sheet) => {
                if sheets.is_empty() {
                    lines.push(line.replace(sheet, SHEET));
                }
                sheets.push(sheet.to_owned());
            }
            None => lines.push(line.to_owned()),
        }
    }
    (lines.join("\n") + "\n", sheets)
}

/// Reads a module by its path.
type Read<'a> = &'a dyn Fn(&Path) -> io::Result<String>;

/// All modules that [`SCRIPT`] needs, as one.
fn script(read: Read<'_>) -> io::Result<String> {
    let mut script = Script {
        read,
        text: String::new(),
        done: Vec::new(),
        begun: Vec::new(),
    };
    script.add(Path::new(SCRIPT))?;
    let exports = script.done.iter();
    let exports = exports.map(|path| format!("  {} as \"{}\",\n", name(path), shown(path)));
    let exports: String = exports.collect();
    Ok(format!("{}export {{\n{exports}}};\n", script.text))
}

struct Script<'a> {
    read: Read<'a>,
    text: String,
    done: Vec<PathBuf>,
    /// Modules whose imports are being added.
    begun: Vec<PathBuf>,
}

impl Script<'_> {
    fn add(&mut self, path: &Path) -> io::Result<()> {
        if self.done.iter().any(|done| done == path) {
            return Ok(());
        }
        if self.begun.iter().any(|begun| begun == path) {
            return Err(refused(path, "is imported by what it imports"));
        }
        self.begun.push(path.to_owned());
        let text = (self.read)(path)?;
        let (mut body, mut exported) = (String::new(), Vec::new());
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            if let Some(rest) = line.strip_prefix("import ") {
                let mut import = rest.to_owned();
                while !import.ends_with(';') {
                    let next = lines.next();
                    import.push('\n');
                    import += next.ok_or_else(|| refused(path, "has an import without an end"))?;
                }
                let (what, from) = imported(&import)
                    .ok_or_else(|| refused(path, &format!("imports what is not told: {import}")))?;
                let from = resolved(path, from);
                self.add(&from)?;
                body += &bound(what, &name(&from));
            } else if let Some(declared) = line.strip_prefix("export ") {
                let name = kept(declared)
                    .ok_or_else(|| refused(path, &format!("can't export this: {line}")))?;
                exported.push(name.to_owned());
                body += declared;
            } else {
                body += line;
            }
            body.push('\n');
        }
        self.begun.pop();
        self.done.push(path.to_owned());
        self.text += &format!(
            "// {}\nconst {} = (() => {{\n{body}return {{ {} }};\n}})();\n\n",
            shown(path),
            name(path),
            exported.join(", ")
        );
        Ok(())
    }
}

/// What an import takes, and from where: `{ a } from "./b.js";`, or `"./b.js";`, which takes nothing.
fn imported(import: &str) -> Option<(&str, &str)> {
    let (what, from) = import.strip_suffix("\";")?.rsplit_once('"')?;
    let what = match what {
        "" => "",
        _ => what.strip_suffix(" from ")?,
    };
    let is_told = what.is_empty() || what.starts_with("* as ") || what.starts_with('{');
    (is_told && from.starts_with('.')).then_some((what, from))
}

/// The declaration of what is imported from a module that stands in `from`.
fn bound(what: &str, from: &str) -> String {
    match what.strip_prefix("* as ") {
        Some(all) => format!("const {all} = {from};"),
        None if what.is_empty() => String::new(),
        None => format!("const {} = {from};", what.replace(" as ", ": ")),
    }
}

/// The name that a declaration gives to what keeps its value.
fn kept(declaration: &str) -> Option<&str> {
    let starts = ["const ", "function ", "async function ", "class "];
    let rest = starts
        .iter()
        .find_map(|start| declaration.strip_prefix(start))?;
    let end = rest.find(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '_'))?;
    (end > 0).then(|| &rest[..end])
}

/// The path of a module that another one imports.
fn resolved(importing: &Path, from: &str) -> PathBuf {
    let mut path = importing.parent().unwrap_or(Path::new("")).to_owned();
    for part in from.split('/') {
        match part {
            "." => {}
            ".." => drop(path.pop()),
            _ => path.push(part),
        }
    }
    path
}

/// What a module's exports are kept in.
fn name(path: &Path) -> String {
    let path = path.with_extension("");
    format!("${}", shown(&path).replace('/', "$"))
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn refused(path: &Path, why: &str) -> io::Error {
    io::Error::other(format!("ui/{} {why}", shown(path)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The script made of these modules, or why there is none.
    fn joined(modules: &[(&str, &str)]) -> Result<String, String> {
        let read = |path: &Path| {
            let found = modules.iter().find(|(name, _)| Path::new(name) == path);
            found
                .map(|(_, text)| (*text).to_owned())
                .ok_or_else(|| io::Error::other(format!("no {}", path.display())))
        };
        script(&read).map_err(|error| error.to_string())
    }

    #[test]
    fn a_module_runs_once_after_what_it_imports() {
        let joined = joined(&[
            (
                "main.js",
                "import * as list from \"./views/list.js\";\nimport \"./dom.js\";\nlist.draw();\n",
            ),
            (
                "views/list.js",
                "import {\n  h as make,\n  patch,\n} from \"../dom.js\";\n\nexport const draw = () => patch(make());\n",
            ),
            (
                "dom.js",
                "export function h() {}\nexport async function patch() {}\n",
            ),
        ]);
        let expected = "\
// dom.js
const $dom = (() => {
function h() {}
async function patch() {}
return { h, patch };
})();

// views/list.js
const $views$list = (() => {
const {
  h: make,
  patch,
} = $dom;

const draw = () => patch(make());
return { draw };
})();

// main.js
const $main = (() => {
const list = $views$list;

list.draw();
return {  };
})();

export {
  $dom as \"dom.js\",
  $views$list as \"views/list.js\",
  $main as \"main.js\",
};
";
        assert_eq!(joined.as_deref(), Ok(expected));
    }

    #[test]
    fn all_of_the_window_is_joined() {
        let folder = tempfile::tempdir().unwrap();
        write(Path::new("ui"), folder.path()).unwrap();
        let served = |file: &str| fs::read_to_string(folder.path().join(file)).unwrap();
        let (script, sheet) = (served(SCRIPT), served(SHEET));
        let mut folders = vec![PathBuf::from("ui")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                let inside = shown(path.strip_prefix("ui").unwrap());
                match path.extension().and_then(|ending| ending.to_str()) {
                    None => folders.push(path),
                    Some("js") => {
                        assert!(script.contains(&format!(" as \"{inside}\"")), "{inside}")
                    }
                    Some("css") => assert!(
                        sheet.contains(&fs::read_to_string(path).unwrap()),
                        "{inside}"
                    ),
                    Some("svg") => assert!(!served(&inside).is_empty(), "{inside}"),
                    Some(_) => {}
                }
            }
        }
        assert_eq!(served("index.html").matches("stylesheet").count(), 1);
    }

    #[test]
    fn what_would_mean_something_else_is_refused() {
        for (text, why) in [
            ("export let a = 1;\n", "can't export this"),
            ("export default 1;\n", "can't export this"),
            ("export * from \"./b.js\";\n", "can't export this"),
            ("import a from \"./b.js\";\n", "imports what is not told"),
            ("import { a } from \"react\";\n", "imports what is not told"),
            ("import { a }\n", "without an end"),
            ("import \"./b.js\";\n", "no b.js"),
            ("import \"./main.js\";\n", "is imported by what it imports"),
        ] {
            let told = joined(&[("main.js", text)]).unwrap_err();
            assert!(told.contains(why), "{text}: {told}");
        }
    }

    #[test]
    fn a_page_names_one_sheet_where_it_named_the_first() {
        let named = "<head>\n  <link rel=\"stylesheet\" href=\"styles/a.css\">\n  <link rel=\"stylesheet\" \
                     href=\"styles/b.css\">\n  <script type=\"module\" src=\"main.js\"></script>\n";
        let (page, sheets) = page(named);
        assert_eq!(sheets, ["styles/a.css", "styles/b.css"]);
        let expected = "<head>\n  <link rel=\"stylesheet\" href=\"styles/window.css\">\n  \
                        <script type=\"module\" src=\"main.js\"></script>\n";
        assert_eq!(page, expected);
    }
}
