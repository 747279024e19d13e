"""Which names are found in running text, and where a longer word keeps one from being found."""

from __future__ import annotations

import unicodedata

import pytest

from explainer.text.names import Match, Name, Names, normal

KNOWN = (
    ("US", "us", False),
    ("United States", "us", False),
    ("United States Navy", "navy", False),
    ("Navy Board", "board", False),
    ("Iran", "iran", False),
    ("Ostrand", "ostrand", False),
    ("O’Neill", "oneill", False),
    ("Trinity & Sons", "trinity", False),
    ("1. FC Ostrand", "club", False),
    ("C++", "cpp", False),
    ("Dee", "dee", False),
    ("Dee Bridge", "bridge", False),
    ("Bridge Repair Fund", "fund", False),
    ("Åse Bø", "ase", False),
    ("Η δήμαρχος", "mayor", False),
    ("ford", "ford", True),
    ("low ford", "low-ford", True),
    ("NATO", "nato", True),
    ("straße", "street", True),
    ("हिन्दी", "hindi", False),
    ("?!", "nothing", False),
)
NAMES = Names(Name(text, target, either) for text, target, either in KNOWN)

# What is tried, the text, and the names that are found in it.
FOUND = [
    ("alone", "Iran", ["Iran"]),
    ("at both ends", "Iran and US", ["Iran", "US"]),
    ("every time", "Iran, Iran", ["Iran", "Iran"]),
    ("the longest at a place", "the United States Navy", ["United States Navy"]),
    ("the shorter where the longer is not", "the United States army", ["United States"]),
    ("the longest of two that overlap", "the United States Navy Board", ["United States Navy"]),
    ("the longer, though it starts later", "the Dee Bridge Repair Fund", ["Dee", "Bridge Repair Fund"]),
    ("a longer and a shorter apart", "the Dee Bridge, Dee", ["Dee Bridge", "Dee"]),
    ("a name within a name", "at the low ford", ["low ford"]),
    # as written, or in either case
    ("an actor in small letters", "iran", []),
    ("an actor in capitals", "IRAN", []),
    ("a term with a capital", "Ford", ["Ford"]),
    ("a term in capitals", "LOW FORD", ["LOW FORD"]),
    ("a term with capitals in small letters", "nato", ["nato"]),
    ("no inflection", "fords", []),
    # neighbours that make a longer word
    ("a letter behind", "Irans", []),
    ("a letter before", "xIran", []),
    ("a letter of another script", "Iranе", []),
    ("a digit behind", "Iran2", []),
    ("a digit before", "2Iran", []),
    ("a raised digit", "Iran²", []),
    ("a combining mark behind", "Iran\u0331", []),
    ("a combining mark, then a letter before", "a\u0331Iran", []),
    ("a hyphen behind", "US-led", []),
    ("a hyphen before", "non-US", []),
    ("a hyphen between two names", "US-Iran", []),
    ("a hyphen that does not break", "US\u2011Iran", []),
    ("Unicode's hyphen", "US\u2010Iran", []),
    ("a soft hyphen", "Iran\u00adian", []),
    ("a full-width hyphen", "US\uff0dIran", []),
    ("the Hebrew hyphen", "US\u05beIran", []),
    ("a joiner", "Iran\u200d", []),
    ("a non-joiner", "Iran\u200c", []),
    ("a word joiner", "\u2060Iran", []),
    ("no hyphen within", "United-States", []),
    # neighbours that end a name
    ("an apostrophe", "Iran's", ["Iran"]),
    ("a typographic apostrophe", "Iran’s", ["Iran"]),
    ("a dash", "US–Iran—US", ["US", "Iran", "US"]),
    ("a dash with spaces", "US – Iran", ["US", "Iran"]),
    ("a minus", "US\u2212Iran", ["US", "Iran"]),
    ("a slash", "US/Iran", ["US", "Iran"]),
    ("an underscore, as in emphasis", "_Iran_", ["Iran"]),
    ("stars", "**Iran**", ["Iran"]),
    ("brackets and quotation marks", "(“Iran”)", ["Iran"]),
    ("a full stop", "Iran.", ["Iran"]),
    ("a dot within", "Iran.org", ["Iran"]),
    # white space
    ("a line break in the name", "United\nStates", ["United\nStates"]),
    ("a line break and an indent", "United  \n    States", ["United  \n    States"]),
    ("a tab", "United\tStates", ["United\tStates"]),
    ("a no-break space", "United\u00a0States", ["United\u00a0States"]),
    ("a narrow no-break space", "United\u202fStates", ["United\u202fStates"]),
    ("no space", "UnitedStates", []),
    ("a zero-width space is none", "United\u200bStates", []),
    # what names may be made of
    ("an apostrophe within", "Tip O’Neill’s", ["O’Neill"]),
    ("a sign within", "Trinity & Sons", ["Trinity & Sons"]),
    ("a number first", "the 1. FC Ostrand", ["1. FC Ostrand"]),
    ("signs last", "in C++.", ["C++"]),
    ("letters with marks", "Åse Bø", ["Åse Bø"]),
    ("another script", "(Η δήμαρχος)", ["Η δήμαρχος"]),
    ("a script with vowel signs", "हिन्दी में", ["हिन्दी"]),
    ("a longer word in it", "हिन्दीं", []),
    ("a term with a sharp s", "Straße", ["Straße"]),
    ("no word in it", "what?!", []),
    ("nothing", "", []),
]


@pytest.mark.parametrize(("text", "found"), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND])
def test_names_are_found_where_they_stand_by_themselves(text: str, found: list[str]) -> None:
    assert [text[match.start : match.end] for match in NAMES.find(text)] == found


def test_a_match_names_the_record() -> None:
    assert NAMES.find("the United States, Iran") == [Match(4, 17, "us"), Match(19, 23, "iran")]


def test_names_are_compared_in_nfc() -> None:
    written = unicodedata.normalize("NFD", "Åse  Bø")
    assert normal(written) == "Åse Bø"
    assert [match.target for match in NAMES.find(normal(written))] == ["ase"]


@pytest.mark.parametrize(
    ("written", "compared"),
    [("  two\n words ", "two words"), ("a\u00a0b", "a b"), ("e\u0301", "é"), ("\u212b", "Å")],
)
def test_a_name_is_normal_in_nfc_with_single_spaces(written: str, compared: str) -> None:
    assert normal(written) == compared


def test_of_two_records_with_one_name_the_first_id_is_found() -> None:
    """Which is an error that the rules report; what is found does not hang on the order of the names."""
    twins = [Name("Dee", "river", False), Name("Dee", "person", False)]
    for order in (twins, twins[::-1]):
        assert [match.target for match in Names(order).find("the Dee")] == ["person"]


def test_a_name_among_ten_thousand_is_found() -> None:
    many = Names([Name(f"Word{number} end", f"w{number}", True) for number in range(10_000)])
    assert {match.target for match in many.find("word1 word2 end word3 " * 2_000)} == {"w2"}


def test_names_that_share_their_first_word_cost_no_more() -> None:
    """Only those that share the second word too are tried; before, each was, at each place of the first."""
    shared = Names(Name(f"Ostrand number{n} ford", f"ford-{n}", True) for n in range(20_000))
    text = "Ostrand and Ostrand, " * 2000 + "Ostrand number7\nford"
    assert shared.find(text) == [Match(len(text) - 20, len(text), "ford-7")]
