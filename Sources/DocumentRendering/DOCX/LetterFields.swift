// SPDX-License-Identifier: GPL-3.0-or-later

/// What letters and reports offer to templates beside the profile.
enum LetterFields {
    static let shapes: [String: ProfileShape] = [
        // The day of the document.
        "today": .value,
        "offer": .object([
            "title": .value, "company": .value, "type": .value, "date": .value, "description": .value,
            "location": .values("address postalCode city countryCode region"), "remote": .value, "salary": .value,
            "experience": .value, "responsibilities": .list(.value), "qualifications": .list(.value),
            "skills": .list(.values("name level", ["keywords": .list(.value)])),
            "x-greffier": .values("years reference valid_until start_date contract status"),
        ]),
        // As the stage names it.
        "company": .values("name street postalCode city phone email website signatory role"),
        "report": .values(
            "title subtitle date rules note",
            ["facts": .list(.value), "sections": .list(section)]
        ),
    ]

    private static let row = ProfileShape.values("name detail mark text figure")
    private static let section = ProfileShape.values(
        "heading figure chapter remark has_figures",
        ["paragraphs": .list(.value), "columns": row, "rows": .list(row), "points": .list(.value)]
    )
}
