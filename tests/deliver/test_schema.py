"""Every part of an exported file against the ECMA-376 schemas."""

import io
import zipfile
from typing import Any

import pytest
from lxml import etree

from tests.corpora.locations import corpus
from tests.deliver.manuscripts import rich
from workbench.deliver.templates import SHIPPED, load_template
from workbench.deliver.writer import write

pytestmark = pytest.mark.corpus
_XML = """<?xml version="1.0"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
<xs:attribute name="lang" type="xs:string"/><xs:attribute name="space"><xs:simpleType>
<xs:restriction base="xs:NCName"><xs:enumeration value="default"/><xs:enumeration value="preserve"/>
</xs:restriction></xs:simpleType></xs:attribute></xs:schema>"""


_IMPORT = '<xsd:import namespace="http://www.w3.org/XML/1998/namespace"'


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """wml.xsd made loadable: its import of `xml:space` gets a schema to import."""
    found = next(path.parent for path in corpus("schema-ooxml-xsd").rglob("wml.xsd"))
    folder = tmp_path_factory.mktemp("schema")
    for path in found.glob("*.xsd"):
        text = path.read_text("utf-8")
        text = text.replace(f"{_IMPORT}/>", f'{_IMPORT} schemaLocation="xml.xsd"/>')
        (folder / path.name).write_text(text, "utf-8")
    (folder / "xml.xsd").write_text(_XML, "utf-8")
    return etree.XMLSchema(etree.parse(str(folder / "wml.xsd")))


@pytest.mark.parametrize("name", SHIPPED)
def test_every_word_part_is_valid(schema: Any, name: str) -> None:
    data = write(rich(), load_template(name))
    checked = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for part in package.namelist():
            if part.startswith("word/") and part.endswith(".xml") and "theme" not in part:
                root = etree.fromstring(package.read(part))
                assert schema.validate(root), f"{part}: {schema.error_log}"
                checked.append(part)
    assert len(checked) >= 8
