"""What tests of the office look at: the state behind it, and what its pages find wrong."""

from formats.state import State
from server.services import Services
from tests.server.visitor import Visitor


def state_of(services: Services, event: str) -> State:
    return services.events.settled(event)


def seq_of(services: Services, event: str) -> int:
    return state_of(services, event).seq


def errors(visitor: Visitor) -> dict[str, str]:
    """Field to sentence, as the page shows them next to the fields."""
    found = visitor.page.xpath("//p[contains(@class, 'field__error')]")
    return {error.get("id").removesuffix("-error"): error.text_content().strip() for error in found}
