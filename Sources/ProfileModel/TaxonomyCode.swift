// SPDX-License-Identifier: GPL-3.0-or-later

/// A skill or an occupation by its code in a published classification that the workspace has imported.
package struct TaxonomyCode: Codable, Sendable, Equatable {
    /// `esco` or `rome`.
    package var scheme: String
    package var code: String
    /// The words that have the code.
    package var name: String
    /// How the words led to it: they are the classification's own label, or another of its names.
    package var by: Way

    package enum Way: String, Codable, Sendable { case label, alias }

    package init(scheme: String, code: String, name: String, by: Way) {
        self.scheme = scheme
        self.code = code
        self.name = name
        self.by = by
    }
}
