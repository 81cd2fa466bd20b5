"""Single statements against passages: what the check says, and what it does not."""

import pytest

from workbench.casefile import Case

DAY = "2025-05-04"
STATEMENTS = [
    # passage, its language, the claim, the statement, the findings that are right
    ("A dozen soldiers were killed on Friday.", "en", "Soldiers were killed.",
     "Twelve soldiers were killed on 2 May 2025.", ""),
    ("1,243 migrants were held in Zuwara.", "en", "Migrants were held.",
     "More than 1,200 migrants were held in Zuwara.", ""),
    ("1,243 migrants were held in Zuwara.", "en", "Migrants were held.",
     "More than 1,500 migrants were held in Zuwara.", "T02"),
    ("The mandate was renewed in April 2024.", "en", "The mandate was renewed.",
     "The mandate was renewed on 30 April 2024.", "T03"),
    ("The mandate was renewed on 30 April 2024.", "en", "The mandate was renewed.",
     "The mandate was renewed in spring 2024.", ""),
    ("Akile Salih 12 Şubat'ta Kahire'ye geldi.", "tr", "A delegation came.",
     "Aguila Saleh arrived in Cairo on 12 February.", ""),
    ("Le convoi a parcouru 14 kilomètres.", "fr", "The convoy moved on.",
     "The convoy covered some nine miles.", ""),
    ("Le convoi a parcouru 14 kilomètres.", "fr", "The convoy moved on.",
     "The convoy covered some six miles.", "T02"),
    ("Dos tercios de los presos fueron liberados.", "es", "Prisoners were freed.",
     "About 67 per cent of the prisoners were freed.", ""),
    ("Dos tercios de los presos fueron liberados.", "es", "Prisoners were freed.",
     "About 47 per cent of the prisoners were freed.", "T02"),
    ("La Turchia ha congelato i fondi.", "it", "Assets were frozen.", "Ankara froze the assets.", ""),
    ("La Turchia ha congelato i fondi.", "it", "Assets were frozen.", "Athens froze the assets.", "T05"),
    ("El ministro Jorge Montero no asistió al diálogo.", "es", "The minister stayed away.",
     "Jorge Montero attended the talks.", "T07"),
    ("Der Minister lehnte das Angebot nicht ab.", "de", "The minister did not reject the offer.",
     "Le ministre a accepté l'offre sans la refuser.", ""),
    ("Der Minister nahm das Angebot an.", "de", "The minister accepted the offer.",
     "Le ministre n'a pas accepté l'offre.", "T07"),
    ("وصل عقيلة صالح إلى القاهرة في 12 فبراير.", "ar", "A delegation came.",
     "Aguila Saleh arrived in Cairo on 12 February.", ""),
    ("Агила Салех прибыл в Каир 12 февраля.", "ru", "A delegation came.",
     "Aguila Saleh arrived in Tunis on 12 February.", "T05"),
    ("Russia attacked Ukraine in Sumy.", "en", "Russia attacked Ukraine in Sumy.",
     "Ukraine attacked Russia in Sumy.", "T08"),
    ("No casualties were reported in Zawiya.", "en", "A blast hit Zawiya.",
     "Casualties were reported in Zawiya.", "T07"),
    ("The committee failed to agree on a date.", "en", "The committee failed to agree.",
     "The committee did not agree on a date.", ""),
    ("“We will never leave this land,” said the elder.", "en", "An elder refused to leave.",
     "An elder told Alpha: “We will never sell this land.”", "T01"),
    ("“We will never leave this land,” said the elder.", "en", "An elder refused to leave.",
     "An elder told Alpha that they “will never leave [their] land”.", ""),
    ("Exports of wheat fell.", "en", "Exports of wheat fell.", "The truce is holding.", "T09"),
    ("Talks will be held in Cairo on 12 May.", "en", "Talks were held in Cairo.",
     "Talks were held in Cairo on 12 May 2025.", "T10"),
    ("Two trucks burned.", "en", "Trucks burned.", "Two trucks burned, Reuters reported.", "T06"),
    ("The ban on flights was lifted.", "en", "The ban ended.",
     "The ban on flights was not withdrawn.", "T07"),
    ("Trade unionists may not enter the park.", "en", "Unions are shut out.",
     "The park is open to trade unionists, who enter it daily.", "T07"),
    ("Trade showed the 64th consecutive monthly surplus.", "en", "Trade is in surplus.",
     "Trade has not been in deficit for more than five years.", ""),
    ("61 percent of Armenians trust nobody.", "en", "Trust is low.",
     "Six in ten Armenians trust nobody.", ""),
    ("61 percent of Armenians trust nobody.", "en", "Trust is low.",
     "Four in ten Armenians trust nobody.", "T02"),
    ("Thirteen people were charged, Goran Vesić among them.", "en", "People were charged.",
     "Goran Vesić and twelve others were charged.", ""),
    ("Thirteen people were charged, Goran Vesić among them.", "en", "People were charged.",
     "Goran Vesić and six others were charged.", "T02"),
    ("They died between 1 July and 15 August 2024.", "en", "People died.",
     "They died in the six weeks to 15 August 2024.", ""),
    ("They died between 1 July and 15 August 2024.", "en", "People died.",
     "They died in the six weeks to 15 August 2022.", "T03"),
]  # fmt: skip


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return Case.create(tmp_path_factory.mktemp("comparing") / "case.gwk")


def test_what_passages_prove_and_what_they_do_not(case: Case) -> None:
    outlet = case.publications.add("Alpha")
    brief = case.briefs.add(country="", headline="X", information_cutoff=DAY)
    wanted = {}
    with case.change("Build"):
        for number, (passage, language, told, text, ids) in enumerate(STATEMENTS):
            source = case.sources.add_text(
                passage, title=f"The title of report number {number}", language=language,
                published_on=DAY, publication=outlet.id,
            )  # fmt: skip
            clip = case.clips.add(source.id, 0, len(case.sources.text(source.id).rstrip()))
            claim = case.claims.add(told)
            case.claims.cite(claim.id, clip.id)
            statement = case.briefs.state(brief.id, section="Summary", text=text, claims=[claim.id])
            wanted[statement.id] = (text, ids.split())
    found: dict[str, set[str]] = {}
    for finding in case.briefs.check(brief.id):
        if finding.check_id.startswith("T"):
            found.setdefault(finding.statement_id, set()).add(finding.check_id)
    told = [(text, sorted(found.get(known, ()))) for known, (text, _ids) in wanted.items()]
    assert told == list(wanted.values())
    case.close()
