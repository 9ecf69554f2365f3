"""The sample stories under `seeds/`: every right answer is well formed and points at words that really stand there."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from compare.types import DisputeKind, FindingType

SEEDS = Path(__file__).parents[1] / "seeds"
STORIES = sorted(path.parent for path in SEEDS.glob("*/expected.toml"))

# rule -> the finding type and the kinds it may stand for; the head of expected.toml explains them
RULES: dict[str, tuple[str, set[str | None]]] = {
    "date-interval": ("discrepancy", {"date"}),
    "number-interval": ("discrepancy", {"number"}),
    "name-given": ("discrepancy", {"name"}),
    "name-role": ("discrepancy", {"name"}),
    "place-differs": ("discrepancy", {"place"}),
    "speaker-differs": ("discrepancy", {"attribution"}),
    "polarity-flip": ("discrepancy", {"polarity"}),
    "quote-drift": ("discrepancy", {"quote"}),
    "nli-contradiction": ("discrepancy", {"content"}),
    "not-yet-done": ("update", {"polarity", "content"}),
    "toll-grows": ("update", {"number"}),
    "agree-facts": ("agreement", {None}),
    "agree-text": ("agreement", {None}),
    "omission-salient": ("omission", {None}),
}
ENCODINGS = ("utf-8", "windows-1256", "windows-1251")  # a sample may be stored as old sites still send it
ENDINGS = {".txt", ".html", ".json"}


def article_files(story: Path) -> list[Path]:
    return [path for path in story.iterdir() if path.suffix in ENDINGS]


def articles(story: Path) -> dict[str, tuple[str, ...]]:
    """Each article of a story by its file name without ending: its text, in every encoding that fits the bytes."""
    return {path.stem: tuple(readings(path)) for path in article_files(story)}


def readings(path: Path) -> list[str]:
    data = path.read_bytes()
    if path.suffix == ".json":
        return [json.loads(data)["text"]]
    texts = []
    for encoding in ENCODINGS:
        try:
            texts.append(data.decode(encoding))
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8":
            break
    return texts


def answers(story: Path) -> dict[str, Any]:
    return tomllib.loads((story / "expected.toml").read_text(encoding="utf-8"))


def rows(story: Path) -> list[dict[str, Any]]:
    return answers(story)["expected"]


def by_name(path: Path) -> str:
    return path.name


def test_every_story_has_right_answers() -> None:
    folders = {path.parent for path in SEEDS.glob("*/*") if path.suffix in ENDINGS}
    assert folders, "no sample story at all"
    assert sorted(folders) == STORIES


@pytest.mark.parametrize("story", STORIES, ids=by_name)
def test_file_names_stand_for_one_article_each(story: Path) -> None:
    stems = [path.stem for path in article_files(story)]
    assert len(stems) == len(set(stems)) >= 2


@pytest.mark.parametrize("story", STORIES, ids=by_name)
def test_a_clean_story_has_no_discrepancy_and_any_other_has(story: Path) -> None:
    planted = [row for row in rows(story) if row["type"] == FindingType.DISCREPANCY]
    assert bool(planted) != answers(story).get("clean", False)
    assert set(answers(story)) <= {"clean", "expected"}


@pytest.mark.parametrize("story", STORIES, ids=by_name)
def test_ids_are_unique(story: Path) -> None:
    ids = [row["id"] for row in rows(story)]
    assert sorted(ids) == sorted(set(ids))
    assert [name for name in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)] == []


@pytest.mark.parametrize("story", STORIES, ids=by_name)
def test_rows_have_the_keys_and_values_of_their_type(story: Path) -> None:
    for row in rows(story):
        keys = {"id", "type", "rule", "note", "evidence"}
        if row["type"] in {FindingType.DISCREPANCY, FindingType.UPDATE}:
            keys.add("kind")
            assert row["kind"] in set(DisputeKind), row["id"]
        if row["type"] == FindingType.OMISSION:
            keys.add("missing_from")
        assert set(row) == keys, row["id"]
        assert row["type"] in set(FindingType), row["id"]
        type_of_rule, kinds = RULES[row["rule"]]
        assert row["type"] == type_of_rule, row["id"]
        assert row.get("kind") in kinds, row["id"]
        assert re.fullmatch(r"\S[^\n]*\S\.", row["note"]), row["id"]


@pytest.mark.parametrize("story", STORIES, ids=by_name)
def test_evidence_stands_once_in_its_article(story: Path) -> None:
    texts = articles(story)
    for row in rows(story):
        for piece in row["evidence"]:
            assert set(piece) == {"document", "side", "text"}, row["id"]
            assert piece["text"] == piece["text"].strip(), row["id"]
            counts = [text.count(piece["text"]) for text in texts[piece["document"]]]
            assert max(counts) == 1, f"{row['id']}: stands {max(counts)} times in {piece['document']}: {piece['text']}"


@pytest.mark.parametrize("story", STORIES, ids=by_name)
def test_sides_fit_the_type(story: Path) -> None:
    for row in rows(story):
        sides = {piece["side"] for piece in row["evidence"]}
        positions = {(piece["document"], piece["side"]) for piece in row["evidence"]}
        documents = {document for document, _ in positions}
        assert len(positions) == len(documents), f"{row['id']}: an article stands on one side only"
        if row["type"] in {FindingType.DISCREPANCY, FindingType.UPDATE}:
            assert sides == {0, 1}, row["id"]
        else:
            assert sides == {0}, row["id"]
        if row["type"] != FindingType.OMISSION:
            assert len(documents) >= 2, row["id"]


@pytest.mark.parametrize("story", STORIES, ids=by_name)
def test_omissions_name_articles_that_do_not_tell_it(story: Path) -> None:
    stems = set(articles(story))
    for row in rows(story):
        if row["type"] == FindingType.OMISSION:
            missing = row["missing_from"]
            tell = {piece["document"] for piece in row["evidence"]}
            assert missing, row["id"]
            assert len(set(missing)) == len(missing), row["id"]
            assert set(missing) <= stems - tell, row["id"]


@pytest.mark.parametrize("story", STORIES, ids=by_name)
def test_no_word_mixes_latin_and_cyrillic_letters(story: Path) -> None:
    mixed = re.compile(r"[a-zA-Z][\u0400-\u04ff]|[\u0400-\u04ff][a-zA-Z]")
    hits = {stem: mixed.findall(texts[0]) for stem, texts in articles(story).items()}
    assert {stem: found for stem, found in hits.items() if found} == {}
