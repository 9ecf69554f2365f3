import datetime as dt
import json
import os
import subprocess
import sys

import pytest

from compare.errors import InputError, OptionError, ReadError
from compare.read import Hints, read_paths
from compare.read.draft import MOST_CHARACTERS
from compare.read.files import MOST_BYTES
from compare.types import PublishedBy

GOOD = "Ministers agree on the bridge\n\nThe ministers met on Monday and agreed on the bridge over the river."


@pytest.fixture
def folder(tmp_path):
    """`put(name, content)` writes a file under a fresh folder and returns its path."""

    def put(name, content=GOOD):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return put


def ids(reading):
    return {story.id: [document.id for document in story.documents] for story in reading.stories}


def test_the_files_of_one_call_are_one_story(folder):
    reading = read_paths([folder("geneva-a.txt"), folder("geneva-b.txt")])
    assert ids(reading) == {"geneva": ["geneva-a", "geneva-b"]}


@pytest.mark.parametrize(
    ("names", "story"),
    [
        (("ab.txt", "ac.txt"), "story"),
        (("x.txt", "y.txt"), "story"),
        (("alone.txt",), "alone"),
        (("day_1.txt", "day_2.txt"), "day"),
    ],
)
def test_loose_files_are_named_by_what_their_names_share(folder, names, story):
    assert list(ids(read_paths([folder(name) for name in names]))) == [story]


def test_every_folder_is_a_story_of_its_own(folder, tmp_path):
    for name in ("all/b.txt", "all/a.txt", "all/dam/c.txt", "all/dam/old/d.txt", "all/.hidden/e.txt", "all/.f.txt"):
        folder(name)
    folder("all/README.md")
    folder("all/picture.png", b"\x89PNG")
    reading = read_paths([tmp_path / "all", folder("loose.txt")])
    assert ids(reading) == {"loose": ["loose"], "all": ["a", "b"], "dam": ["c"], "old": ["d"]}
    assert reading.problems == ()


def test_ids_are_unique_and_stable(folder):
    paths = [folder("x/a.txt"), folder("y/a.txt"), folder("z/a.html", f"<html><body><p>{GOOD}</p></body></html>")]
    first, second = read_paths(paths), read_paths(paths)
    assert [d.id for d in first.documents] == ["a", "a-2", "a-3"] == [d.id for d in second.documents]


def test_stories_with_one_name_are_told_apart(folder, tmp_path):
    folder("x/dam/a.txt")
    folder("y/dam/b.txt")
    assert ids(read_paths([tmp_path / "x", tmp_path / "y"])) == {"dam": ["a"], "dam-2": ["b"]}


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n \n", "empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "PNG"),
    "binary.txt": (bytes(range(256)) * 40, "binary"),
    "garbled.txt": (
        "أعلنت الهيئة العليا للانتخابات أن الدستور الجديد نال التأييد.".encode().decode("cp1256").encode(),
        "wrongly",
    ),
    "broken.json": (b'{"text": "a",\n"b" 1}', "line 2, column 5"),
    "other.json": (b'{"rows": []}', "no article"),
    "empty.jsonl": (b"\n\n", "empty"),
    "empty.html": (b"<html><body></body></html>", "no article"),
    "signs.txt": (b"*** --- ***", "no text"),
}


@pytest.mark.parametrize("name", BAD)
def test_one_bad_file_among_good_ones_is_a_problem(folder, name):
    content, message = BAD[name]
    bad = folder(name, content)
    reading = read_paths([folder("a.txt"), bad, folder("b.txt")])
    assert [d.id for d in reading.documents] == ["a", "b"]
    (problem,) = reading.problems
    assert problem.path == bad
    assert message in problem.message
    assert bad not in problem.message


@pytest.mark.parametrize("name", BAD)
def test_only_a_bad_file_is_an_error_that_names_it(folder, name):
    content, message = BAD[name]
    with pytest.raises(ReadError) as error:
        read_paths([folder(name, content)])
    assert name in str(error.value)
    assert message in str(error.value)


def test_a_missing_file_and_an_empty_folder(folder, tmp_path):
    (tmp_path / "nothing").mkdir()
    with pytest.raises(ReadError) as error:
        read_paths([tmp_path / "missing.txt", tmp_path / "nothing"])
    assert "missing.txt: no such file or folder" in str(error.value)
    assert "a folder without articles" in str(error.value)


def test_a_folder_with_a_files_name_is_a_folder(folder, tmp_path):
    folder("x.txt/a.txt")
    assert ids(read_paths([tmp_path / "x.txt"])) == {"x.txt": ["a"]}
    folder("y/b.txt")
    folder("y/z.txt/c.txt")
    assert ids(read_paths([tmp_path / "y"])) == {"y": ["b"], "z.txt": ["c"]}


def test_no_paths_at_all():
    with pytest.raises(ReadError, match="no articles given"):
        read_paths([])


@pytest.mark.parametrize("path", ["", " ", "\0", "a\0b.txt", "x" * 5000, "~nobody-of-this-name/a.txt"])
def test_impossible_paths(path):
    with pytest.raises(InputError, match=r"cannot be read|is empty|no such file"):
        read_paths([path])


def test_a_file_that_may_not_be_read(folder):
    path = folder("secret.txt")
    os.chmod(path, 0)
    if os.access(path, os.R_OK):  # root reads everything
        assert read_paths([path]).documents[0].id == "secret"
        return
    with pytest.raises(ReadError, match="permission denied"):
        read_paths([path])


def test_a_file_that_is_too_large_is_refused_with_the_limit(folder):
    with pytest.raises(ReadError, match=rf"50,000,000 bytes; at most {MOST_BYTES:,}"):
        read_paths([folder("large.txt", b"word " * 10_000_000)])


def test_a_text_with_too_many_characters_is_refused_with_the_limit(folder):
    with pytest.raises(ReadError, match=f"at most {MOST_CHARACTERS:,}"):
        read_paths([folder("long.txt", "word and more. " * (MOST_CHARACTERS // 14))])


def test_a_megabyte_of_text_is_read(folder):
    paragraph = "The ministers met on Monday and agreed on the bridge over the river between both towns. " * 6
    text = "Ministers agree on the bridge\n\n" + "\n\n".join(f"{n} {paragraph}" for n in range(1_900))
    assert len(text) > 1_000_000
    (document,) = read_paths([folder("long.txt", text)]).documents
    assert document.text == text


def test_json_lines_bring_documents_and_problems(folder):
    good = json.dumps({"id": "n-1", "text": GOOD})
    path = folder("all.jsonl", f"{good}\n{{\n{good}\n")
    reading = read_paths([path])
    assert [d.id for d in reading.documents] == ["n-1", "n-1-2"]
    assert [p.message.split(":")[0] for p in reading.problems] == ["line 2"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("article", GOOD),
        ("page", f"<!DOCTYPE html><html><body><h1>Ministers agree on the bridge</h1><p>{GOOD[31:]}</p></body></html>"),
        ("item", json.dumps({"text": GOOD})),
    ],
)
def test_files_without_ending_are_told_by_their_beginning(folder, name, content):
    (document,) = read_paths([folder(name, content)]).documents
    assert "The ministers met on Monday" in document.text
    assert "<" not in document.text
    assert "{" not in document.text


class TestHints:
    def test_they_go_before_what_the_file_says(self, folder):
        path = folder("a.txt", f"Source: The Marsh Herald\nPublished: 2022-01-10\n\n{GOOD}")
        hints = Hints(published={path: dt.date(2022, 3, 1)}, source={path: "Hill Post"}, lang={path: "fr-CA"})
        (document,) = read_paths([path], hints).documents
        assert (document.published, document.published_by) == (dt.date(2022, 3, 1), PublishedBy.OPTION)
        assert (document.source, document.language) == ("Hill Post", "fr")

    def test_they_hold_for_one_file_only(self, folder):
        a, b = folder("a.txt"), folder("b.txt")
        reading = read_paths([a, b], Hints(source={a: "Hill Post"}))
        assert [d.source for d in reading.documents] == ["Hill Post", None]

    def test_a_file_may_be_named_in_other_words(self, folder, tmp_path, monkeypatch):
        folder("dam/a.txt")
        monkeypatch.chdir(tmp_path)
        hints = Hints(source={"./dam/../dam/a.txt": "Hill Post"})
        assert read_paths(["dam"], hints).documents[0].source == "Hill Post"

    def test_a_file_that_is_not_read_is_an_error(self, folder):
        with pytest.raises(OptionError, match=r"--published names b\.txt"):
            read_paths([folder("a.txt")], Hints(published={"b.txt": dt.date(2022, 1, 1)}))

    @pytest.mark.parametrize("code", ["english", "e", "", "12", "en us"])
    def test_a_language_that_is_no_code_is_an_error(self, folder, code):
        path = folder("a.txt")
        with pytest.raises(OptionError, match="no language code"):
            read_paths([path], Hints(lang={path: code}))


def test_plain_text_does_not_pay_for_web_pages(folder):
    code = (
        "import sys; from compare.read import read_paths; read_paths([sys.argv[1]]);"
        "print([m for m in ('trafilatura', 'lxml', 'htmldate') if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code, folder("a.txt")], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
