"""Every part of an exported file against the ECMA-376 schemas."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.corpora.locations import corpus
from tests.deliver.full_brief import rich_manuscript
from tests.deliver.manuscripts import rich
from tests.deliver.test_note_kinds import EXTRA, shipped_with
from workbench.deliver.manuscript import Manuscript
from workbench.deliver.templates import SHIPPED, load_template
from workbench.deliver.writer import write

pytestmark = pytest.mark.corpus
_SCHEMA = '<?xml version="1.0"?>\n<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" '
_XML = f"""{_SCHEMA} targetNamespace="http://www.w3.org/XML/1998/namespace">
<xs:attribute name="lang" type="xs:string"/><xs:attribute name="space"><xs:simpleType>
<xs:restriction base="xs:NCName"><xs:enumeration value="default"/><xs:enumeration value="preserve"/>
</xs:restriction></xs:simpleType></xs:attribute></xs:schema>"""
_DUBLIN = (
    f'{_SCHEMA} targetNamespace="http://purl.org/dc/elements/1.1/">'
    + "".join(
        f'<xs:element name="{name}" type="xs:string"/>'
        for name in ("creator", "description", "identifier", "language", "subject", "title")
    )
    + "</xs:schema>"
)
_TERMS = f"""{_SCHEMA} targetNamespace="http://purl.org/dc/terms/" xmlns="http://purl.org/dc/terms/">
<xs:complexType name="W3CDTF"><xs:simpleContent><xs:extension base="xs:dateTime"/></xs:simpleContent>
</xs:complexType><xs:element name="created" type="W3CDTF"/><xs:element name="modified" type="W3CDTF"/>
</xs:schema>"""
_IMPORT = re.compile(r'(<xsd?:import\b[^>]*namespace="http://www.w3.org/XML/1998/namespace")\s*/>')


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The schemas made loadable: what they import from elsewhere lies beside them."""
    found = corpus("schema-ooxml-xsd")
    folder = tmp_path_factory.mktemp("schema")
    for path in (*found.glob("*.xsd"), *(found / "opc-xsd").glob("*.xsd")):
        text = _IMPORT.sub(r'\1 schemaLocation="xml.xsd"/>', path.read_text("utf-8"))
        text = re.sub(r"http://dublincore\.org/schemas/[^\"]*/", "", text)
        (folder / path.name).write_text(text, "utf-8")
    for name, text in (("xml", _XML), ("dc", _DUBLIN), ("dcterms", _TERMS)):
        (folder / f"{name}.xsd").write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def schemas(folder: Path) -> dict[str, Any]:
    names = {
        "word": "wml", "theme": "dml-main", "app": "shared-documentPropertiesExtended",
        "core": "opc-coreProperties", "types": "opc-contentTypes", "rels": "opc-relationships",
    }  # fmt: skip
    return {kind: etree.XMLSchema(etree.parse(str(folder / f"{name}.xsd"))) for kind, name in names.items()}


def kind_of(part: str) -> str:
    if part.endswith(".rels"):
        return "rels"
    kinds = {"[Content_Types].xml": "types", "docProps/app.xml": "app", "docProps/core.xml": "core"}
    return kinds.get(part) or ("theme" if "/theme/" in part else "word")


def invalid(schemas: dict[str, Any], data: bytes) -> list[str]:
    errors = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
        assert len(parts) >= 13
        for part in parts:
            schema = schemas[kind_of(part)]
            if not schema.validate(etree.fromstring(package.read(part))):
                errors.append(f"{part}: {schema.error_log}")
    return errors


@pytest.mark.parametrize("template", SHIPPED)
@pytest.mark.parametrize("manuscript", [rich(), rich_manuscript()], ids=["short", "full"])
@pytest.mark.parametrize("profile", ["client", "internal"])
def test_every_part_is_valid(
    schemas: dict[str, Any], template: str, manuscript: Manuscript, profile: str
) -> None:
    assert invalid(schemas, write(manuscript, load_template(template), profile)) == []


@pytest.mark.parametrize("kind", EXTRA)
def test_every_kind_of_note_is_valid(schemas: dict[str, Any], kind: str, tmp_path: Path) -> None:
    data = write(rich_manuscript(), shipped_with(EXTRA[kind], tmp_path))
    assert invalid(schemas, data) == []


def test_the_schemas_find_what_is_wrong(schemas: dict[str, Any]) -> None:
    data = write(rich_manuscript(), "house-brief")
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(target, "w") as broken:
        for name in package.namelist():
            content = package.read(name)
            if name == "word/document.xml":
                content = content.replace(b"<w:pStyle", b"<w:pStile", 1)
            if name == "docProps/core.xml":
                content = content.replace(b"2025-02-24T", b"24 February ")
            broken.writestr(name, content)
    assert len(invalid(schemas, target.getvalue())) == 2


@pytest.mark.parametrize("template", SHIPPED)
def test_shipped_templates_are_valid_themselves(schemas: dict[str, Any], template: str) -> None:
    from importlib import resources

    assert (
        invalid(schemas, resources.files("resources").joinpath(f"templates/{template}.docx").read_bytes())
        == []
    )


@pytest.mark.parametrize("template", SHIPPED)
def test_the_shipped_templates_are_what_their_script_makes(template: str) -> None:
    from importlib import resources

    from resources.templates import build_templates

    assessed = template == "assessed-brief"
    body = build_templates.assessed_body() if assessed else build_templates.house_body()
    shipped = resources.files("resources").joinpath(f"templates/{template}.docx").read_bytes()
    assert build_templates.template(body, assessed=assessed) == shipped
