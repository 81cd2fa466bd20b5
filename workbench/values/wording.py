"""The hash by which a verdict knows the words it was given for."""

import hashlib
import json

_RECIPE = "1:"
_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def canonical_json(value: object) -> str:
    """A value as the JSON that hashes are made of: no blanks, letters as they are."""
    return _encoded(value)


def bound_to(statement: str, quote: str, translation: str) -> str:
    """The words that a proof is given for, as it keeps them: of the statement and of the clip."""
    return canonical_json([statement, quote, translation])


def hashed(text: str) -> str:
    """SHA-256 with the number of the recipe in front: what another recipe made counts as changed."""
    return _RECIPE + hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def has_recipe(text: str) -> bool:
    """Whether a hash was made by this recipe."""
    return text.startswith(_RECIPE)
