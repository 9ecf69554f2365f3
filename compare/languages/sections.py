"""The sections of a language file: one frozen dataclass a table, one documented field a key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentences:
    """`[sentences]`: where statements end.

    An abbreviation stands without its last full stop and without spaces ("z.b" is found in "z. B." too). One in
    lower case is found in any case; one with a capital only as written ("Mar", the month, not "mar", the sea). One
    of `abbreviations` that begins with a hyphen is found at a word's end ("-str", as in "Bahnhofstr.").

    Args:
        spaces: whether spaces separate the words.
        ordinal_dots: whether a full stop makes an ordinal of a number ("am 3. Oktober").
        pauses: dots that separate two halves of a sentence rather than two sentences.
        clitics: words that are written onto an opening quotation mark (Arabic و, Hebrew ב).
        leading: abbreviations that never end a statement, as more must follow: titles ("Mr"), "e.g", streets.
        before_numbers: the same if a number follows ("No", "p").
        abbreviations: those that end a statement only if a word of `starters` follows.
        closing: those that end a statement if a capital follows ("etc", units of measure).
        starters: words that often begin sentences and hardly ever follow an abbreviation within one, as written at
            the beginning of a sentence. An elided word stands without its apostrophe ("L").
    """

    spaces: bool
    ordinal_dots: bool
    pauses: tuple[str, ...]
    clitics: tuple[str, ...]
    leading: tuple[str, ...]
    before_numbers: tuple[str, ...]
    abbreviations: tuple[str, ...]
    closing: tuple[str, ...]
    starters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Speech:
    """`[speech]`: who says something, and with which verbs.

    Entries are in lower case, in every form that news use. An entry may be several words; "…" stands for up to
    eight words between them ("teilte … mit"). Diacritics of Arabic and forms of alef make no difference.

    Args:
        verbs: words that report what somebody says.
        weak_verbs: words that do so only if one of `that`, a colon or a quotation follows, or if they end a clause
            after a quotation or comma (", he added").
        according: formulae that name a source without a verb.
        that: words that begin what is reported.
        proclitics: words written onto a verb's front (Arabic و).
        labels: what stands before a colon in headlines and names no speaker ("Video", "Analysis").
        colon_reports: whether headlines give a speaker and a colon without quotation marks ("Kremlin: no answer").
        no_names: words that may touch a verb of saying and are no part of a speaker's name.
    """

    verbs: tuple[str, ...]
    weak_verbs: tuple[str, ...]
    according: tuple[str, ...]
    that: tuple[str, ...]
    proclitics: tuple[str, ...]
    labels: tuple[str, ...]
    colon_reports: bool
    no_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Speakers:
    """`[speakers]`: where the speaker of a report stands, and what ends a speaker's name and what he said.

    Entries are in lower case, in every form that news use, and compared like those of `[speech]`. An entry may be
    several words; "…" stands for up to ten words between them.

    Args:
        order: where the speaker stands: "first" (behind the verb, as in Arabic), "middle" (before it, or behind it
            after what was said), "final" (at the beginning, with the verb at the end, as in Turkish).
        verbs: further verbs of saying and thinking, which report under the conditions of `[speech]`'s `weak_verbs`.
        participles: reporting verbs without a subject of their own ("adding", "مضيفا").
        auxiliaries: words that may stand between a speaker and the verb ("has", "also", "قد").
        bars: words before which a reporting verb is no such verb ("the claims", "to say").
        relatives: words that stand for the noun before them ("who", "الذي").
        pronouns: words that stand for whoever spoke last.
        breaks: words that begin a clause of their own, and so no speaker's name lies beyond them.
        stops: words that no speaker's name holds, mostly prepositions and words of time.
        links: those of them that may still join the parts of a title ("spokesman for").
        articles: words that say nothing about which person a title means ("the", "of").
        telling: verbs with the addressee as their object ("told").
        audience: words for addressees ("reporters", "للصحفيين").
        according: formulae before a speaker ("according to"); a final "-" says that the last word is written onto
            the speaker's front ("وفقا ل-").
        according_after: formulae behind a speaker ("zufolge").
        quoting: formulae with the speaker in their gap ("quoted … as saying").
        media: words that make of a name an outlet or agency, which passes on and does not speak.
        roles: words for persons by their office ("minister").
        deputies: words that make another office of a role ("deputy").
        ends: words that end, after a comma, what was said ("while", "فيما").
    """

    order: str
    verbs: tuple[str, ...]
    participles: tuple[str, ...]
    auxiliaries: tuple[str, ...]
    bars: tuple[str, ...]
    relatives: tuple[str, ...]
    pronouns: tuple[str, ...]
    breaks: tuple[str, ...]
    stops: tuple[str, ...]
    links: tuple[str, ...]
    articles: tuple[str, ...]
    telling: tuple[str, ...]
    audience: tuple[str, ...]
    according: tuple[str, ...]
    according_after: tuple[str, ...]
    quoting: tuple[str, ...]
    media: tuple[str, ...]
    roles: tuple[str, ...]
    deputies: tuple[str, ...]
    ends: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tenses:
    """`[dates.tenses]`: what says of a clause whether it tells of the future.

    Args:
        future: words that do ("will", "scheduled", "سوف").
        future_prefixes, future_suffixes: beginnings and endings of verbs that do (Arabic س, French -ra).
        past: words that say that a clause tells of the past, and so end the search for a future.
        past_suffixes: endings of verbs in the past.
        infinitives: words after which a participle is no past ("be announced").
        open: words that leave it open ("would", "may").
        exceptions: beginnings of words that only look like such verbs.
        breaks: words that open another clause ("that", "أن").
    """

    future: tuple[str, ...]
    future_prefixes: tuple[str, ...]
    future_suffixes: tuple[str, ...]
    past: tuple[str, ...]
    past_suffixes: tuple[str, ...]
    infinitives: tuple[str, ...]
    open: tuple[str, ...]
    exceptions: tuple[str, ...]
    breaks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dates:
    """`[dates]`: words for days, months and moments.

    A phrase may be several words, in every form that news use. Case, accents, vowel signs and variants of letters
    (Arabic hamza, Russian ё) make no difference; a hyphen and a final full stop may be missing in the text.

    Args:
        day_first: whether 3/4/2021 is the third of April.
        month_day: whether the day may follow the month ("March 3").
        year_first: whether the year stands in front ("2021年3月").
        weekday_number: whether "Wednesday 13" is a date in this language.
        capitalised: whether names of months and days have a capital.
        next_weekday: what "next Friday" is: the "coming" one, or that of the "next_week".
        weekend: the days off, 1 (Monday) to 7.
        weak: names of months and days that are other words too ("may", "sun"): they count only beside a day, year
            or word of time, months also where they are written as names.
        not_dates: phrases that hold the name of a day or month and are no dates ("Black Friday").
        links: words that may stand between the parts of a date ("of", "the").
        ordinal_suffixes: what makes an ordinal of a number in digits ("th").
        suffixes: case endings and possessives that a name may carry after an apostrophe ("Aralık'ta").
        endings: those that it may carry without one ("martın").
        ago_before, ago_after: "ago", in front of the amount or behind it.
        hence_before, hence_after: the same for the future ("in two weeks").
        hence_bars: words after which that is a length of time ("the first time in two weeks").
        distance_bars: words after which an amount counts from something else ("two days after ...").
        period_bars: words after which "last week" is the last one of something ("the last week of the campaign").
        plurals: plural units and modifiers, which mean nothing definite without a number ("recent years").
        articles: words that are "one" before a unit and no day of a month ("a week ago").
        cardinal_days: whether a cardinal number in words gives a day ("treize juillet").
        implied_one: whether "week ago" without a number is one week ago ("неделю назад").
        bare_years: before what four digits are a year although no word leads to them: "never", "before_lower" (where
            nouns have capitals and verbs have not, and before punctuation), "before_capital" (a name).
        exact: forms whose accents matter ("dès" is not "des").
        inclusive: words that make "until" of "before" ("до 15 января включительно").
        recurring: words that make every such day of it ("every").
        publication: words that make of a weekday the day of writing ("ce jeudi").
        nearest: words that pick the weekday nearest to a date ("closest").
        length_leads: words after which an amount is a length of time ("for", "within").
        that: words that tie a month to the year that is told of ("that October"); that_year: those that do so behind
            the month, or in front of it ("of the same year", "同年").
        later, earlier: words after which an amount counts from something in the story ("two days later").
        intro: words that lead to a date: year (four digits become one), day (15/2 does), month and weekday (weak
            names count).
        months, islamic_months, persian_months: names by number, "1" to "12".
        weekdays: names by number, "1" (Monday) to "7".
        weekday_plurals: the forms that stand after a number ("three Fridays ago").
        seasons: names by first and last day, "06-21..09-23".
        decades: names by the last two digits ("90" for "nineties").
        relative: phrases by what they mean, counted from the day of writing: "day -1", "year 0".
        anaphoric: the same, counted from a moment that the text tells ("the following day").
        beside: phrases that count from the date that follows ("the day after 5 March"): "day -1".
        named_parts: words that hold a part and a period ("year-end"): "end year".
        units: words for day, week, weekend, month, quarter, half, year, decade, century.
        counted: words that hold a number and a unit: "2 week" for "fortnight".
        numbers: cardinal numbers in words, by value.
        ordinals: ordinal numbers in words, by value; "-1" is "last", "-2" "last but one".
        before, after: words that pick one of the recurring, in front of it or behind: before_last, last, this, next,
            after_next, in_eight_days, in_fifteen_days.
        parts_before, parts_after: words for the beginning, middle and end of a period.
        edges_before, edges_after: since, after, before, until.
        marks_before, marks_after: words that make a day, month, year or decade of a number ("عام 1997", "3月").
        joins: from, to, and.
        eras: "islamic", "persian", "bc" and "ad", behind a year; "bc" and "ad" also in front.
        clock: at, am, pm, and what follows the number of an hour: "oclock", or "hour" if it is a duration too; half,
            quarter and less_quarter behind it ("et demie"), half_past, half_to, quarter_past and quarter_to before it
            ("halb zehn").
        zones: names of time zones by their IANA name, "UTC" or "local".
        clitics: beginnings written onto a word, and what stands there without them ("لل" = "ال").
        tenses: see `Tenses`.
    """

    day_first: bool
    month_day: bool
    year_first: bool
    weekday_number: bool
    capitalised: bool
    next_weekday: str
    weekend: tuple[int, ...]
    weak: tuple[str, ...]
    not_dates: tuple[str, ...]
    links: tuple[str, ...]
    ordinal_suffixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    endings: tuple[str, ...]
    ago_before: tuple[str, ...]
    ago_after: tuple[str, ...]
    hence_before: tuple[str, ...]
    hence_after: tuple[str, ...]
    hence_bars: tuple[str, ...]
    distance_bars: tuple[str, ...]
    period_bars: tuple[str, ...]
    plurals: tuple[str, ...]
    articles: tuple[str, ...]
    cardinal_days: bool
    implied_one: bool
    bare_years: str
    exact: tuple[str, ...]
    inclusive: tuple[str, ...]
    recurring: tuple[str, ...]
    publication: tuple[str, ...]
    nearest: tuple[str, ...]
    length_leads: tuple[str, ...]
    later: tuple[str, ...]
    earlier: tuple[str, ...]
    that: tuple[str, ...]
    that_year: tuple[str, ...]
    intro: Mapping[str, tuple[str, ...]]
    months: Mapping[str, tuple[str, ...]]
    islamic_months: Mapping[str, tuple[str, ...]]
    persian_months: Mapping[str, tuple[str, ...]]
    weekdays: Mapping[str, tuple[str, ...]]
    weekday_plurals: Mapping[str, tuple[str, ...]]
    seasons: Mapping[str, tuple[str, ...]]
    decades: Mapping[str, tuple[str, ...]]
    relative: Mapping[str, tuple[str, ...]]
    anaphoric: Mapping[str, tuple[str, ...]]
    beside: Mapping[str, tuple[str, ...]]
    named_parts: Mapping[str, tuple[str, ...]]
    units: Mapping[str, tuple[str, ...]]
    counted: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, tuple[str, ...]]
    ordinals: Mapping[str, tuple[str, ...]]
    before: Mapping[str, tuple[str, ...]]
    after: Mapping[str, tuple[str, ...]]
    parts_before: Mapping[str, tuple[str, ...]]
    parts_after: Mapping[str, tuple[str, ...]]
    edges_before: Mapping[str, tuple[str, ...]]
    edges_after: Mapping[str, tuple[str, ...]]
    marks_before: Mapping[str, tuple[str, ...]]
    marks_after: Mapping[str, tuple[str, ...]]
    joins: Mapping[str, tuple[str, ...]]
    eras: Mapping[str, tuple[str, ...]]
    clock: Mapping[str, tuple[str, ...]]
    zones: Mapping[str, tuple[str, ...]]
    clitics: Mapping[str, str]
    tenses: Tenses


@dataclass(frozen=True, slots=True)
class NumberWords:
    """`[numbers.words]`: how numbers are written. Words stand as in print; case and accents are folded.

    A value that is a key is written as a string: `"25"`, `"1e6"`, `"1/2"`, `"20 100"` for an interval.

    Args:
        decimal: the decimal mark in print, `"."` or `","`.
        group: the marks that group thousands, each one character.
        cardinals: value to words that add up ("five", "twenty", "двести"); also duals ("ألفان").
        scales: value to words that multiply what stands before ("hundred", "thousand", "dozen").
        construct: value to words with this value directly before a noun and half of it elsewhere ("ألفا").
        abbreviations: value to what may follow digits, as in print: case counts ("bn", "тыс", "Mio").
        ones: words for 1 that are also pronouns: they count only where what is counted is named.
        articles: words for 1 that are also the article: they count only before a scale, a unit or a toll.
        doubtful: number words with another meaning ("ألف", "neuf"): alone they count only what is known to be counted.
        joiners: words between two parts of a number ("and", "و", "y").
        join_from: least value of the part before a joiner ("and" only from 100 up in English).
        join_digits: whether digits may follow a joiner as the smaller part of a number ("۲۱ هزار و ۴۱۱").
        units_first: whether the ones stand before the tens ("خمسة وعشرون", "fünfundzwanzig").
        positional: whether a run of single digits is read place by place ("二〇〇八").
        hundred_unsaid: whether a digit before tens and ones may stand for hundreds ("one twenty-two").
        compounds: whether number words are written together ("zweihundert", "onbeş").
        fractions: value to words ("half", "ثلثا").
        parts: words between denominator and numerator ("分之").
        plus: value to what follows a number or a unit to add a part of it ("and a half", "و نصف").
        point: words for the decimal mark.
        minus: words for the minus sign; below_zero: what makes a temperature negative.
        ordinals: value to words. ordinal_endings: what follows digits ("th", "го"); ordinal_prefixes: what stands
            before a number to make an ordinal of it ("第").
        vague: interval to words: plurals of scales ("hundreds"), which stand alone.
        hedged: value to words that have it after a hedge only, else they are vague ("около тысячи").
        several: interval to words that need a scale or a time unit ("several").
        bound: value to prefixes of adjectives ("двух" in "двухдневный").
        exceptions: phrases that look like numbers and are none ("one of", "القناة الأولى").
    """

    decimal: str
    group: str
    cardinals: Mapping[str, tuple[str, ...]]
    scales: Mapping[str, tuple[str, ...]]
    construct: Mapping[str, tuple[str, ...]]
    abbreviations: Mapping[str, tuple[str, ...]]
    ones: tuple[str, ...]
    articles: tuple[str, ...]
    doubtful: tuple[str, ...]
    joiners: tuple[str, ...]
    join_from: int
    join_digits: bool
    units_first: bool
    positional: bool
    hundred_unsaid: bool
    compounds: bool
    fractions: Mapping[str, tuple[str, ...]]
    parts: tuple[str, ...]
    plus: Mapping[str, tuple[str, ...]]
    point: tuple[str, ...]
    minus: tuple[str, ...]
    below_zero: tuple[str, ...]
    ordinals: Mapping[str, tuple[str, ...]]
    ordinal_endings: tuple[str, ...]
    ordinal_prefixes: tuple[str, ...]
    vague: Mapping[str, tuple[str, ...]]
    hedged: Mapping[str, tuple[str, ...]]
    several: Mapping[str, tuple[str, ...]]
    bound: Mapping[str, tuple[str, ...]]
    exceptions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NumberHedges:
    """`[numbers.hedges]`: what makes an interval of a number.

    Args:
        before, after: rule to phrases that stand before or after the number. Rules: about, almost, more_than,
            at_least, less_than, at_most, exactly.
        places: those of the phrases before that are also prepositions of place ("under").
        between: words that open a range of two joined numbers; between_and: what joins the two.
        from_: words that open a range of two ends; to: what stands before the second end.
        or_: words between two numbers that are alternatives ("two or three").
        ratio: words between two numbers that state a share ("in" in "one in seven").
        change: words that make of "from 5 to 7" a change, not a range ("rose").
    """

    before: Mapping[str, tuple[str, ...]]
    after: Mapping[str, tuple[str, ...]]
    places: tuple[str, ...]
    between: tuple[str, ...]
    between_and: tuple[str, ...]
    from_: tuple[str, ...]
    to: tuple[str, ...]
    or_: tuple[str, ...]
    ratio: tuple[str, ...]
    change: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NumberUnits:
    """`[numbers.units]`: what numbers measure.

    Args:
        percent, percent_before: words for percent after and before the number; points: percentage points.
        currencies: ISO 4217 code, or a code and a factor for parts and multiples (`"USD 0.01"`), to words. A
            name that several states use has a plain English key in lower case (`"dinar"`). A form in capitals counts
            in capitals only ("LE").
        durations: `Granularity` value to words after the number.
        adjectives: `Granularity` value or measure to what is bound to the number ("-дневный", "-tägig").
        measures: English name to words after the number.
        leading: English name to words before the number that say what is measured ("magnitude").
        lasting: words after which one of a time unit, or "an hour", is a duration ("lasted", "استمرت").
        single: `Granularity` value to words that mean one of it after such a word, without a number.
        twos: `Granularity` value to words that mean two of it, where no ending tells ("שעתיים").
        lesser: unit, named as in the tables above, to words and marks that are this unit only below a larger one or
            where the expression is all of the text ("in" in "6 ft 2 in", "分" in "两角五分").
        tails: share to units after which a number without a unit counts this share of it ("two hours ten").
        ages_before, ages_after: words that make an age of a duration ("aged", "old").
        dual_endings: endings that make of a singular noun two of it; the first word of each list is the singular.
    """

    percent: tuple[str, ...]
    percent_before: tuple[str, ...]
    points: tuple[str, ...]
    currencies: Mapping[str, tuple[str, ...]]
    durations: Mapping[str, tuple[str, ...]]
    adjectives: Mapping[str, tuple[str, ...]]
    measures: Mapping[str, tuple[str, ...]]
    leading: Mapping[str, tuple[str, ...]]
    lasting: tuple[str, ...]
    single: Mapping[str, tuple[str, ...]]
    twos: Mapping[str, tuple[str, ...]]
    lesser: Mapping[str, tuple[str, ...]]
    tails: Mapping[str, tuple[str, ...]]
    ages_before: tuple[str, ...]
    ages_after: tuple[str, ...]
    dual_endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Numbers:
    """`[numbers]`: number words, separators, hedges, units and what is counted.

    Args:
        words, hedges, units: see there.
        fold_accents: whether accents on Latin letters may be missing (not in Turkish: "on" and "ön" differ).
        prefixes: clitics written together with the next word ("ب", "ال"); definite: those, or the words, that
            are the definite article; joined: clitics that mean "and".
        suffixes: endings that a counted noun or a unit may carry (Turkish, Persian).
        of_words: particles between the number and the noun ("of", "من").
        noun_first: whether a noun stands before its ordinal ("الجولة الثالثة").
        fillers: words between a number and its unit that change nothing ("more" in "two more years").
        stop: words that are never what is counted.
        plural_endings: endings of nouns after a number, where most have one; empty elsewhere.
        labels: words before which a number is a name ("channel", "page", "رقم").
        years_before, years_after: words before three or four digits, or after any, that make a year of them ("BC").
        numbered: concept to words whose number is an ordinal ("article 5").
        counted: concept to words, all forms, the singular first.
        happened: concept to words that say what happened to the persons counted ("killed").
    """

    words: NumberWords
    hedges: NumberHedges
    units: NumberUnits
    fold_accents: bool
    prefixes: tuple[str, ...]
    definite: tuple[str, ...]
    joined: tuple[str, ...]
    suffixes: tuple[str, ...]
    of_words: tuple[str, ...]
    noun_first: bool
    fillers: tuple[str, ...]
    stop: tuple[str, ...]
    plural_endings: tuple[str, ...]
    labels: tuple[str, ...]
    years_before: tuple[str, ...]
    years_after: tuple[str, ...]
    numbered: Mapping[str, tuple[str, ...]]
    counted: Mapping[str, tuple[str, ...]]
    happened: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Page:
    """`[page]`: what a news page carries beside its article: bylines, share buttons, related links.

    Phrases are compared without case, diacritics, punctuation and letter variants (Arabic hamza, Russian ё),
    always as whole words; a Chinese character is a word. The file `und` holds what is written alike in every
    language, Latin names of networks and agencies above all, and is read together with each other file.

    Args:
        masthead: beginnings of imprint lines, posts above all ("editor-in-chief").
        sections: what lines of navigation consist of ("home", "contact us"), whole entries.
        share: what share buttons consist of, networks included.
        fillers: small words between the words of share buttons and navigation ("on", "via").
        prompts: beginnings of lines that ask the reader for something ("sign up for"). Long enough that no
            sentence of an article begins so.
        ads: whole lines that mark advertising.
        related: headings above links to other articles, whole lines, or before a colon and such a link.
        captions: whole captions, or what stands before a colon in one ("file photo").
        credits: names of picture agencies; a short line with one is a caption.
        bylines: beginnings of lines that name the author.
        stamps: beginnings of lines with date, reading time or number of views.
        tags: beginnings of lines with keywords.
        footers: phrases of the small print, anywhere in a line.
        comments: whole lines of the comment box.
        sources: what stands before the name of the source ("source: Reuters").
        wires: whole lines, or parts of a dateline, for wire services without a name ("agencies").
        outlet_words: words by which an outlet's name is told from a place ("newspaper", "news").
        agency_words: words beside an agency's name ("news agency").
        prefixes: letters written together with the next word, which may precede an agency's name.
        final_letters: letters that only end words; inside a word they show two words run together.
        dateline_ends: what ends a dateline that has no punctuation ("电" in Chinese).
        credit_before: what precedes an agency's name where the article credits it ("according to").
        credit_after: what follows it there ("reported").
        ambiguous: spellings of `agencies` that have another meaning too; they are believed in datelines and
            beside one of `agency_words`.
        agencies: wire services by the name that reports use, with the spellings found in this language. The
            names are those of `und`.
    """

    masthead: tuple[str, ...]
    sections: tuple[str, ...]
    share: tuple[str, ...]
    fillers: tuple[str, ...]
    prompts: tuple[str, ...]
    ads: tuple[str, ...]
    related: tuple[str, ...]
    captions: tuple[str, ...]
    credits: tuple[str, ...]
    bylines: tuple[str, ...]
    stamps: tuple[str, ...]
    tags: tuple[str, ...]
    footers: tuple[str, ...]
    comments: tuple[str, ...]
    sources: tuple[str, ...]
    wires: tuple[str, ...]
    outlet_words: tuple[str, ...]
    agency_words: tuple[str, ...]
    prefixes: tuple[str, ...]
    final_letters: str
    dateline_ends: tuple[str, ...]
    credit_before: tuple[str, ...]
    credit_after: tuple[str, ...]
    ambiguous: tuple[str, ...]
    agencies: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Names:
    """`[names]`: how names are written, inflected and announced.

    Spellings of single places, organisations and given names stand in `languages/shared/`.

    Attributes:
        capitals: what a capital letter means: "names" (a name), "nouns" (any noun, as in German) or "none".
        spelling: pairs of a regular expression on the lower-case word and its replacement, in order: what this
            language's digraphs and letters sound like, before `languages/shared/letters.toml` applies.
        nominative: pairs of a regular expression and its replacement that take a person's name back to the
            dictionary form.
        endings: final letters of a place's or organisation's dictionary form to all the endings that may stand
            in their stead; the longest final letters win.
        adjective_endings: the same for adjectives of nationality, from the masculine singular.
        suffix_marks: marks that cut a grammatical ending from a name ("'" in Turkish "Moskova'nın").
        clitics: what may be glued to a word's front, one or several of them (Arabic "و", "ب"; French "l'").
        article: the article that is glued to a word ("ال"), empty if there is none.
        particles: small words inside a person's name ("van", "bin"), lower case.
        roles: a role, as all languages call it ("foreign_minister"), to the words for it, lower case.
        offices: an office that each country has ("foreign_ministry"), to the words for it, lower case; with an
            adjective or a name of a country beside it, it is an organisation.
        honorifics: words of address before a name ("Mr", "السيد"), lower case.
        links: words that may stand between a role and the name that bears it ("of", "باسم"), lower case.
        locatives: words that announce where something is ("in", "في"), lower case.
        place_words: words that announce a place too, but not that something is there ("from", "city"), lower case.
        plural_roles: a role to the words for two or more who bear it ("presidents"), lower case.
        women: a title to the same title of a woman ("وزير": "وزيرة"), lower case; only where the word itself tells.
        doubtful: spellings that are common words too: as places they count only after one of `locatives` or
            `place_words`, as given names they begin no name by themselves.
        no_name: a regular expression for words, as they are written, that are never part of a person's name; empty
            if there is none.
        deputies, deputies_behind, deputies_glued: what makes another office of a role: words before it ("deputy") or
            behind it ("adjoint"), and beginnings of the word itself ("Vize"). `*` after a beginning, here and below.
        relatives: words for members of a family ("husband", "نجله"): who bears a surname beside one may be another.
        not_names: words that no name begins or ends with, although they may have a capital or stand where a
            name could, lower case.
    """

    capitals: str
    spelling: tuple[tuple[str, ...], ...]
    nominative: tuple[tuple[str, ...], ...]
    endings: Mapping[str, tuple[str, ...]]
    adjective_endings: Mapping[str, tuple[str, ...]]
    suffix_marks: str
    clitics: tuple[str, ...]
    article: str
    particles: tuple[str, ...]
    roles: Mapping[str, tuple[str, ...]]
    offices: Mapping[str, tuple[str, ...]]
    honorifics: tuple[str, ...]
    links: tuple[str, ...]
    locatives: tuple[str, ...]
    place_words: tuple[str, ...]
    plural_roles: Mapping[str, tuple[str, ...]]
    women: Mapping[str, str]
    doubtful: tuple[str, ...]
    no_name: str
    deputies: tuple[str, ...]
    deputies_behind: tuple[str, ...]
    deputies_glued: tuple[str, ...]
    relatives: tuple[str, ...]
    not_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Polarity:
    """`[polarity]`: what makes a statement a denial, a negation, a plan or a possibility, and of what.

    Entries stand in any case and spelling; case, accents, vowel signs and variants of letters make no difference. An
    entry may be several words; a word that ends in "*" stands for all words that begin so. An apostrophe parts two
    words ("didn t", "n").

    Args:
        conjunctions: words written onto the front of any word (Arabic "و").
        prefixes: what else may stand at the front of a noun (Arabic "ال").
        verb_prefixes: what may stand at the front of a verb (Arabic "س").
        verb_last: whether the verb, and a word for "may" or "if" with it, follows what it belongs to.
        adverb_endings: endings of adverbs, which are light.
        traps: phrases that hold a negation and negate nothing ("not only").
        negators: words that negate what follows ("not", "without", "failed to").
        wide_negators: those with a noun of their own before the predicate ("no plane landed").
        negators_after: those that follow what they negate.
        split_negators, split_partners: the halves of a negation in two words ("ne", "pas").
        exceptives: words that undo a negation: right behind the second half of a split one ("ne … plus que"), else in
            its clause (Arabic "سوى").
        nominal_negators: those that make a noun of what is negated and claim nothing ("lack of").
        refusals: verbs that negate an action named behind them ("refused to").
        negative_affixes: regular expressions for a folded word that is negated by its own form.
        not_yet: marks that make "not yet" of a negation in the same clause ("so far").
        not_yet_weak: those with another meaning too (Arabic "بعد", also "after"): they count at the end of a clause
            or before `not_yet_before`.
        not_yet_before: words before which a weak mark counts.
        until: phrases that mean "until" behind a comma (Russian "пока не").
        possible: words for what may be so.
        possible_weak: those that count only before an imperfect (Arabic "قد").
        imperfect_prefixes: first letters of an imperfect.
        past_lookalikes: words with such a letter that are in the past.
        planned: words for what is intended or will be so; `[dates.tenses]` adds the affixes of the future.
        foreseen: words with which somebody foresees how much there will be, or when ("expects", "scheduled").
        conditional: words for what is so only if something else is.
        unreal: words after which nothing is claimed ("demanded that", "whether").
        unreal_next: those that count only for the next words ("to", "أن").
        support: verbs that make a claim of a noun of `nouns` ("gave an answer"), in claiming forms.
        light: words that may stand between a negation and what it negates.
        vague: words too general to be a predicate of their own.
        exceptions: phrases that only look like predicates.
        verbs: predicates by a concept that all languages share, in forms that claim something ("answered").
        nouns: the same concepts in forms that claim nothing alone: infinitives and nouns ("answer", "to answer").
    """

    conjunctions: tuple[str, ...]
    prefixes: tuple[str, ...]
    verb_prefixes: tuple[str, ...]
    verb_last: bool
    adverb_endings: tuple[str, ...]
    traps: tuple[str, ...]
    negators: tuple[str, ...]
    wide_negators: tuple[str, ...]
    negators_after: tuple[str, ...]
    split_negators: tuple[str, ...]
    split_partners: tuple[str, ...]
    exceptives: tuple[str, ...]
    nominal_negators: tuple[str, ...]
    refusals: tuple[str, ...]
    negative_affixes: tuple[str, ...]
    not_yet: tuple[str, ...]
    not_yet_weak: tuple[str, ...]
    not_yet_before: tuple[str, ...]
    until: tuple[str, ...]
    possible: tuple[str, ...]
    possible_weak: tuple[str, ...]
    imperfect_prefixes: tuple[str, ...]
    past_lookalikes: tuple[str, ...]
    planned: tuple[str, ...]
    foreseen: tuple[str, ...]
    conditional: tuple[str, ...]
    unreal: tuple[str, ...]
    unreal_next: tuple[str, ...]
    support: tuple[str, ...]
    light: tuple[str, ...]
    vague: tuple[str, ...]
    exceptions: tuple[str, ...]
    verbs: Mapping[str, tuple[str, ...]]
    nouns: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Dealings:
    """`[dealings]`: what one person does to another, and the signs of who does it to whom.

    Entries stand in any case and spelling, as in `[polarity]`. Without verbs nothing is found. Where `receiver_endings`
    are given, the endings of the two names decide, else their places: as `[speakers]` says of the order.

    Args:
        to: words before the receiver ("to", "à").
        glued: letters written onto the receiver's name (Arabic "ل").
        by: words before the actor of a passive ("by", "par").
        passive: words that make a passive of the verb behind them ("was").
        actor_endings, receiver_endings: regular expressions for the ends of a name's last word, lower case, in the case
            of the one and of the other; a name that fits none of them decides nothing.
        verbs: verbs by a concept that all languages share, of which the two sides cannot change places ("accused";
            not "met").
    """

    to: tuple[str, ...]
    glued: tuple[str, ...]
    by: tuple[str, ...]
    passive: tuple[str, ...]
    actor_endings: tuple[str, ...]
    receiver_endings: tuple[str, ...]
    verbs: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Checkable:
    """`[checkable]`: what shows that a sentence states no fact that others could check.

    Entries stand in any case and spelling, as in `[polarity]`; "*" stands for any ending.

    Args:
        greetings: words of greeting and thanks, with which such a sentence begins ("thank you").
        opinions: words that say what somebody holds, hopes or values ("I think", "wonderful").
        speaker: words for the speaker alone ("I", "my").
        speakers: words for the speaker among others ("we", "our").
        calls: words that say what is to be done ("let us", "must").
    """

    greetings: tuple[str, ...]
    opinions: tuple[str, ...]
    speaker: tuple[str, ...]
    speakers: tuple[str, ...]
    calls: tuple[str, ...]
