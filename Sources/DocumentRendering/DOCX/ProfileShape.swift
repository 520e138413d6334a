// SPDX-License-Identifier: GPL-3.0-or-later

/// What a profile can hold: the fields that a template may name.
///
/// Source: the JSON Resume schema v1.0.0, and `x-greffier` as `ProfileModel` writes it.
indirect enum ProfileShape: Equatable, Sendable {
    case value
    case list(ProfileShape)
    case object([String: ProfileShape])
    /// An object whose keys are not known beforehand.
    case table
    case picture

    /// The shape at `path`, or `nil` where no profile has such a field.
    func shape(at path: ArraySlice<String>) -> ProfileShape? {
        guard let step = path.first else { return self }
        switch self {
        case .value, .picture: return nil
        case .table: return path.count == 1 ? .value : nil
        case .object(let fields): return fields[step]?.shape(at: path.dropFirst())
        case .list(let entry):
            if Int(step) != nil { return entry.shape(at: path.dropFirst()) }
            return entry.shape(at: path).map { if case .list = $0 { $0 } else { .list($0) } }
        }
    }

    /// The names that may follow.
    var fields: [String] {
        switch self {
        case .object(let fields): fields.keys.sorted()
        case .list(let entry): entry.fields
        case .value, .picture, .table: []
        }
    }

    static func values(_ names: String, _ more: [String: ProfileShape] = [:]) -> ProfileShape {
        var fields = more
        for name in names.split(separator: " ") { fields[String(name)] = .value }
        return .object(fields)
    }

    private static let texts = ProfileShape.list(.value)

    /// The whole profile, with what is derived from it.
    static let profile = ProfileShape.object(
        resume.merging(DerivedFields.shapes) { field, _ in field }
            .merging(LetterFields.shapes) { field, _ in field }
    )

    private static let resume: [String: ProfileShape] = [
        "basics": basics,
        "work": .list(
            values(
                "name position location description url startDate endDate summary",
                ["highlights": texts, "x-greffier": values("contract current")]
            )
        ),
        "volunteer": .list(
            values("organization position url startDate endDate summary", ["highlights": texts])
        ),
        "education": .list(
            values(
                "institution url area studyType startDate endDate score",
                ["courses": texts, "x-greffier": values("eqf")]
            )
        ),
        "awards": .list(values("title date awarder summary")),
        "certificates": .list(values("name date url issuer")),
        "publications": .list(values("name publisher releaseDate url summary")),
        "skills": .list(
            values(
                "name level",
                ["keywords": texts, "x-greffier": values("", ["canonical": texts, "months": .table])]
            )
        ),
        "languages": .list(values("language fluency", ["x-greffier": values("cefr")])),
        "interests": .list(values("name", ["keywords": texts])),
        "references": .list(values("name reference")),
        "projects": .list(
            values(
                "name description startDate endDate url entity type",
                ["highlights": texts, "keywords": texts, "roles": texts]
            )
        ),
        "meta": values("version lastModified canonical"),
        "x-greffier": values(
            "reference_date reference_source months_total language",
            [
                "licences": texts, "gaps": .list(values("startDate endDate months")), "withheld": texts,
                "sensitive": .table, "review": texts,
            ]
        ),
    ]

    private static let basics = values(
        "name label email phone url summary",
        [
            "image": .picture,
            "location": values("address postalCode city countryCode region"),
            "profiles": .list(values("network username url")),
            "x-greffier": values("phone_written"),
        ]
    )
}
