// SPDX-License-Identifier: GPL-3.0-or-later
package import ProfileModel
import TextFolding

/// Whether two profiles are of one person, by rules that say why.
///
/// What one of them does not state proves nothing. Nothing of it enters a score.
package struct PersonIdentity: Sendable {
    let name: PersonName
    let email: String?
    let phone: String?
    let history: WorkHistory

    /// `asOf` is the day that "today" means in the profile, `YYYY-MM-DD`.
    package init(_ profile: Profile, asOf: String) {
        name = PersonName(profile.basics?.name ?? "")
        email = profile.basics?.email.flatMap(Self.normalizedEmail)
        phone = profile.basics?.phone.flatMap(Self.normalizedPhone)
        history = WorkHistory(profile, asOf: profile.greffier?.referenceDate ?? asOf)
    }

    /// What profiles of one person may share: two without a common key have nothing to do with each other.
    package var keys: [String] {
        [email.map { "email:" + $0 }, phone.map { "phone:" + $0 }, name.key.map { "name:" + $0 }].compactMap { $0 }
    }

    /// How much of the shorter of two work histories has to stand in the other.
    package static let leastOverlap = 0.8

    /// What speaks for one person; `nil` where nothing does.
    package func match(_ other: PersonIdentity) -> PersonMatch? {
        let names = name.relation(to: other.name)
        if let email, email == other.email { return names == .other ? .emailOfOther : .email }
        if let phone, phone == other.phone {
            return names == .other || names == .related ? .phoneOfOther : .phone
        }
        guard names == .equal else { return nil }
        return history.overlap(with: other.history).map { $0 >= Self.leastOverlap } == true ? .nameAndWork : .name
    }

    private static func normalizedEmail(_ text: String) -> String? {
        let text = text.lowercased()
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } ? text : nil
    }

    /// The last nine digits, which a number has with and without its country; `nil` for too few to be one.
    private static func normalizedPhone(_ text: String) -> String? {
        let digits = text.filter { ("0"..."9").contains($0) }
        return digits.count >= 9 ? String(digits.suffix(9)) : nil
    }
}
