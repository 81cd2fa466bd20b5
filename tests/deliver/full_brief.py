# ruff: noqa: E501
"""Manuscripts the tests of the deliverable share: the reference brief, and one with everything in it."""

import struct
import zlib
from pathlib import Path

import pytest

from tests.corpora.locations import corpora_root
from workbench.deliver.manuscript import (
    AnnexRow,
    Figure,
    KeyActor,
    Manuscript,
    Note,
    Paragraph,
    Part,
    Secret,
)

ISSUED = "2025-02-24T09:30:00.000Z"


def reference_lines() -> list[str]:
    """The lines of the reference brief; skips where it is not on this machine."""
    path: Path = corpora_root().parent / "reference" / "reference-brief.txt"
    if not path.is_file():
        pytest.skip(f"the reference brief is not on this machine (looked for {path})")
    return path.read_text("utf-8").splitlines()


def reference_manuscript() -> Manuscript:
    """The reference brief with a note after every statement."""
    title, _summary, *rest = reference_lines()
    outlook = rest.index("Outlook:")
    facts, judgements, closing = rest[:outlook], rest[outlook + 1 : -1], rest[-1]
    return Manuscript(
        title=title,
        parts=(
            Part("Summary", "summary", tuple(Paragraph(text, "fact", (0, 1)) for text in facts)),
            Part("Outlook", "outlook", tuple(Paragraph(text, "judgement", (1,)) for text in judgements)),
        ),
        issued_at=ISSUED,
        closing=closing,
        organisation="North Africa Desk",
        notes=NOTES[:2],
    )


NOTES = (
    Note("Agenzia Nova", "Libia: Haftar a Minsk da Lukashenko", "19 February 2025", "para. 4",
         "https://www.agenzianova.com/a/67b5c2f1/libia-haftar-minsk", "20 February 2025", language="it"),
    Note("BelTA", "Лукашенко провел переговоры с Халифой Хафтаром", "18 February 2025", "p. 1",
         "https://belta.by/president/view/698123-2025", "19 February 2025", "state news agency of Belarus",
         language="ru", grade="C"),
    Note("Al-Marsad", "حفتر يبحث في مينسك التعاون الزراعي والصناعي", "18 February 2025", "",
         "https://almarsad.co/2025/02/18/haftar-minsk", "19 February 2025", language="ar"),
    Note("Chatham House", "Libya’s Shifting Partnerships", "January 2025", "pp. 12–14", "", "3 February 2025",
         "research paper"),
    Note("Colonel Selim Bashandi", "Interview on the Tobruk air base", "21 February 2025", "para. 7",
         "record 2025-0231", "", "a North African security official with direct access", "B",
         month="February 2025", protected=True, key="source-5"),
    Note("Council of the European Union", "Belarus: restrictive measures", "16 December 2024", "Annex I",
         "https://www.consilium.europa.eu/en/policies/sanctions-against-belarus/", "20 February 2025"),
    Note("Вечерний Меридиан", "Минск и Триполи: новый вектор", "20 February 2025", "", "https://meridian.example/77",
         "21 February 2025", language="ru"),
)  # fmt: skip


def png(width: int = 64, height: int = 32, *, noted: bytes = b"") -> bytes:
    """A small grey PNG, optionally with a text chunk."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes(200 for _ in range(width)) for _ in range(height))
    note = chunk(b"tEXt", b"Comment\0" + noted) if noted else b""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + note
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def rich_manuscript(*figures: Figure) -> Manuscript:
    """Everything a deliverable can hold, in four scripts, with a protected source."""
    return Manuscript(
        title="Libya: Haftars in Belarus, Raising NATO and EU Security Concerns",
        parts=(
            Part("Summary", "summary", (
                Paragraph("On 18 February 2025, Field Marshal Khalifa Haftar (خليفة حفتر) and his son Belgacem Haftar "
                          "visited Minsk and met President Aleksandr Lukashenko (Александр Лукашенко).", "fact", (1, 2)),
                Paragraph("President Lukashenko said that he was willing to widen cooperation between the two countries "
                          "and promised to visit Libya soon.", "fact", (1,)),
                Paragraph("The two sides discussed agriculture, education and industry; Belgacem Haftar named Belarusian "
                          "machinery and agricultural technology as his interest.", "fact", (1, 6)),
                Paragraph("Contracts for MAZ buses and Belarusian tractors were concluded.", "fact", (2,)),
                Paragraph("Italian media outlet Agenzia Nova reported that, according to its sources, the visit also "
                          "included discussions on Belarusian participation in the development of the Tobruk Air Base "
                          "(قاعدة طبرق الجوية) in cooperation with Russia.", "fact", (0, 4)),
            )),
            Part("Background", "other", (
                Paragraph("Belarus supported Muammar Gaddafi’s government against the uprising of 2011.", "context", (3,)),
                Paragraph("We assume that the house of representatives keeps its present majority.", "assumption"),
            )),
            Part("Outlook", "outlook", (
                Paragraph("The visit is likely an attempt to build links with like-minded foreign partners, in line with "
                          "the Haftar family’s agenda and its growing partnership with Russia.", "judgement", (0, 3),
                          "likely", "55–80%", "moderate",
                          "four independent origins agree on the visit, one alone reports its aim", "31 December 2025"),
                Paragraph("It is unlikely that work on the Tobruk air base with Belarusian companies begins this year.",
                          "judgement", (4,), "unlikely", "20–45%", "low", "a single protected source", "31 December 2025"),
                Paragraph("The rapprochement is very likely to put more pressure on France to review its relations with "
                          "the LNA, as the EU has sanctioned Belarus since 2020.", "judgement", (5, 3), "very likely",
                          "80–95%", "high", "stated policy and consistent past conduct", "30 June 2025"),
            )),
        ),
        issued_at=ISSUED,
        handling="TLP:AMBER+STRICT",
        meta="24 February 2025  ·  Information cut-off 23 February 2025  ·  For Meridian Shipping",
        closing="Explore our services or speak with our team of North Africa-based risk experts.",
        organisation="North Africa Desk",
        notes=NOTES,
        figures=figures or (Figure(png(), "Sources by reliability and credibility", "A grid of six sources."),),
        actors=(
            KeyActor("Khalifa Haftar (خليفة حفتر)", "Field marshal; head of the family that rules eastern Libya",
                     "Commander-in-Chief, Libyan National Army, since March 2015"),
            KeyActor("Belgacem Haftar (بلقاسم حفتر)", "Son of Khalifa Haftar",
                     "Director, Libya Development and Reconstruction Fund, since February 2024"),
            KeyActor("Aleksandr Lukashenko (Александр Лукашенко)", "Head of state of Belarus", "President since July 1994"),
        ),
        source_summary="This brief draws on 7 sources from 6 independent origins, in 4 languages. One claim rests on one origin "
        "alone. Some reporting comes from unnamed sources.",
        scale_name="Likelihood terms in this brief follow ICD 203.",
        scale_rows=(
            ("almost no chance / remote", "01–05%"), ("very unlikely / highly improbable", "05–20%"),
            ("unlikely / improbable", "20–45%"), ("roughly even chance / roughly even odds", "45–55%"),
            ("likely / probable", "55–80%"), ("very likely / highly probable", "80–95%"),
            ("almost certain(ly) / nearly certain", "95–99%"),
        ),
        annex=(
            AnnexRow("On 18 February 2025, Field Marshal Khalifa Haftar …", "The Haftars met Lukashenko [9f31c2]", "C2",
                     "BelTA (supports)"),
            AnnexRow("It is unlikely that work on the Tobruk air base …", "No contract exists yet [77ab01]", "B3",
                     "Colonel Selim Bashandi (supports)"),
        ),
        secrets=(Secret("Nadia Kessler", "an analyst of this case"),),
    )  # fmt: skip
