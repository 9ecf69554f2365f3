"""From two aligned statements and their facts to verdicts: one file a rule."""
