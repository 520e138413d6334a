# SPDX-License-Identifier: GPL-3.0-or-later
"""How texts are compared."""
import collections
import re
import unicodedata


def words(text):
    """The words of a text, compatibility forms folded, in small letters."""
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).lower())


def recall(expected, found):
    """The share of the expected words that is found, each as often as expected."""
    common = collections.Counter(expected) & collections.Counter(found)
    return sum(common.values()) / len(expected)


def order(expected, found):
    """Twice the longest common subsequence of words over both lengths."""
    from rapidfuzz.distance import LCSseq

    return 2 * LCSseq.similarity(expected, found) / (len(expected) + len(found)) if expected or found else 1.0


def similarity(expected, found):
    """The ratio of Levenshtein of the characters, white space folded to single blanks: 1 − distance / both lengths,
    where replacing costs 2. The measure of py-pdf's benchmark, there with white space as it is."""
    from rapidfuzz.distance import Indel

    fold = lambda text: " ".join(unicodedata.normalize("NFKC", text).split())
    return Indel.normalized_similarity(fold(expected), fold(found))
