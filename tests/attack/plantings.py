"""What is done to a name before it is planted: the tests' own code, knowing nothing of the guard."""

import base64

from tests.attack.people import Someone

_TWINS = str.maketrans("aeopcxyAEOPTKMHBX", "аеорсхуАЕОРТКМНВХ")
_MARKS = ("\u064e", "\u0650", "\u064f", "\u0652")


def plantings(person: Someone) -> dict[str, str]:
    """Thirty sentences that each give the person away, by what was done."""
    given, surname, bare, name, arabic = (
        person.given, person.surname, person.bare, person.name, person.arabic,
    )  # fmt: skip
    wide = "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in f"{given} {bare}")
    voweled = "".join(one + (_MARKS[at % 4] if one.isalpha() else "") for at, one in enumerate(arabic))
    return {
        "name": f"The drawings came from {given} {surname} in a blue folder.",
        "surname": f"A nephew of {bare} kept the keys.",
        "turned": f"On the rota stands {bare} {given} for both nights.",
        "register": f"The register has {bare}, {given} as tenant.",
        "initial": f"It was {given[0]}. {surname} who opened the gate.",
        "initial after": f"It was {bare} {given[0]}. who opened the gate.",
        "capitals": f"A PARCEL FOR {given.upper()} {surname.upper()} WAS RETURNED.",
        "small": f"a parcel for {given.lower()} {surname.lower()} was returned.",
        "possessive": f"The ledger is in {given} {surname}’s hand.",
        "Cyrillic": f"По словам свидетелей, {person.cyrillic} уехал утром.",
        "inflected": f"Они говорили {person.oblique} два раза.",
        "Arabic": f"وقد حضر {arabic} الاجتماع.",
        "Arabic and": f"تحدث المدير و{arabic} معا.",
        "Persian letters": f"وقد حضر {arabic.replace('ي', 'ی').replace('ك', 'ک')} الاجتماع.",
        "drawn out": f"وقد حضر {arabic[:2]}\u0640\u0640\u0640{arabic[2:]} الاجتماع.",
        "voweled": f"وقد حضر {voweled} الاجتماع.",
        "otherwise": f"The lease names {person.otherwise} as guarantor.",
        "look-alikes": f"The lease of {name.translate(_TWINS)} ended in May.",
        "dotless": f"The lease of {name.replace('i', 'ı')} ended in May.",
        "unseen": "The lease of " + "\u2060".join(name) + " ended in May.",
        "wide": f"The lease of {wide} ended in May.",
        "mailbox": f"Replies went to {person.mailbox} at once.",
        "handle": f"The clip was posted by @{person.handle} first.",
        "account": f"The clip is at https://t.me/{person.handle}/88 still.",
        "telephone": f"The call came from {''.join(one for one in person.telephone if one.isdigit())} twice.",
        "alias": f"The receipt is signed {person.alias} in pencil.",
        "title": f"In “{person.title}” this is said outright.",
        "file": f"The figures are in {person.file_name} as well.",
        "passage": f"We are told that {person.confided}, no more.",
        "base64": f"The label read {base64.b64encode(name.encode()).decode()} in print.",
    }
