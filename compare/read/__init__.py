"""From files, folders and web pages to documents. Only this package opens articles.

    path -stories-> bytes -files, encodings-> text -text | html | structured-> Draft -draft-> Document

What a draft leaves open is found in its text: `language`, the page's furniture (`boilerplate`, `furniture`,
`related`), datelines and wire services (`datelines`, `agencies`), and the day it appeared (`published`).
"""

from compare.read.draft import Told
from compare.read.files import read_bytes
from compare.read.hints import Hints
from compare.read.language import guess_language
from compare.read.stories import Problem, Reading, Story, read_paths

__all__ = ["Hints", "Problem", "Reading", "Story", "Told", "guess_language", "read_bytes", "read_paths"]
