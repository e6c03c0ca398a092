"""Clusters merged, split and put in order in front of somebody else: by mouse, by touch and by key."""

from playwright.sync_api import Locator, expect

from tests.browser.desk import Desk, DeskMaker
from tests.browser.phone import find_barriers
from tests.browser.walls import CAFE, GREEN, MEET, PLAY, TREES, edits, middle, puts, touch


def test_clusters_are_merged_and_split_in_front_of_somebody_else(clusters: None, desk: DeskMaker) -> None:
    kim, lou = desk(), desk()
    puts(kim, TREES, GREEN)
    kim.sees_in(kim.cluster(GREEN), TREES)
    edits(kim, GREEN)
    kim.dialog.get_by_role("button", name="Zusammenlegen mit …").click()
    assert find_barriers(kim.page) == ""
    kim.dialog.get_by_label("Zusammenlegen mit").select_option(label=f"1 {MEET}")
    kim.agrees("Zusammenlegen")
    for one in (kim, lou):
        one.sees_in(one.cluster(MEET), CAFE, PLAY, TREES)
        expect(one.cluster(GREEN)).to_have_count(0)
    lou.wall.get_by_role("button", name=MEET, exact=True).focus()
    lou.presses("t")
    assert find_barriers(lou.page) == ""
    lou.dialog.get_by_label(PLAY).check()
    lou.dialog.get_by_label(TREES).check()
    lou.dialog.get_by_label("Titel des neuen Clusters").fill("Wie spielen wir im Grünen?")
    lou.agrees("Teilen")
    for one in (kim, lou):
        one.sees_in(one.cluster("Wie spielen wir im Grünen?"), PLAY, TREES)
        one.sees_in(one.cluster(MEET), CAFE)


def head(desk: Desk, title: str) -> Locator:
    return desk.cluster(title).locator(":scope > header")


def numbered(desk: Desk, *titles: str) -> None:
    expect(desk.wall.locator(".cluster__title")).to_have_text(list(titles), use_inner_text=False)


def test_a_cluster_is_dragged_to_another_place_and_onto_another_one(clusters: None, desk: DeskMaker) -> None:
    kim, lou = desk(), desk()
    numbered(kim, f"1{MEET}", f"2{GREEN}")
    box = kim.cluster(MEET).bounding_box()
    assert box is not None
    kim.page.mouse.move(*middle(head(kim, GREEN)))
    kim.page.mouse.down()
    kim.page.mouse.move(box["x"] + 40, box["y"] + 30, steps=4)
    kim.page.mouse.move(box["x"] + 4, box["y"] + 30, steps=4)
    expect(kim.page.locator(".drop-line")).to_be_visible()
    kim.page.mouse.up()
    for one in (kim, lou):
        numbered(one, f"1{GREEN}", f"2{MEET}")
    kim.page.mouse.move(*middle(head(kim, MEET)))
    kim.page.mouse.down()
    kim.page.mouse.move(*middle(head(kim, GREEN)), steps=6)
    expect(kim.cluster(GREEN)).to_have_class("cluster is-target")
    kim.page.mouse.up()
    menu = kim.page.get_by_role("group", name="Cluster auf Cluster")
    assert find_barriers(kim.page) == ""
    menu.get_by_role("button", name=f"Unter „{GREEN}“ legen").click()
    for one in (kim, lou):
        numbered(one, f"1{GREEN}", f"1.1{MEET}")
    kim.page.mouse.move(*middle(head(kim, MEET).last))
    kim.page.mouse.down()
    kim.page.mouse.move(*middle(head(kim, GREEN).first), steps=6)
    kim.page.mouse.up()
    menu.get_by_role("button", name=f"Zusammenlegen mit „{GREEN}“").click()
    for one in (kim, lou):
        numbered(one, f"1{GREEN}")
        one.sees_in(one.cluster(GREEN), CAFE, PLAY)


def test_clusters_are_merged_by_keyboard_alone(clusters: None, desk: DeskMaker) -> None:
    kim, lou = desk(), desk()
    kim.wall.get_by_role("button", name=MEET, exact=True).focus()
    kim.presses("g", "Tab")
    kim.dialog.get_by_label("Zusammenlegen mit").focus()
    kim.presses("ArrowDown", "Enter")
    kim.dialog.get_by_role("button", name="Zusammenlegen").press("Enter")
    kim.hears(f"Zusammengelegt in „{GREEN}“.")
    for one in (kim, lou):
        numbered(one, f"1{GREEN}")
        one.sees_in(one.cluster(GREEN), CAFE, PLAY)


def test_a_finger_drags_a_cluster_onto_another_one(clusters: None, desk: DeskMaker) -> None:
    kim, lou = desk(has_touch=True, viewport={"width": 768, "height": 1024}), desk()
    numbered(kim, f"1{MEET}", f"2{GREEN}")
    finger = kim.context.new_cdp_session(kim.page)
    touch(finger, "touchStart", *middle(head(kim, MEET)))
    expect(kim.page.locator(".cluster__head--ghost")).to_be_visible()
    x, y = middle(head(kim, GREEN))
    touch(finger, "touchMove", x - 5, y)
    touch(finger, "touchMove", x, y)
    expect(kim.cluster(GREEN)).to_have_class("cluster is-target")
    touch(finger, "touchEnd")
    menu = kim.page.get_by_role("group", name="Cluster auf Cluster")
    menu.get_by_role("button", name=f"Zusammenlegen mit „{GREEN}“").tap()
    for one in (kim, lou):
        numbered(one, f"1{GREEN}")
        one.sees_in(one.cluster(GREEN), CAFE, PLAY)


def test_escape_puts_a_cluster_back(clusters: None, desk: DeskMaker) -> None:
    kim = desk()
    numbered(kim, f"1{MEET}", f"2{GREEN}")
    kim.page.mouse.move(*middle(head(kim, MEET)))
    kim.page.mouse.down()
    kim.page.mouse.move(*middle(head(kim, GREEN)), steps=5)
    kim.presses("Escape")
    expect(kim.page.locator(".cluster__head--ghost")).to_have_count(0)
    kim.page.mouse.up()
    numbered(kim, f"1{MEET}", f"2{GREEN}")
    expect(kim.page.get_by_label("Titel des Clusters")).to_have_count(0)
