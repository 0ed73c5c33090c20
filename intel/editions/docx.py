"""The phase report as DOCX: real styles, real tables with repeated heads, marking and page number on every page."""

from collections.abc import Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from intel.editions import outline
from intel.editions.json import basis_json
from intel.model import Figure, PhaseReport

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FONT = "Noto Sans"
BRAND = RGBColor(0x0B, 0x4F, 0x54)
HEAD_GROUND, BAND_GROUND, LINE = "0B4F54", "EEF4F3", "C9D3D2"
WIDTHS = (Mm(62), Mm(26), Mm(20), Mm(62))
"""Of the columns figure, value, unit, basis: 170 mm, A4 less its margins."""


def document(report: PhaseReport) -> bytes:
    """The file's bytes, the same for the same report."""
    page = Document()
    _set_up(page, report)
    page.add_heading(outline.title(report), level=0)
    as_of = report.as_of.strftime("%Y-%m-%d %H:%M:%S UTC")
    page.add_paragraph(f"Phase report, {report.edition} edition", style="Subtitle")
    page.add_paragraph(
        f"{report.phase.starts} to {report.phase.ends}, counted on {as_of}. "
        f"Coordinator: {report.operation.coordinator}. Participants: {', '.join(report.operation.participants)}."
    )
    shared = outline.shared_basis(report.figures)
    if shared:
        page.add_paragraph(
            f"Every figure counts reports of: {outline.basis_words(shared)}. "
            "What stands beside a figure narrows it further."
        )
    for section in outline.sections(report.figures):
        page.add_heading(section.title, level=1)
        rows = [
            (
                line.label,
                outline.value(line.figure),
                line.figure.unit or "",
                outline.basis_words(line.figure.basis, shared),
            )
            for line in section.lines
        ]
        _add_table(page, ("Figure", "Value", "Unit", "Basis"), rows, WIDTHS, figures={1})
    if report.figures:
        _add_filters(page, report.figures)
    else:
        page.add_paragraph("No figure was counted: no report of this phase may be told in this edition.")
    out = BytesIO()
    page.save(out)
    return _packed_again(out)


def _packed_again(saved: BytesIO) -> bytes:
    """Without the time of day that the library writes beside each part: one report is one file, whenever it is made."""
    again = BytesIO()
    with ZipFile(saved) as parts, ZipFile(again, "w", ZIP_DEFLATED) as packed:
        for name in parts.namelist():
            packed.writestr(ZipInfo(name), parts.read(name), ZIP_DEFLATED)
    return again.getvalue()


def _add_filters(page: DocumentObject, figures: Sequence[Figure]) -> None:
    page.add_heading("Counting again", level=1)
    page.add_paragraph("The filter (ReportFilter of the API) that gives each figure again:")
    rows = [(name, basis_json(basis)) for name, basis in outline.filters(figures)]
    _add_table(page, ("Figure", "Filter"), rows, (Mm(62), Mm(108)), figures=set())


def _set_up(page: DocumentObject, report: PhaseReport) -> None:
    section = page.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(22)
    for name, size, before, after in (
        ("Normal", 10, 0, 6),
        ("Title", 22, 0, 4),
        ("Subtitle", 12, 0, 8),
        ("Heading 1", 13, 14, 4),
    ):
        style = page.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):  # Thai, Khmer, Lao and Burmese are complex scripts
            fonts.set(qn(f"w:{script}"), FONT)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.font.italic = False
        for spacing in style.element.rPr.findall(qn("w:spacing")):  # Word's own styles draw letters apart
            style.element.rPr.remove(spacing)
        if name != "Normal":
            style.font.color.rgb = BRAND
    marking = page.styles.add_style("Marking", 1)
    marking.base_style, marking.font.bold, marking.font.size = page.styles["Normal"], True, Pt(9)
    head = section.header.paragraphs[0]
    head.text, head.style, head.alignment = outline.marking(report), marking, WD_ALIGN_PARAGRAPH.RIGHT
    foot = section.footer.paragraphs[0]
    foot.text = f"{outline.title(report)} · {report.edition} edition · page "
    _add_field(foot, "PAGE")
    properties = page.core_properties
    properties.title = f"{outline.title(report)}, phase report, {report.edition} edition"
    properties.author, properties.comments = "Naga", outline.marking(report)
    properties.created = properties.modified = report.as_of.replace(tzinfo=None)
    properties.language = "en"


def _add_table(
    page: DocumentObject, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[Mm], figures: set[int]
) -> Table:
    """`figures`: the columns whose cells stand to the right."""
    table: Table = page.add_table(rows=1, cols=len(heads), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _thin_borders(table)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for number, (cell, head) in enumerate(zip(table.rows[0].cells, heads, strict=True)):
        paragraph = _fill(cell, head, bold=True, colour=RGBColor(0xFF, 0xFF, 0xFF))
        if number in figures:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _ground(cell, HEAD_GROUND)
    repeat = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    for number, row in enumerate(rows):
        added: _Row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx leaves it untyped
        for column, (cell, words) in enumerate(zip(added.cells, row, strict=True)):
            paragraph = _fill(cell, words)
            if column in figures:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            if number % 2:
                _ground(cell, BAND_GROUND)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    return table


def _fill(cell: _Cell, words: str, *, bold: bool = False, colour: RGBColor | None = None) -> Paragraph:
    paragraph: Paragraph = cell.paragraphs[0]
    run = paragraph.add_run(words)
    run.font.size, run.bold = Pt(9), bold
    if colour is not None:
        run.font.color.rgb = colour
    paragraph.paragraph_format.space_after = Pt(1)
    return paragraph


def _thin_borders(table: Table) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        border = OxmlElement(f"w:{side}")
        for name, setting in (("val", "single"), ("sz", "4"), ("color", LINE)):
            border.set(qn(f"w:{name}"), setting)
        borders.append(border)
    table._tbl.tblPr.append(borders)


def _ground(cell: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(shade)


def _add_field(paragraph: Paragraph, code: str) -> None:
    """A field that the word processor fills in, such as the page's number."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)
