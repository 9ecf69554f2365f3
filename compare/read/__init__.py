"""From files, folders and web pages to documents. Only this package opens articles.

    path -stories-> bytes -files, encodings-> text -text | html | structured-> Draft -draft-> Document
                                              text -feeds | warc-> Parts: many drafts, each with an id that lasts

What a draft leaves open is found in its text: `language`, the page's furniture (`boilerplate`, `furniture`,
`related`), datelines and wire services (`datelines`, `agencies`), and the day it appeared (`published`).
"""

from compare.read.draft import Draft, Told
from compare.read.files import read_bytes
from compare.read.hints import Hints
from compare.read.language import guess_language
from compare.read.stories import Problem, Reading, Story, files_in, read_paths

__all__ = [
    "Draft",
    "Hints",
    "Problem",
    "Reading",
    "Story",
    "Told",
    "files_in",
    "guess_language",
    "read_bytes",
    "read_paths",
]
