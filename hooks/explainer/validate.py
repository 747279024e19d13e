"""Every problem of what was loaded: each file's own, and those between records and in prose."""

from __future__ import annotations

from explainer.entries import Loaded
from explainer.identities import Identities
from explainer.problems import Problem
from explainer.rules.addresses import ADDRESS_RULES
from explainer.rules.claims import CLAIM_RULES
from explainer.rules.names import NAME_RULES
from explainer.rules.prose import PROSE_RULES
from explainer.rules.reach import REACH_RULES
from explainer.rules.records import RULES, Context
from explainer.settings import Settings


def validate(loaded: Loaded, settings: Settings) -> tuple[Problem, ...]:
    """All problems, errors and warnings, in the order of path, line and field."""
    context = Context(loaded, Identities(loaded), settings)
    found = {*loaded.problems, *settings.problems}
    for rule in (*RULES, *CLAIM_RULES, *NAME_RULES, *PROSE_RULES, *ADDRESS_RULES, *REACH_RULES):
        found.update(rule(context))
    return tuple(sorted(found))
