"""Who is called what: titles that a text gives to known actors, against the posts of the register.

A title is only taken as given where the grammar leaves no doubt (before the name, or after it
between commas or with a form of "to be"): a missed error is read by a person, a false alarm is not
read twice.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.actors import Post
from workbench.actors.names import NameHit
from workbench.tradecraft.finding import Finding
from workbench.tradecraft.rules import rulebook
from workbench.tradecraft.wording import outside_quotes, sentences
from workbench.values.moments import human_date, periods_overlap
from workbench.values.text import fold

_RANKS = (
    r"(?:(?:field\s+marshal|marshal|lieutenant\s+general|major\s+general|brigadier\s+general|general|colonel|"
    r"gen\.|lt\.?\s+gen\.|col\.|mr\.?|dr\.?|sheikh|engineer)\s+)*"
)
# What may come between a title and the name after it, and between a name and the title after it.
_DIRECTLY = re.compile(rf"\s+{_RANKS}", re.IGNORECASE)
_AFTER_COMMA = re.compile(rf"\s*,\s*{_RANKS}", re.IGNORECASE)
_NAME_THEN_TITLE = re.compile(
    r"(?:\s*[,(–—]\s*(?:who\s+(?:is|was|serves\s+as|acts\s+as)\s+)?"
    r"|,?\s+(?:is|was|became|remains|(?:was\s+|has\s+been\s+|is\s+)?(?:named|appointed|made))\s+)"
    r"(?:(?:the|a|new|now|current|currently|also|as|its|their)\s+)*(?:[\w-]+['’]s?\s+)?",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"\s*['’]s?(?!\w)|[-‑]")
_NOT_THE_POST = re.compile(
    r"\b(?:former|ex|deputy|vice|acting|late|future|not|never|assistant|then)[\s-]+(?:the\s+|an?\s+)?\Z",
    re.IGNORECASE,
)
_OF_SOMEBODY = re.compile(
    r"\b(?:of|to|for|with|by|under|and|against|from|son|daughter|brother|father|aide|adviser|spokesman|spokesperson)"
    r"\s+(?:the\s+|his\s+|her\s+|its\s+|an?\s+)*\Z",
    re.IGNORECASE,
)
_DASHES = re.compile("[-‐‑]")
_LONGEST_GAP = 90


@dataclass(frozen=True, slots=True)
class _Given:
    """A title in a text: the words with the body they are of, the body's actor id."""

    title: str
    body_id: str
    start: int
    end: int


class TitleCheck:
    """Compares the titles a text gives to known people with the exclusive posts of the register."""

    def __init__(
        self, posts: Sequence[Post], spellings: dict[str, tuple[str, ...]], people: frozenset[str]
    ) -> None:
        """`spellings`: actor id -> its preferred name, then aliases; `people`: ids of persons."""
        self._posts = posts
        self._names = {actor_id: known[0] for actor_id, known in spellings.items()}
        self._people = people
        self._exclusive = [post for post in posts if post.exclusive and post.body_id]
        self._titles = {post.id: _same_titles(post.title) for post in self._exclusive}
        self._bodies = {
            post.body_id: _body_pattern(spellings.get(post.body_id, ()))
            for post in self._exclusive
            if post.body_id
        }
        every = {title for titles in self._titles.values() for title in titles}
        words = (re.escape(title).replace(r"\ ", r"[\s‑-]+").replace(r"\-", r"[\s‑-]+") for title in every)
        self._pattern = (
            re.compile(rf"\b(?:{'|'.join(sorted(words, key=len, reverse=True))})\b", re.IGNORECASE)
            if every
            else None
        )

    @property
    def has_titles(self) -> bool:
        """Whether the register has a post that a title in words could go against."""
        return self._pattern is not None

    def check(self, statement_id: str, text: str, names: list[NameHit], on: str) -> Iterator[Finding]:
        """Findings P02 for one statement; `on` is the partial date it speaks of, "" when unknown."""
        if self._pattern is None:
            return
        masked = outside_quotes(text)
        people = [hit for hit in names if hit.certain and hit.actor_id in self._people]
        for first, last in sentences(masked):
            within = [hit for hit in people if first <= hit.start and hit.end <= last]
            for given in self._given(masked, first, last):
                holder = _who(masked, given, within)
                if holder:
                    yield from self._compare(statement_id, text, given, holder, on)

    def _given(self, masked: str, first: int, last: int) -> Iterator[_Given]:
        assert self._pattern is not None
        for match in self._pattern.finditer(masked, first, last):
            for body_id, body in self._bodies.items():
                after = body.match(masked, match.end(), last)
                if after:
                    yield _Given(match[0], body_id, match.start(), after.end())
                    break
                before = [found for found in body.finditer(masked, first, match.start()) if found["name"]]
                if before and re.fullmatch(r"(?:['’]s?)?\s+", masked[before[-1].end() : match.start()]):
                    yield _Given(match[0], body_id, before[-1].start("name"), match.end())
                    break

    def _compare(
        self, statement_id: str, text: str, given: _Given, person: NameHit, on: str
    ) -> Iterator[Finding]:
        wanted = _plain(given.title)
        matching = [
            post
            for post in self._exclusive
            if post.body_id == given.body_id and wanted in self._titles[post.id] and _holds_on(post, on)
        ]
        if not matching or person.actor_id in {post.actor_id for post in matching}:
            return
        post = matching[0]
        called = text[person.start : person.end]
        when = f"on {human_date(on)}" if len(on) == 10 else f"in {human_date(on)}" if on else "today"
        own = [p for p in self._posts if p.actor_id == person.actor_id and _holds_on(p, on)]
        own_titles = " and ".join(self._full_title(known) for known in own)
        yield Finding(
            "P02",
            "error",
            f"{called} is called {given.title} of {self._body(given.body_id)}, but {when} the register has "
            f"{self._names[post.actor_id]} in that post ({period_of(post)}).",
            "One person at a time holds this post. A wrong title is the first thing a client who knows the "
            "country sees.",
            f"Correct the title ({self._names[person.actor_id]} is {own_titles}), or correct the register."
            if own
            else "Correct the title or the name, or correct the register.",
            statement_id,
            given.start,
            given.end,
            fix_text=self._full_title(own[0]) if len(own) == 1 else "",
        )

    def _full_title(self, post: Post) -> str:
        return f"{post.title} of {self._body(post.body_id)}" if post.body_id else post.title

    def _body(self, body_id: str) -> str:
        name = self._names[body_id]
        country = name.removeprefix("Government of ")
        return f"the {name}" if country == name else country


def _who(masked: str, given: _Given, people: list[NameHit]) -> NameHit | None:
    """The person a title is given to, where the sentence leaves no doubt."""
    if _POSSESSIVE.match(masked, given.end):
        return None
    before = masked[max(0, given.start - _LONGEST_GAP) : given.start]
    if _NOT_THE_POST.search(before):
        return None
    after = [person for person in people if person.start >= given.end]
    for person in after:
        if _DIRECTLY.fullmatch(masked, given.end, person.start):
            return person
    # "the son of the Commander-in-Chief of the LNA, Belqasem Haftar": no telling whose title it is.
    if _OF_SOMEBODY.search(before):
        return None
    for person in reversed(people):
        if person.end <= given.start and _NAME_THEN_TITLE.fullmatch(masked, person.end, given.start):
            return person
    return next((p for p in after if _AFTER_COMMA.fullmatch(masked, given.end, p.start)), None)


def _body_pattern(spellings: tuple[str, ...]) -> re.Pattern[str]:
    """A body right after its title ("of the Libyan National Army (LNA)"), or before it ("LNA")."""
    names = sorted((re.escape(name).replace(r"\ ", r"\s+") for name in spellings), key=len, reverse=True)
    heads = {re.escape(name.split()[-1]) for name in spellings if len(name.split()) > 1 and name.isascii()}
    acronym = r"(?:\s*\([A-Z][\w&.-]{1,9}\))?"
    full = rf"(?:\s+(?:of|at|in|for)|,)?(?:\s+the)?\s*\b(?P<name>(?:{'|'.join(names)}))\b{acronym}"
    head = rf"\s+of\s+the\s+(?:{'|'.join(heads)})\b" if heads else r"(?!)"
    return re.compile(rf"(?:{full}|{head})", re.IGNORECASE)


def _same_titles(title: str) -> frozenset[str]:
    plain = _plain(title)
    for group in rulebook().titles:
        known = {_plain(entry) for entry in group}
        if plain in known:
            return frozenset(known)
    return frozenset((plain,))


def _plain(title: str) -> str:
    return " ".join(_DASHES.sub(" ", fold(title)).split())


def _holds_on(post: Post, on: str) -> bool:
    """Whether a post is held on a partial date; on an unknown one, whether it is still held."""
    return periods_overlap(post.from_on, post.to_on, on, on) if on else not post.to_on


def period_of(post: Post) -> str:
    """When a post was held, in words: `since March 2015`."""
    if post.from_on and post.to_on:
        return f"{human_date(post.from_on)} to {human_date(post.to_on)}"
    if post.from_on:
        return f"since {human_date(post.from_on)}"
    return f"until {human_date(post.to_on)}" if post.to_on else "dates not known"
