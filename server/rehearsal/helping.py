"""People who help sorting: each takes a few loose cards at a time into clusters, until none is left."""

from server.rehearsal.client import new_id
from server.rehearsal.connection import Refusal
from server.rehearsal.people import Phone, Stage
from server.rehearsal.report import Tally
from server.rehearsal.wire import Row


async def help_sorting(phone: Phone, stage: Stage, question: str, tally: Tally) -> None:
    """Sort one batch after the other; who is slower than others gets fewer."""
    while (batch := await _taken(phone, stage, question)) is not None:
        shown = await phone.http.get(f"/api/events/{stage.event}/batches/{batch['batch']}")
        for nth, card in enumerate(shown["cards"]):
            cluster = shown["clusters"][nth % len(shown["clusters"])]["id"]
            answer = {**batch, "contribution": card["id"], "cluster": cluster}
            try:
                await phone.client.command("sort_from_batch", answer, stage.workshop)
            except Refusal as refusal:
                tally.got_refusal(refusal)
            else:
                tally.sorted[card["id"]] += 1


async def _taken(phone: Phone, stage: Stage, question: str) -> Row | None:
    """Return what names and proves a new batch, or None when nothing is left."""
    batch = {"batch": new_id(), "secret": new_id()}
    try:
        await phone.client.command("take_batch", {**batch, "question": question}, stage.workshop)
    except Refusal as refusal:
        if refusal.code != "nothing_left":
            raise
        return None
    return batch
