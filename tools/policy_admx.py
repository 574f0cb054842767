"""Administrative templates for Windows: `Souffleur.admx`, and its words in `Souffleur.adml`.

The structure is the public one of group policy:
https://learn.microsoft.com/previous-versions/windows/desktop/Policy/schema-root
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from xml.etree import ElementTree as ET

from audio_engine.settings.forms import Kind
from audio_engine.settings.policy_registry import DEFAULTS_KEY, LOCKED_KEY
from audio_engine.settings.schema import SETTINGS
from audio_engine.settings.setting import Group, Setting
from audio_engine.settings.states import options_of
from tools.policy_words import speaking, values_text

__all__ = ["NAMESPACE", "definitions", "words"]

NAMESPACE: Final = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"
_SUPPORTED: Final = "SUPPORTED_Souffleur_0_1"
_RECOMMENDED: Final = "Recommended"
_VALUE: Final = "Value"
_IN_LINES: Final = (Kind.CHOICES, Kind.FOLDERS)


def definitions() -> str:
    """The content of the `.admx`."""
    root = ET.Element("policyDefinitions", {"xmlns": NAMESPACE, "revision": "1.0", "schemaVersion": "1.0"})
    namespaces = ET.SubElement(root, "policyNamespaces")
    ET.SubElement(namespaces, "target", {"prefix": "souffleur", "namespace": "Souffleur.Policies"})
    ET.SubElement(root, "resources", {"minRequiredRevision": "1.0"})
    supported = ET.SubElement(ET.SubElement(root, "supportedOn"), "definitions")
    ET.SubElement(supported, "definition", {"name": _SUPPORTED, "displayName": f"$(string.{_SUPPORTED})"})
    categories = ET.SubElement(root, "categories")
    for name, parent in _categories():
        category = ET.SubElement(categories, "category", {"name": name, "displayName": f"$(string.{name})"})
        if parent:
            ET.SubElement(category, "parentCategory", {"ref": parent})
    policies = ET.SubElement(root, "policies")
    for setting, recommended in _policies():
        _add_policy(policies, setting, recommended=recommended)
    return _document(root)


def words(language: str) -> str:
    """The content of the `.adml` for `en` or `fr`."""
    root = ET.Element("policyDefinitionResources", {"xmlns": NAMESPACE, "revision": "1.0", "schemaVersion": "1.0"})
    ET.SubElement(root, "displayName").text = "Souffleur"
    ET.SubElement(root, "description").text = "Souffleur"
    resources = ET.SubElement(root, "resources")
    strings = ET.SubElement(resources, "stringTable")
    with speaking(language):
        for name, text in _strings(language):
            ET.SubElement(strings, "string", {"id": name}).text = text
        presentations = ET.SubElement(resources, "presentationTable")
        for setting, recommended in _policies():
            _add_presentation(presentations, setting, recommended=recommended)
    return _document(root)


def _policies() -> Iterator[tuple[Setting[Any], bool]]:
    """Each policy, and again as a value that users can change where they may."""
    for setting in SETTINGS:
        yield setting, False
    for setting in SETTINGS:
        if not setting.policy_only:
            yield setting, True


def _categories() -> Iterator[tuple[str, str]]:
    """Names with the name above them."""
    yield "Souffleur", ""
    for group in Group:
        yield group.value, "Souffleur"
    yield _RECOMMENDED, "Souffleur"
    for group in Group:
        if any(setting.group is group and not setting.policy_only for setting in SETTINGS):
            yield f"{group.value}_{_RECOMMENDED}", _RECOMMENDED


def _name(setting: Setting[Any], *, recommended: bool) -> str:
    return f"{setting.policy}_{_RECOMMENDED}" if recommended else setting.policy


def _add_policy(policies: ET.Element, setting: Setting[Any], *, recommended: bool) -> None:
    name = _name(setting, recommended=recommended)
    attributes = {
        "name": name,
        "class": "Both",
        "displayName": f"$(string.{setting.policy})",
        "explainText": f"$(string.{setting.policy}_Explain)",
        "key": DEFAULTS_KEY if recommended else LOCKED_KEY,
    }
    is_switch = setting.form.kind is Kind.BOOLEAN
    attributes |= {"valueName": setting.policy} if is_switch else {"presentation": f"$(presentation.{name})"}
    policy = ET.SubElement(policies, "policy", attributes)
    group = f"{setting.group.value}_{_RECOMMENDED}" if recommended else setting.group.value
    ET.SubElement(policy, "parentCategory", {"ref": group})
    ET.SubElement(policy, "supportedOn", {"ref": _SUPPORTED})
    if is_switch:
        for state, value in (("enabledValue", "1"), ("disabledValue", "0")):
            ET.SubElement(ET.SubElement(policy, state), "decimal", {"value": value})
    else:
        _add_element(ET.SubElement(policy, "elements"), setting)


def _add_element(elements: ET.Element, setting: Setting[Any]) -> None:
    attributes = {"id": f"{setting.policy}_{_VALUE}", "valueName": setting.policy}
    form = setting.form
    match form.kind:
        case Kind.CHOICE:
            choice = ET.SubElement(elements, "enum", {**attributes, "required": "true"})
            for option in options_of(setting):
                item = ET.SubElement(choice, "item", {"displayName": f"$(string.{setting.policy}_{option.value})"})
                ET.SubElement(ET.SubElement(item, "value"), "string").text = option.value
        case Kind.WHOLE_NUMBER:
            bounds = {"minValue": str(getattr(form, "least")), "maxValue": str(getattr(form, "most"))}  # noqa: B009
            ET.SubElement(elements, "decimal", {**attributes, **bounds})
        case Kind.CHOICES | Kind.FOLDERS:
            ET.SubElement(elements, "multiText", attributes)
        case _:
            ET.SubElement(elements, "text", attributes)


def _add_presentation(presentations: ET.Element, setting: Setting[Any], *, recommended: bool) -> None:
    kind = setting.form.kind
    if kind is Kind.BOOLEAN:
        return
    name = _name(setting, recommended=recommended)
    presentation = ET.SubElement(presentations, "presentation", {"id": name})
    reference = {"refId": f"{setting.policy}_{_VALUE}"}
    match kind:
        case Kind.CHOICE:
            usual = str(setting.form.names.index(setting.default))  # type: ignore[attr-defined] # a Choice
            ET.SubElement(
                presentation, "dropdownList", {**reference, "noSort": "true", "defaultItem": usual}
            ).text = setting.title()
        case Kind.WHOLE_NUMBER:
            ET.SubElement(
                presentation, "decimalTextBox", {**reference, "defaultValue": str(setting.default)}
            ).text = setting.title()
        case Kind.CHOICES | Kind.FOLDERS:
            ET.SubElement(presentation, "multiTextBox", reference).text = setting.title()
        case _:
            box = ET.SubElement(presentation, "textBox", reference)
            ET.SubElement(box, "label").text = setting.title()
            if setting.default:
                ET.SubElement(box, "defaultValue").text = str(setting.default)


def _strings(language: str) -> Iterator[tuple[str, str]]:
    with speaking(language) as own:
        yield _SUPPORTED, own["supported"]
        for name, _ in _categories():
            base = name.removesuffix(f"_{_RECOMMENDED}")
            if name == _RECOMMENDED:
                yield name, own["recommended"]
            else:
                yield name, "Souffleur" if name == "Souffleur" else Group(base).heading
        for setting in SETTINGS:
            yield setting.policy, setting.title()
            yield f"{setting.policy}_Explain", _explanation(setting, own)
            if setting.form.kind is Kind.CHOICE:
                for option in options_of(setting):
                    yield f"{setting.policy}_{option.value}", option.label


def _explanation(setting: Setting[Any], own: dict[str, str]) -> str:
    kind = setting.form.kind
    if kind is Kind.BOOLEAN:
        return setting.text()
    parts = [setting.text(), own["values"].format(values=values_text(setting.form, own))]
    if kind in _IN_LINES:
        parts.append(own["lines"])
    if kind is Kind.NUMBER:
        parts.append(own["fraction"])
    return "\n".join(parts)


def _document(root: ET.Element) -> str:
    ET.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"
