"""Checks the workbooks in a folder by programs that are not ours, and makes pictures of their pages.

Each NAME.xlsx is read by openpyxl: no cell is a formula, headings are frozen and filter, and where NAME.json says what each cell
is and says, that is what it is. LibreOffice opens each and saves it anew; what it saved is read and compared the same way.

`cargo xtask test workbook` installs what it needs, writes the files and runs it.
"""

import datetime
import json
import subprocess
import sys
from pathlib import Path

import openpyxl

# Enough to read a page by.
DOTS_PER_INCH = "60"


def main(folder: Path, profile: Path) -> int:
    files = sorted(folder.glob("*.xlsx"))
    if not files:
        print(f"there are no workbooks in {folder}")
        return 1
    anew = folder / "anew"
    anew.mkdir()
    office = ["soffice", f"-env:UserInstallation={profile.resolve().as_uri()}", "--headless"]
    for kind, out in (("xlsx", anew), ("pdf", folder)):
        convert = [*office, "--convert-to", kind, "--outdir", str(out), *map(str, files)]
        subprocess.run(convert, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    found = []
    for file in files:
        meant = file.with_suffix(".json")
        meant = json.loads(meant.read_text(encoding="utf-8")) if meant.exists() else None
        findings = [*faults(file, meant, True)]
        findings += [f"LibreOffice: {fault}" for fault in faults(anew / file.name, meant, False)]
        print(f"{file.name}: {len(findings)} findings")
        found += [f"{file.name}: {finding}" for finding in findings]
        pages = ["pdftoppm", "-r", DOTS_PER_INCH, "-l", "3", "-png", str(file.with_suffix(".pdf"))]
        subprocess.run([*pages, str(file.with_suffix(""))], check=True)
    print("\n".join(found))
    print(f"Pictures of the first pages: {folder}")
    return 1 if found else 0


def faults(file, meant, ours):
    sheet = openpyxl.load_workbook(file).worksheets[0]
    rows = list(sheet.iter_rows())
    for cell in (cell for row in rows for cell in row):
        if cell.data_type not in ("s", "n", "d"):
            yield f"{cell.coordinate} is of type {cell.data_type}: {cell.value!r}"
        if ours and cell.data_type == "s" and cell.value.startswith(("=", "+", "-", "@")) and not cell.quotePrefix:
            yield f"{cell.coordinate} becomes a formula once it is typed again: {cell.value!r}"
    # LibreOffice freezes what it shows, and shows nothing here.
    if ours and sheet.freeze_panes != "B2":
        yield f"frozen at {sheet.freeze_panes}"
    if sheet.auto_filter.ref != f"A1:{rows[-1][-1].coordinate}":
        yield f"filters {sheet.auto_filter.ref}"
    if ours and meant and "For R&&D only" not in (sheet.oddFooter.left.text or ""):
        yield f"the foot says {sheet.oddFooter.left.text!r}"
    if meant is None:
        return
    if len(rows) != len(meant):
        yield f"{len(rows)} rows in place of {len(meant)}"
    for row, cells in zip(rows, meant):
        for cell, (kind, said, *address) in zip(row, cells, strict=True):
            read = seen(cell, kind)
            if read != said:
                yield f"{cell.coordinate}, {kind}: {read!r:.80} in place of {said!r:.80}"
            if address and (cell.hyperlink is None or cell.hyperlink.target != address[0]):
                yield f"{cell.coordinate} leads to {cell.hyperlink} in place of {address[0]}"


def seen(cell, kind):
    """What a cell says, if it is of that kind."""
    value = cell.value
    if kind == "nothing":
        return "" if value is None else value
    if kind in ("text", "link"):
        return value if isinstance(value, str) else f"{type(value)} {value}"
    if kind == "day":
        is_day = isinstance(value, datetime.datetime) and value.time() == datetime.time()
        return value.date().isoformat() if is_day else f"{type(value)} {value}"
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return f"{type(value)} {value}"
    if kind == "percent":
        return f"{round(value * 100)}%" if cell.number_format == "0%" else f"{value} as {cell.number_format}"
    decimals = len(cell.number_format.partition(".")[2])
    if cell.number_format.strip("0.") != "":
        return f"{value} as {cell.number_format}"
    return f"{value:.{decimals}f}"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
