// SPDX-License-Identifier: GPL-3.0-or-later

/// A profile as plain JSON Resume v1.0.0 (https://jsonresume.org/schema), without what Greffier adds to it.
///
/// Two things of `x-greffier` have a place of their own in the standard and move there: a level of the Common European
/// Framework where no fluency was printed, and a phone number as printed where none was derived.
package struct StandardResume: Encodable, Sendable {
    /// The profile without any `x-greffier`.
    package let profile: Profile

    /// The schema that the files name.
    package static let schema = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"

    package init(_ profile: Profile) {
        var plain = profile
        plain.greffier = nil
        plain.basics?.phone = profile.basics?.phone ?? profile.basics?.greffier?.phoneWritten
        plain.basics?.greffier = nil
        plain.work = plain.work?.map { without($0, \.greffier) }
        plain.education = plain.education?.map { without($0, \.greffier) }
        plain.skills = plain.skills?.map { without($0, \.greffier) }
        plain.languages = plain.languages?.map { language in
            var plain = without(language, \.greffier)
            let cefr = language.greffier?.cefr
            plain.fluency = language.fluency ?? (cefr == "native" ? "Native speaker" : cefr)
            return plain
        }
        var meta = plain.meta ?? Profile.Meta()
        meta.version = "v1.0.0"
        plain.meta = meta
        self.profile = plain
    }

    private enum CodingKeys: String, CodingKey {
        case schema = "$schema"
    }

    package func encode(to encoder: any Encoder) throws {
        try profile.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.schema, forKey: .schema)
    }
}

/// `value` without the one of its parts.
private func without<Value, Part>(_ value: Value, _ part: WritableKeyPath<Value, Part?>) -> Value {
    var plain = value
    plain[keyPath: part] = nil
    return plain
}
