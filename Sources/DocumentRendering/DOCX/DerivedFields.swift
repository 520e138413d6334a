// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// What a profile says only in several places, gathered for templates, which can compute nothing.
enum DerivedFields {
    /// The names and shapes, beside those of JSON Resume.
    static let shapes: [String: ProfileShape] = [
        // Mail address, phone number, place and addresses on the web, as far as they are known.
        "contact": .list(.value),
        // Skills that have keywords, and the names of those that have none.
        "skillGroups": .list(.object(["name": .value, "level": .value, "keywords": .list(.value)])),
        "singleSkills": .list(.value),
        // The picture of the person, where the profile holds one, and that of the company, where the pipeline names it.
        "photo": .picture,
        "logo": .picture,
    ]

    /// `profile` with the derived fields; `today` is the day of the document where the data names none.
    static func adding(
        to profile: ProfileValue,
        logo: PictureFile?,
        today: String,
        language: ReportLanguage
    ) -> ProfileValue {
        guard case .object(var fields) = profile else { return profile }
        if fields["today"] == nil { fields["today"] = .text(today) }
        fields["photo"] = photo(&fields)
        fields["logo"] = logo.map { .picture($0) }
        fields["contact"] = .list(contact(fields["basics"] ?? .missing, language).map { .text($0) })
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

    /// The picture that `basics.image` holds; an address on the web is none, for nothing is fetched.
    private static func photo(_ fields: inout [String: ProfileValue]) -> ProfileValue? {
        guard case .object(var basics)? = fields["basics"], let image = basics["image"] else { return nil }
        var photo: ProfileValue?
        if case .text(let text) = image { photo = PictureFile(dataAddress: text).map { .picture($0) } }
        basics["image"] = photo
        fields["basics"] = .object(basics)
        return photo
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

    private static func contact(_ basics: ProfileValue, _ language: ReportLanguage) -> [String] {
        let location = basics.value(at: ["location"])
        let town = [location["postalCode"], location["city"]].compactMap { $0 }.joined(separator: " ")
        let place = [location["address"], town, location["region"]].compactMap { $0 }.filter { !$0.isEmpty }
        let accounts = basics.value(at: ["profiles"]).entries.map { account -> String? in
            if let url = account["url"] { return PDFLink.shown(url) }
            return [account["network"], account["username"]].compactMap { $0 }.joined(separator: " ")
        }
        let phone = basics["phone"].map { PhoneText.grouped($0, language: language) }
        let items =
            [basics["email"], phone, place.joined(separator: ", "), basics["url"].map(PDFLink.shown)]
            + accounts
        return items.compactMap { $0.map(CleanText.line) }.filter { !$0.isEmpty }
    }
}
