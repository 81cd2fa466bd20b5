"""What kind of word a word with a capital is: a given name, a place, a title, a word of the language."""

import re

from workbench.extraction.name_tokens import SPACES, Token
from workbench.extraction.name_words import Words, english, wordlist

_CYRILLIC_ADJECTIVE = re.compile(
    r"(?:ыи|ии|ои|ая|яя|ое|ее|ого|его|ому|ему|ым|им|ом|ем|ую|юю|ые|ие|ых|их|ыми|ими|ськии|цькии|ська|цька|ські|цькі|ських|цьких)$"
)
_AGENT = re.compile(
    r"(?:ец|щик|чик|тель|ник|ница|арь|ист|истка|лог|граф|ант|ент|ор|ер|ун|ич|як|ач|ар|яр|ка|ок|ша|ица|ыня|иня|вець|ель|інь)$"
)
_TURKISH_ENDS = tuple(
    "de da den dan te ta ten tan ci cu si su im lar ler li lu ne na mi mu kip cisi cusu".split()  # noqa: SIM905
)
_PATRONYMIC = re.compile(r"(?:вич|вича|вичу|вичем|вна|вны|вной|вну|вни|вні|ович|йович)$")
_BODY_STARTS = re.compile(
    r"(?:мин|мін|гос|держ|рос|укр|нац|центр|ген)(?!сси|ссі|иди|істр|истр|сия|сії|аин|аін|арх|суд|сти)\w{4,}"
)
_FRENCH_VERB = re.compile(r"(?:[^s]e|[^s]t|a|ent|ait)$")
_ITALIAN_VERB = re.compile(r"(?:a|e)$")
_GERMAN_VERB = re.compile(r"(?:[^s]t|te)$")
_VERBS = wordlist(
    """
a est sont ont avait etait va ha ci lo si non hanno era sono hat ist war will kann gab fiel kam ging
sah stand nahm liess muss darf wird blieb hielt konnte sollte wollte musste wurde wurden hatte
hatten kostet ließ lag nennt geht steht
"""
)
_NO_VERBS = wordlist(
    """
de et la le les une che e la una alla della nella seit mit nicht erst jetzt selbst statt fast
"""
)


class WordKinds:
    """Tells the words of one language apart; `small` are forms with small letters in the document."""

    def __init__(self, words: Words, small: set[str]) -> None:
        self.words = words
        self.is_slavic = words.language in ("ru", "uk")
        self._small = small

    def is_given(self, token: Token) -> bool:
        """Whether it is a given name; one of several parts where a part is."""
        if not token.capital or token.is_initial:
            return False
        given = self.words.given
        if "-" in token.word:
            return any(part in given for part in token.plain.split("-") if len(part) > 2)
        return token.plain in given or (self.is_slavic and token.form in given and len(token.plain) > 3)

    def is_common(self, token: Token) -> bool:
        """Whether it is a word of the language, whatever its first letter."""
        words = self.words
        if token.plain in words.stop or token.form in self._small or token.form in words.inner:
            return True
        if words.language == "en":
            return token.plain in english() or words.has(english(), token.plain)
        if words.language == "de":
            return self._is_noun(token.plain)
        return words.has(words.heads, token.form)

    def _is_noun(self, word: str) -> bool:
        words = self.words
        if any(
            words.has(listed, word) for listed in (words.nouns, words.titles, words.heads, words.descriptors)
        ):
            return True
        if len(word) > 6 and word.endswith(words.noun_ends):
            return True
        return any(
            any(words.has(listed, word[at:]) for listed in (words.nouns, words.heads, words.titles))
            for at in range(3, len(word) - 3)
            if word[at:] not in _NAME_ENDS
        )

    def is_place(self, token: Token) -> bool:
        """Whether it is a place that is known, or ends like one."""
        words = self.words
        if words.has(words.places, token.form) or token.plain in words.places:
            return True
        if "-" in token.word or not words.place_ends or len(token.form) < 6:
            return False
        # "Минский" is an adjective or a surname, "Минск" and "Минске" are places.
        return token.form.endswith(words.place_ends) and not _CYRILLIC_ADJECTIVE.search(token.plain)

    def is_title(self, token: Token) -> bool:
        """Whether it is an office, a rank or a trade such as stands before names."""
        words = self.words
        if words.has(words.titles, token.form) or (words.language == "fr" and token.word in ("M.", "MM.")):
            return True
        if words.language == "de":
            last = token.plain.split("-")[-1]
            return ("-" in token.plain and words.has(words.titles, last)) or (
                len(last) > 7
                and not last.endswith("mann")
                and any(words.has(words.titles, last[at:]) for at in range(3, len(last) - 3))
            )
        first = token.plain.split("-")[0]
        return self.is_slavic and first != token.plain and words.form(first) in words.titles

    def is_foreign(self, token: Token) -> bool:
        """Whether a word stands in Latin letters in a Cyrillic text."""
        return self.is_slavic and token.word[0] < "\u0250"

    def is_trade(self, token: Token) -> bool:
        """Whether a word ends like one for what somebody does or is, or where; not in all languages."""
        if self.words.language == "de":
            return token.plain.endswith(("er", "erin"))
        if self.words.language == "tr":
            return token.plain.endswith(_TURKISH_ENDS)
        return self.is_slavic and bool(_AGENT.search(token.plain))

    def is_patronymic(self, token: Token) -> bool:
        """Whether a Russian or Ukrainian word is named after a father."""
        return bool(_PATRONYMIC.search(token.plain))

    def is_body(self, token: Token) -> bool:
        """Whether one word is the name of a body: listed, or "Минобороны", "Держкіно"."""
        if token.form in self.words.bodies or token.plain in self.words.bodies:
            return True
        return self.is_slavic and bool(_BODY_STARTS.fullmatch(token.plain)) and not self.is_place(token)

    def says(self, token: Token | None) -> bool:
        """Whether a word after a name is a verb of saying or the like."""
        return token is not None and token.form in self.words.say and token.gap in SPACES

    def is_verb(self, token: Token | None) -> bool:
        """Whether a word after the first of a sentence may be its verb, by its ending."""
        if token is None or token.capital or token.gap not in SPACES or token.plain in _NO_VERBS:
            return False
        if token.plain in _VERBS:
            return True
        pattern = {"fr": _FRENCH_VERB, "it": _ITALIAN_VERB, "de": _GERMAN_VERB}.get(self.words.language)
        return bool(pattern and pattern.search(token.plain)) and token.plain not in self.words.stop


_NAME_ENDS = wordlist(
    """
mann stein feld wald hof held bauer stern wolf kern burg berg tal baum haus brand kopf hand herz
konig kaiser vogel fuchs hut wein brot bein arm mut blatt rad art see tin land mund bert ton rat ort
ende ring alt graf eck ecke lied huhn eis ball bach ger horn kamp lager weg stand tor turm ein eid
ehe rand ras ruf saal lauf hahn sand wind gast gut last loch los heim rein mond laus berger bau ding
gen ing lin ler mal nas reich rich seil ohr tag tage ware wert
"""
)
"""Nouns that surnames end in as well."""
DETERMINERS = wordlist(
    """
das ein kein sein ihr mein dem den des zum zur vom beim im am ins die der eine keine
"""
)
