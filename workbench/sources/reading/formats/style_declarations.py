"""What declarations of style say in a few matters: is something seen, struck, white."""

import re

_TOLD = {
    "display": (r"display\s*:\s*none", r"display\s*:"),
    "visibility": (r"visibility\s*:\s*(?:hidden|collapse)", r"visibility\s*:"),
    "opacity": (r"opacity\s*:\s*0*(?:\.0+|0|0%)\s*(?:;|!|$)", r"opacity\s*:"),
    "size": (r"font-size\s*:\s*0(?:\.0+)?(?:px|pt|r?em|%)?\s*(?:;|!|$)", r"font-size\s*:"),
    "place": (
        r"(?:left|top|right|text-indent|margin-left)\s*:\s*-\d{3,}",
        r"(?:left|top|right|text-indent|margin-left)\s*:",
    ),
    "clip": (
        r"(?:clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01]|clip-path\s*:\s*inset\(\s*(?:50|100)%)",
        r"clip(?:-path)?\s*:",
    ),
    "ink": (r"color\s*:\s*(?:transparent|rgba\([^)]*,\s*0(?:\.0+)?\s*\))", r"color\s*:"),
    "struck": (r"text-decoration(?:-line)?\s*:[^;]*line-through", r"text-decoration(?:-line)?\s*:"),
    "faded": (r"(?:-webkit-)?mask(?:-image)?\s*:[^;]*gradient", r"(?:-webkit-)?mask(?:-image)?\s*:"),
    "white": (
        r"color\s*:\s*(?:white|#f{3}(?:f{3})?(?![0-9a-f])|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))",
        r"color\s*:",
    ),
}
_DECIDE = {
    matter: tuple(re.compile(rf"(?:^|[;\s]){pattern}", re.IGNORECASE) for pattern in patterns)
    for matter, patterns in _TOLD.items()
}
"""For each matter what declarations look like that say yes, and all that say anything."""
_OF = {
    **{matter: (matter,) for matter in ("display", "visibility", "opacity")},
    "font-size": ("size",),
    **dict.fromkeys(("left", "top", "right", "text-indent", "margin-left"), ("place",)),
    **dict.fromkeys(("clip", "clip-path"), ("clip",)),
    "color": ("ink", "white"),
    **dict.fromkeys(("mask", "mask-image", "-webkit-mask", "-webkit-mask-image"), ("faded",)),
    **dict.fromkeys(("text-decoration", "text-decoration-line"), ("struck",)),
    **dict.fromkeys(("height", "width", "max-height", "max-width", "overflow"), ("box",)),
}
"""The matters that each property says something of."""
_HINTS = {
    "display": ("none",), "visibility": ("hidden", "collapse"), "opacity": ("0",), "size": ("0",),
    "place": ("-",), "clip": ("(",), "ink": ("transparent", "rgba"), "struck": ("line-through",),
    "white": ("white", "#f", "255"), "faded": ("gradient",),
}  # fmt: skip
"""One of which words stands in all declarations that say yes."""
INHERITED = frozenset(("size", "ink", "visibility"))
"""Matters in which what is within an element does as it does, and may do otherwise."""
HIDING = frozenset(("display", "visibility", "opacity", "size", "place", "clip", "ink", "box"))
_NO_BOX = re.compile(r"(?:^|[;\s])(?:max-)?(?:height|width)\s*:\s*[01](?:px)?\s*(?:;|!|$)", re.IGNORECASE)
_CUT = re.compile(r"overflow(?:-[xy])?\s*:\s*(?:hidden|clip)", re.IGNORECASE)
_ANY_BOX = re.compile(r"(?:^|[;\s])(?:(?:max-)?(?:height|width)|overflow)\s*:", re.IGNORECASE)
_GROUND = re.compile(
    r"background(?!-(?:repeat|size|position|attachment))[^:;]*:\s*(?!(?:white|#fff|none|transparent))",
    re.IGNORECASE,
)


def says(body: str, matter: str) -> bool | None:
    """Whether declarations say yes or no in a matter; None where they are silent."""
    if matter == "box":
        if _NO_BOX.search(body) and _CUT.search(body):
            return True
        return False if _ANY_BOX.search(body) else None
    yes, any_value = _DECIDE[matter]
    if yes.search(body):
        return not (matter == "white" and _GROUND.search(body))
    return False if any_value.search(body) else None


def all_said(body: str) -> dict[str, bool]:
    """What declarations say, yes or no, in each matter of which they have a property."""
    body = body.lower()
    named: dict[str, None] = {}
    for one in body.split(";"):
        name, colon, _value = one.partition(":")
        if colon and (matters := _OF.get(name.strip())):
            named.update(dict.fromkeys(matters))
    return {matter: _may_say_yes(body, matter) and says(body, matter) is True for matter in named}


def _may_say_yes(body: str, matter: str) -> bool:
    """A quick look: what has none of these words says no."""
    hints = _HINTS.get(matter)
    return not hints or any(map(body.__contains__, hints))


def has_ground(body: str) -> bool:
    """Whether declarations give a ground that is not white."""
    return _GROUND.search(body) is not None
