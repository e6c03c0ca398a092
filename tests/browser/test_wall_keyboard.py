"""The wall by keyboard while others sort it too: what is in hand, what has the focus, and what is said."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.desk import DeskMaker, write
from tests.browser.meeting import Meeting
from tests.browser.walls import CAFE, GREEN, MARKET, MEET, PLAY, TREES

Does = Callable[..., None]


@pytest.fixture
def others(meeting: Meeting, workshop: str) -> Does:
    """Let somebody else do something: "cluster" and "into" by title, "card" and "onto" by wording."""

    def does(name: str, **wish: object) -> None:
        clusters = {
            str(each.get("title")): each["id"] for each in meeting.records(f"wall:{workshop}", "cluster")
        }
        cards = {str(each["text"]): each["id"] for each in meeting.cards(workshop)}
        ids = {
            key: {**clusters, **cards}.get(str(value), value) if isinstance(value, str) else value
            for key, value in wish.items()
        }
        if "card" in ids:
            ids["contributions"] = [ids.pop("card")]
        meeting.does(name, ids, workshop)

    return does


@pytest.mark.parametrize("how", ["dissolve", "merge"])
def test_a_card_in_hand_is_seen_and_steered_when_its_cluster_is_taken_away(
    clusters: None, desk: DeskMaker, others: Does, how: str
) -> None:
    kim = desk()
    kim.card(CAFE).focus()
    kim.presses(" ")
    if how == "dissolve":
        others("dissolve_cluster", cluster=MEET)
        kim.hears("Diesen Cluster gibt es nicht mehr. Lose Beiträge, Stelle 3 von 4")
    else:
        others("merge_clusters", cluster=MEET, into=GREEN)
        kim.hears(f"Diesen Cluster gibt es nicht mehr. {GREEN}, Stelle 1 von 2")
    expect(kim.card(CAFE)).to_be_focused()
    expect(kim.page.locator(".card--in-hand")).to_have_count(1)
    kim.presses("Escape")
    expect(kim.page.locator(".card--in-hand")).to_have_count(0)
    expect(kim.card(CAFE)).to_be_focused()


def test_escape_puts_back_wherever_the_focus_went(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    kim.card(CAFE).focus()
    kim.presses(" ")
    kim.page.evaluate("document.activeElement.blur()")
    kim.presses("ArrowRight")
    kim.hears(f"{GREEN}, Stelle 1 von 1")
    kim.presses("Escape")
    kim.hears(f"Zurückgelegt. {MEET}.")


def test_a_place_that_is_taken_away_is_chosen_no_more(clusters: None, desk: DeskMaker, others: Does) -> None:
    kim = desk()
    kim.card(TREES).focus()
    kim.presses(" ", "ArrowRight", "ArrowRight")
    kim.hears(f"{GREEN}, Stelle 1 von 1")
    others("dissolve_cluster", cluster=GREEN)
    kim.hears("Diesen Cluster gibt es nicht mehr. Lose Beiträge, Stelle 1 von 2")
    kim.presses(" ")
    kim.hears("Abgelegt. Lose Beiträge, Stelle 1 von 2.")
    kim.sees_in(kim.loose, TREES, MARKET)


def test_what_is_put_down_without_a_network_is_not_called_done(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    kim.card(TREES).focus()
    kim.context.set_offline(True)
    kim.presses(" ", "ArrowRight", " ")
    kim.hears(f"Wird abgelegt. {MEET}, Stelle 3 von 3.")
    kim.context.set_offline(False)
    kim.hears(f"Abgelegt. {MEET}, Stelle 3 von 3.")


def test_a_card_in_hand_is_never_filtered_out(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    kim.card(CAFE).focus()
    kim.presses(" ")
    kim.page.get_by_label("Karten suchen").evaluate(
        "(field) => { field.value = 'Schatten'; field.dispatchEvent(new Event('input', { bubbles: true })); }"
    )
    expect(kim.card(PLAY)).to_be_hidden()
    expect(kim.card(CAFE)).to_be_visible()
    kim.presses("Escape")
    expect(kim.card(CAFE)).to_be_hidden()


def test_with_a_filter_the_keyboard_walks_what_is_seen(
    meeting: Meeting, workshop: str, question: str, clusters: None, desk: DeskMaker
) -> None:
    write(meeting, workshop, question, "Eine Bank", "Noch eine Bank")
    kim = desk()
    kim.page.get_by_label("Karten suchen").fill("Bank")
    expect(kim.card(TREES)).to_be_hidden()
    expect(kim.wall.locator("[data-stop][tabindex='0']")).to_be_visible()
    kim.card("Eine Bank").focus()
    kim.presses("ArrowDown")
    expect(kim.card("Noch eine Bank")).to_be_focused()
    kim.presses("ArrowDown")
    expect(kim.wall.get_by_role("button", name=MEET, exact=True)).to_be_focused()
    kim.presses("Home")
    expect(kim.card("Eine Bank")).to_be_focused()
    kim.presses(" ", "ArrowDown")
    kim.hears("Lose Beiträge, Stelle 2 von 2")


@pytest.mark.parametrize(
    ("step", "wish", "said"),
    [
        ("hide_contribution", {"contribution": TREES, "reason": "doppelt"}, "ist nicht mehr auf der Wand."),
        ("staple_contributions", {"card": TREES, "onto": CAFE}, "liegt jetzt auf einem Stapel."),
    ],
)
def test_the_focus_goes_on_when_others_take_its_card(
    clusters: None, desk: DeskMaker, others: Does, step: str, wish: dict[str, str], said: str
) -> None:
    kim = desk()
    kim.card(TREES).focus()
    others(step, **wish)
    kim.hears(f"Diese Karte {said}")
    expect(kim.card(MARKET)).to_be_focused()


def test_the_focus_goes_on_after_ones_own_hiding_and_dissolving(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    kim.card(PLAY).focus()
    kim.presses("h")
    kim.dialog.get_by_label("Grund").fill("doppelt")
    kim.agrees("Verbergen")
    kim.hears("Karte verborgen.")
    expect(kim.card(CAFE)).to_be_focused()
    kim.presses("ArrowUp", "m")
    kim.dialog.get_by_role("button", name="Auflösen …").click()
    kim.agrees("Auflösen")
    kim.hears("Cluster aufgelöst. Seine Karten sind noch da.")
    expect(kim.card(CAFE)).to_be_focused()


def test_the_focus_goes_on_when_a_move_takes_the_card_out_of_the_filter(
    clusters: None, desk: DeskMaker
) -> None:
    kim = desk()
    kim.page.get_by_role("button", name="Filter").click()
    kim.page.get_by_label("Nicht sortiert").check()
    expect(kim.card(CAFE)).to_be_hidden()
    kim.card(TREES).focus()
    kim.presses("m")
    kim.dialog.get_by_role("button", name=GREEN).click()
    expect(kim.card(TREES)).to_be_hidden()
    expect(kim.card(MARKET)).to_be_focused()


def test_a_card_that_is_gone_cannot_be_moved(clusters: None, desk: DeskMaker, others: Does) -> None:
    kim = desk()
    kim.card(TREES).focus()
    kim.presses("m")
    others("hide_contribution", contribution=TREES, reason="doppelt")
    expect(kim.dialog).to_have_accessible_name("Diese Karte ist nicht mehr auf der Wand")
    kim.agrees("Schließen")
    expect(kim.card(MARKET)).to_be_focused()


def test_a_range_begins_at_the_nearest_chosen_card_when_its_first_was_moved(
    clusters: None, desk: DeskMaker, others: Does
) -> None:
    kim = desk()
    kim.card(MARKET).click()
    kim.card(TREES).click()
    others("move_contributions", card=TREES, cluster=MEET)
    kim.sees_in(kim.cluster(MEET), CAFE, PLAY, TREES)
    kim.card(CAFE).click(modifiers=["Shift"])
    expect(kim.page.get_by_role("group", name="Auswahl")).to_contain_text("4 Karten ausgewählt")


def test_what_others_do_is_summed_up_for_whoever_wished_for_it(
    clusters: None, desk: DeskMaker, others: Does
) -> None:
    kim = desk()
    kim.card(TREES).focus()
    kim.presses("?")
    kim.dialog.get_by_label("Alle zehn Sekunden ansagen").check()
    kim.agrees("Schließen")
    others("move_contributions", card=TREES, cluster=MEET)
    kim.hears("Eine Karte wurde verschoben.")


def test_the_wall_in_use_stays_when_somebody_else_opens_the_next_question(
    meeting: Meeting, workshop: str, clusters: None, desk: DeskMaker
) -> None:
    kim = desk()
    search = kim.page.get_by_label("Karten suchen")
    search.click()
    kim.page.keyboard.type("Bäu")
    meeting.open(workshop, meeting.ask(workshop, "Was stört hier?"))
    expect(kim.page.get_by_role("navigation").get_by_text("Was stört hier?")).to_be_visible()
    expect(search).to_be_focused()
    kim.page.keyboard.type("me")
    expect(search).to_have_value("Bäume")
    expect(kim.card(TREES)).to_be_visible()
