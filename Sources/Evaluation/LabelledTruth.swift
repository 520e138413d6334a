// SPDX-License-Identifier: GPL-3.0-or-later
package import ProfileModel

/// A truth file: what a careful reader takes from one CV, as JSON Resume, and what is known of the document.
package struct LabelledTruth: Sendable, Decodable {
    package var profile: Profile
    package var labels: Labels

    /// `x-truth`; every key may be absent.
    package struct Labels: Sendable, Decodable, Equatable {
        package var language: String?
        package var format: String?
        package var layout: String?
        /// The trade, by which offers are grouped.
        package var family: String?

        package init(language: String? = nil, format: String? = nil, layout: String? = nil) {
            self.language = language
            self.format = format
            self.layout = layout
        }

        private enum CodingKeys: String, CodingKey {
            case language, format, family
            case layout = "template"
        }
    }

    private enum CodingKeys: String, CodingKey {
        case labels = "x-truth"
    }

    package init(from decoder: any Decoder) throws {
        profile = try Profile(from: decoder)
        labels =
            try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(Labels.self, forKey: .labels) ?? Labels()
    }
}
