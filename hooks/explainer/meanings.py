"""What each key of a record means, in words for whoever writes one: the descriptions of the JSON Schemas.

By the model that has the key; a model has the keys of those it is made from, too.
"""

from __future__ import annotations

from collections.abc import Mapping

from explainer import values

MEANINGS: Mapping[str, Mapping[str, str]] = {
    "Common": {
        "title": "The name as it is shown; of an explainer, the question.",
        "short": f"The title in at most {values.SHORT_LENGTH} characters, for pictures and tables.",
        "aliases": "Other names and spellings, plurals among them: what links lead from and search finds.",
        "autolink": "The names to link where they stand unmarked: false for none, a list for some; all if left out.",
        "former_ids": "Ids that it had: old addresses lead to the present one.",
        "see": "Ids of related records, sources and explainers.",
        "updated": "The day of the last change a reader would notice.",
        "corrections": "What was wrong and was mended; shown on the page and on the corrections page.",
    },
    "Record": {
        "summary": "One plain sentence: the title of links, the line in the glossary, the description of the page.",
    },
    "Alias": {
        "name": "The name in the other language.",
        "lang": "The language it is of.",
    },
    "Correction": {
        "date": "When it was mended.",
        "text": "What was wrong, and what is right.",
    },
    "Actor": {
        "kind": "What sort of actor it is.",
        "side": "An id of the vocabulary’s sides.",
        "name": "The full or formal name, where it is not the title.",
        "glossary": "true: listed in the glossary too.",
        "offices": "Offices held; the one held on an event’s day is printed beside the name.",
        "relations": "What the actor is to others, in the vocabulary’s words.",
        "same_as": "Addresses of the same actor elsewhere, Wikidata first.",
    },
    "Office": {
        "title": "What the office is called.",
        "of": "The id of the actor whose office it is.",
        "from": "The first day in office.",
        "to": "The last day in office.",
        "according_to": "The claim or claims that say so.",
    },
    "Relation": {
        "is": "An id of the vocabulary’s relations.",
        "whom": "The id of the other actor, or a list of them.",
        "according_to": "The claim or claims that say so.",
    },
    "Event": {
        "date": "When it was, as far as it is known.",
        "date_source": "The claim or claims that give the date.",
        "article_date": "The date as far as the article alone supports it, where that is less.",
        "also_dated": "The same moment on another place’s calendar.",
        "place": "Where it was.",
        "status": "Whether it happened; happened if left out.",
        "weight": "How large the timeline shows it; normal if left out.",
        "topics": "Ids of the vocabulary’s topics.",
        "actors": "Who did what; the timeline shows the event on the first actor’s side.",
        "in_response_to": "What led to it, and who says so.",
        "glossary": "true: listed in the glossary too.",
    },
    "AlsoDated": {
        "date": "The date on that calendar.",
        "where": "The place whose calendar it is.",
    },
    "Part": {
        "actor": "The id of the actor.",
        "role": "Completes “name …” in the past tense, with no full stop: ordered the repair.",
        "according_to": "The claim or claims that say so.",
    },
    "Response": {
        "event": "The id of the event that led to it.",
        "according_to": "The claim or claims that say so.",
    },
    "Source": {
        "summary": "One plain sentence.",
        "type": "What sort of publication it is.",
        "authors": "Who wrote it: a name, or a list of names.",
        "publisher": "Who published it.",
        "date": "When it was published.",
        "url": "Where it stands.",
        "archive_url": "Where a copy is kept.",
        "accessed": "When it was read.",
        "language": "The language it is in.",
        "via": "Where it was read, if not at its publisher.",
        "checked": "The day somebody last compared our claims with it.",
        "note": "What a reader should know of it.",
        "passages": "Its passages in reading order.",
        "claims": "The claims of a source that has no passages.",
    },
    "Passage": {
        "id": "P5 is paragraph 5, H the headline, S the standfirst, C1 a caption, R1 a related line.",
        "summary": "What it says, in our own words.",
        "words": "How many words it has.",
        "sha256": "The fingerprint of its text: UTF-8, NFC, every run of white space one space, the ends stripped.",
        "mentions": "Ids of the records it names.",
        "claims": "What it claims.",
    },
    "Claim": {
        "id": "Its own id, such as k09; no record has it.",
        "says": "The claim in our own words.",
        "kind": "What sort of statement it is in the source: stated as fact, leaning on reports, and so on.",
        "by": "Who makes it: an actor’s id, or words; the source itself if left out.",
        "about": "Ids of the records it concerns: this puts it on their pages.",
        "holder": "Ids of the actors whose wish, refusal or act it describes; required for a position.",
        "topic": "An id of the vocabulary’s topics.",
        "note": "A caveat shown beside it.",
        "also_in": "Other places that say the same.",
        "differs_from": "Ids of claims that give another account of the same thing.",
        "quote": "The fewest words, at most twelve, that find the spot in the passage; never shown.",
        "quote_after": "The words before the quote, where it occurs earlier too.",
    },
    "Speaker": {
        "words": "Who makes it, described in words.",
    },
    "Place": {
        "source": "The id of a source.",
        "passage": "The passage, where the source has passages.",
    },
    "Explainer": {
        "answer": f"The short answer in Markdown, at most {values.ANSWER_WORDS} words.",
        "description": "One plain sentence: what the page tells.",
        "about": "Ids of the records it explains.",
        "order": "Its place among the questions.",
    },
    "Page": {
        "title": "The title of the page.",
        "description": "One plain sentence: what the page tells.",
        "updated": "The day of the last change a reader would notice.",
        "corrections": "What was wrong and was mended; shown on the page and on the corrections page.",
    },
    "RelationWords": {
        "title": "The relation read from the actor who has it: invited.",
        "reverse": "The relation read from the other end: was invited by.",
    },
    "Vocabulary": {
        "sides": "The sides, by their ids, in the order in which they are shown.",
        "topics": "The questions on which actors take positions, by their ids.",
        "relations": "The words for what an actor is to another, by their ids.",
    },
}
