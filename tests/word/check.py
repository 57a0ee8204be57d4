"""Checks the Word files in a folder by programs that are not ours, and makes pictures of their pages.

Each NAME.docx is read by python-docx and compared with NAME.html, the page as previews show it: every line with what it is
(a heading, an item of a list so deep and so numbered, a task, a cell), and every word with its looks. It is audited by
openxml-audit, and drawn by LibreOffice, where every letter must be on paper.

`cargo xtask test word` installs what it needs, writes the files and runs it.
"""

import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from difflib import unified_diff
from pathlib import Path

from openxml_audit import OpenXmlValidator

import preview
import word

# Enough to read a page by.
DOTS_PER_INCH = "60"


def main(folder: Path, profile: Path) -> int:
    files = sorted(folder.glob("*.docx"))
    if not files:
        print(f"there are no Word files in {folder}")
        return 1
    draw(files, folder, profile)
    auditor = OpenXmlValidator(max_errors=0)
    found = []
    for file in files:
        shown = preview.lines(file.with_suffix(".html").read_text(encoding="utf-8"))
        read = word.lines(file)
        findings = [
            *differences(shown, read),
            *word.faults(file),
            *map(str, auditor.validate(file).errors),
            *unprinted(shown, file.with_suffix(".pdf")),
        ]
        print(f"{file.name}: {len(read)} lines, {len(findings)} findings")
        found += [f"{file.name}: {finding}" for finding in findings]
    print("\n".join(found))
    print(f"Pictures of all pages: {folder}")
    return 1 if found else 0


def differences(shown, read):
    """In words."""
    shown, read = ([repr(line) for line in lines] for lines in (shown, read))
    yield from unified_diff(shown, read, "preview", "Word", n=0, lineterm="")


def unprinted(shown, pdf):
    """Letters and digits that the preview has, and the paper has not."""
    printed = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True).stdout.decode("utf-8", "replace")
    missing = letters("".join(text for place, runs in shown if place[-1] != "picture" for text, _ in runs)) - letters(printed)
    if missing:
        yield f"not on paper: {missing}"


def letters(text):
    # What a font joins or decomposes is another character on paper.
    return Counter(c for c in text if c.isascii() and c.isalnum())


def draw(files: list[Path], folder: Path, profile: Path) -> None:
    """A PDF of each file, and a PNG of each page."""
    office = ["soffice", f"-env:UserInstallation={profile.resolve().as_uri()}", "--headless"]
    convert = [*office, "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(convert, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with ThreadPoolExecutor() as side_by_side:
        list(side_by_side.map(picture, files))


def picture(file: Path) -> None:
    pages = ["pdftoppm", "-r", DOTS_PER_INCH, "-l", "12", "-png", str(file.with_suffix(".pdf"))]
    subprocess.run([*pages, str(file.with_suffix(""))], check=True)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
