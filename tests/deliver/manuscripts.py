"""Manuscripts for the tests: rich ones, and the reference brief as it stands."""

from workbench.deliver.manuscript import AnnexRow, KeyActor, Manuscript, Note, Paragraph, Part, Secret

ISSUED = "2025-02-24T09:00:00Z"
SECRETS = (Secret("Yunis Bu-Rahil", "author of a protected source"), Secret("field-notes.eml", "file name"))


def rich(**fields: object) -> Manuscript:
    """Facts with notes, judgements with their lines, names in three scripts, every optional place."""
    notes = tuple(
        Note(
            f"Publication {number}",
            title,
            "18 February 2025",
            "p. 2" if number % 2 else "",
            f"https://example.org/{number}",
            "20 February 2025",
        )
        for number, title in enumerate(
            ("Лукашенко принял Хафтара", "القائد العام يبحث في مينسك", "Tobruk & the <base>", "MAZ"), 1
        )
    )
    facts = tuple(
        Paragraph(
            f"Fact {number}: Khalifa Haftar (خليفة حفتر, Халифа Хафтар) met & spoke <there>.", notes=chosen
        )
        for number, chosen in enumerate(((0, 1), (2,), (0, 3), ()), 1)
    )
    judgements = (
        Paragraph(
            "The visit is likely an attempt to build links.", "judgement", (1,), "likely", "55–80%",
            "moderate", "Two outlets agree.", "31 December 2025",
        ),
        Paragraph("This assumes that nothing changes.", "assumption"),
    )  # fmt: skip
    values: dict[str, object] = {
        "title": "Libya: Haftars in Belarus",
        "parts": (
            Part("Summary", "summary", facts),
            Part("Implications", "other", (Paragraph("It matters."),)),
            Part("Outlook", "outlook", judgements),
        ),
        "issued_at": ISSUED,
        "meta": "TLP:AMBER · 24 February 2025",
        "closing": "Speak with our team.",
        "organisation": "The House",
        "notes": notes,
        "actors": (KeyActor("Khalifa Haftar", "Field marshal", "Commander-in-Chief, LNA, since March 2015"),),
        "source_summary": "This brief draws on 4 sources.",
        "scale_name": "ICD 203",
        "scale_rows": (("likely / probable", "55–80%"), ("very likely / highly probable", "80–95%")),
        "annex": (AnnexRow("The visit", "They met", "B2", "BelTA (supports)"),),
        "secrets": SECRETS,
        **fields,
    }
    return Manuscript(**values)  # type: ignore[arg-type]


def from_lines(lines: list[str]) -> Manuscript:
    """A brief in the house's plain form."""
    outlook = lines.index("Outlook:")
    return Manuscript(
        lines[0],
        (
            Part("Summary", "summary", tuple(Paragraph(line) for line in lines[2:outlook])),
            Part(
                "Outlook",
                "outlook",
                tuple(Paragraph(line, "judgement") for line in lines[outlook + 1 : -1]),
            ),
        ),
        ISSUED,
        closing=lines[-1],
    )
