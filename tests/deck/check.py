"""Checks the decks in a folder by programs that are not ours, and makes pictures of their slides.

Each NAME.pptx is read by python-pptx and compared with NAME.json, which says what the deck itself says; audited by
openxml-audit, with the workbooks in it; and drawn by LibreOffice, where all text must stand in its frame. Charts must
have room for what they draw, and say the same as their workbooks.

`cargo xtask test deck` installs what it needs, writes the decks and runs it.
"""

import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from openxml_audit import OpenXmlValidator
from pptx import Presentation

import charts
import compare
import layout

# Enough to read a slide by.
DOTS_PER_INCH = "50"


def main(folder: Path, profile: Path) -> int:
    decks = sorted(folder.glob("*.pptx"))
    if not decks:
        print(f"there are no decks in {folder}")
        return 1
    draw(decks, folder, profile)
    auditor = OpenXmlValidator(max_errors=0)
    found = []
    for deck in decks:
        presentation = Presentation(str(deck))
        told = json.loads(deck.with_suffix(".json").read_text(encoding="utf-8"))
        findings = [
            *compare.differences(presentation, told),
            *charts.faults(presentation),
            *audit(auditor, deck),
            *layout.faults(presentation, deck.with_suffix(".pdf")),
        ]
        print(f"{deck.name}: {len(presentation.slides)} slides, {len(findings)} findings")
        found += [f"{deck.name}: {finding}" for finding in findings]
    print("\n".join(found))
    print(f"Pictures of all slides: {folder}")
    return 1 if found else 0


def draw(decks: list[Path], folder: Path, profile: Path) -> None:
    """A PDF of each deck, and a PNG of each slide."""
    office = ["soffice", f"-env:UserInstallation={profile.resolve().as_uri()}", "--headless"]
    convert = [*office, "--convert-to", "pdf", "--outdir", str(folder), *map(str, decks)]
    subprocess.run(convert, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with ThreadPoolExecutor() as side_by_side:
        list(side_by_side.map(picture, decks))


def picture(deck: Path) -> None:
    pages = ["pdftoppm", "-r", DOTS_PER_INCH, "-png", str(deck.with_suffix(".pdf"))]
    subprocess.run([*pages, str(deck.with_suffix(""))], check=True)


def audit(auditor: OpenXmlValidator, deck: Path) -> Iterator[str]:
    """What openxml-audit finds in a deck and in the workbooks behind its charts."""
    yield from map(str, auditor.validate(deck).errors)
    with zipfile.ZipFile(deck) as package, tempfile.TemporaryDirectory() as folder:
        for name in package.namelist():
            if name.endswith(".xlsx"):
                workbook = auditor.validate(package.extract(name, folder))
                yield from (f"{name}: {error}" for error in workbook.errors)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
