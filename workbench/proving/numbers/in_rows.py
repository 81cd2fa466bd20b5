"""Numbers that passages give by a row of names or by order: three names are three, the ninth is nine."""

import re
from collections.abc import Iterator

from workbench.proving.context import Context, Read
from workbench.proving.names.spelling import matching
from workbench.proving.numbers.numbers import Number

Place = tuple[Read, int, int]
_MOST_LISTED = 20
_SERIES = re.compile(
    r"[A-ZÀ-ÖØ-ÞŁŚŞŠŽŻİА-Я][\w’'-]*(?: [\w’'-]+){0,3}(?:, [A-ZÀ-ÖØ-ÞŁŚŞŠŽŻİА-Я][\w’'-]*(?: [\w’'-]+){0,3})*,?"
    r" (?:and|et|e|y|und|ve|и|та|i) [A-ZÀ-ÖØ-ÞŁŚŞŠŽŻİА-Я]\w"
)
_JOINT = re.compile(r", (?:and|et|e|y|und|ve|и|та|i) ")
ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            "second segundo segunda deuxième zweite второй второе",
            "third tercer tercera troisième dritte третий",
            "fourth cuarto cuarta quatrième vierte четвертый",
            "fifth quinto quinta cinquième fünfte пятый",
            "sixth sexto sexta sixième sechste шестой",
            "seventh séptimo séptima septième siebte седьмой",
            "eighth octavo octava huitième achte восьмой",
            "ninth noveno novena nona nono neuvième neunte девятый",
            "tenth décimo décima dixième zehnte десятый",
            "eleventh onzième elfte",
            "twelfth douzième zwölfte",
            *(
                "thirteenth",
                "fourteenth",
                "fifteenth",
                "sixteenth",
                "seventeenth",
                "eighteenth",
                "nineteenth",
            ),
        ),
        2,
    )
    for word in words.split()
}


def ordinals(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    """What ordinal numbers of passages count up to."""
    if wanted.has_known_unit and wanted.amount.unit != "times":
        return
    for one in context.told:
        for token in one.reading.tokens:
            number = ORDINALS.get(token.text.lower())
            if number and not one.reading.is_taken(token.start, token.end):
                yield float(number), (one, token.start, token.end)


def lists(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    """As many names in a row as a small number in words counts: "three cities"."""
    if (
        not 2 <= wanted.amount.low <= _MOST_LISTED
        or wanted.words[0].isdigit()
        or wanted.amount.unit == "times"
    ):
        return
    for one in context.passages:
        for match in _SERIES.finditer(one.reading.text):
            count = match[0].count(", ") + 2 - bool(_JOINT.search(match[0]))
            if _OTHER.match(context.text, wanted.end - len(wanted.words)):
                count -= _named_in(context, one, match.span())
            yield float(count), (one, match.start(), match.end())


_OTHER = re.compile(r"\w+ (?:other|more|further)\b")


def _named_in(context: Context, one: Read, span: tuple[int, int]) -> int:
    """How many names of the statement are in a row of names."""
    return sum(
        any(
            span[0] <= token.start < _end(one, span)
            for word in name.words
            for token in matching(word, one.reading)
        )
        for name in context.names
    )


def _end(one: Read, span: tuple[int, int]) -> int:
    """Where the last name of a row ends, of which the row has the beginning."""
    return next((token.end for token in one.reading.tokens if token.end >= span[1]), span[1])
