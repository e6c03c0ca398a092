"""Days as German prose says them."""

from datetime import date

from babel.dates import format_date

_LOCALE = "de"


def in_words(day: date) -> str:
    """Return "12. Oktober 2018"."""
    return format_date(day, "d. MMMM y", locale=_LOCALE)


def in_figures(day: date) -> str:
    """Return "14.11.2018"."""
    return format_date(day, "dd.MM.y", locale=_LOCALE)


def days_in_words(first: date, last: date | None = None) -> str:
    """Return "12. Oktober 2018", "7./8. Juni 2016" for neighbouring days, else "7. bis 9. Juni 2016"."""
    if last is None or last <= first:
        return in_words(first)
    between = "/" if (last - first).days == 1 else " bis "
    return f"{_first_day(first, last)}{between}{in_words(last)}"


def on_days(first: date, last: date | None = None) -> str:
    """Return the days with their preposition: "am 12. Oktober 2018", "vom 7. bis 9. Juni 2016"."""
    longer = last is not None and (last - first).days > 1
    return f"{'vom' if longer else 'am'} {days_in_words(first, last)}"


def _first_day(first: date, last: date) -> str:
    """Say of the first day only what the last does not say for it."""
    if first.year != last.year:
        return in_words(first)
    return format_date(first, "d." if first.month == last.month else "d. MMMM", locale=_LOCALE)
