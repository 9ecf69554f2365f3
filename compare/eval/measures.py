"""All measures of `newscompare eval`, in the order in which they are run: the quick ones first."""

from __future__ import annotations

from collections.abc import Sequence

from compare.errors import OptionError
from compare.eval import Measure, alignment, dates, numbers, polarity, quotes, retrieval, sentences

MEASURES = (
    Measure("sentences", "sentence_split_ud", sentences.treebanks),
    Measure("sentence-rules", "sentence_split_pysbd", sentences.golden_rules),
    Measure("dates", "datenum_duckling", dates.duckling),
    Measure("dates-dateparser", "datenum_dateparser", dates.dateparser),
    Measure("numbers", "datenum_duckling", numbers.duckling),
    Measure("numbers-parallel", "pud_parallel", numbers.parallel),
    Measure("polarity-parallel", "pud_parallel", polarity.parallel),
    Measure("quotes-polnear", "polnear", quotes.polnear),
    Measure("quotes-adaq", "quotes_adaq", quotes.adaq),
    Measure("alignment", "pud_parallel", alignment.stories_aligned),
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
