"""What happens to what is written, as the office sets it for a question."""

from formats.records.room import Item, Question
from server.services import Services
from tests.server.visitor import Visitor

PRIVATE = "Beiträge bleiben bei den Schreibenden, bis sie aufgedeckt werden."
MODERATED = "Beiträge erscheinen erst nach Freigabe an der Wand."


def asked(services: Services, event: str) -> dict[str, tuple[bool, bool]]:
    """Each question's wording with its rules."""
    questions = services.events.settled(event).all(Question)
    return {question.text: (question.private, question.moderated) for question in questions}


def questions_page(organiser: Visitor, services: Services, event: str) -> str:
    workshop = services.events.settled(event).ranked(Item)[0].id
    return f"/office/events/{event}/items/{workshop}/questions"


def test_a_question_says_who_sees_what_from_the_beginning(
    organiser: Visitor, event: str, services: Services
) -> None:
    organiser.get(questions_page(organiser, services, event))
    organiser.send("Frage hinzufügen", text="Was hält euch ab?", private="yes")
    organiser.send("Frage hinzufügen", text="Was regt euch auf?", private="yes", moderated="yes")
    rules = asked(services, event)
    assert (rules["Was hält euch ab?"], rules["Was regt euch auf?"]) == ((True, False), (True, True))
    lines = organiser.page.xpath("//li[contains(@class, 'question-line')]")
    said = [line.text_content() for line in lines]
    assert [(PRIVATE in text, MODERATED in text) for text in said] == [
        (False, False),
        (False, False),
        (True, False),
        (True, True),
    ]


def test_the_rules_of_a_question_change_with_its_wording_or_without(
    organiser: Visitor, event: str, services: Services
) -> None:
    address = questions_page(organiser, services, event)
    question = services.events.settled(event).all(Question)[0]
    page = f"{address}/{question.id}"
    organiser.get(page).send("Speichern", moderated="yes")
    assert asked(services, event)[question.text] == (False, True)
    form = organiser.get(page).form("Speichern")
    assert [form.fields["private"], form.fields["moderated"]] == [None, "yes"]
    form.fields["moderated"] = None
    said = dict(form.form_values()) | {"text": "Was nun?", "private": "yes"}
    organiser.post(page, said)
    assert asked(services, event)["Was nun?"] == (True, False)


def test_a_form_sent_twice_does_what_sending_it_once_does(
    organiser: Visitor, event: str, services: Services
) -> None:
    address = questions_page(organiser, services, event)
    form = organiser.get(address).form("Frage hinzufügen")
    said = dict(form.form_values()) | {"text": "Was hält euch ab?", "private": "yes"}
    assert organiser.post(address, said).status == 200
    seq = services.events.settled(event).seq
    assert organiser.post(address, said).status == 200
    assert services.events.settled(event).seq == seq


def test_what_a_choice_means_stands_within_its_label(
    organiser: Visitor, event: str, services: Services
) -> None:
    organiser.get(questions_page(organiser, services, event))
    labels = organiser.page.xpath("//label[contains(@class, 'choice')]")
    assert [" ".join(label.text_content().split()) for label in labels] == [
        f"Verdeckt sammeln {PRIVATE}",
        f"Erst freigeben {MODERATED}",
    ]
