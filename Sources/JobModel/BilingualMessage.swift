// SPDX-License-Identifier: GPL-3.0-or-later

/// What happened, in one sentence of each language.
package protocol BilingualMessage {
    /// In plain English.
    var message: String { get }
    /// In plain French.
    var messageFR: String { get }
}

/// What to do next, in one sentence of each language.
package protocol BilingualHint {
    /// In English.
    var hint: String { get }
    /// In French.
    var hintFR: String { get }
}

extension BilingualMessage {
    /// The sentence for who reads this language.
    package func message(in language: ReportLanguage) -> String { language.text(messageFR, message) }
}

extension BilingualHint {
    /// The sentence for who reads this language.
    package func hint(in language: ReportLanguage) -> String { language.text(hintFR, hint) }
}
