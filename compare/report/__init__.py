"""From a report to text: JSON, one page, Markdown, the terminal. Pure functions; nothing here opens a file or prints.

| module | yields |
|---|---|
| `as_json` | the JSON report, its schema, and one fact as JSON |
| `html`, `index` | the page of a story, the index of several |
| `markdown`, `markdown_text` | the report for trackers and wikis; other people's words made harmless in it |
| `explain`, `notes`, `markup` | findings and limits in the reader's language, other people's words set apart |
| `timeline`, `quoted` | what the page draws of dates and of speakers |
| `verdicts` | what a reviewer said of an earlier report, matched with this one |
| `pairing`, `changes`, `changes_json` | what is new, changed or gone since an earlier report, also as JSON |
| `since`, `terminal_changes`, `markdown_changes` | the same in the reader's words |
| `terminal`, `lines` | `diff` and the summary of `report` |
| `reading_order` | findings as the rows of a diff |
| `overview` | one story in short, among several |
| `values`, `wording`, `text`, `links`, `view` | what these share: plain words for values, strings, cleaned text |

What other people wrote (articles, names, addresses) is never trusted: it is escaped, its bidirectional
controls are taken out on display, and only http and https addresses become links.
"""
