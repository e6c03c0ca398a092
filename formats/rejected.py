"""A rule said no: a code and facts, never a sentence. The sentences live where people are spoken to."""

from enum import StrEnum


class Code(StrEnum):
    """Every reason for a refusal. The protocol promises these names; add, never rename."""

    INVALID = "invalid"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    TOO_MANY_LINES = "too_many_lines"
    UNREADABLE_TEXT = "unreadable_text"
    UNKNOWN_COMMAND = "unknown_command"
    UNKNOWN_RECORD = "unknown_record"
    UNKNOWN_FORMAT = "unknown_format"
    ID_TAKEN = "id_taken"
    ID_REUSED = "id_reused"
    NOT_ALLOWED = "not_allowed"
    NOT_YOURS = "not_yours"
    WRONG_PHASE = "wrong_phase"
    EVENT_CLOSED = "event_closed"
    EVENT_OPEN = "event_open"
    ALREADY_THERE = "already_there"
    IN_USE = "in_use"
    TOO_DEEP = "too_deep"
    WRONG_PLACE = "wrong_place"
    WRONG_DATES = "wrong_dates"
    OUTLOOK_MISSING = "outlook_missing"
    CLOCK_STANDS = "clock_stands"
    TOO_MANY = "too_many"
    MOVED_MEANWHILE = "moved_meanwhile"
    CHANGED_SINCE = "changed_since"
    TITLE_MISSING = "title_missing"
    TOO_MANY_DOTS = "too_many_dots"
    ALREADY_COUNTED = "already_counted"
    NO_HELP_WANTED = "no_help_wanted"
    NOTHING_LEFT = "nothing_left"
    BATCH_OVER = "batch_over"
    REWORDED = "reworded"
    RULES_CHANGED = "rules_changed"
    REASON_NEEDED = "reason_needed"
    BEING_WEIGHED = "being_weighed"
    HAS_DOTS = "has_dots"
    ENTERED_MEANWHILE = "entered_meanwhile"


class Rejected(ValueError):
    """Raised by a rule. `facts` are plain values that help to say what to do instead."""

    def __init__(self, code: Code, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts
