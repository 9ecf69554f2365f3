"""Places of each language, one file a language, and what lies in what."""
