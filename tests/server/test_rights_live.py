"""Rights on open sockets: ended when they end, and blind to other events."""

import pytest
from sqlalchemy import update

from server import tables
from tests.formats.meeting import EVENT, GATHERED, WORKSHOP, message
from tests.server.doors import Sockets
from tests.server.examples import EXAMPLES
from tests.server.house import twins
from tests.server.web import FOREIGN_EVENT, Socket, Template, Web


def test_a_revoked_facilitator_is_gone_at_once(web: Web, template: Template) -> None:
    """The open socket ends with a word of goodbye; whatever comes after it is refused on both doors."""
    token, access = template.tokens["facilitator"], template.access["facilitator"]
    with web.served() as port:
        socket, projector = (Socket(port, template.tokens[asker]) for asker in ("facilitator", "projector"))
        assert socket.ask("follow", {"stream": "desk"})["ok"]
        revoked = web.http("DELETE", f"/api/events/{EVENT}/access/{access}", template.tokens["organiser"])
        assert revoked.json == {"ok": True}
        before = web.dump()
        socket.listen_to_the_end()
        assert socket.heard == [("gone", {"code": "revoked", "message": "Dieser Zugang wurde beendet."})]
        again = Socket(port, token)
        assert again.refusal is not None
        assert again.refusal["code"] == "revoked"
        assert "retry_after" not in again.refusal
        said = message("open_phase", {"phase": "question-2"})
        assert web.send(EVENT, token, said)["code"] == "revoked"
        assert web.http("GET", f"/api/events/{EVENT}/streams/room", token).json["code"] == "revoked"
        assert web.dump() == before
        assert projector.ask("follow", {"stream": "room"})["ok"]
        for each in (socket, again, projector):
            each.close()


def test_a_command_of_somebody_revoked_meanwhile_is_refused_on_the_open_socket(
    web: Web, template: Template
) -> None:
    """As when another process revoked: nobody has told this one, so it looks."""
    with web.served() as port:
        socket = Socket(port, template.tokens["facilitator"])
        web.services.access.on_revoked = lambda access: None
        web.services.access.revoke(EVENT, template.access["facilitator"])
        before = web.dump()
        assert socket.ask("command", message("open_phase", {"phase": "question-2"}))["code"] == "revoked"
        assert socket.ask("follow", {"stream": "desk"})["code"] == "revoked"
        assert web.dump() == before
        socket.close()


def test_a_login_that_ran_out_ends_its_open_sockets(
    web: Web, template: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.access._CACHE_SECONDS", 0)
    with web.served() as port:
        socket = Socket(port, template.tokens["organiser"], EVENT)
        assert socket.ask("follow", {"stream": "desk"})["ok"]
        over = update(tables.sessions).values(expires_at=0)
        web.services.database.write(lambda connection: connection.execute(over))
        web.services.events.beat()
        socket.listen_to_the_end()
        assert socket.heard[-1] == ("gone", {"code": "revoked", "message": "Dieser Zugang wurde beendet."})


def test_what_happens_in_one_event_is_heard_in_no_other(web: Web, template: Template) -> None:
    with web.served() as port:
        sockets = Sockets(web, template, port)
        here, there = sockets._listeners
        for step in (EXAMPLES["post_contribution"][0], EXAMPLES["open_phase"][0]):
            web.does(EVENT, *step)
            web.does(FOREIGN_EVENT, *twins([step], "x")[0])
        for each in (here, there):
            each.wait_until(
                lambda each=each: bool(each.heard) and each.heard[-1][1]["to"] == len(GATHERED) + 2
            )
        assert "xevent" not in str(here.heard)
        assert "xcard" not in str(here.heard)
        assert "'card-" not in str(there.heard)
        sockets.close()


def kinds_heard(socket: Socket) -> dict[str, set[str]]:
    """Return the kinds of the records that came on each stream."""
    kinds: dict[str, set[str]] = {}
    for name, news in socket.heard:
        if name == "batch":
            put = [record["kind"] for change in news["changes"] for record in change.get("put", ())]
            kinds.setdefault(news["stream"], set()).update(put)
    return kinds


def test_who_put_what_where_reaches_only_those_who_look_it_up(web: Web, template: Template) -> None:
    wall, history = f"wall:{WORKSHOP}", f"history:{WORKSHOP}"
    follow = {
        "organiser": (wall, history),
        "facilitator": (wall, "desk", "room"),
        "participant": (wall, "room"),
        "projector": (wall, "room"),
    }
    expected = {asker: {wall: {"contribution"}} for asker in follow}
    expected["organiser"][history] = {"step"}
    with web.served() as port:
        sockets = {asker: Socket(port, template.tokens[asker], EVENT) for asker in follow}
        for asker, streams in follow.items():
            for stream in streams:
                assert sockets[asker].ask("follow", {"stream": stream})["ok"]
        card = {"contribution": "card-0004", "cluster": "cluster-2"}
        moved = sockets["facilitator"].ask("command", message("move_contribution", card))
        for asker, socket in sockets.items():
            streams = expected[asker].keys()
            socket.wait_until(lambda socket=socket, streams=streams: kinds_heard(socket).keys() == streams)
        assert {asker: kinds_heard(socket) for asker, socket in sockets.items()} == expected
        said = sockets["organiser"].heard
        (news,) = [news for name, news in said if name == "batch" and news["stream"] == history]
        ((step,),) = [change["put"] for change in news["changes"]]
        ((place, put),) = [(card["was"].get("cluster"), card["became"]["cluster"]) for card in step["cards"]]
        assert (step["id"], step["by"], place, put) == (f"s{moved['seq']}", "facilitator", None, "cluster-2")
        for socket in sockets.values():
            socket.close()
