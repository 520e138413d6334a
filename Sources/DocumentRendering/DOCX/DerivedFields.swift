// SPDX-License-Identifier: GPL-3.0-or-later

/// What a profile says only in several places, gathered for templates, which can compute nothing.
enum DerivedFields {
    /// The names and shapes, beside those of JSON Resume.
    static let shapes: [String: ProfileShape] = [
        // Mail address, phone number, place and addresses on the web, as far as they are known.
        "contact": .list(.value),
        // Skills that have keywords, and the names of those that have none.
        "skillGroups": .list(.object(["name": .value, "level": .value, "keywords": .list(.value)])),
        "singleSkills": .list(.value),
    ]

    /// `profile` with the derived fields.
    static func adding(to profile: ProfileValue) -> ProfileValue {
        guard case .object(var fields) = profile else { return profile }
        fields["contact"] = .list(contact(fields["basics"] ?? .missing).map { .text($0) })
        let skills = fields["skills"]?.entries ?? []
        fields["skillGroups"] = .list(skills.filter { $0.value(at: ["keywords"]).isPresent })
        fields["singleSkills"] = .list(
            skills.filter { !$0.value(at: ["keywords"]).isPresent }.compactMap(\.["name"]).map { .text($0) }
        )
        if let references = fields["references"]?.entries, !references.isEmpty {
            fields["references"] = .list(references.map(withoutDoubledName))
        }
        return .object(fields)
    }

    private static func withoutDoubledName(_ reference: ProfileValue) -> ProfileValue {
        guard case .object(var fields) = reference, let name = reference["name"], let text = reference["reference"]
        else { return reference }
        let rest = ReferenceText.withoutName(CleanText.line(text), name: CleanText.line(name))
        if rest.isEmpty {
            fields["reference"] = nil
        } else if rest != CleanText.line(text) {
            fields["reference"] = .text(rest)
        }
        return .object(fields)
    }

    private static func contact(_ basics: ProfileValue) -> [String] {
        let location = basics.value(at: ["location"])
        let town = [location["postalCode"], location["city"]].compactMap { $0 }.joined(separator: " ")
        let place = [location["address"], town, location["region"]].compactMap { $0 }.filter { !$0.isEmpty }
        let accounts = basics.value(at: ["profiles"]).entries.map { account -> String? in
            if let url = account["url"] { return PDFLink.shown(url) }
            return [account["network"], account["username"]].compactMap { $0 }.joined(separator: " ")
        }
        let items =
            [basics["email"], basics["phone"], place.joined(separator: ", "), basics["url"].map(PDFLink.shown)]
            + accounts
        return items.compactMap { $0.map(CleanText.line) }.filter { !$0.isEmpty }
    }
}
