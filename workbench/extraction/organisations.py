"""Names of organisations around a word that says what they are: a ministry, a party, a bank."""

import re
from collections.abc import Iterator

from workbench.extraction.name_tokens import Token
from workbench.extraction.name_words import english, wordlist
from workbench.extraction.stated_bodies import BODY_SPACES, Span, StatedBodies
from workbench.extraction.word_kinds import WordKinds

_ELISION = re.compile(r" (?:l|d|dell|all|nell|dall|sull|un)['’]", re.IGNORECASE)
_ADJECTIVE = re.compile(
    r"(?:ыи|ии|ои|ая|яя|ое|ее|ого|его|ому|ему|ым|им|ом|ем|еи|ую|юю|ые|ие|ых|их|ыми|ими|ська|цька|ська|на|не|ної|нои|нім|ніи|ську|ну)$"
)
_ROMANCE_ADJECTIVE = re.compile(
    r"(?:ien|ienne|ais|aise|al|ale|aux|ique|iques|aire|if|ive|iste|ain|aine|ains|en|enne|ano|ana|iano|iana|ale|ico|ica|ese|ista|ivo|iva)$"
)
_GERMAN_ADJECTIVE = re.compile(
    r"(?:isch|lich|ig|al|ell|iv|sam|deutsch|rot|frei|neu|vereint|wartig|zentral|erst|hoh|weiss|grun|jung|alt|groß|gross|link)(?:e|er|es|en|em)$"
)
_OFFICES = wordlist(
    """
foreign defence defense interior finance general presidential prime governor field state disisleri
icisleri savunma maliye adalet egitim saglik ticaret enerji ulastirma tarim hazine bilim genel yayin
"""
)
"""Words of titles that are also words of organisations."""
_AND = wordlist("and et e ed und и і та ve")
_NATIONAL = wordlist("universite universita parquet ministere ministero assemblee banque banca procura")
"""What has small letters and is a name nevertheless, with what follows."""
_LONGEST = 9
_FIRST_HEAD = ("fr", "it", "ru", "uk")


class Organisations:
    """Finds them among the words of a stretch."""

    def __init__(self, kinds: WordKinds, tokens: list[Token]) -> None:
        self._kinds = kinds
        self._words = kinds.words
        self._tokens = tokens
        self._stated = StatedBodies(kinds, tokens)

    def spans(self) -> Iterator[Span]:
        """The organisations in reading order; none overlaps another."""
        done = 0
        for number in range(len(self._tokens)):
            if number < done:
                continue
            found = (
                self._stated.quoted(number) or self._stated.outlet(number) or self._stated.described(number)
            )
            if found and not found[3] and self._is_head(found[1] - 1):
                # "European Council" is an outlet of the list, "European Council on Foreign Relations" not.
                longer = self._at(found[1] - 1)
                found = longer if longer and longer[0] <= found[0] and longer[1] > found[1] else found
            if not found and self._is_head(number):
                described = self._stated.described(number + 1) if number + 1 < len(self._tokens) else None
                found = described or self._at(number)
            if found and found[0] >= done:
                yield found
                done = found[1]

    def _is_head(self, number: int) -> bool:
        words, token = self._words, self._tokens[number]
        if token.heading and token.is_sign:
            return False
        if not token.capital and words.language not in _FIRST_HEAD:
            return False
        if words.language == "de":
            if {token.form, token.form.removesuffix("s"), token.form.removesuffix("es")} & words.heads:
                return True
        elif words.has(words.heads, token.form):
            return True
        if words.language == "de" and len(token.plain) > 7:
            return any(token.plain[at:] in words.heads for at in range(3, len(token.plain) - 1))
        return False

    def _at(self, number: int) -> Span | None:
        if self._words.language in ("fr", "it"):
            first, last = number, self._right(number + 1)
            if not self._tokens[number].capital and not self._is_national(number, last):
                return None
        elif self._kinds.is_slavic:
            first = self._adjectives(number)
            last = self._right(number + 1)
            if not self._tokens[first].capital:
                return None
        else:
            first, last = self._left(number), self._right_of(number)
        capital = any(token.capital for token in self._tokens[first:last])
        if not capital or last - first < 2 or last - first > _LONGEST:
            return None
        return first, last, 0.8, False

    def _is_national(self, number: int, last: int) -> bool:
        head = self._tokens[number]
        inner = any(token.form in self._words.inner for token in self._tokens[number + 1 : last])
        return head.plain in _NATIONAL and (inner or head.plain.startswith("universit"))

    # -- to the left --------------------------------------------------------------------------

    def _left(self, number: int) -> int:
        """Capitals before the word that says what it is: "Libyan National Army"."""
        tokens, first = self._tokens, number
        while 0 < first > number - _LONGEST and tokens[first].gap in BODY_SPACES and not tokens[first].begins:
            before = tokens[first - 1]
            if before.capital and not before.closed and self._may_lead(before):
                first -= 1
            elif first > 1 and before.plain in _AND and before.gap in BODY_SPACES and self._leads_over(first):
                first -= 2
            else:
                break
        return first

    def _leads_over(self, first: int) -> bool:
        """Whether the name begins before an "and": "Justice and Equality Movement"."""
        one, other, kinds = self._tokens[first - 2], self._tokens[first], self._kinds
        if not one.capital or one.closed or kinds.is_given(one):
            return False
        return self._words.language == "tr" or (kinds.is_common(one) and kinds.is_common(other))

    def _may_lead(self, token: Token) -> bool:
        words = self._words
        if token.plain in _OFFICES:
            return True
        if words.has(words.titles, token.form):
            return words.language == "tr" and token.plain.endswith(("lar", "ler", "leri", "lari"))
        if token.begins and token.plain in words.stop:
            return token.plain in words.peoples or (words.language == "en" and token.plain not in english())
        if words.language == "de":
            people = words.has(words.stop, token.plain) and not _GERMAN_ADJECTIVE.search(token.plain)
            return not people and (
                not self._kinds.is_common(token) or bool(_GERMAN_ADJECTIVE.search(token.plain))
            )
        return True

    def _adjectives(self, number: int) -> int:
        """Adjectives before a Russian or Ukrainian word, the first of them with a capital."""
        tokens, first = self._tokens, number
        if tokens[number].capital and not tokens[number].begins:
            return number
        while first and number - first < 4 and tokens[first].gap in BODY_SPACES:
            before = tokens[first - 1]
            if (
                not _ADJECTIVE.search(before.plain)
                or before.plain in self._words.stop
                or (before.begins and not before.capital)
            ):
                break
            first -= 1
            if before.capital:
                return first
        return number

    # -- to the right -------------------------------------------------------------------------

    def _right(self, at: int) -> int:
        """Words that go on after the first: "Ministère de la Défense", "Министерство обороны"."""
        head, last = at - 1, at
        # One word more than the longest name, so that it is seen to be none; a text may go on for ever.
        while at < min(len(self._tokens), head + _LONGEST + 2) and at - last <= 3:
            token = self._tokens[at]
            elided = bool(_ELISION.fullmatch(token.gap))
            if token.begins or (token.gap not in BODY_SPACES and not elided) or self._tokens[at - 1].closed:
                break
            if token.capital:
                if self._kinds.is_given(token) and at > last:
                    break
                if self._kinds.is_title(token) or token.plain in self._words.stop:
                    break
                at += 1
                last = at
            elif token.form in self._words.inner or self._is_modifier(head, last, at, elided=elided):
                at += 1
                last = at
            elif token.plain in self._words.links and (token.plain not in _AND or self._goes_on(at)):
                at += 1
            else:
                break
        return last

    def _is_modifier(self, head: int, last: int, at: int, *, elided: bool) -> bool:
        """A noun after "de", or an adjective: "Fédération tunisienne de football"."""
        tokens, words = self._tokens, self._words
        token = tokens[at]
        if (
            words.language not in ("fr", "it")
            or not tokens[head].capital
            or (tokens[head].begins and at == head + 1)
        ):
            return False
        if token.plain in words.links or token.plain in words.stop or token.plain in words.say:
            return False
        if at == last and not elided:
            return bool(_ROMANCE_ADJECTIVE.search(token.plain)) and at - head < 4
        before = tokens[at - 1]
        return (
            elided or before.plain in ("de", "des", "du", "d", "di", "dei", "della", "per", "pour")
        ) and at - head < 5

    def _right_of(self, number: int) -> int:
        """Capitals after "of", "für" and the like: "Ministry of Defence"."""
        tokens, words, kinds = self._tokens, self._words, self._kinds
        last = number + 1
        if words.language == "tr" or tokens[number].closed:
            return last
        while (
            last < min(len(tokens), number + _LONGEST + 2)
            and tokens[last].gap in BODY_SPACES
            and tokens[last].capital
            and not tokens[last].begins
        ):
            if kinds.is_title(tokens[last]) or kinds.is_given(tokens[last]):
                break
            if (
                words.language == "de"
                and not words.has(words.heads, tokens[last].form)
                and kinds.is_common(tokens[last])
            ):
                break
            last += 1
        at = last
        most = min(len(tokens), number + _LONGEST + 2)
        while at < most and at - last <= 2 and tokens[at].gap in BODY_SPACES and not tokens[at].begins:
            token = tokens[at]
            if token.capital:
                if kinds.is_title(token) and token.plain not in _OFFICES:
                    break
                if kinds.is_given(token):
                    break
                at += 1
                last = at
                if token.closed:
                    break
            elif token.plain in words.links and (
                (at > last and token.plain not in _AND) or self._links(number, at)
            ):
                at += 1
            else:
                break
        return last

    def _goes_on(self, at: int) -> bool:
        """Whether the name goes on after an "and": with a word of such names, and no new body."""
        words = self._words
        for token in self._tokens[at + 1 : at + 3]:
            if token.gap not in BODY_SPACES and not _ELISION.fullmatch(token.gap):
                return False
            if token.form in words.inner or (words.language in ("en", "de") and token.capital):
                known = token.form in words.inner or self._kinds.is_common(token)
                return known and not words.has(words.heads, token.form)
            if words.language not in ("fr", "it") or token.plain not in words.links:
                return False
        return False

    def _links(self, number: int, at: int) -> bool:
        token, words = self._tokens[at], self._words
        if token.plain in _AND:
            return self._goes_on(at)
        if words.language == "de":
            return token.plain in ("der", "des", "fur", "von")
        if token.plain == "of":
            return True
        return token.plain in ("for", "on", "without") and words.has(
            words.of_heads, self._tokens[number].form
        )
