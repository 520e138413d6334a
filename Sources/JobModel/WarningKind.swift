// SPDX-License-Identifier: GPL-3.0-or-later

/// What Greffier warns of in results that it gives all the same: a code, what it says and what to do, in English and French.
///
/// `{n}` and `{detail}` in the texts stand for what was found. docs/errors.md lists them all.
package struct WarningKind: Sendable, Equatable, BilingualMessage, BilingualHint {
    /// `area.reason`, as in `document.hidden_text`.
    package let code: String
    package let message: String
    package let messageFR: String
    package let hint: String
    package let hintFR: String

    /// Only this catalogue makes kinds, so that nothing warns by a code that is not listed.
    init(_ code: String, en: (String, String), fr: (String, String)) {
        self.code = code
        (message, hint) = en
        (messageFR, hintFR) = fr
    }

    /// Every kind, in the order of the page that lists them.
    package static let all: [Self] = documents + profiles + matching + prompts + events + rendering

    /// What stands behind the dot: the word in `review`, where a person should look.
    package var reason: String { String(code.drop { $0 != "." }.dropFirst()) }

    /// The kind that a reason in `review` stands for, with or without words behind it: `conflict: two dates`.
    package static func ofReview(_ reason: String) -> Self? {
        let word = reason.prefix { $0 != ":" && $0 != " " }
        return profiles.first { $0.reason == word }
    }

    /// Both messages, with the number and the words that they leave open; `french` where these differ.
    package func messages(count: Int = 0, detail: String = "", french: String? = nil) -> (en: String, fr: String) {
        func filled(_ text: String, _ detail: String) -> String {
            text.replacing("{n}", with: "\(count)").replacing("{detail}", with: detail)
        }
        return (filled(message, detail), filled(messageFR, french ?? detail))
    }
}
