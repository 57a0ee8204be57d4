"""Whether charts have room for what they draw, and whether the workbook behind each says the same."""

import io
import zipfile

from lxml import etree

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def faults(presentation):
    """In words."""
    for number, slide in enumerate(presentation.slides, 1):
        for shape in slide.shapes:
            if shape.has_chart:
                for fault in chart_faults(shape.chart):
                    yield f"slide {number}: {fault}"


def chart_faults(chart):
    drawn, kept = cells_drawn(chart), cells_kept(chart.part.chart_workbook.xlsx_part.blob)
    for cell in sorted(drawn.keys() | kept.keys()):
        if drawn.get(cell) != kept.get(cell):
            yield f"the chart has {drawn.get(cell)!r} where {cell} of its workbook has {kept.get(cell)!r}"
    axis = chart.value_axis
    low, high = axis.minimum_scale, axis.maximum_scale
    if low is None or high is None:
        yield "nobody said from where to where the axis goes"
        return
    values = [value for series in chart.series for value in series.values if value is not None]
    room = (max(values) - min(values)) / 3
    if not low <= min(values) <= max(values) <= high:
        yield f"{min(values)} to {max(values)} is drawn from {low} to {high}"
    elif room and (min(values) - low > room or high - max(values) > room):
        yield f"{min(values)} to {max(values)} is squeezed: the axis goes from {low} to {high}"


def cells_drawn(chart):
    """Each cell that the chart says it was drawn from, as it remembers it."""
    cells = {f"A{row}": known(str(label)) for row, label in enumerate(chart.plots[0].categories, 2)}
    for column, series in zip("BCD", chart.series):
        cells[f"{column}1"] = known(series.name)
        for row, value in enumerate(series.values, 2):
            if value is not None:
                cells[f"{column}{row}"] = value
    return cells


def cells_kept(workbook):
    """Each cell that is filled."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        strings = etree.fromstring(package.read("xl/sharedStrings.xml"))
        sheet = etree.fromstring(package.read("xl/worksheets/sheet1.xml"))
    strings = ["".join(string.itertext()) for string in strings]
    cells = {}
    for cell in sheet.iter(f"{SHEET}c"):
        value = cell.findtext(f"{SHEET}v")
        cells[cell.get("r")] = known(strings[int(value)] if cell.get("t") == "s" else value)
    return cells


def known(text):
    """A number where it is one."""
    try:
        return float(text)
    except ValueError:
        return text
