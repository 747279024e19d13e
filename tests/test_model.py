"""What keys and values a record may have, one rule a row, and where a broken one is reported."""

from __future__ import annotations

import pytest

from support import CLOSURE, FORD, GAZETTE, HOME, MAYOR, MINUTES, VILLAGE, VOCABULARY, VOTE, WHY, Row, check, named

SHA256 = "6dcd4ce23d88e2ee9568ba546c007c63d9131c1b3d0f1e5b3b6d3a3c6b7c3c1a"

UNKNOWN_KEYS: list[Row] = [
    ("of an actor", MAYOR, "kind: person", "▸colour: red\nkind: person", "colour"),
    ("of an event", CLOSURE, "date: 2020-03\n", "date: 2020-03\n▸where: here\n", "where"),
    ("of a term: a name is an actor's key", FORD, "title: ford", "title: ford\n▸name: the ford", "name"),
    ("of a source", GAZETTE, "type: article", "type: article\n▸pages: 3", "pages"),
    ("of an explainer: a summary", WHY, "order: 1", "order: 1\n▸summary: A crack.", "summary"),
    ("of a page", HOME, "title: Home", "title: Home\n▸template: main.html", "template"),
    ("of the vocabulary", VOCABULARY, "sides:", "▸places:\n  here: Here\nsides:", "places"),
    ("that is empty as well", MAYOR, "kind: person", "▸colour:\nkind: person", "colour"),
    ("of an alias", MAYOR, "lang: el", "lang: el\n    ▸script: Greek", "aliases"),
    ("of an office", MAYOR, "from: 2018", "from: 2018\n    ▸until: 2019", "offices"),
    ("of a relation", MAYOR, "whom: village", "whom: village\n    ▸why: floods", "relations"),
    ("of an actor's part", CLOSURE, "role: closed the bridge", "role: closed the bridge\n    ▸when: 2020", "actors"),
    ("of a cause", VOTE, "event: closure", "event: closure\n    ▸why: cracks", "in_response_to"),
    (
        "of a correction",
        HOME,
        "title: Home",
        "title: Home\ncorrections:\n  - date: 2020\n    text: A.\n    ▸by: me",
        "corrections",
    ),
    (
        "of another date",
        CLOSURE,
        "date: 2020-03\n",
        "date: 2020-03\nalso_dated:\n  - date: 2020\n    where: A\n    ▸why: B\n",
        "also_dated",
    ),
    ("of a passage", GAZETTE, "mentions: [village]", "mentions: [village]\n    ▸text: All of it.", "passages"),
    ("of a claim in a passage", GAZETTE, "topic: repair", "topic: repair\n        ▸colour: red", "g2.colour"),
    ("of a claim without a passage", MINUTES, "about: [vote]", "about: [vote]\n    ▸colour: red", "m1.colour"),
    ("of a speaker", MINUTES, "words: the clerk", "words: the clerk\n      ▸role: clerk", "m1.by"),
    ("of a speaker: an actor stands alone", GAZETTE, "by: mayor", "by:\n          ▸actor: mayor", "g2.by"),
    ("of another place", MINUTES, "passage: P1", "passage: P1\n        ▸page: 3", "m1.also_in"),
    ("of a relation's words", VOCABULARY, "title: warned", "title: warned\n    ▸noun: a warning", "relations"),
    ("a misspelt one is not missing too", MAYOR, "title: The mayor", "▸titel: The mayor", "titel"),
    ("a misspelt one in an office", MAYOR, "    of: village", "    ▸off: village", "offices"),
    ("a misspelt one in a claim", MINUTES, "about: [vote]", "▸abuot: [vote]", "m1.abuot"),
    ("a misspelt one that an event had to have", CLOSURE, "date_source: g1", "▸date_sorce: g1", "date_sorce"),
    ("a misspelt part of an event", CLOSURE, "- actor: mayor", "- ▸acter: mayor", "actors"),
    (
        "a misspelt title, whose record has an autolink list",
        FORD,
        "title: ford",
        "autolink: [ford]\n▸titel: ford",
        "titel",
    ),
    ("misspelt claims, which others cite", MINUTES, "claims:", "▸claism:", "claism"),
    ("misspelt passages, whose claims others cite", GAZETTE, "passages:", "▸pasages:", "pasages"),
    ("a misspelt passage of another place", MINUTES, "passage: P1", "▸pasage: P1", "m1.also_in"),
    ("a misspelt section of the vocabulary", VOCABULARY, "sides:", "▸side:", "side"),
    ("one that breaks the line", MAYOR, "kind: person", '▸"a\\nb: c": red\nkind: person', "file"),
]

REPEATED_KEYS: list[Row] = [
    ("of a record", MAYOR, "kind: person", "kind: person\n▸kind: state", "kind"),
    ("of an event", CLOSURE, "date_source: g1", "date_source: g1\n▸date: 2021", "date"),
    ("of a term", FORD, "title: ford", "title: ford\n▸title: ford", "title"),
    ("of a page", HOME, "title: Home", "title: Home\n▸title: Home", "title"),
    (
        "of a source, the second one's values not judged",
        GAZETTE,
        "type: article",
        "type: article\n▸type: novel",
        "type",
    ),
    ("of an office", MAYOR, "    of: village", "    of: village\n    ▸of: mayor", "offices"),
    ("of an alias", MAYOR, "lang: el", "lang: el\n    ▸lang: en", "aliases"),
    ("of a relation", MAYOR, "whom: village", "whom: village\n    ▸whom: nobody", "relations"),
    ("of a passage", GAZETTE, "mentions: [village]", "mentions: [village]\n    ▸mentions: [nobody]", "passages"),
    ("of a passage, its id", GAZETTE, "  - id: H\n", "  - id: H\n    ▸id: H\n", "passages"),
    ("of a claim", GAZETTE, "about: [closure]", "about: [closure]\n        ▸about: [nobody]", "g1.about"),
    ("of a record, the first one empty", MAYOR, "aliases:\n", "aliases:\n▸aliases:\n", "aliases"),
    ("of a claim, its id", MINUTES, "- id: m1\n", "- id: m1\n    ▸id: m2\n", "m1.id"),
    ("of a speaker", MINUTES, "words: the clerk", "words: the clerk\n      ▸words: the scribe", "m1.by"),
    ("of the vocabulary", VOCABULARY, "topics:", "▸sides:\n  east: East\ntopics:", "sides"),
    ("of the vocabulary's sides", VOCABULARY, "  south: South bank", "  south: South bank\n  ▸south: South", "sides"),
    ("of a relation's words", VOCABULARY, "title: warned", "title: warned\n    ▸title: told", "relations"),
]

EMPTY_VALUES: list[Row] = [
    ("nothing", MAYOR, "title: The mayor", "title:▸", "title"),
    ("nothing between quotation marks", MAYOR, "title: The mayor", 'title: ▸""', "title"),
    ("white space", MAYOR, "title: The mayor", "title: ▸'  '", "title"),
    ("nothing below >-", MAYOR, "summary: The mayor of the village.", "summary: ▸>-", "summary"),
    ("an empty list", FORD, "aliases:\n  - fords", "aliases: ▸[]", "aliases"),
    ("an empty item", MAYOR, "  - Reeve\n", "  - Reeve\n  -▸\n", "aliases"),
    ("an empty item in a short list", WHY, "about: [closure]", "about: [closure, ▸'']", "about"),
    ("an empty mapping", MINUTES, "by:\n      words: the clerk", "by: ▸{}", "m1.by"),
    ("a choice", MAYOR, "kind: person", "kind:▸", "kind"),
    ("a date", CLOSURE, "date: 2020-03\n", "date:▸\n", "date"),
    ("a reference that is asked for", CLOSURE, "date_source: g1", "date_source:▸", "date_source"),
    ("an address without its end", VILLAGE, "kind: group", "kind: group\nsame_as:\n  - ▸https:", "same_as"),
    ("in an office", MAYOR, "from: 2018", "from:▸", "offices"),
    ("in a claim", GAZETTE, "says: The bridge was closed in March.", "says:▸", "g1.says"),
    ("a claim's records", GAZETTE, "about: [closure]", "about: ▸[]", "g1.about"),
    ("a position's holder", GAZETTE, "holder: [mayor]", "holder: ▸[]", "g2.holder"),
    ("in a speaker", MINUTES, "words: the clerk", "words:▸", "m1.by"),
    (
        "a passage's claims",
        GAZETTE,
        "    words: 20\n    sha256",
        "    summary:▸\n    words: 20\n    sha256",
        "passages",
    ),
    ("in another place", MINUTES, "passage: P1", "passage:▸", "m1.also_in"),
    ("of a page", HOME, "title: Home", "title:▸", "title"),
    ("of an explainer", WHY, "order: 1", "order:▸", "order"),
    ("a word of the vocabulary", VOCABULARY, "north: North bank", "north:▸", "sides"),
    ("a section of the vocabulary", VOCABULARY, "topics:\n  repair: Repair", "topics:▸", "topics"),
]

MISSING_KEYS: list[Row] = [
    ("an actor's title", MAYOR, "title: The mayor\n", "", "title"),
    ("an actor's summary", MAYOR, "summary: The mayor of the village.\n", "", "summary"),
    ("an actor's kind", MAYOR, "kind: person\n", "", "kind"),
    ("an event's date", CLOSURE, "date: 2020-03\n", "", "date"),
    ("an event's title", CLOSURE, "title: The bridge is closed\n", "", "title"),
    ("a term's summary", FORD, "summary: A place where a river can be crossed on foot.\n", "", "summary"),
    ("a source's title", GAZETTE, "title: Bridge closed\n", "", "title"),
    ("a source's type", GAZETTE, "type: article\n", "", "type"),
    ("an explainer's title", WHY, "title: Why is the bridge closed?\n", "", "title"),
    (
        "an explainer's description",
        WHY,
        "description: What is known of the closure of the bridge.\n",
        "",
        "description",
    ),
    ("an office's title", MAYOR, "  - title: mayor\n    of: village", "  - ▸of: village", "offices"),
    ("an office's place", MAYOR, "  - title: mayor\n    of: village", "  - ▸title: mayor", "offices"),
    ("a relation's kind", MAYOR, "  - is: warned\n    whom: village", "  - ▸whom: village", "relations"),
    ("whom a relation is with", MAYOR, "  - is: warned\n    whom: village", "  - ▸is: warned", "relations"),
    ("an alias's language", MAYOR, "  - name: Η δήμαρχος\n    lang: el", "  - ▸name: Η δήμαρχος", "aliases"),
    ("an alias's name", MAYOR, "  - name: Η δήμαρχος\n    lang: el", "  - ▸lang: el", "aliases"),
    ("an actor in an event", VOTE, "  - actor: village\n    role: was to vote", "  - ▸role: was to vote", "actors"),
    ("a role in an event", VOTE, "  - actor: village\n    role: was to vote", "  - ▸actor: village", "actors"),
    (
        "the event of a cause",
        VOTE,
        "  - event: closure\n    according_to: m1",
        "  - ▸according_to: m1",
        "in_response_to",
    ),
    ("a correction's text", HOME, "title: Home", "title: Home\ncorrections:\n  - ▸date: 2020", "corrections"),
    ("a correction's date", HOME, "title: Home", "title: Home\ncorrections:\n  - ▸text: A.", "corrections"),
    ("another date's place", CLOSURE, "date: 2020-03\n", "date: 2020-03\nalso_dated:\n  - ▸date: 2020\n", "also_dated"),
    ("a passage's id", GAZETTE, "passages:\n", "passages:\n  - ▸words: 20\n", "passages"),
    (
        "a claim's id, in a passage",
        GAZETTE,
        "mentions: [village]\n    claims:\n",
        "mentions: [village]\n    claims:\n      - ▸says: A.\n        kind: fact\n        about: [vote]\n",
        "passages",
    ),
    (
        "a claim's id, without passages",
        MINUTES,
        "claims:\n  - id",
        "claims:\n  - ▸says: A.\n    kind: fact\n    about: [vote]\n  - id",
        "claims",
    ),
    ("what a claim says", GAZETTE, "- id: g1\n        says: The bridge was closed in March.", "- ▸id: g1", "g1.says"),
    (
        "a claim's kind",
        MINUTES,
        "- id: m1\n    says: The council was to vote on the repair.\n    kind: reported",
        "- ▸id: m1\n    says: The council was to vote on the repair.",
        "m1.kind",
    ),
    (
        "the source of another place",
        MINUTES,
        "      - source: gazette\n        passage: P1",
        "      - ▸passage: P1",
        "m1.also_in",
    ),
    (
        "a relation's reverse",
        VOCABULARY,
        "  warned:\n    title: warned\n    reverse: was warned by",
        "  ▸warned:\n    title: warned",
        "relations",
    ),
]

WRONG_TYPES: list[Row] = [
    ("a list for a title", MAYOR, "title: The mayor", "title: ▸[The mayor]", "title"),
    ("keys for a title", MAYOR, "title: The mayor", "title:\n  ▸en: The mayor", "title"),
    ("a list for a choice", MAYOR, "kind: person", "kind: ▸[person]", "kind"),
    ("a list for a side", MAYOR, "side: north", "side: ▸[north]", "side"),
    ("text for aliases", FORD, "aliases:\n  - fords", "aliases: ▸fords", "aliases"),
    ("keys for aliases", FORD, "aliases:\n  - fords", "aliases:\n  ▸name: fords\n  lang: en", "aliases"),
    ("a list for an alias", FORD, "  - fords", "  - ▸[fords]", "aliases"),
    ("a list for an alias's name", MAYOR, "name: Η δήμαρχος", "name: ▸[δήμαρχος]", "aliases"),
    ("text for offices", VILLAGE, "kind: group", "kind: group\noffices: ▸mayor", "offices"),
    (
        "keys for offices, their ids not judged",
        VILLAGE,
        "kind: group",
        "kind: group\noffices:\n  ▸title: a\n  of: nobody",
        "offices",
    ),
    ("text for an office", VILLAGE, "kind: group", "kind: group\noffices:\n  - ▸mayor", "offices"),
    ("a list for an office's title", MAYOR, "- title: mayor", "- title: ▸[mayor]", "offices"),
    ("text for former ids", MAYOR, "former_ids: [reeve]", "former_ids: ▸reeve", "former_ids"),
    ("text for see", MAYOR, "see: [ford]", "see: ▸ford", "see"),
    ("keys for see", MAYOR, "see: [ford]", "see: ▸{ford: nobody}", "see"),
    ("keys for an item of see", MAYOR, "see: [ford]", "see:\n  - ▸id: ford", "see"),
    ("keys for whom", MAYOR, "whom: village", "whom: ▸{a: village}", "relations"),
    ("a list in a list for whom", MAYOR, "whom: village", "whom: [▸[village]]", "relations"),
    ("keys for a claim to go by", CLOSURE, "    according_to: g1", "    according_to: ▸{id: g1}", "actors"),
    ("text for corrections", HOME, "title: Home", "title: Home\ncorrections: ▸none", "corrections"),
    ("text for a correction", HOME, "title: Home", "title: Home\ncorrections:\n  - ▸none", "corrections"),
    ("text for topics", CLOSURE, "topics: [repair]", "topics: ▸repair", "topics"),
    ("text for actors", VOTE, "actors:\n  - actor: village\n    role: was to vote", "actors: ▸village", "actors"),
    ("text for an actor's part", VOTE, "  - actor: village\n    role: was to vote", "  - ▸village", "actors"),
    ("text for a cause", VOTE, "  - event: closure\n    according_to: m1", "  - ▸closure", "in_response_to"),
    ("a list for a date", VOTE, "date: 2020-05-04", "date: ▸{year: 2020}", "date"),
    ("a list for a day", MAYOR, "updated: 2020-06-02", "updated: ▸[2020-06-02]", "updated"),
    ("text for true", VILLAGE, "kind: group", "kind: group\nglossary: ▸yes", "glossary"),
    ("a list for true", VILLAGE, "kind: group", "kind: group\nglossary: ▸[true]", "glossary"),
    ("text for autolink", VILLAGE, "kind: group", "kind: group\nautolink: ▸no", "autolink"),
    ("keys for autolink", VILLAGE, "kind: group", "kind: group\nautolink: ▸{a: b}", "autolink"),
    ("text for passages", MINUTES, "type: report", "type: report\npassages: ▸P1", "passages"),
    ("text for a passage", GAZETTE, "passages:\n", "passages:\n  - ▸P2\n", "passages"),
    ("text for a claim", MINUTES, "claims:\n", "claims:\n  - ▸m2\n", "claims"),
    (
        "text for a passage's claim",
        GAZETTE,
        "mentions: [village]\n    claims:\n",
        "mentions: [village]\n    claims:\n      - ▸g3\n",
        "passages",
    ),
    (
        "keys for claims",
        GAZETTE,
        "    mentions: [village]\n",
        "    mentions: [village]\n  - id: P2\n    claims: ▸{id: g3}\n  - id: P3\n",
        "passages",
    ),
    ("text for mentions", GAZETTE, "mentions: [village]", "mentions: ▸village", "passages"),
    ("text for about", GAZETTE, "about: [closure]", "about: ▸closure", "g1.about"),
    ("keys for an item of about", GAZETTE, "about: [closure]", "about: [▸{id: nobody}]", "g1.about"),
    ("text for holder", GAZETTE, "holder: [mayor]", "holder: ▸mayor", "g2.holder"),
    ("a list for a topic", GAZETTE, "topic: repair", "topic: ▸[repair]", "g2.topic"),
    ("a list for a speaker", GAZETTE, "by: mayor", "by: ▸[mayor]", "g2.by"),
    ("a list for a speaker's words", MINUTES, "words: the clerk", "words: ▸[the clerk]", "m1.by"),
    (
        "keys for other places",
        MINUTES,
        "also_in:\n      - source: gazette\n        passage: P1",
        "also_in:\n      ▸source: gazette\n      passage: P1",
        "m1.also_in",
    ),
    (
        "text for another place",
        MINUTES,
        "      - source: gazette\n        passage: P1",
        "      - ▸gazette",
        "m1.also_in",
    ),
    ("text for another account", MINUTES, "differs_from: [g1]", "differs_from: ▸g1", "m1.differs_from"),
    ("a list for a quote", GAZETTE, "quote: repaired at once", "quote: ▸[repaired]", "g2.quote"),
    ("a list for words", GAZETTE, "words: 20\n    mentions", "words: ▸[20]\n    mentions", "passages"),
    ("text for an order", WHY, "order: 1", "order: ▸first", "order"),
    (
        "a list for a description",
        WHY,
        "description: What is known of the closure of the bridge.",
        "description: ▸[What is known]",
        "description",
    ),
    ("text for an explainer's records", WHY, "about: [closure]", "about: ▸closure", "about"),
    (
        "a list for sides",
        VOCABULARY,
        "sides:\n  north: North bank\n  south: South bank",
        "sides:\n  ▸- north\n  - south",
        "sides",
    ),
    ("text for sides", VOCABULARY, "sides:\n  north: North bank\n  south: South bank", "sides: ▸north", "sides"),
    ("a list for a side's title", VOCABULARY, "north: North bank", "north: ▸[North bank]", "sides"),
    (
        "text for a relation's words",
        VOCABULARY,
        "  warned:\n    title: warned\n    reverse: was warned by",
        "  warned: ▸warned",
        "relations",
    ),
]

WRONG_VALUES: list[Row] = [
    ("a kind of actor", MAYOR, "kind: person", "kind: ▸human", "kind"),
    ("in capitals", MAYOR, "kind: person", "kind: ▸Person", "kind"),
    ("a status", VOTE, "status: planned", "status: ▸soon", "status"),
    ("a weight", VOTE, "status: planned", "weight: ▸heavy", "weight"),
    ("a type of source", GAZETTE, "type: article", "type: ▸novel", "type"),
    ("a kind of claim", GAZETTE, "kind: fact", "kind: ▸truth", "g1.kind"),
    ("a whole number", GAZETTE, "words: 20\n    mentions", "words: ▸twenty\n    mentions", "passages"),
    ("no half words", GAZETTE, "words: 20\n    mentions", "words: ▸20.5\n    mentions", "passages"),
    ("a fingerprint in capitals", GAZETTE, f"sha256: {SHA256}", f"sha256: ▸{SHA256.upper()}", "passages"),
    ("a short fingerprint", GAZETTE, f"sha256: {SHA256}", "sha256: ▸6dcd4c", "passages"),
    ("an address without a scheme", GAZETTE, "url: https://example.org/bridge", "url: ▸example.org/bridge", "url"),
    ("an address that runs", GAZETTE, "url: https://example.org/bridge", "url: ▸javascript:alert(1)", "url"),
    ("an address without a host", GAZETTE, "url: https://example.org/bridge", "url: ▸https:///bridge", "url"),
    ("an address that is not closed", GAZETTE, "url: https://example.org/bridge", "url: ▸https://[example.org", "url"),
    ("an archived address", GAZETTE, "url: https", "archive_url: ▸archived\nurl: https", "archive_url"),
    ("an address elsewhere", VILLAGE, "kind: group", "kind: group\nsame_as: [▸Q42]", "same_as"),
    ("a language", GAZETTE, "language: en", "language: ▸English", "language"),
    ("an alias's language", MAYOR, "lang: el", "lang: ▸el_GR", "aliases"),
    (
        "a summary of 241 characters",
        VILLAGE,
        "summary: A village on two banks of a river.",
        f"summary: ▸{'a' * 241}",
        "summary",
    ),
    ("a short title of 29 characters", VILLAGE, "title: Ostrand", f"title: Ostrand\nshort: ▸{'a' * 29}", "short"),
    ("a quote of 13 words", GAZETTE, "quote: closed in March", f"quote: ▸{'a ' * 13}", "g1.quote"),
    (
        "an answer of 71 words",
        WHY,
        "answer: >-\n  A crack was found.[@g1] The council\n",
        f"answer: ▸>-\n  {'a ' * 60}[@g1] The council\n",
        "answer",
    ),
    ("a passage's id", GAZETTE, "passages:\n", "passages:\n  - id: ▸X1\n", "passages"),
    ("the passage of another place", MINUTES, "passage: P1", "passage: ▸page 3", "m1.also_in"),
]

DATES: list[Row] = [
    ("an event's", CLOSURE, "date: 2020-03\n", "date: ▸soon\n", "date"),
    ("one that does not exist", VOTE, "date: 2020-05-04", "date: ▸2020-02-30", "date"),
    ("one that ends before it starts", VOTE, "date: 2020-05-04", "date: ▸2020-05/2020-04", "date"),
    ("one of a set that ends before it starts", VOTE, "date: 2020-05-04", "date: ▸[2020..2019]", "date"),
    ("as far as the article says", CLOSURE, "date: 2020-03\n", "date: 2020-03\narticle_date: ▸March\n", "article_date"),
    (
        "elsewhere",
        CLOSURE,
        "date: 2020-03\n",
        "date: 2020-03\nalso_dated:\n  - date: ▸1 March\n    where: East\n",
        "also_dated",
    ),
    ("the start of an office", MAYOR, "from: 2018", "from: ▸then", "offices"),
    ("the end of an office", MAYOR, "to: 2020-05", "to: ▸now", "offices"),
    ("an office that ends before it starts", MAYOR, "to: 2020-05", "to: ▸2017", "offices"),
    ("a source's", GAZETTE, "date: 2020-03-02", "date: ▸2 March 2020", "date"),
    ("when it was read", GAZETTE, "url: https", "accessed: ▸today\nurl: https", "accessed"),
    ("when it was checked, a day", GAZETTE, "checked: 2020-06-01", "checked: ▸2020-06", "checked"),
    ("when it was changed, a day", MAYOR, "updated: 2020-06-02", "updated: ▸2020", "updated"),
    ("a page's", HOME, "title: Home", "title: Home\nupdated: ▸2020-13-01", "updated"),
    (
        "a correction's",
        HOME,
        "title: Home",
        "title: Home\ncorrections:\n  - date: ▸yesterday\n    text: A.",
        "corrections",
    ),
]

MALFORMED_IDS: list[Row] = [
    ("a side", MAYOR, "side: north", "side: ▸North", "side"),
    ("an office's place", MAYOR, "    of: village", "    of: ▸the village", "offices"),
    ("a relation", MAYOR, "is: warned", "is: ▸Warned", "relations"),
    ("whom a relation is with", MAYOR, "whom: village", "whom: ▸Village", "relations"),
    ("one of several", MAYOR, "whom: village", "whom: [village, ▸-x]", "relations"),
    ("a claim to go by", MAYOR, "according_to: g2", "according_to: ▸G2", "offices"),
    ("a claim in a list to go by", MAYOR, "according_to: [g2]", "according_to: [▸g_2]", "relations"),
    ("a related record", MAYOR, "see: [ford]", "see: [▸Ford]", "see"),
    ("a former id", MAYOR, "former_ids: [reeve]", "former_ids: [▸The Reeve]", "former_ids"),
    ("who gives an event's date", CLOSURE, "date_source: g1", "date_source: ▸g.1", "date_source"),
    ("a topic", CLOSURE, "topics: [repair]", "topics: [▸the repair]", "topics"),
    ("an actor of an event", CLOSURE, "- actor: mayor", "- actor: ▸Mayor", "actors"),
    ("a cause", VOTE, "- event: closure", "- event: ▸Closure", "in_response_to"),
    ("what a passage names", GAZETTE, "mentions: [village]", "mentions: [▸Village]", "passages"),
    ("a passage's id that is cited", GAZETTE, "  - id: H\n", "  - id: ▸h\n", "passages"),
    ("a claim's id in a passage", GAZETTE, "- id: g1", "- id: ▸G1", "passages"),
    ("a claim's id without passages", MINUTES, "- id: m1", "- id: ▸M1", "claims"),
    ("a speaker", GAZETTE, "by: mayor", "by: ▸The mayor", "g2.by"),
    ("what a claim concerns", GAZETTE, "about: [closure]", "about: [▸Closure]", "g1.about"),
    ("a holder", GAZETTE, "holder: [mayor]", "holder: [▸Mayor]", "g2.holder"),
    ("a claim's topic", GAZETTE, "topic: repair", "topic: ▸Repair", "g2.topic"),
    ("another source", MINUTES, "source: gazette", "source: ▸Gazette", "m1.also_in"),
    ("another account", MINUTES, "differs_from: [g1]", "differs_from: [▸G1]", "m1.differs_from"),
    ("what an explainer explains", WHY, "about: [closure]", "about: [▸Closure]", "about"),
    ("a side of the vocabulary", VOCABULARY, "  south: South bank", "  south: South bank\n  ▸East bank: East", "sides"),
    (
        "a relation of the vocabulary",
        VOCABULARY,
        "  warned:",
        "  ▸Told:\n    title: a\n    reverse: b\n  warned:",
        "relations",
    ),
    ("a side of the vocabulary that is in use", VOCABULARY, "  north: North bank", "  ▸North: North bank", "sides"),
    ("one of 81 characters", WHY, "about: [closure]", f"about: [closure, ▸{'a' * 81}]", "about"),
    ("one with two hyphens", WHY, "about: [closure]", "about: [closure, ▸a--b]", "about"),
]


@pytest.mark.parametrize("row", UNKNOWN_KEYS, ids=named)
def test_an_unknown_key_is_reported_at_its_line(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", REPEATED_KEYS, ids=named)
def test_a_repeated_key_is_reported_where_it_stands_again(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", EMPTY_VALUES, ids=named)
def test_an_empty_value_is_reported_once(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", MISSING_KEYS, ids=named)
def test_a_missing_key_is_reported_where_its_item_starts(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", WRONG_TYPES, ids=named)
def test_a_value_of_the_wrong_type_is_reported_where_it_starts(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", WRONG_VALUES, ids=named)
def test_a_value_that_is_not_allowed_is_reported_where_it_starts(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", DATES, ids=named)
def test_a_wrong_date_is_reported_where_it_starts(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", MALFORMED_IDS, ids=named)
def test_a_malformed_id_is_reported_once(row: Row) -> None:
    check(row)
