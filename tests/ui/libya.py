# ruff: noqa: E501
"""A small case like those our users work on: four outlets, two of one origin, claims, actors, a brief."""

from dataclasses import dataclass, field

from workbench.briefs import Brief
from workbench.case import Case

NOVA = (
    "Il maresciallo Khalifa Haftar è arrivato a Minsk il 17 febbraio. Secondo fonti di Agenzia Nova, "
    "la visita ha riguardato anche la partecipazione bielorussa allo sviluppo della base aerea di Tobruk, "
    "in coordinamento con la Russia. Belgacem Haftar guida il fondo per la ricostruzione."
)
BELTA = (
    "On 18 February 2025 Belarus President Aleksandr Lukashenko met Field Marshal Khalifa Haftar in Minsk. "
    "The head of state said that Belarus was ready to expand cooperation in agriculture, education and "
    "industry, and that he would visit Libya soon. Contracts for MAZ buses and tractors were signed."
)
ARABIC = (
    "وصل المشير خليفة حفتر إلى العاصمة البيلاروسية مينسك في زيارة رسمية، حيث التقى الرئيس ألكسندر لوكاشينكو. "
    "ونفى المتحدث باسم القيادة العامة أي حديث عن قاعدة طبرق الجوية."
)
DIGEST = (
    "Agenzia Nova reports that the talks in Minsk covered Tobruk air base. Observers see a Russian hub on "
    "the southern flank of NATO."
)


@dataclass
class Libya:
    """Ids by name."""

    case: Case
    brief: Brief
    sources: dict[str, str] = field(default_factory=dict)
    clips: dict[str, str] = field(default_factory=dict)
    actors: dict[str, str] = field(default_factory=dict)
    claims: dict[str, str] = field(default_factory=dict)
    statements: dict[str, str] = field(default_factory=dict)

    def clip(self, name: str, source: str, words: str, **fields: str) -> str:
        """Clip the words where they stand in a source."""
        text = self.case.sources.text(self.sources[source])
        start = text.index(words)
        self.clips[name] = self.case.clips.add(self.sources[source], start, start + len(words), **fields).id
        return self.clips[name]


def fill(case: Case) -> Libya:
    """Put it all into an empty case."""
    with case.change("Fill the case"):
        libya = Libya(
            case, case.briefs.add("Libya", "Haftars in Belarus, Raising NATO and EU Security Concerns")
        )
        _add_sources(libya)
        _add_clips(libya)
        _add_actors(libya)
        _add_claims(libya)
        _write_brief(libya)
    return libya


def _add_sources(libya: Libya) -> None:
    add = libya.case.sources.add_text
    publications = libya.case.publications
    publications.add("Agenzia Nova", affiliation="Italy", reliability="B")
    publications.add("BelTA", kind="agency", affiliation="Belarus, state", reliability="C")
    for name, text, title, outlet, date in (
        ("nova", NOVA, "Haftar a Minsk, si parla di Tobruk", "Agenzia Nova", "2025-02-19"),
        ("belta", BELTA, "Lukashenko receives Haftar", "BelTA", "2025-02-18"),
        ("arabic", ARABIC, "حفتر في مينسك", "Sawt al-Rajma", "2025-02-18"),
        ("digest", DIGEST, "Tobruk on the table in Minsk", "Middle Sea Digest", "2025-02-20"),
    ):
        libya.sources[name] = add(text, title, publication=outlet, published_on=date).id
    libya.case.sources.group_as_one_origin(
        [libya.sources["nova"], libya.sources["digest"]], "Agenzia Nova report"
    )


def _add_clips(libya: Libya) -> None:
    libya.clip(
        "met",
        "belta",
        "On 18 February 2025 Belarus President Aleksandr Lukashenko met Field Marshal Khalifa Haftar in Minsk.",
    )
    libya.clip(
        "arrived",
        "arabic",
        "وصل المشير خليفة حفتر إلى العاصمة البيلاروسية مينسك في زيارة رسمية",
        translation="Field Marshal Khalifa Haftar arrived in the Belarusian capital Minsk on an official visit",
    )
    libya.clip(
        "cooperation",
        "belta",
        "Belarus was ready to expand cooperation in agriculture, education and industry",
    )
    libya.clip("contracts", "belta", "Contracts for MAZ buses and tractors were signed.")
    libya.clip(
        "tobruk",
        "nova",
        "Secondo fonti di Agenzia Nova, la visita ha riguardato anche la partecipazione bielorussa allo sviluppo della base aerea di Tobruk",
        translation="According to sources of Agenzia Nova, the visit also concerned Belarusian participation in developing Tobruk air base",
    )
    libya.clip(
        "tobruk again", "digest", "Agenzia Nova reports that the talks in Minsk covered Tobruk air base."
    )
    libya.clip(
        "denied",
        "arabic",
        "ونفى المتحدث باسم القيادة العامة أي حديث عن قاعدة طبرق الجوية",
        translation="The spokesman of the General Command denied any talk of Tobruk air base",
    )


def _add_actors(libya: Libya) -> None:
    actors = libya.case.actors
    for name, full, kind, aliases, country in (
        ("khalifa", "Khalifa Haftar", "person", ("خليفة حفتر", "Khalifa Hifter"), "Libya"),
        ("belgacem", "Belgacem Haftar", "person", ("بلقاسم حفتر",), "Libya"),
        (
            "lukashenko",
            "Aleksandr Lukashenko",
            "person",
            ("Александр Лукашенко", "ألكسندر لوكاشينكو"),
            "Belarus",
        ),
        ("lna", "Libyan National Army", "armed_group", ("LNA",), "Libya"),
        ("minsk", "Minsk", "place", ("مينسك",), "Belarus"),
        ("hifter", "Khalifa Belqasim Hifter", "person", (), "Libya"),
    ):
        libya.actors[name] = actors.add(full, kind, aliases, country=country).id
    actors.add_post(libya.actors["khalifa"], "Commander-in-Chief", libya.actors["lna"], True, "2015-03")
    actors.add_post(libya.actors["belgacem"], "Commander-in-Chief", libya.actors["lna"], True, "2025-02")
    actors.relate(libya.actors["belgacem"], libya.actors["khalifa"], "son of")
    for clip, actor in (
        ("met", "khalifa"),
        ("met", "lukashenko"),
        ("arrived", "khalifa"),
        ("denied", "lna"),
    ):
        actors.mention(libya.clips[clip], libya.actors[actor])


def _add_claims(libya: Libya) -> None:
    claims = libya.case.claims
    for name, text, date, credibility, evidence in (
        ("visit", "Khalifa Haftar met President Lukashenko in Minsk", "2025-02-18", "2", (("met", "supports"), ("arrived", "supports"))),
        ("cooperation", "Belarus offered cooperation in agriculture, education and industry", "2025-02-18", "3", (("cooperation", "supports"),)),
        ("contracts", "Contracts for MAZ buses and Belarusian tractors were signed", "2025-02", "3", (("contracts", "supports"),)),
        ("tobruk", "The visit included talks on Belarusian participation in developing Tobruk air base", "2025-02", "3", (("tobruk", "supports"), ("tobruk again", "supports"), ("denied", "contradicts"))),
        ("bare", "The EU has sanctioned Belarus since 2020", "2020", "6", ()),
    ):  # fmt: skip
        claim = claims.add(text, event_on=date, credibility=credibility)
        libya.claims[name] = claim.id
        for clip, stance in evidence:
            claims.cite(claim.id, libya.clips[clip], stance)
    claims.update(libya.claims["visit"], place_id=libya.actors["minsk"])
    claims.add_actor(libya.claims["visit"], libya.actors["khalifa"], "visitor")
    claims.add_actor(libya.claims["visit"], libya.actors["lukashenko"], "host")


def _write_brief(libya: Libya) -> None:
    state, brief = libya.case.briefs.state, libya.brief.id
    for name, section, text, kind, claims, estimate in (
        ("visit", "Summary", "On 18 February 2025, Field Marshal Khalifa Haftar and his son Belgacem Haftar paid an official visit to Belarus and met President Aleksandr Lukashenko.", "fact", ("visit",), {}),
        ("cooperation", "Summary", "Lukashenko said he was willing to expand cooperation in agriculture, education and industry, and promised to visit Libya soon.", "fact", ("cooperation",), {}),
        ("contracts", "Summary", "Contracts for MAZ buses and Belarusian tractors were concluded.", "fact", ("contracts",), {}),
        ("tobruk", "Summary", "Italian media outlet Agenzia Nova reported that, according to its sources, the visit also included talks on Belarusian participation in developing Tobruk air base in cooperation with Russia.", "fact", ("tobruk",), {}),
        ("links", "Outlook", "The visit is likely an attempt to build links with like-minded foreign partners in line with the family’s growing partnership with Russia.", "judgement", ("visit", "cooperation"), {"likelihood": "likely", "confidence": "moderate", "confidence_basis": "two outlets, one of them the state agency", "horizon_on": "2025-12"}),
        ("relations", "Outlook", "Haftar relations with other European states may be harmed by the rapprochement with Minsk.", "judgement", ("bare",), {}),
    ):  # fmt: skip
        grounds = [libya.claims[claim] for claim in claims]
        libya.statements[name] = state(brief, section, text, kind, grounds, **estimate).id
    libya.case.briefs.update(
        brief, closing="Explore our services or speak with our team of North Africa-based risk experts."
    )
