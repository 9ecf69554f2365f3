import ast
import re
import string
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from babel import Locale

import compare.findings
import compare.judge
import compare.report
import compare.wording
from compare.cli.options import UiLanguage
from compare.errors import OptionError
from compare.report.changes import Cause, Difference, State
from compare.report.claim import GROUPS
from compare.types import Answer, DisputeKind, FindingType, Granularity, Label, PublishedBy, Role
from compare.wording import Wording, languages, wording

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
    plain = set(re.findall(r"""(?:say|rich)\(\s*(?:say,\s*)?["']([a-z_]+\.[a-z_]*[a-z])["']""", SOURCES))
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
    said = {f"values.said_{state}" for state in ("positive", "negative", "not_yet")}
    settle = {f"settle.{kind}" for kind in DisputeKind}
    relations = {f"explain.{relation}{end}" for relation in ("equal", "compatible") for end in ("", "_words")}
    rules = {f"rules.{rule}" for rule in rule_ids()}
    answers = {f"check.{answer}" for answer in Answer}
    groups = {f"check.{'undecided_group' if label is Label.UNDECIDED else label}" for label in GROUPS}
    states = {f"since.{end}" for state in State for end in (state, f"is_{state}")}
    causes = {f"since.{state}_{cause}" for state in (State.NEW, State.GONE) for cause in Cause}
    filters = {f"since.filter_{state}" for state in (State.NEW, State.CHANGED)}
    differences = {f"since.differs_{difference}" for difference in Difference}
    moved = {f"since.articles_{key}" for key in ("new", "edited", "gone")}
    since = states | causes | filters | differences | moved
    worded = said | settle | relations | rules | answers | groups | since
    return plain | values | sides | stances | types | kinds | ways | columns | roles | others | units | worded


def rule_ids() -> set[str]:
    """The ids of all rules that a finding may have: constants of the stages that judge, and what findings add."""
    found = set()
    for path in [*Path(str(files(compare.judge))).glob("*.py"), *Path(str(files(compare.findings))).glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and re.fullmatch(r"[a-z]+(-[a-z]+)+", str(node.value)):
                found.add(str(node.value))
    return found - NEVER_SHOWN


NEVER_SHOWN = {"event-gate", "no-rule", "not-linked"}
"""Rules of verdicts that become no finding."""


def test_every_rule_has_words_in_every_language() -> None:
    lacking = {code: rule_ids() - set(wording(code).strings["rules"]) for code in languages()}
    assert lacking == {code: set() for code in languages()}, "add these rules to compare/wording/*.toml"


@pytest.mark.parametrize("code", languages())
def test_all_languages_say_the_same(code: str) -> None:
    english, other = leaves(wording().strings), leaves(wording(code).strings)
    assert set(other) == set(english)
    for key, value in english.items():
        if key != "locale":
            forms = other[key] if isinstance(other[key], dict) else {"other": other[key]}
            wanted = placeholders(value["other"] if isinstance(value, dict) else value)
            for form, text in forms.items():
                # "one" and "two" may say the number in words.
                assert placeholders(text) | {"n"} == wanted | {"n"}, (key, form)
                assert "n" in placeholders(text) or "n" not in wanted or form in ("zero", "one", "two"), (key, form)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_string_that_is_asked_for_exists() -> None:
    assert asked_for() - known() == set()


def test_no_string_is_left_over() -> None:
    optional = {key for key in known() if key.startswith(("reasons.", "languages.", "notes."))}
    assert known() - asked_for() - optional == set()


@pytest.mark.parametrize("code", languages())
def test_plural_forms_are_those_of_the_language(code: str) -> None:
    forms = Locale.parse(wording(code).strings["locale"]).plural_form.tags | {"other"}
    for key, value in leaves(wording(code).strings).items():
        if isinstance(value, dict):
            assert set(value) == forms, key


@pytest.mark.parametrize("code", languages())
def test_templates_are_well_formed(code: str) -> None:
    for key, value in leaves(wording(code).strings).items():
        for text in value.values() if isinstance(value, dict) else [value]:
            assert all(name.isidentifier() for name in placeholders(text)), key


def test_a_language_that_the_page_does_not_speak_is_refused() -> None:
    with pytest.raises(OptionError, match="en, ar, fr, ru"):
        wording("xx")
    assert set(languages()) == {language.value for language in UiLanguage}


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
