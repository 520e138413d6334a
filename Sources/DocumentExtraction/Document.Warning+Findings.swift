// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

extension Document.Warning {
    /// Text that a reader of the page would not see was set apart.
    static func hiddenText(_ hidden: [Document.HiddenText]) -> Document.Warning {
        .init(
            .hiddenText,
            count: hidden.reduce(0) { $0 + $1.text.count },
            detail: Set(hidden.map(\.reason)).sorted().joined(separator: ", "),
            page: hidden.first?.page
        )
    }
}
