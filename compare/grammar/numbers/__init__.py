"""Numbers, money, percent, durations, measures and ordinals in running text.

One walk over the tokens; every rule reads forward from a token and says where it ends:

    text -fold-> folded text -tokens-> tokens -finder-> facts
                                                 |
              names      a number that is part of a name is passed over ("Boeing 737", "page 12")
              ordinals   "the third round", "article 5"
              ranges     hedges, "between X and Y", "X-Y"
                amounts    unit before or after: money, percent, duration, measure
                  lesser     below a larger unit: 6'2", "two hours ten", "三块四"
                  numerals   digits, words, scales, fractions
              counted    what is counted, as a concept that all languages share

All words come from the language's `[numbers]` data; the code knows no language.

Conventions: "about" reaches half the worth of the last significant digit or a tenth to either side, whichever is
more; "almost" as far, but only downwards. A plural of a scale holds what it may stand for: "dozens" 10 to 100,
"hundreds" 100 to 1,000, "thousands" 1,000 to 100,000, "millions" up to a billion, "several" 2 to 10 of its scale. A
share of something is a number between 0 and 1 ("a third of the voters"), a percentage keeps its own scale. A year has
365 days and a month is its twelfth. "The two" and definite duals mean both and are no count; an age is a duration
`of` "age". A currency that several states have under one name has that name as unit ("dinar"), since no ISO code
fits.
"""

from compare.grammar.numbers.finder import find_numbers

__all__ = ["find_numbers"]
