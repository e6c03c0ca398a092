"""What was taken back is gone for good: from every Change, every snapshot and every byte on disk."""

from formats.records.wall import Contribution
from server import journal
from tests.formats.meeting import EVENT, FOUNDED, GATHERED, F, P, Step, posted, secret_of
from tests.server.house import House, at_once
from tests.server.journals import ENOUGH_FOR_A_SNAPSHOT, assert_loads_what_it_folds, posts

CANARY, SECOND, THIRD = "Kanarienvogel-eins", "Kanarienvogel-zwei", "Kanarienvogel-drei"


def written_with_canaries(house: House) -> None:
    """A card that was moved, sorted, hidden and brought back, so that many Changes carry its wording."""
    house.an_event(FOUNDED)
    card = {"contribution": "card-0001"}
    steps: list[Step] = [
        (F, "open_phase", {"phase": "question-1"}),
        posted("card-0001", text=CANARY),
        posted("card-0002", text="Bleibt stehen"),
        (
            F,
            "create_cluster",
            {"cluster": "cluster-1", "question": "question-1", "contributions": ["card-0001"]},
        ),
        (F, "hide_contribution", {**card, "reason": f"Grund: {CANARY}"}),
        (F, "unhide_contribution", card),
        (F, "move_contribution", {**card, "cluster": None, "after": None}),
        (F, "move_contribution", {**card, "cluster": "cluster-1"}),
        (F, "dissolve_cluster", {"cluster": "cluster-1"}),
    ]
    for step in steps:
        house.does(EVENT, *step)
    save_snapshot(house)
    assert sum(CANARY in str(change) for change in house.journal(EVENT)) == 7
    assert CANARY in str(house.dump()["snapshots"])


def save_snapshot(house: House) -> None:
    state = house.state(EVENT)
    house.services.database.write(
        lambda connection: journal.save_snapshot(connection, EVENT, state.seq, state.records())
    )


def bytes_on_disk(house: House) -> bytes:
    """Return everything in the data folder once the last connection has cleaned up behind itself."""
    house.close()
    return b"".join(file.read_bytes() for file in sorted(house.settings.data.iterdir()))


def test_withdrawing_takes_the_wording_out_of_every_change_and_every_byte(house: House) -> None:
    written_with_canaries(house)
    house.does(
        EVENT, P, "withdraw_contribution", {"contribution": "card-0001", "secret": secret_of("card-0001")}
    )
    dump = house.dump()
    assert CANARY not in str(dump)
    assert "Bleibt stehen" in str(dump["changes"])
    assert house.state(EVENT).find(Contribution, "card-0001") is None
    assert_loads_what_it_folds(house)
    on_disk = bytes_on_disk(house)
    assert (CANARY.encode() in on_disk, b"Bleibt stehen" in on_disk) == (False, True)


def test_a_withdrawn_wording_is_gone_from_the_disk_while_the_server_runs(house: House) -> None:
    written_with_canaries(house)
    house.does(
        EVENT, P, "withdraw_contribution", {"contribution": "card-0001", "secret": secret_of("card-0001")}
    )
    assert any(CANARY.encode() in file.read_bytes() for file in house.settings.data.iterdir())
    house.services.events.beat()
    assert not any(CANARY.encode() in file.read_bytes() for file in house.settings.data.iterdir())


def test_editing_takes_the_old_wording_out_of_every_change_and_every_byte(house: House) -> None:
    written_with_canaries(house)
    card = {"contribution": "card-0001", "secret": secret_of("card-0001")}
    house.does(EVENT, P, "edit_contribution", {**card, "text": SECOND})
    save_snapshot(house)
    house.does(EVENT, P, "edit_contribution", {**card, "text": THIRD})
    dump = str(house.dump())
    assert (CANARY in dump, SECOND in dump, THIRD in dump) == (False, False, True)
    assert house.state(EVENT).get(Contribution, "card-0001").text == THIRD
    assert_loads_what_it_folds(house)
    on_disk = bytes_on_disk(house)
    assert [canary.encode() in on_disk for canary in (CANARY, SECOND, THIRD)] == [False, False, True]


def test_forgetting_reaches_explanations_proposals_translations_and_marks(house: House) -> None:
    """Whatever somebody put into words beside a contribution goes with it, or with the words it was about."""
    house.an_event()
    card = {"contribution": "card-0001"}
    mine = {**card, "secret": secret_of("card-0001")}
    mark = {**card, "conflict": "conflict-1", "secret": secret_of("conflict-1"), "reason": THIRD}
    steps: list[Step] = [
        (P, "explain_contribution", {**mine, "text": CANARY}),
        (F, "translate_contribution", {**card, "lang": "en", "text": SECOND, "by": "person"}),
        (P, "mark_conflict", mark),
        (F, "set_question_rules", {"question": "question-1", "moderated": True}),
        (P, "edit_contribution", {**mine, "text": f"Vorschlag {CANARY}"}),
    ]
    for step in steps:
        house.does(EVENT, *step)
    assert [canary in str(house.dump()) for canary in (CANARY, SECOND, THIRD)] == [True] * 3
    house.does(EVENT, P, "edit_contribution", {**mine, "text": "Noch ein Vorschlag"})
    assert f"Vorschlag {CANARY}" not in str(house.dump())
    assert_loads_what_it_folds(house)
    house.does(EVENT, P, "withdraw_contribution", mine)
    assert_loads_what_it_folds(house)
    on_disk = bytes_on_disk(house)
    assert [canary.encode() in on_disk for canary in (CANARY, SECOND, THIRD)] == [False] * 3


def keeps_digests(house: House, about: str) -> list[bool]:
    """Whether the first answers still tell what was said in the Changes that mention a record, in order."""
    dump = house.dump()
    numbers = {seq for _, record, seq in dump["mentions"] if record == about}
    answers = sorted((seq, bool(digest)) for _, _, seq, digest in dump["answers"] if seq in numbers)
    return [kept for _, kept in answers]


def test_forgetting_takes_along_what_tells_one_wording_from_another(house: House) -> None:
    """A digest of a text is as good as the text to somebody who can guess it."""
    house.an_event()
    mine = {"contribution": "card-0001", "secret": secret_of("card-0001")}
    assert keeps_digests(house, "card-0001") == [True, True]
    english = {"lang": "en", "text": SECOND, "by": "person"}
    house.does(EVENT, F, "translate_contribution", {"contribution": "card-0001", **english})
    house.does(EVENT, P, "edit_contribution", {**mine, "text": CANARY})
    assert keeps_digests(house, "card-0001") == [False, False, False, True]
    house.does(EVENT, P, "withdraw_contribution", mine)
    assert keeps_digests(house, "card-0001") == [False] * 4
    assert keeps_digests(house, "card-0004") == [True]


def test_posting_and_withdrawing_in_one_batch_leaves_no_wording(house: House) -> None:
    house.an_event()
    withdrawal = (P, "withdraw_contribution", {"contribution": "card-0100", "secret": secret_of("card-0100")})
    steps = [posted("card-0100", text=CANARY), withdrawal, posted("card-0101")]
    answers = at_once([lambda step=step: house.does(EVENT, *step) for step in steps])
    assert answers == [len(GATHERED) + number for number in (1, 2, 3)]
    assert CANARY.encode() not in bytes_on_disk(house)


def test_a_batch_that_forgets_writes_no_snapshot_with_what_it_forgets(house: House) -> None:
    house.an_event()
    house.does(EVENT, *posted("card-0100", text=CANARY))
    steps: list[Step] = [
        *posts(1000, ENOUGH_FOR_A_SNAPSHOT),
        (P, "withdraw_contribution", {"contribution": "card-0100", "secret": secret_of("card-0100")}),
    ]
    at_once([lambda step=step: house.does(EVENT, *step) for step in steps])
    assert CANARY not in str(house.dump())
    assert_loads_what_it_folds(house)
