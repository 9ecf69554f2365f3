"""From a report to text: JSON, one page, the terminal. Pure functions; nothing here opens a file or prints.

| module | yields |
|---|---|
| `as_json` | the JSON report, its schema, and one fact as JSON |
| `html` | the page of a story and the index of several |
| `explain`, `notes`, `markup` | findings and limits in the reader's language, other people's words set apart |
| `timeline`, `quoted` | what the page draws of dates and of speakers |
| `verdicts` | what a reviewer said of an earlier report, matched with this one |
| `terminal` | `diff` and the summary of `report` |
| `values`, `wording`, `text`, `links`, `view` | what these share: plain words for values, strings, cleaned text |

What other people wrote (articles, names, addresses) is never trusted: it is escaped, its bidirectional
controls are taken out on display, and only http and https addresses become links.
"""
