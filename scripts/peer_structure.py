# SPDX-License-Identifier: GPL-3.0-or-later
"""What regular expressions make of a CV's text: the peer of the reading by rules, in bench_peer.py and bench-profile."""

import re
import unicodedata

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?:\+\d{1,3}|\b0)(?:[\s.()-]*\d){8,12}\b")
URL = re.compile(r"(?:https?://|www\.)[^\s,;|]+|(?:linkedin\.com|github\.com)/[^\s,;|]+", re.I)
POSTCODE = re.compile(r"\b(\d{5})\s+([A-ZÀ-Ý][\w'’ -]+)")
MONTHS = {
    "janv": 1, "jan": 1, "fev": 2, "feb": 2, "mars": 3, "mar": 3, "avr": 4, "apr": 4, "mai": 5, "may": 5, "juin": 6, "jun": 6,
    "juil": 7, "jul": 7, "aout": 8, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}
MONTH = r"(?:[A-Za-zéûÉÛ]{3,9}\.?\s+|\d{1,2}[/.])?"
RANGE = re.compile(
    rf"({MONTH}(?:19|20)\d\d)\s*(?:[-–—]|à|au|to|until)\s*({MONTH}(?:19|20)\d\d|aujourd['’]hui|présent|present|now|today|"
    r"en cours|actuel\w*|ce jour|current)", re.I)
SINCE = re.compile(rf"(?:depuis|since)\s+({MONTH}(?:19|20)\d\d)", re.I)
YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
CEFR = re.compile(r"\b([ABC][12])\b")
SECTIONS = [
    ("work", r"exp[ée]riences?|parcours|emplois?|employment|work|career"),
    ("education", r"formations?|[ée]ducation|dipl[ôo]mes?|[ée]tudes|qualifications|academic"),
    ("skills", r"comp[ée]tences?|skills?|savoir|outils|technolog|expertise|technical"),
    ("languages", r"langues?|languages?"),
    ("certificates", r"certifica|habilitations?|licen[cs]es"),
    ("interests", r"centres? d.int[ée]r[êe]ts?|loisirs?|interests?|hobbies"),
    ("summary", r"profil|profile|summary|[àa] propos|about|objecti"),
    ("other", r"r[ée]f[ée]rences?|projets?|projects?|b[ée]n[ée]vol|volunteer|publications?|divers|informations?|contact"),
]
HEADING = [(name, re.compile(rf"^\W*(?:mes |my |key |other )?(?:{pattern})", re.I)) for name, pattern in SECTIONS]
LANGUAGES = re.compile(
    r"\b(fran[çc]ais|anglais|allemand|espagnol|italien|portugais|arabe|chinois|russe|breton|polonais|vietnamien|french|english|"
    r"german|spanish|italian|portuguese|arabic|chinese|russian|polish|welsh|vietnamese)\b", re.I)


def fold(text):
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


def iso(text):
    """`2019-03` of `mars 2019` or `03/2019`; None for what means today."""
    year = YEAR.search(text)
    if not year:
        return None
    number = re.match(r"(\d{1,2})[/.]", text)
    if number and 1 <= int(number[1]) <= 12:
        return f"{year[1]}-{int(number[1]):02}"
    word = re.match(r"[a-z]+", fold(text))
    if word:
        for prefix, month in MONTHS.items():
            if word[0].startswith(prefix):
                return f"{year[1]}-{month:02}"
    return year[1]


def section_of(line):
    if len(line) > 45 or len(line.split()) > 5 or re.search(r"\d|[.;]$", line):
        return None
    for name, pattern in HEADING:
        if pattern.match(line):
            return name
    return None


def dated_entries(lines, first, second):
    """An entry for each line with dates: what stands on it and around it are the two titles, what follows are highlights."""
    entries = []
    for index, line in enumerate(lines):
        found = RANGE.search(line)
        since = None if found else SINCE.search(line)
        if not found and not since:
            if entries and line.strip():
                entries[-1].setdefault("highlights", []).append(re.sub(r"^[\s•\-–·*]+", "", line))
            continue
        match = found or since
        entry = {"startDate": iso(match[1])}
        if found and iso(found[2]):
            entry["endDate"] = iso(found[2])
        rest = (line[:match.start()] + " " + line[match.end():]).strip(" -–—|,:()\t")
        if len(rest) < 4 and index + 1 < len(lines):
            rest = lines[index + 1].strip()
        parts = [p.strip() for p in re.split(r"\s[-–—|@]\s|,\s|\s+(?:chez|at)\s+", rest, maxsplit=1) if p.strip()]
        if parts:
            entry[first] = parts[0]
        if len(parts) > 1:
            entry[second] = parts[1]
        entries.append({k: v for k, v in entry.items() if v})
    return entries


def split_items(lines):
    items = []
    for line in lines:
        line = re.sub(r"^[^:]{2,40}:\s*", "", line)
        items += [item.strip(" •-–·*.\t") for item in re.split(r"[,;•|/]|\s{3,}", line)]
    return [item for item in items if 1 < len(item) < 60]


def structure(text):
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    sections, current = {"head": []}, "head"
    for line in lines:
        name = section_of(line)
        if name:
            current = name
            sections.setdefault(name, [])
        else:
            sections[current].append(line)
    head = sections["head"]
    contact = [line for line in head if EMAIL.search(line) or PHONE.search(line) or URL.search(line)]
    names = [line for line in head if line not in contact and not re.search(r"\d", line) and len(line.split()) <= 5]
    basics = {}
    if names:
        basics["name"] = names[0]
    if len(names) > 1:
        basics["label"] = names[1]
    for key, pattern in (("email", EMAIL), ("phone", PHONE), ("url", URL)):
        found = pattern.search(text)
        if found:
            basics[key] = found[0]
    place = POSTCODE.search(text)
    if place:
        basics["location"] = {"postalCode": place[1], "city": place[2].strip()}
    if sections.get("summary"):
        basics["summary"] = " ".join(sections["summary"])
    languages = []
    for line in sections.get("languages", []):
        for found in LANGUAGES.finditer(line):
            level = CEFR.search(line, found.end())
            languages.append({"language": found[1], **({"fluency": level[1]} if level else {})})
    profile = {
        "basics": basics,
        "work": dated_entries(sections.get("work", []), "position", "name"),
        "education": dated_entries(sections.get("education", []), "studyType", "institution"),
        "skills": [{"name": item} for item in split_items(sections.get("skills", []))],
        "languages": languages,
        "certificates": [{"name": item} for item in sections.get("certificates", [])],
        "interests": [{"name": item} for item in split_items(sections.get("interests", []))],
    }
    return {key: value for key, value in profile.items() if value}
