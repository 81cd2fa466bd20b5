"""Every verb of the Python API that changes a case, done once; some more where the fields differ in reach."""

from collections.abc import Callable
from dataclasses import replace

from tests.ui.live.work import BELTA, Work
from workbench.annotations.renewal import keep_as_newer, place, renew
from workbench.briefs.style_spans import StyleSpan
from workbench.claims.one_origin import OneOrigin
from workbench.contradictions import Contradiction
from workbench.extraction.name_groups import NameGroup
from workbench.extraction.new_names import Entry as NameEntry
from workbench.sources.document import Document
from workbench.sources.reading.model import Reading
from workbench.sources.store.bulk import ReadDocument
from workbench.sources.store.criteria import Criteria
from workbench.sources.store.reviewed import mark_reviewed, unmark_reviewed
from workbench.sources.store.saved_filters import remove_filter, rename_filter, save_filter
from workbench.tradecraft.proposed import Proposed

Verb = Callable[[Work], object]
_LAYER = '{"type": "LineString", "coordinates": [[15.0, 30.0], [20.0, 31.0]]}'
_NEW = "Haftar and his guests in Minsk spoke of Tobruk air base again."


def _reading(words: str = _NEW) -> Reading:
    return Reading(text=words, title="Again in Minsk", media_type="text/plain", reader="text 1")


def _renew(w: Work) -> None:
    words = "Corrected. " + BELTA.replace("agriculture", "farming")
    reading = replace(_reading(words), title="")
    renew(w.case, w.libya.sources["belta"], reading, words.encode(), "belta.txt")


def _place(w: Work) -> None:
    place(w.case, w.libya.clips["contracts"], 0, 7)


def _report(w: Work) -> OneOrigin:
    return OneOrigin("report", (w.libya.sources["belta"],), ("BelTA",), "Reuters", "Reuters reported it.")


def _count_together(w: Work) -> None:
    w.case.sources.likenesses.keep_apart(w.libya.sources["nova"], w.libya.sources["belta"])
    w.case.origins.count_with_outlet(w.libya.sources["nova"])


def _dismiss_and_reopen(w: Work) -> None:
    w.case.origins.proposals.dismiss([_report(w)])
    w.case.origins.proposals.restore(w.case.origins.proposals.dismissed())


def _unlocate(w: Work) -> None:
    w.case.positions.put(w.libya.actors["khalifa"], 32.1, 20.1)
    w.case.positions.clear(w.libya.actors["khalifa"])


def _statement(w: Work, name: str = "visit") -> str:
    return w.libya.statements[name]


def _section(w: Work) -> str:
    return w.case.briefs.sections(w.libya.brief.id)[0].id


def _post(w: Work) -> str:
    return w.case.actors.posts(w.libya.actors["khalifa"])[0].id


def _relation(w: Work) -> str:
    return w.case.actors.relations(w.libya.actors["khalifa"])[0].id


def _uncite_post(w: Work) -> None:
    w.case.actors.cite_post(_post(w), w.libya.clips["met"])
    w.case.actors.uncite_post(_post(w), w.libya.clips["met"])


def _uncite_relation(w: Work) -> None:
    w.case.actors.cite_relation(_relation(w), w.libya.clips["met"])
    w.case.actors.uncite_relation(_relation(w), w.libya.clips["met"])


def _merge_tags(w: Work) -> None:
    w.case.clips.update(w.libya.clips["met"], tags=("visit", "Minsk"))
    w.case.tags.merge(["visit"], "talks")


def _untag(w: Work) -> None:
    w.case.tags.put("visit", [w.libya.claims["visit"], w.lone_claim])
    w.case.tags.take("visit", [w.lone_claim])


def _remove_tag(w: Work) -> None:
    w.case.clips.update(w.libya.clips["met"], tags=("visit", "Minsk"))
    w.case.tags.remove(["visit"])


def _finding(w: Work) -> tuple[str, str]:
    open_ones = (f for f in w.case.briefs.check(w.libya.brief.id) if f.statement_id and not f.waived)
    found = next(f for f in open_ones if f.lift == "waive")
    return found.statement_id, found.check_id


def _waived(w: Work) -> tuple[str, str]:
    found = next(f for f in w.case.briefs.check(w.libya.brief.id) if f.waived)
    return found.statement_id, found.check_id


def _house_scale(w: Work) -> None:
    path = w.folder / "scale.toml"
    words = ("hardly likely", 1, 30), ("open", 30, 70), ("to be expected", 70, 99)
    terms = "".join(
        f'[[terms]]\nwords = ["{word}"]\nlow = {low}\nhigh = {high}\n' for word, low, high in words
    )
    path.write_text(f'name = "Desk scale"\n{terms}', "utf-8")
    w.case.briefs.use_scale_of(w.libya.brief.id, path)


def _tick(w: Work) -> str:
    proofs, statement_id = w.case.proofs, _statement(w)
    clip_id = next(one.clip_id for one in proofs.passages(statement_id) if one.stance == "supports")
    return proofs.tick(statement_id, 0, 5, clip_id).id


def _untick(w: Work) -> None:
    _tick(w)
    w.case.proofs.untick(_statement(w), 0, 5)


def _withdraw(w: Work) -> None:
    w.case.proofs.withdraw(_tick(w))


def _tick_again(w: Work) -> None:
    _tick(w)
    text = w.case.briefs.statement(_statement(w)).text
    w.case.briefs.update_statement(_statement(w), text=f"{text} So it was.")
    w.case.proofs.tick_again(_statement(w))


def _import(w: Work) -> None:
    path = w.folder / "brief.txt"
    path.write_text("Libya: Haftar in Minsk again\n\nSummary:\nHe flew there again.\n", "utf-8")
    w.case.briefs.import_file(path)


def _import_plan(w: Work) -> None:
    path = w.folder / "planned.txt"
    path.write_text(
        "Libya: Haftar in Minsk once more\n\nHe flew there again.\nOutlook:\nHe stays.\n", "utf-8"
    )
    w.case.briefs.import_plan(w.case.briefs.plan_import(path), accept=True)


def _file(w: Work) -> None:
    w.case.sources.add(_NEW.encode(), "again.txt", title="Again in Minsk")


def _remove_and_restore(w: Work) -> None:
    w.case.claims.remove(w.libya.claims["tobruk"])
    w.case.journal.restore(w.case.journal.deletions()[0])


def _go_back(w: Work) -> None:
    seq = next(one.seq for one in w.case.history(2000) if one.label == "Save the filter “On Minsk”")
    w.case.journal.go_back(seq)


def _undo_and_redo(w: Work) -> None:
    w.case.actors.update(w.libya.actors["khalifa"], name="K. Haftar")
    w.case.undo()
    w.case.redo()


def _undo_change(w: Work) -> None:
    w.case.claims.update(w.libya.claims["visit"], text="They met")
    w.case.journal.undo_change(w.case.history(1)[0].seq)


def _redo_change(w: Work) -> None:
    w.case.claims.update(w.libya.claims["visit"], text="They met")
    w.case.undo()
    w.case.journal.redo_change(w.case.journal.next_step("redo")[0])


def _undo(w: Work) -> None:
    w.case.publications.update(w.outlet, reliability="A")
    w.case.undo()


def _resolve_and_reopen(w: Work) -> None:
    w.case.reviews.resolve(w.remarks["source"], "It is")
    w.case.reviews.reopen(w.remarks["source"])


def _mark_anew(w: Work) -> str:
    return w.case.reviews.readings.add(w.lone_source, 0, 9).id


def _decide(w: Work, *, all_of_them: bool = False) -> None:
    _mark_anew(w)
    w.case.reviews.close_round(w.reading_id)
    comparison = w.case.reviews.compare(w.lone_source, "B. Author", "A. Analyst")
    if all_of_them:
        w.case.reviews.take_all(comparison, "second")
    else:
        w.case.reviews.decide(comparison.differences[0], "second")


def _new_name(w: Work) -> NameGroup:
    return w.case.new_names.in_source(w.libya.sources["belta"])[0].group


def _dismiss_and_restore(w: Work) -> None:
    belta = w.libya.sources["belta"]
    w.case.new_names.dismiss(belta, [_new_name(w)])
    w.case.new_names.restore(w.case.new_names.dismissed(belta))


def _contradiction(w: Work) -> Contradiction:
    for number in (12, 30):
        w.case.claims.add(f"{number} people were killed at the market of Minsk", event_on="2025-03-03")
    return w.case.contradictions.find()[0].contradiction


def _confirm_and_reopen(w: Work) -> None:
    found = _contradiction(w)
    w.case.contradictions.confirm(found)
    w.case.contradictions.reopen(found)


def _issued(w: Work) -> tuple[str, str]:
    entry = w.case.ledger.entries()[0]
    return entry.edition_id, entry.statement_id


def _amend(w: Work) -> None:
    w.case.ledger.decide(*_issued(w), "happened")
    w.case.ledger.amend(*_issued(w), claim_id=w.libya.claims["visit"], note="As in Minsk")


def _reopen(w: Work) -> None:
    w.case.ledger.decide(*_issued(w), "did not happen")
    w.case.ledger.reopen(*_issued(w))


def _hold(w: Work) -> None:
    found = _contradiction(w)
    w.case.contradictions.hold(found, found.one)


def _cell(w: Work) -> tuple[str, str]:
    """The cell of the matrix that speaks of Tobruk, and the second hypothesis."""
    grid = w.case.matrices.grid(w.matrix_id)
    return grid.claims[1].id, grid.hypotheses[1].id


VERBS: dict[str, Verb] = {
    # sources
    "Sources.add": _file,
    "Sources.add_document": lambda w: w.case.sources.add_document(
        Document(_NEW.encode(), "a.txt", _reading())
    ),
    "Sources.add_text": lambda w: w.case.sources.add_text(_NEW, "Again in Minsk", publication="BelTA"),
    "Sources.add_reading": lambda w: w.case.sources.add_reading(_reading(), _NEW.encode(), "a.txt"),
    "Sources.add_many": lambda w: list(w.case.sources.add_many([ReadDocument(_reading(), _NEW.encode())])),
    "Sources.add_version": _renew,
    "Sources.update title": lambda w: w.case.sources.update(w.libya.sources["belta"], title="Minsk receives"),
    "Sources.update outlet": lambda w: w.case.sources.update(
        w.libya.sources["belta"], publication="Minsk Times"
    ),
    "Sources.update grade": lambda w: w.case.sources.update(w.libya.sources["belta"], reliability="A"),
    "Sources.update handling": lambda w: w.case.sources.update(w.libya.sources["belta"], handling="TLP:RED"),
    "Sources.update protection": lambda w: w.case.sources.update(
        w.libya.sources["belta"], protection="protected", descriptor="A resident of Minsk"
    ),
    "Sources.enter_address": lambda w: w.case.sources.enter_address(
        w.lone_source, "https://eng.belta.by/president/view/1/"
    ),
    "Sources.remove": lambda w: w.case.sources.remove(w.libya.sources["belta"]),
    "Sources.group_as_one_origin": lambda w: w.case.sources.group_as_one_origin(
        [w.libya.sources["belta"], w.libya.sources["arabic"]], "One report"
    ),
    "Sources.ungroup": lambda w: w.case.sources.ungroup([w.libya.sources["nova"]]),
    "Likenesses.keep_apart": lambda w: w.case.sources.likenesses.keep_apart(
        w.libya.sources["belta"], w.lone_source
    ),
    "Origins.count_apart": lambda w: w.case.origins.count_apart(
        (w.libya.sources["nova"], w.libya.sources["digest"])
    ),
    "Origins.count_with_outlet": _count_together,
    "OriginProposals.accept": lambda w: w.case.origins.proposals.accept([_report(w)]),
    "OriginProposals.accept owner": lambda w: w.case.origins.proposals.accept(
        [OneOrigin("owner", (), ("One", "Two"), "A house", publication_ids=(w.outlet, w.lone_outlet))]
    ),
    "OriginProposals.dismiss": lambda w: w.case.origins.proposals.dismiss([_report(w)]),
    "OriginProposals.join": lambda w: w.case.origins.proposals.join(
        [w.libya.sources["belta"], w.libya.sources["arabic"], w.lone_source]
    ),
    "OriginProposals.restore": _dismiss_and_reopen,
    "keep_as_newer": lambda w: keep_as_newer(w.case, w.lone_source, w.libya.sources["belta"]),
    "place": _place,
    "mark_reviewed": lambda w: mark_reviewed(w.case, [w.libya.sources["belta"]]),
    "unmark_reviewed": lambda w: unmark_reviewed(w.case, [w.libya.sources["belta"]]),
    "save_filter": lambda w: save_filter(w.case, "Protected", Criteria(words="base")),
    "rename_filter": lambda w: rename_filter(w.case, w.filter_id, "All on Minsk"),
    "remove_filter": lambda w: remove_filter(w.case, w.filter_id),
    # outlets
    "Publications.add": lambda w: w.case.publications.add("Minsk Weekly"),
    "Publications.update name": lambda w: w.case.publications.update(w.outlet, name="BelTA of Minsk"),
    "Publications.update grade": lambda w: w.case.publications.update(w.outlet, reliability="A"),
    "Publications.remove": lambda w: w.case.publications.remove(w.outlet),
    # clips
    "Clips.add": lambda w: w.case.clips.add(w.libya.sources["belta"], 30, 60, note="Seen"),
    "Clips.add_region": lambda w: w.case.clips.add_region(w.libya.sources["belta"], 0, 0.1, 0.1, 0.5, 0.5),
    "Clips.update note": lambda w: w.case.clips.update(w.libya.clips["met"], note="The meeting in Minsk"),
    "Tags.put": lambda w: w.case.tags.put("visit", [w.libya.claims["visit"], w.lone_claim]),
    "Tags.take": _untag,
    "Tags.rename": lambda w: w.case.tags.rename("wire", "agency"),
    "Tags.merge": _merge_tags,
    "Tags.remove": _remove_tag,
    "Clips.remove": lambda w: w.case.clips.remove(w.libya.clips["met"]),
    # actors
    "Actors.add": lambda w: w.case.actors.add("Minsk Airport", "place"),
    "Actors.update name": lambda w: w.case.actors.update(
        w.libya.actors["khalifa"], name="Field Marshal Haftar"
    ),
    "Actors.update name of another": lambda w: w.case.actors.update(
        w.libya.actors["lukashenko"], name="President Lukashenko"
    ),
    "Actors.update place": lambda w: w.case.actors.update(w.libya.actors["minsk"], name="Minsk City"),
    "Actors.remove": lambda w: w.case.actors.remove(w.libya.actors["khalifa"]),
    "Actors.add_alias": lambda w: w.case.actors.add_alias(w.libya.actors["khalifa"], "Field Marshal"),
    "Actors.remove_alias": lambda w: w.case.actors.remove_alias(
        w.case.actors.aliases(w.libya.actors["khalifa"])[0].id
    ),
    "Actors.mention": lambda w: w.case.actors.mention(w.libya.clips["contracts"], w.libya.actors["khalifa"]),
    "Actors.unmention": lambda w: w.case.actors.unmention(w.libya.clips["met"], w.libya.actors["khalifa"]),
    "Actors.keep_apart": lambda w: w.case.actors.keep_apart(
        w.libya.actors["khalifa"], w.libya.actors["hifter"]
    ),
    "Actors.merge": lambda w: w.case.actors.merge(w.libya.actors["khalifa"], w.libya.actors["hifter"]),
    "Actors.add_post": lambda w: w.case.actors.add_post(
        w.libya.actors["khalifa"], "Chairman", from_on="2020"
    ),
    "Actors.update_post": lambda w: w.case.actors.update_post(_post(w), title="Supreme Commander"),
    "Actors.remove_post": lambda w: w.case.actors.remove_post(_post(w)),
    "Actors.relate": lambda w: w.case.actors.relate(
        w.libya.actors["khalifa"], w.libya.actors["lukashenko"], "guest of"
    ),
    "Actors.cite_post": lambda w: w.case.actors.cite_post(_post(w), w.libya.clips["met"]),
    "Actors.uncite_post": _uncite_post,
    "Actors.update_relation": lambda w: w.case.actors.update_relation(_relation(w), from_on="1980"),
    "Actors.cite_relation": lambda w: w.case.actors.cite_relation(_relation(w), w.libya.clips["met"]),
    "Actors.uncite_relation": _uncite_relation,
    "Actors.remove_relation": lambda w: w.case.actors.remove_relation(
        w.case.actors.relations(w.libya.actors["khalifa"])[0].id
    ),
    "NewNames.enter": lambda w: w.case.new_names.enter(
        w.libya.sources["belta"], [NameEntry(_new_name(w), "organisation")]
    ),
    "NewNames.dismiss": lambda w: w.case.new_names.dismiss(w.libya.sources["belta"], [_new_name(w)]),
    "NewNames.restore": _dismiss_and_restore,
    "Contradictions.confirm": lambda w: w.case.contradictions.confirm(_contradiction(w)),
    "Contradictions.dismiss": lambda w: w.case.contradictions.dismiss(_contradiction(w)),
    "Contradictions.reopen": _confirm_and_reopen,
    "Contradictions.hold": _hold,
    # claims
    "Claims.add": lambda w: w.case.claims.add("Minsk was calm"),
    "Claims.update text": lambda w: w.case.claims.update(w.libya.claims["visit"], text="They met in Minsk"),
    "Claims.set_status": lambda w: w.case.claims.set_status(
        [w.libya.claims["visit"], w.lone_claim], "disputed"
    ),
    "Claims.remove": lambda w: w.case.claims.remove(w.libya.claims["visit"]),
    "Claims.cite": lambda w: w.case.claims.cite(
        w.libya.claims["visit"], w.libya.clips["contracts"], "contradicts"
    ),
    "Claims.uncite": lambda w: w.case.claims.uncite(w.libya.claims["visit"], w.libya.clips["met"]),
    "Claims.add_actor": lambda w: w.case.claims.add_actor(
        w.libya.claims["visit"], w.libya.actors["lna"], "escort"
    ),
    "Claims.remove_actor": lambda w: w.case.claims.remove_actor(
        w.libya.claims["visit"], w.libya.actors["khalifa"]
    ),
    # briefs
    "Briefs.add": lambda w: w.case.briefs.add("Belarus", "Guests of Minsk"),
    "Briefs.update headline": lambda w: w.case.briefs.update(w.libya.brief.id, headline="Haftars in Minsk"),
    "Briefs.update template": lambda w: w.case.briefs.update(w.libya.brief.id, template="assessed-brief"),
    "Briefs.remove": lambda w: w.case.briefs.remove(w.libya.brief.id),
    "Briefs.import_file": _import,
    "Briefs.import_plan": _import_plan,
    "Briefs.use_scale_of": _house_scale,
    "Briefs.take": lambda w: w.case.briefs.take(
        w.libya.brief.id, Proposed("", "scale", "phia", "", "All terms are of it.")
    ),
    "Briefs.archive": lambda w: w.case.briefs.archive(w.lone_brief),
    "Briefs.unarchive": lambda w: w.case.briefs.unarchive(w.archived_brief),
    "Briefs.write_for": lambda w: w.case.briefs.write_for(w.libya.brief.id, "Another desk"),
    "Clients.add": lambda w: w.case.clients.add("A new desk"),
    "Clients.update": lambda w: w.case.clients.update(w.client, name="The Tobruk Desk"),
    "Clients.remove": lambda w: w.case.clients.remove(w.client),
    "Clients.remove_if_unused": lambda w: w.case.clients.remove_if_unused(w.lone_client),
    "Briefs.waive": lambda w: w.case.briefs.waive(*_finding(w), "For a reason"),
    "Briefs.unwaive": lambda w: w.case.briefs.unwaive(*_waived(w)),
    "Statements.add_section": lambda w: w.case.briefs.add_section(w.libya.brief.id, "Background", position=0),
    "Statements.rename_section": lambda w: w.case.briefs.rename_section(_section(w), "Overview"),
    "Statements.move_section": lambda w: w.case.briefs.move_section(_section(w), 1),
    "Statements.remove_section": lambda w: w.case.briefs.remove_section(_section(w)),
    "Statements.state": lambda w: w.case.briefs.state(
        w.libya.brief.id, text="Minsk was calm.", claims=[w.lone_claim], position=0
    ),
    "Statements.update_statement": lambda w: w.case.briefs.update_statement(
        _statement(w), text="Haftar met Lukashenko in Minsk."
    ),
    "Statements.move_statement": lambda w: w.case.briefs.move_statement(_statement(w), _section(w), 2),
    "Statements.remove_statement": lambda w: w.case.briefs.remove_statement(_statement(w)),
    "Statements.split_statement": lambda w: w.case.briefs.split_statement(_statement(w), 20),
    "Statements.set_styles": lambda w: w.case.briefs.set_styles(_statement(w), [StyleSpan(0, 10, "bold")]),
    "Statements.link": lambda w: w.case.briefs.link(_statement(w), w.lone_claim),
    "Statements.unlink": lambda w: w.case.briefs.unlink(_statement(w), w.libya.claims["visit"]),
    # judgements
    "Ledger.decide": lambda w: w.case.ledger.decide(
        *_issued(w), "happened", claim_id=w.libya.claims["visit"]
    ),
    "Ledger.amend": _amend,
    "Ledger.reopen": _reopen,
    "Reasoning.add": lambda w: w.case.reasoning.add("alternative", w.judgement, "Minsk says no"),
    "Reasoning.update": lambda w: w.case.reasoning.update("indicator", w.indicator, text="Flights to Minsk"),
    "Reasoning.remove": lambda w: w.case.reasoning.remove("indicator", w.indicator),
    "Reasoning.see": lambda w: w.case.reasoning.see(w.indicator, w.lone_claim, "2025-03"),
    "Reasoning.unsee": lambda w: w.case.reasoning.unsee(w.indicator, w.libya.claims["visit"]),
    # hypotheses
    "Matrices.add": lambda w: w.case.matrices.add("What was signed in Minsk?", ["Nothing"]),
    "Matrices.update": lambda w: w.case.matrices.update(w.matrix_id, "Why did he fly to Minsk?"),
    "Matrices.remove": lambda w: w.case.matrices.remove(w.matrix_id),
    "Matrices.add_hypothesis": lambda w: w.case.matrices.add_hypothesis(w.matrix_id, "For rest in Minsk"),
    "Matrices.update_hypothesis": lambda w: w.case.matrices.update_hypothesis(_cell(w)[1], "For Tobruk"),
    "Matrices.move_hypothesis": lambda w: w.case.matrices.move_hypothesis(_cell(w)[1], 0),
    "Matrices.remove_hypothesis": lambda w: w.case.matrices.remove_hypothesis(_cell(w)[1]),
    "Matrices.add_claims": lambda w: w.case.matrices.add_claims(w.matrix_id, [w.lone_claim]),
    "Matrices.move_claim": lambda w: w.case.matrices.move_claim(_cell(w)[0], 0),
    "Matrices.set_weight": lambda w: w.case.matrices.set_weight([_cell(w)[0]], "high"),
    "Matrices.remove_claims": lambda w: w.case.matrices.remove_claims([_cell(w)[0]]),
    "Matrices.judge": lambda w: w.case.matrices.judge([_cell(w)], "inconsistent"),
    "Matrices.choose": lambda w: w.case.matrices.choose(w.lone_brief, w.matrix_id),
    "Matrices.unchoose": lambda w: w.case.matrices.unchoose(w.libya.brief.id, w.matrix_id),
    # figures
    "Figures.choose": lambda w: w.case.figures.choose(w.libya.brief.id, "likelihoods"),
    "Figures.update": lambda w: w.case.figures.update(w.figure_id, caption="What may come in Minsk"),
    "Figures.move": lambda w: w.case.figures.move(w.figure_id, 0),
    "Figures.remove": lambda w: w.case.figures.remove(w.figure_id),
    "Figures.choose of a map": lambda w: w.case.figures.choose(w.libya.brief.id, "map"),
    "Positions.put": lambda w: w.case.positions.put(w.libya.actors["khalifa"], 32.1, 20.1),
    "Positions.clear": _unlocate,
    "MapLayers.add": lambda w: w.case.map_layers.add(_LAYER),
    "MapLayers.remove": lambda w: w.case.map_layers.remove(w.case.map_layers.add(_LAYER).id),
    # what must stay in the house
    "Guard.never": lambda w: w.case.guard.never("Khalifa Haftar"),
    "Guard.import_clients": lambda w: w.case.guard.import_clients(["Another House"]),
    "Guard.identify": lambda w: w.case.guard.identify(w.libya.sources["belta"], w.libya.actors["lukashenko"]),
    # review
    "Reviews.open_round": lambda w: w.case.reviews.open_round("A. Analyst", source=w.libya.sources["digest"]),
    "Reviews.close_round": lambda w: w.case.reviews.close_round(w.round_id),
    "Reviews.judge": lambda w: w.case.reviews.judge(("statement", w.of_another["statement"]), "agree"),
    "Reviews.remark": lambda w: w.case.reviews.remark(
        ("statement", w.of_another["statement"]), "As in the last brief"
    ),
    "Reviews.reply": lambda w: w.case.reviews.reply(w.remarks["actor"], "It is"),
    "Reviews.resolve": lambda w: w.case.reviews.resolve(w.remarks["question"], "The one in Minsk"),
    "Reviews.reopen": _resolve_and_reopen,
    "Reviews.accept": lambda w: w.case.reviews.accept(w.remarks["statement"]),
    "Reviews.decide": _decide,
    "Reviews.decline": lambda w: w.case.reviews.decline(w.remarks["statement"], "The place matters"),
    # line by line
    "KeptProofs.tick": _tick,
    "KeptProofs.untick": _untick,
    "KeptProofs.withdraw": _withdraw,
    "KeptProofs.tick_again": _tick_again,
    "Proofs.keep": lambda w: w.case.proofs.keep(w.libya.brief.id),
    "Proofs.write": lambda w: w.case.proofs.write(w.libya.brief.id, w.folder / "sheet.html", True),
    # the case
    "Case.deliver": lambda w: w.case.deliver(
        w.libya.brief.id, w.folder / "out.docx", "internal", replace=True
    ),
    "CaseFile.set_info title": lambda w: w.case.set_info("title", "Minsk and Tobruk"),
    "CaseFile.undo": _undo,
    "CaseFile.redo": _undo_and_redo,
    "Journal.undo_change": _undo_change,
    "Journal.redo_change": _redo_change,
    "Journal.go_back": _go_back,
    "Journal.restore": _remove_and_restore,
}

FURTHER: dict[str, Verb] = {
    "Claims.add contradicting": lambda w: w.case.claims.add(
        "Khalifa Haftar did not meet President Lukashenko in Minsk", event_on="2025-02-18"
    ),
    "Statements.state alone": lambda w: w.case.briefs.state(
        w.libya.brief.id, text="Some say that Tobruk is a Russian base."
    ),
    "Claims.add dated": lambda w: w.case.claims.add("Minsk was calm", event_on="2025-02-19"),
    "Ledger.decide on no claim": lambda w: w.case.ledger.decide(*_issued(w), "did not happen"),
    "Actors.relate alone": lambda w: w.case.actors.relate(
        w.lone_actor, w.case.actors.add("Brest Region", "place").id, "beside"
    ),
    "Clients.update borders": lambda w: w.case.clients.update(w.client, borders="held"),
    "CaseFile.set_info borders": lambda w: w.case.set_info("borders", "held"),
    "Clients.add by a name in the brief": lambda w: w.case.clients.add("Tobruk"),
    "Sources.add_text alone": lambda w: w.case.sources.add_text(_NEW, "Again in Minsk"),
    "Sources.update title alone": lambda w: w.case.sources.update(w.lone_source, title="Late in Minsk"),
    "Sources.update date": lambda w: w.case.sources.update(
        w.libya.sources["belta"], published_on="2025-01-01"
    ),
    "Sources.update protection alone": lambda w: w.case.sources.update(
        w.lone_source, protection="protected", title="Field Marshal Khalifa Haftar"
    ),
    "Sources.remove inner": lambda w: w.case.sources.remove(w.inner_source),
    "Sources.remove alone": lambda w: w.case.sources.remove(w.lone_source),
    "Publications.update alone": lambda w: w.case.publications.update(w.lone_outlet, name="The Minsk Times"),
    "Publications.remove alone": lambda w: w.case.publications.remove(w.lone_outlet),
    "Clips.update translation": lambda w: w.case.clips.update(w.libya.clips["met"], translation="They met"),
    "Clips.update tags": lambda w: w.case.clips.update(w.libya.clips["met"], tags=("visit",)),
    "Clips.remove another": lambda w: w.case.clips.remove(w.libya.clips["cooperation"]),
    "Actors.update name alone": lambda w: w.case.actors.update(w.lone_actor, name="Minsk Oblast"),
    "Actors.update body": lambda w: w.case.actors.update(w.libya.actors["lna"], name="General Command"),
    "Actors.remove alone": lambda w: w.case.actors.remove(w.lone_actor),
    "Actors.add_alias of another": lambda w: w.case.actors.add_alias(w.libya.actors["lna"], "head of state"),
    "Actors.merge away": lambda w: w.case.actors.merge(w.libya.actors["hifter"], w.libya.actors["khalifa"]),
    "Actors.remove_post of another": lambda w: w.case.actors.remove_post(
        w.case.actors.posts(w.libya.actors["belgacem"])[0].id
    ),
    "Claims.update alone": lambda w: w.case.claims.update(w.lone_claim, text="All was signed in Minsk"),
    "Claims.update credibility": lambda w: w.case.claims.update(w.libya.claims["visit"], credibility="1"),
    "Claims.update place": lambda w: w.case.claims.update(w.libya.claims["visit"], place_id=None),
    "Claims.remove alone": lambda w: w.case.claims.remove(w.lone_claim),
    "Claims.cite again": lambda w: w.case.claims.cite(
        w.libya.claims["visit"], w.libya.clips["met"], "context"
    ),
    "Briefs.update alone": lambda w: w.case.briefs.update(w.lone_brief, headline="Minsk alone"),
    "Briefs.update handling": lambda w: w.case.briefs.update(w.libya.brief.id, handling="TLP:CLEAR"),
    "Briefs.remove alone": lambda w: w.case.briefs.remove(w.lone_brief),
    "Briefs.archive the one shown": lambda w: w.case.briefs.archive(w.libya.brief.id),
    "Statements.update_statement likelihood": lambda w: w.case.briefs.update_statement(
        _statement(w, "links"), likelihood="unlikely"
    ),
    "Reviews.take_all": lambda w: _decide(w, all_of_them=True),
    "Readings.open": lambda w: w.case.reviews.readings.open("C. Third", w.lone_source),
    "Readings.close": lambda w: w.case.reviews.close_round(w.reading_id),
    "Readings.add": _mark_anew,
    "Clips.move": lambda w: w.case.clips.move(w.lone_clip, 0, 19),
    "Reviews.judge claim": lambda w: w.case.reviews.judge(("claim", w.of_another["claim"]), "agree"),
    "Reviews.judge clip": lambda w: w.case.reviews.judge(("clip", w.of_another["clip"]), "agree"),
    "Reviews.remark clip": lambda w: w.case.reviews.remark(("clip", w.lone_clip), "And by whom"),
    "CaseFile.set_info client": lambda w: w.case.set_info("client", "A client in Minsk"),
    "CaseFile.set_info kept": lambda w: w.case.set_info("never_in_client_file", '["MAZ buses"]'),
}
"""Other fields and other things of the same verbs, gone through by `make sweep`."""

READS = {
    "Sources": "all any_grouped as_read at_address captures closed content count count_of_origin get ids"
    " hidden_in inside inside_count likenesses of_ids of_publication size structure_of_version text_in_force"
    " original origin_groups originals_among page_boxes publications row_of same_bytes structure text"
    " originals text_id text_of_version text_row with_original write_original",
    "Publications": "all by_domain find get source_counts",
    "Likenesses": "between faults kept_apart of",
    "Origins": "counted_apart counted_as_one",
    "OriginProposals": "dismissed of_claim of_claims open",
    "Captures": "of_source",
    "Tags": "all clips_with claims_with of_claims digest with_digests",
    "Clips": "all count get naming newest of_ids of_source orphans regions sources translated_in verify",
    "Actors": "aliases all asked count find get in_clip kept_apart look_alikes mention_counts mentions"
    " in_clips mentions_in names_in names_in_each nearest places_and_bodies post_conflicts posts"
    " prepare_names propose register relations",
    "NewNames": "dismissed in_source",
    "Contradictions": "catch_up find is_known listed of_claims of_facts refresh",
    "Finds": "in_clip in_passage in_source is_ready",
    "Claims": "actors actors_of all corroboration corroborations count evidence evidence_of get"
    " ids in_statements of_actor of_clip of_ids stances_in standing_counts",
    "Briefs": "all brief_of by_section check claims_in claims_of count find get is_issued lines once"
    " figure_rows matrix_rows prints_matrices plan_import proposed waived_words section rests_on_claims"
    " sections standing_waivers statement statements statements_of_claim styles styles_of waivers",
    "Clients": "all find get named only_one",
    "MapLayers": "all",
    "Positions": "get of",
    "Figures": "draw drawn get make of_brief pictures",
    "Reviews": "agreement compare exists fields inbox items_in passages people proposable"
    " proposed_changes queue remark_of changed_since standing standings threads verdict words beneath give"
    " has_word_copies hashes look_into margin read_word record words_of_each would_give"
    " ground_changed_since outdated proposal_in_words",
    "Rounds": "all asked_by_name get items mine reading_of",
    "Proofs": "counts write_issued of_brief of_statement of_statements passages sheet ticked",
    "Ledger": "calibration counts entries get of_statement shares",
    "Reasoning": "beside then alternatives assumptions counts indicators",
    "Matrices": "all claims count get grid hypotheses in_briefs of_brief of_claims printed readers then",
    "Case": "also_searched figures finds has_reviews origins proofs proving recall"
    " has_judgements ledger map_layers positions reasoning tags count_of_questions matrices"
    " actors alone analyst bar briefs new_names changes_in claims clips close closed connection database"
    " encrypted file_key history info interruptible is_encrypted journal keep_last_seal"
    " key_if_opened_by leave listen log_was_cut once open open_copy create publications raw_key"
    " redo_label search snapshot sources title undo_label verify was_left_open path read_only"
    " contradictions unhurried",
    "Journal": "changes_in days deletions difference head history is_reachable name_of next_step people"
    " redo_label undo_label",
}
"""What only reads, by class."""
INSIDE = {
    "Reviews.take": "writes rows as Reviews.judge does; a round that was sent is not undone here",
    "Reviews.take_word": "writes remarks as Reviews.remark does",
    "KeptProofs.keep_found": "stands as Proofs.keep",
    "Rounds.open": "stands as Reviews.open_round",
    "Rounds.open_reading": "stands as Readings.open",
    "Rounds.close": "stands as Reviews.close_round",
    "Journal.undo": "stands as CaseFile.undo",
    "Journal.redo": "stands as CaseFile.redo",
    "Sources.add_page_boxes": "where letters are on a page; no view shows that yet",
    "renew": "stands as Sources.add_version",
    "take_again": "stands as Sources.add_version, of the same file",
    "read_again": "stores nothing",
    "recognise_again": "stores nothing",
    "Captures.enter": "only inside a change of Sources.add_version",
    "OriginProposals.not_a_report": "stands as OriginProposals.dismiss",
    "Likenesses.catch_up": "made from the content; done by every view that shows a source",
    "CaseFile.change": "the door itself",
    "CaseFile.derived": "the door for what is made from the content",
    "CaseRows.insert": "only inside a change",
    "CaseRows.insert_many": "only inside a change",
    "CaseRows.update": "only inside a change",
    "CaseRows.remove": "only inside a change",
    "CaseFile.as_analyst": "changes nothing by itself; told by the status line",
}
"""Verbs that change a case but not by themselves, with the reason why they need no entry."""
