// SPDX-License-Identifier: GPL-3.0-or-later

/// Knows under which other spellings the value of a field is indexed.
package protocol FieldVocabulary: Sendable {
    /// Spellings that mean the same as `value`, which need not be among them: `Kubernetes` for `k8s`.
    func spellings(of value: String, field: SearchField) -> [String]
}

/// Takes every value as it is typed.
package struct PlainVocabulary: FieldVocabulary {
    package init() {}

    package func spellings(of value: String, field: SearchField) -> [String] { [] }
}
