"""An NLI model that knows nothing but "not": `newscompare judge --nli negation`.

[project.entry-points."newscompare.nli"]
negation = "negation_nli:NegationNli"
"""

import re

import numpy as np

NEGATION = re.compile(r"\b(?:not|never|no|nobody|nothing)\b|n't\b", re.IGNORECASE)


class NegationNli:
    """Two sentences contradict each other if just one of them has a negation, and else follow from each other."""

    name = "negation-1"

    def score(self, pairs):
        """Probabilities of shape (len(pairs), 3), float32: entailment, neutral, contradiction."""
        rows = [self._row(premise, hypothesis) for premise, hypothesis in pairs]
        return np.array(rows, np.float32).reshape(len(rows), 3)

    def _row(self, premise, hypothesis):
        opposed = bool(NEGATION.search(premise)) is not bool(NEGATION.search(hypothesis))
        return (0.02, 0.0, 0.98) if opposed else (0.98, 0.02, 0.0)
