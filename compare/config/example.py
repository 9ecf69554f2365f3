"""A `newscompare.toml` to begin with: everything it may hold, commented out."""

from __future__ import annotations

from compare.settings import THRESHOLDS, Settings

_HEAD = """\
# What holds for every call of newscompare in this folder and below. Everything is optional; what is commented out shows
# the default or an example. `newscompare config` prints what is in force, and where each value comes from.

# ui_language = "en"          # of the page: en, ar, fr, ru
# corpus = "kept.sqlite"      # the kept collection, seen from this file's folder

[models]
# encoder = "name"            # a plug-in, or a sentence-transformers model by name or folder ("./model")
# nli = "name"                # a plug-in, or a cross-encoder with three NLI labels

[languages]
# expected = ["ar", "en"]     # the only languages that your articles are in: then short texts are told apart better

[languages.files]             # languages by pattern of file names, where detection errs
# "*.fa.txt" = "fa"

# Outlets by the names and hosts under which their articles come. Outlets with one origin, an owner or a wire service
# whose texts they carry, count as one independent witness.
# [outlets."Harbour Ledger"]
# names = ["The Harbour Ledger", "سجل المرفأ"]
# domains = ["ledger.example"]
# origin = "Quay Press Group"

[aliases]                     # names that are one, in groups, in any language: you vouch for them
# persons = [["Mahmoud Abbas", "Abu Mazen", "محمود عباس", "أبو مازن"]]
# organisations = [["Quay Workers' Union", "نقابة عمال الرصيف"]]
# places = [["Myanmar", "Burma"]]

[thresholds]                  # the defaults; compare/settings.py says what each means and where it was calibrated
"""


def example() -> str:
    """The text of the file."""
    defaults = Settings()
    return _HEAD + "".join(f"# {name} = {getattr(defaults, name)}\n" for name in THRESHOLDS)
