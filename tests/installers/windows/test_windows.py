"""The package for Windows, as far as it can be held to its promises without Windows."""

from __future__ import annotations

import re
import subprocess
import sys
import uuid
from collections import Counter
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import pytest

from audio_engine import __version__
from audio_engine.settings.schema import LIBRARY_FOLDER, MODELS_SEARCH_PATH
from installers.windows.build import (
    Signing,
    build_command,
    installed_files,
    main,
    sign_commands,
    signing_from,
    unsigned,
    verify_command,
)
from installers.windows.components import PROGRAM_IDS, WIX, component_guid, files_source
from installers.windows.properties import PROPERTIES
from tests.installers.it.guide import GUIDES
from tests.installers.recorded_tools import recorded_tools

REPOSITORY: Final = Path(__file__).resolve().parents[3]
SOURCE: Final = REPOSITORY / "installers" / "windows" / "souffleur.wxs"
NAMES: Final = {each.name for each in PROPERTIES}
KNOWN: Final = {
    "Component": {"Id", "Directory", "Guid", "Condition"},
    "ComponentGroup": {"Id"},
    "ComponentGroupRef": {"Id"},
    "ComponentRef": {"Id"},
    "CreateFolder": set[str](),
    "Custom": {"Action", "Before", "After", "Condition"},
    "CustomAction": {"Id", "Directory", "ExeCommand", "Execute", "Impersonate", "Return"},
    "Directory": {"Id", "Name"},
    "DirectoryRef": {"Id"},
    "Environment": {"Id", "Name", "Value", "Part", "Action", "System", "Permanent"},
    "Feature": {"Id", "Title", "Level", "AllowAbsent"},
    "File": {"Id", "Source", "KeyPath"},
    "Fragment": {"Id"},
    "Icon": {"Id", "SourceFile"},
    "InstallExecuteSequence": set[str](),
    "Level": {"Value", "Condition"},
    "MajorUpgrade": {"Schedule", "DowngradeErrorMessage"},
    "MediaTemplate": {"EmbedCab", "CompressionLevel"},
    "MultiString": {"Value"},
    "Package": {
        *("Name", "Manufacturer", "Version", "UpgradeCode", "Scope", "Language", "InstallerVersion", "Compressed"),
    },
    "PermissionEx": {"Id", "Sddl"},
    "Property": {"Id", "Value", "Secure"},
    "RegistryKey": {"Root", "Key"},
    "RegistrySearch": {"Id", "Root", "Key", "Name", "Type", "Bitness"},
    "RegistryValue": {"Root", "Key", "Name", "Type", "Value", "KeyPath"},
    "SetProperty": {"Id", "Action", "Value", "After", "Sequence", "Condition"},
    "Shortcut": {"Id", "Directory", "Name", "Target", "WorkingDirectory"},
    "StandardDirectory": {"Id"},
    "SummaryInformation": {"Description"},
    "Wix": set[str](),
}
"""What WiX 5's published schema says of the elements that are used here, as far as they are used."""


@pytest.fixture(scope="module")
def source() -> ET.Element:
    return ET.parse(SOURCE).getroot()


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    places = [*PROGRAM_IDS, "souffleur/_internal/é à/lib.dll", "souffleur/_internal/lib.dll", "souffleur-models/x.pyd"]
    return {place: tmp_path / place for place in places}


def every(root: ET.Element, name: str) -> list[ET.Element]:
    return root.findall(f".//{{{WIX}}}{name}")


def attributes(root: ET.Element, name: str, attribute: str) -> list[str]:
    return [element.attrib[attribute] for element in every(root, name) if attribute in element.attrib]


def test_only_elements_and_attributes_of_the_schema_are_used(source: ET.Element, files: dict[str, Path]) -> None:
    for root in (source, ET.fromstring(files_source(files))):
        for element in root.iter():
            name = element.tag.removeprefix(f"{{{WIX}}}")
            assert name in KNOWN
            assert set(element.attrib) <= KNOWN[name], name


def test_the_package_is_one_product_for_the_machine(source: ET.Element) -> None:
    (package,) = every(source, "Package")
    assert package.attrib["UpgradeCode"] == "6B1D5C0E-3E5B-4E43-9F0C-9C0A7B1B5E21"
    assert package.attrib["Scope"] == "perMachine"
    (upgrade,) = every(source, "MajorUpgrade")
    assert "AllowDowngrades" not in upgrade.attrib
    assert upgrade.attrib["DowngradeErrorMessage"]


def test_the_properties_are_those_of_the_table(source: ET.Element) -> None:
    secure = {element.attrib["Id"] for element in every(source, "Property") if element.attrib.get("Secure") == "yes"}
    assert {name for name in secure if not name.startswith("REMEMBERED_")} == NAMES
    assert {name.removeprefix("REMEMBERED_") for name in secure if name.startswith("REMEMBERED_")} == {
        each.name for each in PROPERTIES if each.is_remembered
    }


def test_an_upgrade_knows_what_was_set_and_the_command_line_wins(source: ET.Element) -> None:
    stored = set(attributes(every(source, "RegistryKey")[0], "RegistryValue", "Name"))
    assert stored == {each.name for each in PROPERTIES if each.is_remembered}
    searched = {
        element.attrib["Id"]: element[0].attrib["Name"] for element in every(source, "Property") if len(element) > 0
    }
    assert searched == {f"REMEMBERED_{name}": name for name in stored}
    for name in stored:
        (action,) = [
            element.attrib
            for element in every(source, "SetProperty")
            if element.attrib["Value"] == f"[REMEMBERED_{name}]"
        ]
        assert action["Id"] == name
        assert action["Condition"] == f"NOT {name} AND REMEMBERED_{name}"


def test_defaults_are_those_of_the_table_and_come_after_what_was_set(source: ET.Element) -> None:
    actions = {element.attrib["Action"]: element.attrib for element in every(source, "SetProperty")}
    defaults = {a["Id"]: a for a in actions.values() if not a["Value"].startswith("[")}
    assert {name: a["Value"] for name, a in defaults.items()} == {
        each.name: each.default for each in PROPERTIES if each.default
    }
    for name, action in defaults.items():
        assert action["Condition"] == f"NOT {name}"
        assert action["After"] == "AppSearch" or actions[action["After"]]["Id"] == name


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_the_guides_name_every_property_with_its_default(guide: Path) -> None:
    table = guide.read_text(encoding="utf-8").partition("<!-- properties -->")[2].partition("<!-- /properties -->")[0]
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in table.strip().splitlines()[2:]]
    assert [row[0].strip("`") for row in rows] == [each.name for each in PROPERTIES]
    for row, each in zip(rows, PROPERTIES, strict=True):
        assert each.default in row[2]


def test_nothing_of_ours_is_launched(source: ET.Element) -> None:
    for command in attributes(source, "CustomAction", "ExeCommand"):
        assert re.fullmatch(r'"\[System64Folder\]cmd\.exe" /d /c rmdir /s /q "\[\w+\]Souffleur"', command)
    assert "ExitDialog" not in SOURCE.read_text(encoding="utf-8")


def test_what_people_have_is_removed_only_on_demand_and_with_their_rights(source: ET.Element) -> None:
    for condition in attributes(source, "Custom", "Condition"):
        assert condition == 'REMOVE = "ALL" AND NOT UPGRADINGPRODUCTCODE AND REMOVEUSERDATA = "1"'
    actions = {element.attrib["Id"]: element.attrib for element in every(source, "CustomAction")}
    assert actions["RemovePersonsData"]["Impersonate"] == "yes"
    assert "[CommonAppDataFolder]" in actions["RemoveMachineData"]["ExeCommand"]


def test_only_administrators_write_into_the_machine_s_folder(source: ET.Element) -> None:
    (rights,) = attributes(source, "PermissionEx", "Sddl")
    assert rights.startswith("O:BA")
    assert "PAI" in rights
    users = re.search(r"\(A;OICI;([^;]+);;;BU\)", rights)
    assert users is not None
    assert int(users[1], 16) == 0x1200A9  # read and execute


def test_folders_become_defaults_of_policies_that_exist(source: ET.Element) -> None:
    written = {
        element.attrib["Name"]: element.attrib["Type"]
        for element in every(source, "RegistryValue")
        if element.attrib.get("Key") == r"SOFTWARE\Policies\Souffleur\Recommended"
    }
    assert written == {MODELS_SEARCH_PATH.policy: "multiString", LIBRARY_FOLDER.policy: "string"}


def test_no_two_values_of_the_registry_are_one(source: ET.Element) -> None:
    parents = {child: parent for parent in source.iter() for child in parent}
    values = [
        (element.attrib.get("Key") or parents[element].attrib["Key"], element.attrib["Name"].lower())
        for element in every(source, "RegistryValue")
    ]
    assert [value for value, count in Counter(values).items() if count > 1] == []


def test_every_component_has_a_guid_of_its_own(source: ET.Element, files: dict[str, Path]) -> None:
    guids = [
        *attributes(source, "Component", "Guid"),
        *attributes(ET.fromstring(files_source(files)), "Component", "Guid"),
    ]
    assert len(set(guids)) == len(guids)
    assert all(str(uuid.UUID(guid)).upper() == guid for guid in guids)


def test_every_reference_leads_somewhere(source: ET.Element, files: dict[str, Path]) -> None:
    listing = ET.fromstring(files_source(files))
    components = {*attributes(source, "Component", "Id"), *attributes(listing, "Component", "Id")}
    assert set(attributes(source, "ComponentRef", "Id")) == set(attributes(source, "Component", "Id"))
    assert {*attributes(listing, "ComponentRef", "Id")} <= components
    assert set(attributes(source, "ComponentGroupRef", "Id")) == set(attributes(listing, "ComponentGroup", "Id"))
    targets = {target.strip("[#]") for target in attributes(source, "Shortcut", "Target")}
    assert targets <= set(attributes(listing, "File", "Id"))


def test_the_guid_of_a_path_is_the_same_for_ever() -> None:
    assert component_guid("souffleur/souffleur.exe") == "11DD91EA-0AA4-582F-B5E8-36651807AC34"
    assert component_guid("Souffleur/SOUFFLEUR.exe") == component_guid("souffleur/souffleur.exe")


def test_a_file_that_comes_or_goes_changes_no_other(files: dict[str, Path]) -> None:
    def guids(chosen: dict[str, Path]) -> dict[str, str]:
        listing = ET.fromstring(files_source(chosen))
        return {element[0].attrib["Source"]: element.attrib["Guid"] for element in every(listing, "Component")}

    fewer = {place: path for place, path in files.items() if not place.endswith(".pyd")}
    before, after = guids(files), guids(fewer)
    assert len(before) == len(after) + 1
    assert {source: before[source] for source in after} == after


def test_identifiers_are_ones_of_windows_installer(files: dict[str, Path]) -> None:
    listing = ET.fromstring(files_source(files))
    for element in listing.iter():
        assert re.fullmatch(r"[A-Za-z_][\w.]{0,71}", element.attrib.get("Id", "x"), re.ASCII)


def test_the_downloader_can_be_left_out(source: ET.Element, files: dict[str, Path]) -> None:
    listing = ET.fromstring(files_source(files))
    group = next(group for group in every(listing, "ComponentGroup") if group.attrib["Id"] == "DownloaderFiles")
    assert len(group) == sum(place.startswith("souffleur-models/") for place in files)
    (feature,) = [element for element in every(source, "Feature") if element.attrib["Id"] == "Downloader"]
    assert feature[0].attrib == {"Value": "0", "Condition": 'DOWNLOADER = "0"'}


def test_templates_guides_and_notices_are_installed(tmp_path: Path) -> None:
    (tmp_path / "souffleur").mkdir()
    (tmp_path / "souffleur" / "souffleur.exe").write_bytes(b"MZ")
    installed = installed_files(tmp_path, REPOSITORY)
    assert {
        *("policies/Souffleur.admx", "policies/en-US/Souffleur.adml", "policies/fr-FR/Souffleur.adml"),
        *("docs/IT.md", "docs/IT.fr.md", "LICENSE.txt", "NOTICES.txt", "souffleur/souffleur.exe"),
    } <= set(installed)
    assert all(path.is_file() for path in installed.values())


def test_what_others_have_signed_stays_theirs() -> None:
    files = [Path("ours.exe"), Path("theirs.DLL"), Path("module.pyd"), Path("text.txt")]
    assert list(unsigned(files, lambda file: file.name == "theirs.DLL")) == [Path("ours.exe"), Path("module.pyd")]


def test_everything_is_signed_with_a_time_stamp() -> None:
    signing = Signing("AB" * 20, "https://time.example")
    commands = sign_commands(signing, [Path(f"{number}.dll") for number in range(95)])
    assert [len(command) for command in commands] == [50, 50, 25]
    assert all(command[:2] == ["signtool", "sign"] for command in commands)
    assert all("/tr" in command and command[command.index("/tr") + 1] == "https://time.example" for command in commands)
    assert verify_command(Path("x.msi"))[1:3] == ["verify", "/pa"]


def test_without_a_certificate_nothing_is_signed_and_without_a_time_stamp_nothing_is_built() -> None:
    assert signing_from({}) is None
    with pytest.raises(SystemExit, match="SOUFFLEUR_TIMESTAMP_URL"):
        signing_from({"SOUFFLEUR_CERTIFICATE_SHA1": "AB" * 20})


def test_the_package_has_the_program_s_version() -> None:
    command = build_command(Path("files.wxs"), Path("souffleur.msi"), Path("souffleur.ico"))
    assert f"Version={__version__}" in command
    assert re.fullmatch(r"\d{1,3}\.\d{1,3}\.\d{1,5}", __version__), "Windows Installer knows three numbers"
    assert command[command.index("-arch") + 1] == "x64"


@pytest.mark.skipif(sys.platform == "win32", reason="the tools are shell scripts; Windows has the real ones")
def test_code_is_signed_before_it_is_packed_and_the_package_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tools = recorded_tools(tmp_path / "tools", monkeypatch)
    tools.add("signtool", 'case "$1 $*" in verify*theirs.dll*|verify*.msi*) exit 0;; verify*) exit 1;; esac')
    tools.add("wix", 'while [ $# -gt 0 ]; do if [ "$1" = -out ]; then echo package >"$2"; fi; shift; done')
    monkeypatch.setenv("SOUFFLEUR_CERTIFICATE_SHA1", "AB" * 20)
    monkeypatch.setenv("SOUFFLEUR_TIMESTAMP_URL", "https://time.example")
    tree = tmp_path / "tree" / "souffleur"
    tree.mkdir(parents=True)
    for name in ("souffleur.exe", "theirs.dll"):
        (tree / name).write_bytes(b"MZ")
    icon = tmp_path / "souffleur.ico"
    output = tmp_path / "dist"
    assert main(["--tree", str(tree.parent), "--icon", str(icon), "--output", str(output)]) == 0
    steps = [call for call in tools.calls() if call[1] in {"sign", "build"} or call[-1].endswith(".msi")]
    assert [(call[0], call[1]) for call in steps] == [
        *(("signtool", "sign"), ("wix", "build"), ("signtool", "sign"), ("signtool", "verify")),
    ]
    assert [Path(word).name for word in steps[0] if word.startswith(str(tmp_path))] == ["souffleur.exe"]
    package = output / f"souffleur-{__version__}.msi"
    assert steps[2][-1] == steps[3][-1] == str(package)
    assert [path.name for path in output.iterdir()] == [package.name]
    assert capsys.readouterr().out.strip() == str(package)


@pytest.mark.skipif(sys.platform == "win32", reason="the tools are shell scripts; Windows has the real ones")
def test_a_package_without_a_signature_says_so_in_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tools = recorded_tools(tmp_path / "tools", monkeypatch)
    tools.add("signtool", "exit 1")
    tools.add("wix")
    (tmp_path / "tree").mkdir()
    main(
        ["--tree", str(tmp_path / "tree"), "--icon", "x.ico", "--output", str(tmp_path / "dist"), "--version", "9.0.0"]
    )
    (call,) = tools.calls()
    assert call[call.index("-out") + 1].endswith("souffleur-9.0.0-unsigned.msi")
    assert "Version=9.0.0" in call


@pytest.mark.skipif(sys.platform == "win32", reason="the tools are shell scripts; Windows has the real ones")
def test_a_tool_that_fails_ends_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tools = recorded_tools(tmp_path / "tools", monkeypatch)
    tools.add("wix", "exit 3")
    (tmp_path / "tree").mkdir()
    with pytest.raises(subprocess.CalledProcessError):
        main(["--tree", str(tmp_path / "tree"), "--icon", "x.ico", "--output", str(tmp_path / "dist")])
