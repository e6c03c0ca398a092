"""Tokens: what is signed by us opens what it was made for, until it ends; everything else opens nothing."""

import base64
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from itsdangerous import Signer
from sqlalchemy import event, insert

from formats.commands import Actor, Role
from server import engine
from server.access import Access, Principal
from server.refusals import Refused
from server.tables import sessions
from tests.formats.meeting import EVENT, FOUNDED
from tests.server.house import House, at_once, until

FAR_AWAY = 2_000_000_000


@pytest.fixture
def access(house: House) -> Access:
    house.an_event(FOUNDED[:1])
    return house.services.access


def refusal(work: Callable[[], Any]) -> str:
    with pytest.raises(Refused) as refused:
        work()
    assert refused.value.retry_after is None
    return refused.value.code


def log_in(house: House, name: str, until: int = FAR_AWAY) -> tuple[str, str]:
    """Return digest and token of a session."""
    row = {"digest": f"session-of-{name}", "account": house.organiser(name), "expires_at": until}
    house.services.database.write(lambda connection: connection.execute(insert(sessions).values(row)))
    return row["digest"], house.services.access.account_token(row["digest"])


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.PROJECTOR, Role.PARTICIPANT, Role.HOST])
def test_a_token_says_who_asks_also_after_a_restart(house: House, access: Access, role: Role) -> None:
    grant, token = access.issue(EVENT, role, "Blauer Vogel")
    for _ in range(2):
        principal = house.services.access.principal(token)
        assert principal == Principal(Actor(role, grant), EVENT, grant)
        assert house.services.access.principal(token, EVENT) == principal
        assert refusal(lambda: house.services.access.principal(token, "event-0404")) == "unknown_event"
        assert house.services.access.token_of(grant) == token
        house.restart()


def test_the_token_of_an_account_opens_its_own_events(house: House, access: Access) -> None:
    theirs = house.an_event(FOUNDED[:1], twin="x", organiser="grace")
    digest, token = log_in(house, "ada")
    assert access.account(token) == house.organiser("ada")
    assert access.principal(token, EVENT) == Principal(Actor(Role.ORGANISER, digest), EVENT, digest)
    for event_id in (theirs, "event-0404", "", None):
        assert refusal(lambda event_id=event_id: access.principal(token, event_id)) == "unknown_event"


def test_a_device_is_no_account(access: Access) -> None:
    _, token = access.issue(EVENT, Role.FACILITATOR)
    assert refusal(lambda: access.account(token)) == "unauthenticated"


def test_every_changed_character_spoils_a_token(house: House, access: Access) -> None:
    _, device = access.issue(EVENT, Role.PARTICIPANT)
    _, account = log_in(house, "ada")
    for token in (device, account):
        # The last character carries two bits that mean nothing; the signature is the same without them.
        for at in range(len(token) - 1):
            for other in "Ao.-_ 0":
                if other != token[at]:
                    changed = token[:at] + other + token[at + 1 :]
                    assert (
                        refusal(lambda changed=changed: access.principal(changed, EVENT)) == "unauthenticated"
                    )


@pytest.mark.parametrize("token", [None, "", ".", "a.", "a.b.c", "\x00", "ä" * 50, "a" * 10_000, "\ud800"])
def test_what_is_no_token_opens_nothing(access: Access, token: str | None) -> None:
    assert refusal(lambda: access.principal(token, EVENT)) == "unauthenticated"
    assert refusal(lambda: access.account(token)) == "unauthenticated"


def test_what_others_sign_opens_nothing(house: House, access: Access) -> None:
    grant, _ = access.issue(EVENT, Role.FACILITATOR)
    key = house.settings.secret_key
    strangers = [
        Access(house.services.database, key[::-1]).token_of(grant),
        Signer(key, salt="other").sign(f"a.{grant}").decode(),
        Signer(key).sign(f"a.{grant}").decode(),
        f"a.{grant}.{base64.urlsafe_b64encode(b'0' * 32).decode()}",
        f"a.{grant}",
    ]
    for token in strangers:
        assert refusal(lambda token=token: access.principal(token)) == "unauthenticated"


def test_what_we_signed_but_never_issued_opens_nothing(access: Access) -> None:
    assert refusal(lambda: access.principal(access.token_of("never-issued"))) == "unauthenticated"
    assert refusal(lambda: access.principal(access.account_token("no-session"), EVENT)) == "revoked"


def test_a_device_cannot_pass_for_a_session_and_no_session_for_a_device(house: House, access: Access) -> None:
    """Ids of both kinds are signed by one key; the kind is signed with them."""
    grant, device = access.issue(EVENT, Role.PARTICIPANT)
    digest, account = log_in(house, "ada")
    assert device.startswith("a.")
    assert account.startswith("o.")
    for token in ("o" + device[1:], "a" + account[1:]):
        assert refusal(lambda token=token: access.principal(token, EVENT)) == "unauthenticated"
    assert refusal(lambda: access.principal(access.account_token(grant), EVENT)) == "revoked"
    assert refusal(lambda: access.principal(access.token_of(digest), EVENT)) == "unauthenticated"


def test_revoking_ends_a_token_at_once_and_for_good(house: House, access: Access) -> None:
    grant, token = access.issue(EVENT, Role.FACILITATOR)
    ended: list[str] = []
    access.on_revoked = ended.append
    access.principal(token)
    assert access.revoke(EVENT, grant)
    assert ended == [grant]
    for _ in range(2):
        assert refusal(lambda: house.services.access.principal(token)) == "revoked"
        house.restart()


def test_nobody_revokes_what_belongs_to_another_event(house: House, access: Access) -> None:
    theirs = house.an_event(FOUNDED[:1], twin="x", organiser="grace")
    grant, token = access.issue(theirs, Role.FACILITATOR)
    ended: list[str] = []
    access.on_revoked = ended.append
    before = house.dump()
    assert not access.revoke(EVENT, grant)
    assert not access.revoke(EVENT, "never-issued")
    assert (house.dump(), ended) == (before, [])
    assert access.principal(token).event == theirs


def test_a_look_up_that_a_revocation_overtook_is_worth_nothing(house: House, access: Access) -> None:
    """The old row was read before, and comes back after it was revoked."""
    grant, token = access.issue(EVENT, Role.FACILITATOR)
    house.restart()
    access = house.services.access
    was_read, may_go_on = threading.Event(), threading.Event()

    def wait(*said: Any) -> None:
        if "FROM access" in said[2]:
            was_read.set()
            may_go_on.wait(30)

    event.listen(house.services.database._readers, "after_cursor_execute", wait)
    answers: list[Any] = []
    engine.spawn(lambda: answers.extend(at_once([lambda: access.principal(token)])))
    until(was_read.is_set)
    access.revoke(EVENT, grant)
    may_go_on.set()
    until(lambda: answers)
    assert [getattr(answer, "code", answer) for answer in answers] == ["revoked"]
    assert refusal(lambda: access.principal(token)) == "revoked"


def test_a_session_that_ended_or_is_too_old_opens_nothing(house: House, access: Access) -> None:
    digest, token = log_in(house, "ada")
    _, old = log_in(house, "grace", until=int(time.time()) - 1)
    ended: list[str] = []
    access.on_revoked = ended.append
    assert access.principal(token, EVENT).access == digest
    assert refusal(lambda: access.principal(old, EVENT)) == "revoked"
    house.run_sql("DELETE FROM sessions")
    access.end_session(digest)
    assert ended == [digest]
    assert refusal(lambda: access.principal(token, EVENT)) == "revoked"
    assert refusal(lambda: access.account(token)) == "revoked"


def test_lists_show_links_and_names_apart(access: Access) -> None:
    """Who joined is in no list of links; what they call themselves is in no list of facilitators."""
    issued = {
        name: access.issue(EVENT, role, name)[0]
        for role, name in ((Role.PROJECTOR, "Saal"), (Role.FACILITATOR, "Mo"), (Role.PARTICIPANT, "Vogel"))
    }
    access.issue(EVENT, Role.PARTICIPANT)
    access.revoke(EVENT, issued["Saal"])
    listed = [(grant.id, grant.name, grant.revoked) for grant in access.grants(EVENT)]
    assert listed == [(issued["Mo"], "Mo", False), (issued["Saal"], "Saal", True)]
    assert access.names(EVENT) == {issued["Vogel"]: "Vogel"}
