"""Whether a statement reports what somebody said, and who, where the words beside the verb say it plainly."""

from __future__ import annotations

import re
from dataclasses import dataclass

from compare.grammar.lexicon import Found, Word, fold, is_verb, lexicon_of, words_of
from compare.languages import Language

_SAID_FOLLOWS = re.compile('[,،:"“”«„]')
_INSERTED = re.compile('[.,!?؟"“”«»–—-]')
_BEFORE_COLON = re.compile('\\s*(?:[-–—•*]\\s*)?([^.!?؟،,;؛:："“”«»()\\[\\]\\d]{2,60}?)\\s?[:：]\\s*(?=\\S)')
# A full stop belongs to the clause after an initial or a short title.
_TITLE = r"(?<=\b[A-Z])\.|(?<=\b[A-Z][a-z])\.|(?<=\b[A-Z][a-z]{2})\."
_CLAUSE = re.compile(f'(?:[^.!?؟。！？,،，;؛:："“«\n]|{_TITLE}){{1,60}}')
_WITHIN_NAME = " \u00a0.-'’"
_OPENING_QUOTE = tuple("\"“”„«»‹'‘「『")

# The most words of a name or title beside the verb, before the colon of a headline, and of "the minister asked"
# after a quotation.
_LONGEST_NAME, _LONGEST_BEFORE_COLON, _LONGEST_TAIL = 4, 6, 6


@dataclass(frozen=True, slots=True)
class Reporting:
    """Whether a statement reports, and who speaks if that is plain."""

    reports: bool
    speaker: str | None = None


def reporting(text: str, language: Language, *, headline: bool = False) -> Reporting:
    """Whether the statement `text` carries a verb or formula of reporting, and who speaks, in its own words.

    The speaker is given only where the words that touch the verb name one, and all verbs the same. In a headline
    (or another line without a full stop) a colon reports too, `Minister: talks go on`, in languages that write so.
    """
    words = words_of(text)
    if language.sentences.spaces:
        verbs = list(lexicon_of(language.speech).find(text, words))
        reports = bool(verbs)
    else:
        verbs = []
        reports = any(word in text for word in (*language.speech.verbs, *language.speech.according))
    before = _before_colon(text, words, language) if headline else None
    if before and not any(words[verb.first].start < before.end for verb in verbs):
        name = text[before.start : before.end].strip()
        if text[before.end :].lstrip(" \u00a0:：").startswith(_OPENING_QUOTE):
            return Reporting(True, name)
        reports = reports or language.speech.colon_reports
    speakers = {speaker for verb in verbs if (speaker := _beside(text, words, verb, language))}
    return Reporting(reports, speakers.pop() if len(speakers) == 1 else None)


def names_speaker(text: str, at: int, following: int, language: Language) -> bool:
    """Whether the clause at `following` belongs to the quotation before it: `"Why?" the minister asked.`

    `at` is where the quotation's end mark stands. After a full stop a capital begins a new sentence.
    """
    clause = _CLAUSE.match(text, following)
    if clause is None or text.startswith((":", "：", '"', "“", "«"), clause.end()):
        return False
    speech = language.speech
    if not language.sentences.spaces:
        return clause.group().endswith((*speech.verbs, *speech.weak_verbs))
    words = clause.group().split()
    if text[following].isupper():
        verb = next((k for k, word in enumerate(words[:_LONGEST_TAIL]) if k and is_verb(word, speech)), None)
        return text[at] != "." and verb is not None and fold("".join(words[verb + 1 : verb + 2])) not in speech.that
    return len(words) <= _LONGEST_TAIL and (is_verb(words[-1], speech) or is_verb(words[0], speech))


def _beside(text: str, words: list[Word], verb: Found, language: Language) -> str | None:
    """The name or title that touches the verb: on its left, or on its right if it can only be the subject there."""
    run = _run(text, words, verb.first, -1, language) if verb.before else []
    if not run and verb.after:
        run = _run(text, words, verb.last, 1, language)
        cased = bool(run) and text[words[run[0]].start].isupper()
        alone = _ends_clause if cased else _said_next
        run = run if run and alone(text, words, verb.first, run[-1] + 1, language) else []
    return text[words[run[0]].start : words[run[-1]].end] if run else None


def _run(text: str, words: list[Word], at: int, step: int, language: Language) -> list[int]:
    """The words on one side of the verb that may be a name, in order.

    They are capitalised; where the script has no case, they are what follows the verb, whatever it is.
    """
    found: list[int] = []
    j = at + step
    while 0 <= j < len(words) and len(found) <= _LONGEST_NAME:
        left, right = sorted((j, j - step))
        touches = not text[words[left].end : words[right].start].strip(_WITHIN_NAME)
        if not touches or not _may_name(text, words, j, step, language):
            break
        found.append(j)
        j += step
    return sorted(found) if len(found) <= _LONGEST_NAME else []


def _may_name(text: str, words: list[Word], j: int, step: int, language: Language) -> bool:
    lexicon, word = lexicon_of(language.speech), text[words[j].start : words[j].end]
    cased = word[0].lower() != word[0].upper()
    excluded = words[j].folded in lexicon.no_names or words[j].folded in lexicon.that
    verb = j == 0 and words[j].folded in lexicon.entries  # "Said Ellis:"
    shaped = word[0].isupper() if cased else step > 0 and len(words[j].folded) > 1
    return shaped and not excluded and not verb and word not in language.sentences.starters


def _ends_clause(text: str, words: list[Word], verb: int, end: int, language: Language) -> bool:
    """Whether verb and name are a clause of their own, `", said Lavrov."`; else the name may be an object."""
    before = text[words[verb - 1].end : words[verb].start] if verb else ""
    after = text[words[end - 1].end : words[end].start if end < len(words) else len(text)]
    return _INSERTED.search(before) is not None and (end >= len(words) or _INSERTED.search(after) is not None)


def _said_next(text: str, words: list[Word], verb: int, end: int, language: Language) -> bool:
    """Whether what is said begins with the word `end`: after a colon, quotation mark, comma or "that"."""
    if end < len(words) and words[end].folded in lexicon_of(language.speech).that:
        return True
    stop = words[end].start if end < len(words) else len(text)
    return _SAID_FOLLOWS.search(text, words[end - 1].end, stop) is not None


def _before_colon(text: str, words: list[Word], language: Language) -> Word | None:
    """What stands before a headline's colon, if it may be somebody: `Kremlin: no reply yet`."""
    match = _BEFORE_COLON.match(text)
    if match is None:
        return None
    start, end = match.span(1)
    folded = [word.folded for word in words if start <= word.start < end]
    label = " ".join(folded) in lexicon_of(language.speech).labels
    return None if label or not 0 < len(folded) <= _LONGEST_BEFORE_COLON else Word(" ".join(folded), start, end)
