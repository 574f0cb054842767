"""What is made from the table of settings: the page and the templates are current, valid and complete."""

from __future__ import annotations

import json
import plistlib
import re
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from audio_engine.settings.policies import checked
from audio_engine.settings.policy_places import read_policies
from audio_engine.settings.policy_plists import DOMAIN, plist_places
from audio_engine.settings.policy_registry import DEFAULTS_KEY, LOCKED_KEY
from audio_engine.settings.schema import SETTINGS
from tools import policy_files
from tools.policy_admx import NAMESPACE

CHECKOUT: Final = policy_files.CHECKOUT
TEMPLATES: Final = CHECKOUT / "resources" / "policies"
NS: Final = f"{{{NAMESPACE}}}"


def read(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(read("souffleur.schema.json"))
    return loaded


@pytest.fixture(scope="module")
def admx() -> ET.Element:
    return ET.fromstring(read("windows/Souffleur.admx"))


def test_every_file_is_as_it_would_be_made_now() -> None:
    assert policy_files.stale() == []


def test_a_file_that_is_missing_or_was_changed_is_stale(tmp_path: Path) -> None:
    for name, make in policy_files.FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(make().encode())
    assert policy_files.stale(tmp_path) == []
    (tmp_path / "docs" / "settings.md").write_text("changed")
    (tmp_path / "resources" / "policies" / "linux" / "policies.json").unlink()

    assert policy_files.stale(tmp_path) == ["docs/settings.md", "resources/policies/linux/policies.json"]


def test_the_page_has_every_setting_in_both_languages() -> None:
    english, french = (CHECKOUT / "docs" / "settings.md").read_text(encoding="utf-8").split("\n# R", 1)

    for setting in SETTINGS:
        for part in (english, french):
            assert f"| `{setting.key}` | `{setting.policy}` |" in part
    assert "Administrateurs" in french
    assert "Administrators" in english


def test_the_schema_has_every_policy_and_every_setting_of_a_person(schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)

    assert set(schema["$defs"]["part"]["properties"]) == {setting.policy for setting in SETTINGS}
    assert set(schema["$defs"]["settings"]["properties"]["values"]["properties"]) == {
        setting.key for setting in SETTINGS if not setting.policy_only
    }


@pytest.mark.parametrize(
    "value", ["x", "", "fr", 1, 0, -16, 5000, 0.7, 99.5, True, [], ["txt"], ["exe"], [1], None, {}]
)
def test_the_schema_and_the_program_accept_the_same_values(schema: dict[str, Any], value: object) -> None:
    for setting in SETTINGS:
        document = {"format": "souffleur-policies/1", "locked": {setting.policy: value}}
        by_schema = jsonschema.Draft202012Validator(schema).is_valid(document)
        try:
            setting.check(value)
            by_program = True
        except ValueError:
            by_program = False
        if setting.form.kind != "folder":  # which paths are whole is the system's to say
            assert by_schema == by_program, (setting.key, value)


def test_the_example_for_linux_is_valid_names_every_policy_and_changes_nothing(schema: dict[str, Any]) -> None:
    jsonschema.validate(json.loads(read("linux/policies.json")), schema)

    policies = read_policies(TEMPLATES / "linux" / "policies.json")

    assert policies.problems == ()
    assert policies.locked | policies.defaults == {setting.key: setting.default for setting in SETTINGS}
    assert set(policies.locked) == {setting.key for setting in SETTINGS if setting.policy_only}


def test_the_profile_for_macos_names_every_policy_and_changes_nothing(tmp_path: Path) -> None:
    profile = plistlib.loads(read("macos/souffleur.mobileconfig").encode())
    (preferences,) = profile["PayloadContent"]

    # What the system makes of a profile: the payload's values, under the name of its type.
    (tmp_path / f"{preferences['PayloadType']}.plist").write_bytes(plistlib.dumps(preferences))
    policies = checked(Path(), list(plist_places((tmp_path,))))

    assert preferences["PayloadType"] == DOMAIN
    assert policies.problems == ()
    assert policies.locked | policies.defaults == {setting.key: setting.default for setting in SETTINGS}
    for payload in (profile, preferences):
        assert re.fullmatch(r"[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}", payload["PayloadUUID"])
        assert payload["PayloadVersion"] == 1
    assert profile["PayloadUUID"] != preferences["PayloadUUID"]


def test_the_template_for_windows_has_every_policy_locked_and_as_a_value_that_users_can_change(
    admx: ET.Element,
) -> None:
    found: dict[str, set[str]] = {LOCKED_KEY: set(), DEFAULTS_KEY: set()}
    for policy in admx.iter(f"{NS}policy"):
        holders = [policy, *policy.findall(f"{NS}elements/*")]
        (value_name,) = [holder.get("valueName") for holder in holders if holder.get("valueName")]
        assert value_name is not None
        found[policy.attrib["key"]].add(value_name)

    assert found[LOCKED_KEY] == {setting.policy for setting in SETTINGS}
    assert found[DEFAULTS_KEY] == {setting.policy for setting in SETTINGS if not setting.policy_only}


def test_the_template_has_the_public_structure(admx: ET.Element) -> None:
    order = ["policyNamespaces", "resources", "supportedOn", "categories", "policies"]
    assert [child.tag for child in admx] == [NS + name for name in order]
    assert (admx.get("revision"), admx.get("schemaVersion")) == ("1.0", "1.0")
    categories = {category.attrib["name"] for category in admx.iter(f"{NS}category")}
    supported = {definition.attrib["name"] for definition in admx.iter(f"{NS}definition")}
    names = [policy.attrib["name"] for policy in admx.iter(f"{NS}policy")]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"\w+", name) for name in [*names, *categories, *supported])
    for reference in admx.iter(f"{NS}parentCategory"):
        assert reference.get("ref") in categories
    for policy in admx.iter(f"{NS}policy"):
        parts = [child.tag.removeprefix(NS) for child in policy]
        assert parts in (
            ["parentCategory", "supportedOn", "elements"],
            ["parentCategory", "supportedOn", "enabledValue", "disabledValue"],
        )
        reference = policy.find(f"{NS}supportedOn")
        assert reference is not None
        assert reference.get("ref") in supported
        assert policy.get("class") == "Both"
    kinds = {element.tag.removeprefix(NS) for element in admx.findall(f".//{NS}elements/*")}
    assert kinds == {"enum", "decimal", "text", "multiText"}


@pytest.mark.parametrize("language", ["en-US", "fr-FR"])
def test_the_words_of_the_template_are_complete_and_fit_its_elements(admx: ET.Element, language: str) -> None:
    adml = ET.fromstring(read(f"windows/{language}/Souffleur.adml"))
    strings = {string.attrib["id"]: string.text or "" for string in adml.iter(f"{NS}string")}
    boxes = {entry.attrib["id"]: entry for entry in adml.iter(f"{NS}presentation")}
    asked = set(re.findall(r"\$\((string|presentation)\.([^)]+)\)", read("windows/Souffleur.admx")))

    assert {name for kind, name in asked if kind == "string"} == set(strings)
    assert {name for kind, name in asked if kind == "presentation"} == set(boxes)
    assert all(text.strip() for text in strings.values())
    fitting = {"enum": "dropdownList", "decimal": "decimalTextBox", "text": "textBox", "multiText": "multiTextBox"}
    for policy in admx.iter(f"{NS}policy"):
        (element,) = policy.findall(f"{NS}elements/*") or [None]
        if element is None:
            continue
        (box,) = boxes[policy.attrib["name"]]
        assert box.tag == NS + fitting[element.tag.removeprefix(NS)]
        assert box.get("refId") == element.get("id")


def test_the_words_are_in_two_languages() -> None:
    assert "Langue des enregistrements" in read("windows/fr-FR/Souffleur.adml")
    assert "Language of recordings" in read("windows/en-US/Souffleur.adml")
