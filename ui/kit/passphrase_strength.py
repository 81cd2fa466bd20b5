"""A hint on how long a passphrase would stand, in words."""

import math

COMMON = ("password", "passphrase", "123456", "qwerty", "letmein", "groundwork", "secret")


def bits(passphrase: str) -> float:
    """A rough lower estimate of the guessing work, in bits; repeats and common words count little."""
    words = [word for word in passphrase.lower().split() if word]
    if len(words) >= 3:
        # A guesser takes whole words from a list of some thousands.
        return 12.0 * len(set(words))
    kinds = sum(
        size
        for size, has in (
            (26, any(letter.islower() for letter in passphrase)),
            (26, any(letter.isupper() for letter in passphrase)),
            (10, any(letter.isdigit() for letter in passphrase)),
            (32, any(not letter.isalnum() for letter in passphrase)),
        )
        if has
    )
    letters = min(len(passphrase), 2 * len(set(passphrase)))
    value = letters * math.log2(kinds) if kinds else 0.0
    return value / 3 if any(word in passphrase.lower() for word in COMMON) else value


def hint(passphrase: str) -> tuple[str, str]:
    """(colour name, words) for a passphrase as it is typed."""
    if not passphrase:
        return "muted", "Four or five words that do not belong together are strong and easy to type."
    strength = bits(passphrase)
    if strength < 36:
        return "danger", "Weak. Someone with the file could guess it. Use a longer passphrase."
    if strength < 56:
        return "warning", "Fair. Resists casual guessing, not a determined attacker."
    return "good", "Strong."
