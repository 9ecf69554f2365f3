import re
import string
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from babel import Locale

import compare.report
import compare.wording
from compare.types import DisputeKind, FindingType, Granularity, PublishedBy, Role
from compare.wording import Wording, wording

REPORT, WORDING = Path(str(files(compare.report))), Path(str(files(compare.wording)))
SOURCES = "\n".join(
    path.read_text(encoding="utf-8")
    for path in [*REPORT.glob("*.py"), *(REPORT / "templates").glob("*.j2"), *WORDING.glob("*.py")]
)


def leaves(table: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    """Every string or table of plural forms by its key."""
    found: dict[str, Any] = {}
    for key, value in table.items():
        if isinstance(value, dict) and "other" not in value:
            found |= leaves(value, f"{prefix}{key}.")
        else:
            found[prefix + key] = value
    return found


def known() -> set[str]:
    return set(leaves(wording().strings)) - {"locale"}


def asked_for() -> set[str]:
    """Keys that code or templates name in full, and those they put together from a value."""
    plain = set(re.findall(r"""say\(\s*"([a-z_]+\.[a-z_]*[a-z])\"""", SOURCES))
    values = set(re.findall(r'"(values\.[a-z_]+)"', SOURCES))
    sides = {f"values.{side}_{end}" for side in ("above", "below") for end in ("open", "closed")}
    stances = {f"values.{state}" for state in ("positive", "negative", "not_yet")}
    types = {f"{table}.{kind}" for table in ("counts", "types", "none", "intro") for kind in FindingType}
    kinds = {f"kinds.{kind}" for kind in DisputeKind}
    ways = {f"sources.by_{way}" for way in [*PublishedBy, "nobody"]}
    columns = {f"sources.{column}" for column in ("outlet", "language", "published", "origin", "length")}
    roles = {f"roles.{role}" for role in Role if role != Role.NARRATION}
    others = {"finding.relation_equal", "finding.relation_compatible", "finding.earlier", "finding.later"}
    units = {f"units.{unit}" for unit in Granularity}
    return plain | values | sides | stances | types | kinds | ways | columns | roles | others | units


def test_every_string_that_is_asked_for_exists() -> None:
    assert asked_for() - known() == set()


def test_no_string_is_left_over() -> None:
    optional = {key for key in known() if key.startswith(("reasons.", "languages."))}
    assert known() - asked_for() - optional == set()


def test_plural_forms_are_those_of_the_language() -> None:
    forms = Locale.parse(wording().strings["locale"]).plural_form.tags | {"other"}
    for key, value in leaves(wording().strings).items():
        if isinstance(value, dict):
            assert set(value) == forms, key


def test_templates_are_well_formed() -> None:
    for key, value in leaves(wording().strings).items():
        for text in value.values() if isinstance(value, dict) else [value]:
            fields = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
            assert all(name.isidentifier() for name in fields), key


def test_numbers_choose_the_form_and_are_grouped() -> None:
    say = wording()
    assert say("counts.articles", n=1) == "1 article"
    assert say("counts.articles", n=2) == "2 articles"
    assert say("counts.characters", n=12345) == "12,345 characters"


def test_another_language_is_another_table() -> None:
    forms = {"one": "статья", "few": "{n} статьи", "many": "{n} статей", "other": "{n} статьи"}
    say = Wording(Locale.parse("ru"), {"counts": {"articles": forms}})
    assert [say("counts.articles", n=n) for n in (1, 3, 5)] == ["статья", "3 статьи", "5 статей"]
    assert say.language("ar") == "арабский"
    assert say.number(1234567.5).replace("\xa0", " ") == "1 234 567,5"


def test_an_unknown_string_is_an_error_and_an_optional_one_is_not() -> None:
    with pytest.raises(KeyError):
        wording()("page.nowhere")
    assert wording().optional("reasons.nowhere", "as it is") == "as it is"
    assert wording().language("xx-unknown") == "xx-unknown"
