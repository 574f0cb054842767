"""The look of the Word document, and the parts of its file format that python-docx has no words for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_UNDERLINE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from audio_engine.export.languages import is_right_to_left, proofing_language

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import CharacterStyle, ParagraphStyle
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

__all__ = [
    "DETAILS",
    "DOUBTFUL",
    "DOUBT_LABEL",
    "GAP",
    "NOTICE",
    "SPEAKER",
    "TIME_CODE",
    "TURN",
    "add_page_number",
    "prepare_page",
    "prepare_styles",
    "set_direction",
    "set_language",
]

NOTICE: Final = "Transcript Notice"
DETAILS: Final = "Recording Details"
TURN: Final = "Speaker Turn"
GAP: Final = "Speech Without Text"
SPEAKER: Final = "Speaker Name"
TIME_CODE: Final = "Time Code"
DOUBTFUL: Final = "Doubtful Passage"
DOUBT_LABEL: Final = "Doubt Label"

_INK: Final = RGBColor(0x1B, 0x1B, 0x1B)
_FAINT: Final = RGBColor(0x55, 0x55, 0x55)


def prepare_page(document: Document) -> None:
    """A4 with room for notes at the right."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(25), Mm(30)
    section.top_margin = section.bottom_margin = Mm(25)
    tabs = document.styles["Footer"].paragraph_format.tab_stops
    tabs.clear_all()
    tabs.add_tab_stop(Mm(155), WD_TAB_ALIGNMENT.RIGHT)


def prepare_styles(document: Document, language: str) -> None:
    """Our styles, and the language that the spell checker is to use wherever no run says otherwise."""
    for properties in document.styles.element.iter(qn("w:rPrDefault")):
        _set_language_of(properties.find(qn("w:rPr")), language)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size, normal.font.color.rgb = "Calibri", Pt(11), _INK
    for name in ("Title", "Heading 1"):
        document.styles[name].font.color.rgb = _INK
    for border in document.styles["Title"].element.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}"):
        border.getparent().remove(border)
    _notice(_paragraph_style(document, NOTICE))
    details = _paragraph_style(document, DETAILS)
    details.font.size, details.font.color.rgb = Pt(9), _FAINT
    details.paragraph_format.space_before, details.paragraph_format.space_after = Pt(4), Pt(0)
    turn = _paragraph_style(document, TURN).paragraph_format
    turn.space_after, turn.line_spacing, turn.widow_control = Pt(8), 1.25, True
    gap = _paragraph_style(document, GAP)
    gap.font.italic, gap.font.color.rgb = True, _FAINT
    _character_style(document, SPEAKER).font.bold = True
    time_code = _character_style(document, TIME_CODE).font
    time_code.name, time_code.size, time_code.color.rgb = "Consolas", Pt(9), _FAINT
    _character_style(document, DOUBTFUL).font.underline = WD_UNDERLINE.DOTTED
    label = _character_style(document, DOUBT_LABEL).font
    label.italic, label.size = True, Pt(9)


def set_language(run: Run, language: str) -> None:
    """Has `run` checked in a language of its own."""
    _set_language_of(run._r.get_or_add_rPr(), language)  # noqa: SLF001 - python-docx has no public way


def set_direction(paragraph: Paragraph, language: str) -> None:
    """Lets `paragraph` and its runs read from right to left where the language does."""
    if not is_right_to_left(language):
        return
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no public way
    properties.insert_element_before(OxmlElement("w:bidi"), "w:adjustRightInd", "w:spacing", "w:ind", "w:jc", "w:rPr")
    for run in paragraph.runs:
        run.font.rtl = True


def add_page_number(paragraph: Paragraph) -> None:
    """A field at the right margin that shows the number of its page."""
    paragraph.add_run("\t")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no public way


def _paragraph_style(document: Document, name: str) -> ParagraphStyle:
    style: ParagraphStyle = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    return style


def _character_style(document: Document, name: str) -> CharacterStyle:
    style: CharacterStyle = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    style.quick_style = True
    return style


def _notice(style: ParagraphStyle) -> None:
    """A bar at the side: seen at once, and printed in black and white."""
    style.paragraph_format.space_after = Pt(2)
    style.paragraph_format.left_indent = Mm(3)
    borders, bar = OxmlElement("w:pBdr"), OxmlElement("w:left")
    for attribute, value in (("val", "single"), ("sz", "24"), ("space", "8"), ("color", "1B1B1B")):
        bar.set(qn(f"w:{attribute}"), value)
    borders.append(bar)
    following = ("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:bidi", "w:adjustRightInd", "w:spacing", "w:ind", "w:jc")
    style.element.get_or_add_pPr().insert_element_before(borders, *following)


def _set_language_of(properties: object, language: str) -> None:
    tag = proofing_language(language)
    kind = "eastAsia" if language in {"ja", "ko", "zh"} else "bidi" if is_right_to_left(language) else "val"
    found = properties.find(qn("w:lang"))  # type: ignore[attr-defined]
    if found is None:
        found = OxmlElement("w:lang")
        properties.append(found)  # type: ignore[attr-defined]
    found.set(qn(f"w:{kind}"), tag)
