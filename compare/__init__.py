"""newscompare: what several outlets, in several languages, report about the same events.

Start at `compare.pipeline`, where the whole flow stands in one short file.
"""

__version__ = "0.1.0"
