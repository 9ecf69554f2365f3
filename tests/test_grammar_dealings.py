"""Who does what to whom: found where the sentence shows it, and left open where it does not."""

import pytest

from compare.facts import find_facts
from compare.grammar.dealings import find_dealings
from compare.languages import load
from compare.types import FactKind

FOUND = [
    ("en", "Peter Novak told Alan Price that the port was closed.", "tell", "Peter Novak", "Alan Price"),
    ("en", "Alan Price was told by Peter Novak that the port was closed.", "tell", "Peter Novak", "Alan Price"),
    ("en", "Peter Novak, the harbour master, called Alan Price.", "call", "Peter Novak", "Alan Price"),
    ("en", "Peter Novak handed the keys to Alan Price.", "hand", "Peter Novak", "Alan Price"),
    ("fr", "Pierre Martin a dit à Jean Dupont que le port était fermé.", "tell", "Pierre Martin", "Jean Dupont"),
    ("fr", "Jean Dupont a été accusé par Pierre Martin de négligence.", "accuse", "Pierre Martin", "Jean Dupont"),
    ("es", "Pedro Ortega dijo a Juan Morales que el puerto estaba cerrado.", "tell", "Pedro Ortega", "Juan Morales"),
    ("ru", "Иван Орлов сообщил Петру Смирнову, что порт закрыт.", "tell", "Иван Орлов", "Петру Смирнову"),
    ("ru", "Петру Смирнову сообщил Иван Орлов, что порт закрыт.", "tell", "Иван Орлов", "Петру Смирнову"),
    ("ar", "أبلغ الوزير سامي حداد المدير يوسف درويش أن الميناء مغلق.", "tell", "سامي حداد", "يوسف درويش"),
    ("ar", "سامي حداد أبلغ يوسف درويش أن الميناء مغلق.", "tell", "سامي حداد", "يوسف درويش"),
    ("ar", "قال سامي حداد ليوسف درويش إن الميناء مغلق.", "tell", "سامي حداد", "يوسف درويش"),
]
OPEN = [
    ("en", "Peter Novak met Alan Price in the harbour."),
    ("en", "Peter Novak told Alan Price's deputy that the port was closed."),
    ("en", "Peter Novak said that the mayor had called Alan Price."),
    ("en", "After a talk with Peter Novak the minister told Alan Price that the port was closed."),
    ("en", "Alan Price was told of the plans of Peter Novak."),
    ("ru", "Мария Орлова обвинила Ивана Смирнова в халатности."),
    ("ru", "Иван Орлов встретился с Петром Смирновым."),
    ("ar", "قال سامي حداد بعد لقائه يوسف درويش إن الميناء مغلق."),
    ("ar", "التقى الوزير سامي حداد المدير يوسف درويش."),
    ("de", "Peter Novak warnte Alan Price vor dem Sturm."),
]


def _persons(text: str, code: str) -> list:
    return [fact for fact in find_facts(text, load(code), None) if fact.kind is FactKind.PERSON]


@pytest.mark.parametrize(("code", "text", "concept", "actor", "receiver"), FOUND)
def test_actor_and_receiver(code: str, text: str, concept: str, actor: str, receiver: str) -> None:
    (dealing,) = find_dealings(text, load(code), _persons(text, code))
    assert dealing.concept == concept
    assert text[dealing.actor.start : dealing.actor.end] == actor
    assert text[dealing.receiver.start : dealing.receiver.end] == receiver


@pytest.mark.parametrize(("code", "text"), OPEN)
def test_what_is_not_plain_is_left_open(code: str, text: str) -> None:
    assert len(_persons(text, code)) > 1
    assert not find_dealings(text, load(code), _persons(text, code))
