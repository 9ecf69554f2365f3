"""Whether a statement of an article bears a claim out: what it holds of the claim, and what that makes of a verdict.

claim, statement -> Held                  `held`: words, names in order, denials and doubts
verdict of the rules, Held -> Verdict     `weighed`: support needs the claim's words, and not the same vector only
open verdicts -> Verdict                  `asked`: an NLI model, in one direction
"""

from compare.bearing.held import Held, held
from compare.bearing.opinion import asked
from compare.bearing.weighing import weighed

__all__ = ["Held", "asked", "held", "weighed"]
