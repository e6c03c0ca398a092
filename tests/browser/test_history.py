"""The history of sorting: who put what where, and taking any step back."""

from playwright.sync_api import Locator, expect

from tests.browser.desk import Desk, DeskMaker
from tests.browser.meeting import Meeting
from tests.browser.phone import find_barriers
from tests.browser.walls import CAFE, GREEN, MARKET, MEET, TREES

TREES_MOVED = f"„{TREES}“ nach „{GREEN}“ gelegt (vorher lose)"


def lines(desk: Desk) -> Locator:
    return desk.dialog.locator(".history__what")


def sees_steps(desk: Desk, *sentences: str) -> None:
    """Exactly these steps, newest first. Quotations carry marks of their direction, which nobody sees."""
    expect(lines(desk)).to_have_count(len(sentences))
    told = [text.replace("\u2068", "").replace("\u2069", "") for text in lines(desk).all_inner_texts()]
    assert told == list(sentences)


def test_the_history_says_who_put_what_where_and_takes_any_step_back(clusters: None, desk: DeskMaker) -> None:
    kim, lou = desk(), desk()
    lou.moves(TREES, GREEN)
    lou.moves(MARKET, MEET)
    moved_market = f"„{MARKET}“ nach „{MEET}“ gelegt (vorher lose)"
    made = (f"Cluster „{GREEN}“ angelegt", f"Cluster „{MEET}“ aus 2 Karten gebildet")
    kim.chooses("Verlauf")
    sees_steps(kim, moved_market, TREES_MOVED, *made)
    expect(kim.dialog.locator(".history__when")).to_contain_text(
        ["Moderation", "Moderation", "Veranstalter:in", "Veranstalter:in"]
    )
    assert find_barriers(kim.page) == ""
    kim.dialog.get_by_role("listitem").nth(1).get_by_role("button").click()
    kim.sees_in(kim.loose, TREES)
    sees_steps(kim, f"Zurückgenommen: {TREES_MOVED}", moved_market, TREES_MOVED, *made)
    expect(kim.dialog.get_by_role("listitem").nth(2)).to_contain_text("Ist zurückgenommen.")
    kim.agrees("Schließen")
    kim.can_undo("Schritt zurückgenommen")
    kim.presses("Control+z")
    kim.sees_in(kim.cluster(GREEN), TREES)


def test_every_kind_of_step_is_told_in_words(
    meeting: Meeting, workshop: str, clusters: None, desk: DeskMaker
) -> None:
    cards = {card["text"]: card["id"] for card in meeting.cards(workshop)}
    ids = {each["title"]: each["id"] for each in meeting.records(f"wall:{workshop}", "cluster")}
    cafe, trees = {"contribution": cards[CAFE]}, {"contribution": cards[TREES]}
    for name, payload in (
        ("double_contribution", {**cafe, "cluster": ids[GREEN]}),
        ("undouble_contribution", {**cafe, "cluster": ids[MEET]}),
        ("staple_contributions", {"contributions": [cards[MARKET]], "onto": cards[TREES]}),
        ("hide_contribution", {**trees, "reason": "Nennt jemanden beim Namen"}),
        ("unhide_contribution", trees),
        ("move_contributions", {"contributions": [cards[TREES], cards[MARKET]], "cluster": ids[MEET]}),
        ("move_cluster", {"cluster": ids[GREEN], "parent": ids[MEET]}),
        ("rename_cluster", {"cluster": ids[MEET], "title": "Begegnung"}),
        ("merge_clusters", {"cluster": ids[GREEN], "into": ids[MEET]}),
        ("dissolve_cluster", {"cluster": ids[MEET]}),
    ):
        meeting.does(name, payload, workshop)
    kim = desk()
    kim.chooses("Verlauf")
    sees_steps(
        kim,
        "Cluster „Begegnung“ aufgelöst",
        f"Cluster „{GREEN}“ mit „Begegnung“ zusammengelegt",
        f"Cluster „{MEET}“ heißt jetzt „Begegnung“",
        f"Cluster „{GREEN}“ unter „Begegnung“ gesetzt",
        "2 Karten nach „Begegnung“ gelegt (vorher lose)",
        f"„{TREES}“ zurückgeholt",
        f"„{TREES}“ verborgen",
        f"„{MARKET}“ an „{TREES}“ geheftet",
        f"„{CAFE}“ aus „Begegnung“ genommen",
        f"„{CAFE}“ zusätzlich nach „{GREEN}“ gelegt",
        f"Cluster „{GREEN}“ angelegt",
        "Cluster „Begegnung“ aus 2 Karten gebildet",
    )


def test_new_steps_wait_until_they_are_asked_for(clusters: None, desk: DeskMaker) -> None:
    kim, lou = desk(), desk()
    kim.chooses("Verlauf")
    expect(lines(kim)).to_have_count(2)
    lou.moves(TREES, GREEN)
    expect(kim.dialog.get_by_role("button", name="Einen neuen Schritt zeigen")).to_be_visible()
    expect(lines(kim)).to_have_count(2)
    kim.dialog.get_by_role("button", name="Einen neuen Schritt zeigen").click()
    expect(lines(kim)).to_have_count(3)
    expect(kim.dialog.get_by_role("listitem").first).to_be_focused()


def test_older_steps_are_shown_when_somebody_looks_that_far_back(
    meeting: Meeting, workshop: str, clusters: None, desk: DeskMaker
) -> None:
    (green,) = [
        each["id"] for each in meeting.records(f"wall:{workshop}", "cluster") if each["title"] == GREEN
    ]
    for number in range(40):
        meeting.does("rename_cluster", {"cluster": green, "title": f"Grün {number}"}, workshop)
    kim = desk()
    kim.chooses("Verlauf")
    expect(lines(kim)).to_have_count(40)
    kim.dialog.get_by_role("button", name="Ältere Schritte zeigen").click()
    expect(lines(kim)).to_have_count(42)
    expect(kim.dialog.get_by_role("listitem").nth(40)).to_be_focused()
    expect(kim.dialog.get_by_role("button", name="Ältere Schritte zeigen")).to_have_count(0)


def test_the_history_of_one_card_and_of_one_cluster(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    kim.moves(TREES, GREEN)
    kim.card(TREES).focus()
    kim.presses("l")
    sees_steps(kim, TREES_MOVED)
    kim.dialog.get_by_role("button", name="Alle Schritte").click()
    expect(lines(kim)).to_have_count(3)
    kim.dialog.get_by_role("combobox", name="Cluster").select_option(GREEN)
    sees_steps(kim, TREES_MOVED, f"Cluster „{GREEN}“ angelegt")
    kim.agrees("Schließen")
    expect(kim.card(TREES)).to_be_focused()


def test_dialogs_of_cards_and_clusters_lead_to_their_history(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    kim.moves(TREES, GREEN)
    kim.card(TREES).focus()
    kim.presses("d")
    kim.dialog.get_by_role("button", name="Verlauf").click()
    expect(kim.dialog).to_have_accessible_name("Verlauf: Frage 1")
    sees_steps(kim, TREES_MOVED)
    kim.agrees("Schließen")
    kim.wall.get_by_role("button", name=f"Cluster bearbeiten: {GREEN}").click()
    kim.dialog.get_by_role("button", name="Verlauf").click()
    sees_steps(kim, TREES_MOVED, f"Cluster „{GREEN}“ angelegt")


def test_the_history_is_followed_only_while_it_is_open(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    expect(kim.card(TREES)).to_be_visible()
    with kim.page.expect_websocket() as opening:
        kim.page.reload()
    about: list[str] = []
    socket = opening.value
    socket.on("framesent", lambda frame: about.append(str(frame)) if "history:" in str(frame) else None)
    expect(kim.card(TREES)).to_be_visible()
    kim.chooses("Verlauf")
    expect(lines(kim)).to_have_count(2)
    with socket.expect_event("framesent", lambda frame: "history:" in str(frame)):
        kim.agrees("Schließen")
    assert ["unfollow" in frame for frame in about] == [False, True]
