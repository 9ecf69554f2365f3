import pytest

from compare.grammar.intervals import Relation
from compare.grammar.name_relations import relate_names, relate_persons, relate_places
from compare.types import FactKind, NameValue


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("Geneva", "Geneva", Relation.EQUAL),
        ("Geneva", "Vienna", Relation.DISJOINT),
        ("Geneva", "CH", Relation.COMPATIBLE),
        ("Donetsk", "Donbas", Relation.COMPATIBLE),
        ("Donetsk", "UA", Relation.COMPATIBLE),
        ("Geneva", "AT", Relation.DISJOINT),
        ("IR", "IQ", Relation.DISJOINT),
        ("FR", "150", Relation.INCOMPARABLE),
        ("Beirut", "Middle-East", Relation.INCOMPARABLE),
    ],
)
def test_places(a, b, relation):
    assert relate_places(a, b) is relation
    assert relate_places(b, a) is relation


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("Sergei lfrf", "Sergei lfrf", Relation.EQUAL),
        ("Jens stltnbrg", "Jens štltnbrg", Relation.EQUAL),
        ("Sergei lfrf", "lfrf", Relation.COMPATIBLE),
        ("Jake slfn", "John slfn", Relation.DISJOINT),
        ("Sergei lfrf", "Sergei rbkf", Relation.DISJOINT),
        ("拉夫罗夫", "Sergei lfrf", Relation.INCOMPARABLE),
        ("拉夫罗夫", "拉夫罗夫", Relation.EQUAL),
    ],
)
def test_persons(a, b, relation):
    assert relate_persons(NameValue(a, a), NameValue(b, b)) is relation
    assert relate_names(FactKind.PERSON, NameValue(b, b), NameValue(a, a)) is relation


def test_organisations_are_their_identity():
    nato, un = NameValue("NATO", "الناتو"), NameValue("UN", "ООН")
    assert relate_names(FactKind.ORGANISATION, nato, NameValue("NATO", "Otan")) is Relation.EQUAL
    assert relate_names(FactKind.ORGANISATION, nato, un) is Relation.DISJOINT
    assert relate_names(FactKind.PLACE, NameValue("RU", "Russia"), NameValue("Moscow", "موسكو")) is Relation.COMPATIBLE
