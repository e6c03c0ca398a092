"""Steps of authors and of those who moderate, as tests of several subjects need them."""

from __future__ import annotations

from tests.formats.meeting import OUTLOOK, F, P, Step, posted, secret_of

QUESTION = {"question": "question-1"}
PRIVATE: Step = (F, "set_question_rules", {**QUESTION, "private": True})
MODERATED: Step = (F, "set_question_rules", {**QUESTION, "moderated": True})
FREE: Step = (F, "set_question_rules", {**QUESTION, "private": False, "moderated": False})
SHUT: Step = (F, "close_phase", {"phase": "question-1"})
CLOSED: tuple[Step, ...] = ((F, "fill_outlook", {"outlook": OUTLOOK}), (F, "close_event", {}))
TEN, ELEVEN = posted("card-0010"), posted("card-0011")
REVEALED: Step = (F, "reveal_contributions", QUESTION)
IN_ARABIC: Step = (
    F,
    "translate_contribution",
    {"contribution": "card-0001", "lang": "ar", "text": "فكرة", "by": "person"},
)


def mine(card: str, **more: str) -> dict[str, str]:
    return {"contribution": card, "secret": secret_of(card), **more}


def edits(card: str, text: str) -> Step:
    return (P, "edit_contribution", mine(card, text=text))


def explains(card: str, text: str) -> Step:
    return (P, "explain_contribution", mine(card, text=text))


def withdraws(card: str) -> Step:
    return (P, "withdraw_contribution", mine(card))


def hides(card: str, reason: str = "Hausrecht") -> Step:
    return (F, "hide_contribution", {"contribution": card, "reason": reason})


def approves(*cards: str, **revisions: dict[str, int]) -> Step:
    return (F, "approve_contributions", {"contributions": list(cards), **revisions})


def declines(card: str, **revision: int) -> Step:
    return (F, "decline_wording", {"contribution": card, **revision})


def posts(card: str, more: str = "") -> list[str]:
    """The lines that tell of a posted contribution; question-1 has two loose ones already."""
    head = f"+ contribution {card} question=question-1 text=Gedanke {card} rank="
    return ["contribution_posted", f"{head}3/3{more}", f"+ proof {card} question=question-1"]
