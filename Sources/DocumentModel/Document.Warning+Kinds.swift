// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

extension Document.Warning {
    /// A warning of a kind, with the number and the words that its texts leave open; `french` where these differ.
    package init(_ kind: WarningKind, count: Int = 0, detail: String = "", french: String? = nil, page: Int? = nil) {
        let messages = kind.messages(count: count, detail: detail, french: french)
        self.init(code: kind.code, message: messages.en, messageFR: messages.fr, page: page)
    }
}

extension Document.Warning: BilingualMessage {}
