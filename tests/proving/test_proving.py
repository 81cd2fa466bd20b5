"""What of a statement is proven, asked of a case."""

from pathlib import Path

from workbench.casefile import Case


def test_a_statement_is_compared_with_its_passages(tmp_path: Path) -> None:
    with Case.create(tmp_path / "case.gwk") as case:
        text = b"Floods in Derna killed 40 people on 11 September 2023."
        source = case.sources.add(text, "derna.txt", published_on="2023-09-12")
        clip = case.clips.add(source.id, 0, len(text))
        claim = case.claims.add("Floods in Derna killed 40 people")
        case.claims.cite(claim.id, clip.id)
        brief = case.briefs.add(country="Libya", headline="Floods")
        stated = case.briefs.state(
            brief.id,
            section="Summary",
            text="The floods killed 40 people on 12 September 2023.",
            claims=[claim.id],
        )
        proof = case.proving.statement(stated.id)
        assert [(item.checkable.words, item.state) for item in proof.items] == [
            ("40 people", "proven"),
            ("12 September 2023", "contradicted"),
        ]
        number = proof.items[0]
        assert number.clip_id == clip.id
        assert case.clips.get(clip.id).quote[number.start : number.end] == number.words == "40 people"
        assert case.proving.brief(brief.id)[stated.id] == proof


def test_a_claim_is_compared_with_its_passages_and_not_with_its_own_words(tmp_path: Path) -> None:
    with Case.create(tmp_path / "case.gwk") as case:
        text = "Floods in Derna killed 40 people."
        source = case.sources.add_text(text, "derna")
        claim = case.claims.add("Floods in Derna killed 40 people and burned 15 villages.")
        case.claims.cite(claim.id, case.clips.add(source.id, 0, len(text)).id)
        proof = case.proving.claim(claim.id)
        numbers = [item for item in proof.items if item.checkable.kind == "number"]
        assert [(item.checkable.words, item.state) for item in numbers] == [
            ("40 people", "proven"),
            ("15 villages", "unproven"),
        ]


def test_a_claim_is_compared_by_the_register_though_no_brief_was(tmp_path: Path) -> None:
    with Case.create(tmp_path / "case.gwk") as case:
        text = "The Old Fox left Derna."
        case.actors.add_alias(case.actors.add("Aguila Saleh", kind="person").id, "The Old Fox")
        source = case.sources.add_text(text, "derna")
        claim = case.claims.add("Aguila Saleh left Derna.")
        case.claims.cite(claim.id, case.clips.add(source.id, 0, len(text)).id)
        named = case.proving.claim(claim.id).items[0]
        assert (named.checkable.words, named.state, named.words) == ("Aguila Saleh", "proven", "The Old Fox")
