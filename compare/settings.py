"""Every threshold, in one place, with its reason and where it was calibrated; and what a user knows of the world."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An outlet that the user knows.

    Args:
        name: what reports call it.
        names: what its articles call it too, in any language.
        domains: hosts of its pages; those below them are meant too.
        origin: whose witness it is, besides its own name: the owner of several outlets, or the wire service that it
            republishes. Outlets of one origin count once.
    """

    name: str
    names: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    origin: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Aliases:
    """Names that are one, in groups of two or more, in any language; the user vouches for them."""

    persons: tuple[tuple[str, ...], ...] = ()
    organisations: tuple[tuple[str, ...], ...] = ()
    places: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The thresholds of one run, and what its user knows; the report records them."""

    outlets: tuple[Outlet, ...] = ()
    """Outlets whose names and origins are known."""

    aliases: Aliases = Aliases()
    """Names that are one."""

    # Alignment. Calibrated with benchmarks/alignment.py on translated sentences (PUD), with what is planted in the
    # stories under seeds/, and by reading what is linked, and what just is not, in 300 English reports of 100 events
    # (BASIL). align.py explains contrast and margin.

    align_neighbours: int = 4
    """Nearest neighbours that the margin compares with: Artetxe and Schwenk's k. With 2, one more link in a hundred is
    lost; with 6, more is linked that should not be."""

    align_background: float = 0.15
    """Cosine of unrelated statements, assumed where two articles have too few of them to show it: .1 between
    languages, .2 to .4 between English reports of one event."""

    align_crowd: float = 0.15
    """Contrast assumed for the neighbours that a short article lacks: about what the nearest unrelated statement has.
    Without it 7% of the links between articles of two or three statements are wrong, with it 4%."""

    align_contrast: float = 0.25
    """Least contrast of a link: 199 of 200 translations have more, and among reports of one event hardly any pair below
    says the same."""

    align_margin: float = 0.12
    """Least margin of a link. Translated stories are linked equally well from .10 to .18; what the seed stories tell
    in words of their own needs the lower end: 84% of it is linked, with .15 81%."""

    align_anchor: float = 0.06
    """Contrast that a name, date or quantity adds which two statements share and no other statement has. Of the
    pairs planted in the seed stories 84% are linked with it, 78% without."""

    align_anchors: float = 0.12
    """Most contrast that anchors add: with more, two meetings of the same people are taken for one."""

    align_near: float = 0.06
    """How far a link's contrast may be below the best contrast of either of its statements."""

    align_part: float = 0.25
    """Least contrast at which a statement counts as part of what its neighbour is linked to."""

    align_apart: float = 0.22
    """Margin from which on a link with a contrast of `align_certain` need only be nearly the best of one of its
    statements: in reports of one event 32 of 36 such links say the same, and of 1,000 links between translated stories
    one more is wrong. With less contrast it would be ten."""

    align_short: float = 0.50
    """Most length of a statement, as a share of that of the one before it, to be read as a sequel of it: up to .7
    three more are found in reports of one event, all of them wrong."""

    align_gain: float = 0.02
    """Cosine that a sequel adds to that of the one before it, at least, to share its link: of ten in the seed stories
    and in reports of one event eight say more of the same; of nine that add less at most one does, and two would be
    disputed wrongly."""

    align_certain: float = 0.50
    """Contrast from which on no margin is asked for: where an article says one thing several times, none stands out."""

    null_contrast: float = 0.45
    """Contrast with any statement of the other article from which on an unlinked statement is not called missing:
    among reports of one event, half of those above are told in other words."""

    gate_rare: float = 0.41
    """Least cosine of two statements that share a rare anchor (person, organisation, town, day, odd figure, what is
    counted, predicate) to report one event: 99% of translated sentences with one reach it, and none of the nearest
    other sentences (PUD, eight pairs of languages)."""

    gate_twice: float = 0.36
    """The same in two languages for two rare anchors of different kinds: 98% of translated sentences with two reach it,
    and one of the six times 300 nearest other sentences (PUD, six pairs of languages)."""

    gate_anchored: float = 0.46
    """The same for two statements that share only a country, a month or a round figure: reached by 96% and by 8%."""

    gate_bare: float = 0.55
    """The same for two statements that share no anchor: reached by 80% and by 1%."""

    gate_apart: float = 0.20
    """Margin from which on `gate_likely` is enough in two languages: with it the links that seed stories have between
    sentences all report one event, nine of nine; those below .16 mostly do not."""

    gate_likely: float = 0.40
    """Least cosine of two statements in two languages that stand out by `gate_apart`, where at most one kind of anchor
    differs: of translations that are linked in stories which share two of seven sentences, 97% get through with it and
    88% without (PUD, eight pairs of languages); of 1,300 links there two more are disputed wrongly."""

    gate_margin: float = 0.17
    """Least margin for a conflict that rests on what two statements say as a whole: if they are no nearer to each other
    than to their neighbours they may report two steps of one event."""

    figure_words: int = 3
    """Words right around two figures or days of two articles in one language that both share, at least, to be of one
    thing; an alignment and a common phrase (a common verb, of days) count as one each. With 2, three
    more are disputed in 300 English reports of 100 events (BASIL), at least two of them of two things."""

    retold: float = 0.75
    """Share of both articles' statements that are linked, from which on one article retells (or translates) the other
    sentence by sentence: stories made of translations (PUD) have .86, English reports of one event .71 at most
    (BASIL)."""

    gate_retold: float = 0.20
    """Least margin of two statements of such articles to report one event, however little their vectors agree: all
    translations reach it."""

    gate_surname: float = 0.30
    """Margin from which on two full names of one surname, in statements that share neither a figure nor an office, are
    one person's: below it they are mostly relatives (BASIL)."""

    gate_place: float = 0.19
    """Least margin for a conflict of places: reports tell of several scenes in words that are alike."""

    gate_far: float = 0.72
    """The same for a conflict of dates that lie far apart (`far_days`), or of ages, which every person has: then two
    events, or two persons, are likelier than an error."""

    gate_deictic: float = 0.85
    """The same where both dates only count from their article's own day ("on Friday"): every story has its own."""

    gate_vague: float = 0.55
    """The same for bare numbers that do not both say what they count."""

    far_days: int = 10
    """Days between two dates from which on they are far apart, unless they share day or month and day."""

    agree_text: float = 0.80
    """Least cosine at which two statements of one language, without comparable facts, count as saying the same: 61%
    of agreeing Arabic headlines reach it and no unrelated pair, but also a quarter of the contradicting ones (ANS)."""

    agree_translated: float = 0.70
    """The same across languages: 37% of translated sentences reach it, and one in 2,000 of the best
    other sentences (PUD)."""

    agree_margin: float = 0.08
    """Least margin at which two statements in different words that share a figure say the same: below it one has it of
    something else (60 agreements of BASIL, read)."""

    agree_coarse: float = 0.30
    """The same where all that they share is a month, a year, or a number up to two."""

    agree_acts: float = 0.55
    """Least cosine at which two statements that name one somebody and one act, or deny one thing, say the same; in two
    languages, where both name it by rare anchors, `gate_twice` is enough."""

    quote_translated: float = 0.55
    """Least cosine of two statements, most of which is a quotation, for the quotations to be one in two languages."""

    nli_contradiction: float = 0.97
    """Least mean probability of both directions for `nli-contradiction` in a report. Of 72 linked pairs of BASIL with
    .80 or more, about four contradict each other: among sentences of one event a model of this size takes what is
    merely different for a contradiction. None of BASIL's 2,905 pairs reaches this."""

    nli_brought: float = 0.79
    """The same for two statements that somebody brings as a pair (`judge`), where contradictions are not rare: from
    here on .88 are right among pairs held out from the model's sets (.90 from .85 on, `tools/nli/calibrate.py`)."""

    nli_sure: float = 0.95
    """The same to doubt an agreement of figures in one language; for a claim (`check`) and a statement that is opposed
    to it in a word, or agrees with its figures; and least probability that a statement says all of a claim though one
    of its words is missing there."""

    nli_doubt: float = 0.6
    """Least probability of a contradiction from which on statements in nearly the same words are no agreement. An
    agreement of figures in two languages is only doubted from `nli_contradiction` on."""

    nli_entailment: float = 0.82
    """Least probability of one direction for `nli-entailment` in a report: of 18 judged in BASIL from .65 on 12 were
    right, of 11 from here on 10."""

    nli_supports: float = 0.65
    """The same for a statement and a claim, all of whose words are met (`check`): from here on none of 82 altered
    claims is supported (`benchmarks/claims.py`)."""

    nli_included: float = 0.4
    """The same for two statements that somebody brings as a pair, who most likely are about one thing."""

    matter_likeness: float = 0.66
    """Least cosine of two aligned statements that no rule tells apart to be one matter, which an article has or lacks:
    at .60 what is merely near (four remarks on one proposal) becomes one."""

    matter_translated: float = 0.56
    """The same across languages: as much lower as `agree_translated` is than `agree_text`."""

    matter_apart: float = 0.30
    """Margin from which on two statements in two languages are one matter at a cosine of `gate_likely`: nothing else in
    either article comes near. In the seed stories it completes four omissions, all rightly."""

    missing_likeness: float = 0.54
    """Cosine with any statement of the other article from which on a matter is not called missing: of those above,
    most are told there in other words (ten events of BASIL, read)."""

    least_salience: float = 0.32
    """Omissions below this salience (0..1) are not reported."""

    told_likeness: float = 0.60
    """Cosine of any one of a matter's statements with the other article from which on it is not called missing."""

    touched_likeness: float = 0.42
    """Least cosine with a statement of a third origin for what one origin alone reports in a story of weeks."""

    least_length: int = 5
    """Statements that an article needs before it can be blamed for leaving something out."""

    near_duplicate: float = 0.5
    """Share of one article's five-word runs that stand in another, above which both are one origin."""

    # Sorting a heap into stories. Calibrated with the first 50 of 100 events in 300 English reports (BASIL), mixed with
    # the stories under seeds/ and five Arabic reports; `newscompare eval stories` measures the other 50 too.

    story_statements: int = 4
    """Statements of an article that tell its story: headline and lead. With 2, B-cubed F1 is .02 lower; with 6, details
    of the second paragraph on make stories of one beat alike."""

    story_likeness: float = 0.50
    """Least mean likeness of two groups of articles that tell one story. From .50 on stories of one beat (one
    campaign, one investigation) come apart; from .52 on some stories in five languages do too."""

    story_anchors: float = 0.30
    """Most that names and days add which two openings share."""

    story_translated: float = 0.10
    """What is added between two languages, where the same news is less alike: as much as between `agree_text` and
    `agree_translated`."""

    story_apart: float = 0.30
    """What is taken off articles that appeared `story_days` or more apart, and a share of it for fewer days: without
    it the F1 of half of the events is .98 at best."""

    story_days: int = 30
    """Days after which two reports of one beat are hardly one story."""

    story_undated: float = 0.05
    """What is taken off where the day of one of two articles is not known: five days' worth."""


THRESHOLDS: dict[str, type[int] | type[float]] = {
    one.name: int if one.type == "int" else float for one in fields(Settings) if one.type in ("int", "float")
}
"""The thresholds by name, and whether each is a whole number or a score in 0..1."""
