"""All measures of `newscompare eval`, in the order in which they are run: the quick ones first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from compare.errors import OptionError
from compare.eval import (
    Measure,
    alignment,
    dates,
    golden,
    judging,
    names,
    needles,
    nli,
    numbers,
    polarity,
    quotes,
    retrieval,
    sentences,
    stories,
)

_FIXTURES = Path(__file__).parents[2] / "tests" / "fixtures"
OWN_CASES = _FIXTURES / "judge"
"""Our own right answers, which lie beside the tests and not in the folder of data sets; an installation lacks them."""
OWN_NAMES = _FIXTURES / "names"
"""Our own list of persons, there too."""

MEASURES = (
    Measure("sentences", "sentence_split_ud", sentences.treebanks),
    Measure("sentence-rules", "sentence_split_pysbd", sentences.golden_rules),
    Measure("dates", "datenum_duckling", dates.duckling),
    Measure("dates-dateparser", "datenum_dateparser", dates.dateparser),
    Measure("dates-parallel", "pud_parallel", dates.parallel),
    Measure("numbers", "datenum_duckling", numbers.duckling),
    Measure("numbers-parallel", "pud_parallel", numbers.parallel),
    Measure("polarity-parallel", "pud_parallel", polarity.parallel),
    Measure("names-matched", str(OWN_NAMES), names.persons_matched),
    Measure("golden", "../seeds", golden.golden),
    Measure("quotes-polnear", "polnear", quotes.polnear),
    Measure("quotes-adaq", "quotes_adaq", quotes.adaq),
    Measure("names-wikiann", "wikiann_ner", names.wikiann),
    Measure("stories", "basil_events", stories.stories_found),
    Measure("alignment", "pud_parallel", alignment.stories_aligned),
    Measure("needles", "pud_parallel", needles.needles),
    Measure("nli-stance", "ans_stance_ar", nli.stance),
    Measure("nli-xnli", "xnli", nli.xnli),
    Measure("nli-unrelated", "basil_events", nli.unrelated),
    Measure("nli-unrelated-parallel", "pud_parallel", nli.unrelated_across),
    Measure("nli-same", "pud_parallel", nli.same),
    Measure("judge", str(OWN_CASES), judging.judged_cases),
    Measure("judge-cases", "../cases", judging.judged_cases),
    Measure("judge-stance", "ans_stance_ar", judging.stance),
    Measure("retrieval", "tatoeba_laser", retrieval.retrieval),
)


def chosen(names: Sequence[str]) -> tuple[Measure, ...]:
    """The measures with these names, in the order of `MEASURES`; all of them if none is named.

    Raises:
        OptionError: if there is no measure of a name.
    """
    known = [measure.name for measure in MEASURES]
    for name in names:
        if name not in known:
            raise OptionError(f"there is no measure {name!r}; choose from {', '.join(known)}")
    return tuple(measure for measure in MEASURES if not names or measure.name in names)
