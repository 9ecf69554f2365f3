"""Numbers, money, percent, durations, measures and ordinals in running text.

One walk over the tokens; every rule reads forward from a token and says where it ends:

    text -fold-> folded text -tokens-> tokens -finder-> facts
                                                 |
              names      a number that is part of a name is passed over ("Boeing 737", "page 12")
              ordinals   "the third round", "article 5"
              ranges     hedges, "between X and Y", "X-Y"
                amounts    unit before or after: money, percent, duration, measure
                  numerals   digits, words, scales, fractions
              counted    what is counted, as a concept that all languages share

All words come from the language's `[numbers]` data; the code knows no language.
"""

from compare.grammar.numbers.finder import find_numbers

__all__ = ["find_numbers"]
