"""Whether the given names beside a surname are those of one who bears it."""

from workbench.actors.around import words_of
from workbench.actors.bearers import Standing
from workbench.actors.inflection import is_form_of
from workbench.actors.person_names import is_patronymic
from workbench.actors.tokens import BLANK, COMMA, DOT, HYPHEN, Tokens

EXACT, PART, MIDDLE, INITIALS = 3, 2, 1, 2
"""All of the given names; some; the first with another between; first letters."""


def bearers_named(tokens: Tokens, run: list[int], standing: Standing) -> list[tuple[str, int]]:
    """The bearers whose given names stand in `run`: actor id and the first word of the name."""
    best, found = (0, 0), list[tuple[str, int]]()
    for actor_id, given in standing.surname.bearers:
        level, far = _given_in(tokens, run, given) if given and run else (0, 0)
        # "Saddam Khalifa Haftar" is Saddam: who is named from farther is meant, then who is named best.
        rank = (-far, level)
        if level and (not found or rank > best):
            best, found = rank, []
        if level and rank == best and (actor_id, far) not in found:
            found.append((actor_id, far))
    return found


def _given_in(tokens: Tokens, run: list[int], given: tuple[str, ...]) -> tuple[int, int]:
    """How well the words next to the surname are some given names, and the farthest of them."""
    for count in range(1, len(run) + 1):
        words = [tokens.words[number] for number in reversed(run[:count])]
        if "".join(words) == "".join(given) or _all_forms(words, given):
            return EXACT, run[count - 1]
    initials = 0
    while initials < len(run) and tokens.is_initial(run[initials]):
        initials += 1
    letters = [tokens.words[number] for number in reversed(run[:initials])]
    if letters and all(one.startswith(letter) for one, letter in zip(given, letters, strict=False)):
        return INITIALS, run[initials - 1]
    for count in range(1, len(run) + 1):
        words = [tokens.words[number] for number in reversed(run[:count])]
        if is_form_of(words[0], given[0]) and words[0] not in words_of("particles"):
            middle = run[: count - 1]
            inner = [tokens.words[number] for number in middle]
            if all(any(is_form_of(word, one) for one in given[1:]) for word in inner):
                return PART, run[count - 1]
            if all(_may_be_middle(tokens, number) for number in middle) or (count == 2 and len(given) == 1):
                return MIDDLE, run[count - 1]
    return 0, 0


def _may_be_middle(tokens: Tokens, number: int) -> bool:
    return tokens.is_initial(number) or is_patronymic(tokens.words[number])


def _all_forms(words: list[str], given: tuple[str, ...]) -> bool:
    return len(words) == len(given) and all(map(is_form_of, words, given))


def given_behind(tokens: Tokens, after: int, given: tuple[str, ...], joint: str) -> int:
    """The last word of given names that begin with word `after`; 0 when they are others."""
    words: list[str] = []
    for number in range(after, min(after + len(given) + 1, len(tokens))):
        if number > after and tokens.joint(number) not in (BLANK, HYPHEN):
            break
        words.append(tokens.words[number])
        if "".join(words) == "".join(given) or _all_forms(words, given):
            following = number + 1
            if tokens.joint(following) == BLANK and is_patronymic(tokens.words[following]):
                return following
            goes_on = joint == COMMA and tokens.joint(following) in (BLANK, HYPHEN)
            if goes_on and (tokens.is_capital(following) or tokens.words[following] in words_of("articles")):
                # "Sisi, Abdel Fattah al-Sisi": another name begins.
                return 0
            return number
    if tokens.is_initial(after) and given[0].startswith(tokens.words[after]):
        if tokens.text[tokens.end(after) : tokens.end(after) + 1] != ".":
            return 0
        following = after + 1
        last = following if tokens.joint(following) == DOT and tokens.is_initial(following) else after
        goes_on = tokens.joint(last + 1) in (BLANK, DOT) and tokens.is_capital(last + 1)
        # "to Haftar, K. Haftar said": another name begins.
        return 0 if joint == COMMA and goes_on else last
    if len(given) > 1 and joint == COMMA and is_form_of(tokens.words[after], given[0]):
        return after
    return 0
