// SPDX-License-Identifier: GPL-3.0-or-later
package import ProfileModel

/// A profile with what letters and reports say beside it, as templates see them.
package struct TemplateData: Encodable, Sendable {
    package var profile = Profile()
    package var offer: Offer?
    /// Names of `Self.companyFields`, each with a text.
    package var company: [String: String] = [:]
    package var report: Report?
    /// The day of the document, `YYYY-MM-DD`.
    package var today: String?

    package init() {}

    /// What may be told of the company.
    package static let companyFields = [
        "name", "street", "postalCode", "city", "phone", "email", "website", "signatory", "role",
    ]

    private enum CodingKeys: String, CodingKey { case offer, company, report, today }

    package func encode(to encoder: any Encoder) throws {
        try profile.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(offer, forKey: .offer)
        if !company.isEmpty { try container.encode(company, forKey: .company) }
        try container.encodeIfPresent(report, forKey: .report)
        try container.encodeIfPresent(today, forKey: .today)
    }
}
