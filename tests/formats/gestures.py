"""What somebody does at the wall, as steps of a meeting."""

from __future__ import annotations

from typing import Any

from tests.formats.meeting import F, P, Step, secret_of


def does(name: str, **payload: Any) -> Step:
    return (F, name, payload)


def move(*cards: str, into: str | None, **more: Any) -> Step:
    return does("move_contributions", contributions=list(cards), cluster=into, **more)


def double(card: str, into: str, **more: Any) -> Step:
    return does("double_contribution", contribution=card, cluster=into, **more)


def undouble(card: str, out_of: str) -> Step:
    return does("undouble_contribution", contribution=card, cluster=out_of)


def staple(*cards: str, onto: str, **more: Any) -> Step:
    return does("staple_contributions", contributions=list(cards), onto=onto, **more)


def unstaple(*cards: str) -> Step:
    return does("unstaple_contributions", contributions=list(cards))


def cluster(id_: str, *cards: str, question: str = "question-1", **more: Any) -> Step:
    return does("create_cluster", cluster=id_, question=question, contributions=list(cards), **more)


def merge(one: str, into: str) -> Step:
    return does("merge_clusters", cluster=one, into=into)


def hide(card: str) -> Step:
    return does("hide_contribution", contribution=card, reason="Name")


def withdraw(card: str) -> Step:
    return (P, "withdraw_contribution", {"contribution": card, "secret": secret_of(card)})


def take_back(seq: int) -> Step:
    return does("take_back", step=f"s{seq}")
