"""Order keys. A rank is a string; ranks sort as strings, and between two of them there is always a third.

Whole numbers with their length in front count upwards ("aZ" < "b11"), what follows them lies between. No rank
ends in the lowest digit, so there is room below each. Ours because the end of a list must be found without
reading the list, which the libraries' "key after the last one" cannot.
"""

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_COUNTING = DIGITS[1:]


def rank_at(number: int) -> str:
    """Return the rank of a number from 0 on; greater numbers sort later, whatever was put between others."""
    digits = ""
    while number or not digits:
        number, digit = divmod(number, len(_COUNTING))
        digits = _COUNTING[digit] + digits
    return chr(ord("a") + len(digits) - 1) + digits


def rank_between(low: str, high: str) -> str:
    """Return a rank after `low` ("" is below every rank) and before `high`; ValueError unless low < high."""
    if low >= high:
        raise ValueError(f"{low!r} is not below {high!r}")
    shared = 0
    while (low[shared : shared + 1] or DIGITS[0]) == high[shared]:
        shared += 1
    return high[:shared] + _between_tails(low[shared:], high[shared:])


def ranks_between(low: str, high: str, count: int) -> list[str]:
    """Return so many ranks after `low` and before `high`, in order. Halving the way keeps them short."""
    if not count:
        return []
    middle, half = rank_between(low, high), count // 2
    return [*ranks_between(low, middle, half), middle, *ranks_between(middle, high, count - half - 1)]


def _between_tails(low: str, high: str) -> str:
    below = DIGITS.index(low[0]) if low else 0
    above = DIGITS.index(high[0]) if high else len(DIGITS)
    if above - below > 1:
        return DIGITS[(below + above) // 2]
    if len(high) > 1:
        return high[0]
    return DIGITS[below] + _between_tails(low[1:], "")
