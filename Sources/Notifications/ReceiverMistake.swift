// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

/// Why somebody cannot be told, in settings or in a pipeline, and what to write instead.
package struct ReceiverMistake: Sendable, Equatable {
    package let message: ErrorDetail
    package let remedy: ErrorDetail

    /// That the text names nobody.
    package init(nobody text: String) {
        message = ErrorDetail(
            "'\(text)' is nobody who can be told",
            french: "« \(text) » n’est pas un destinataire"
        )
        remedy = ErrorDetail(
            "write a mail address, a number such as \"+33612345678\", webhook or feed",
            french: "écrivez une adresse de courriel, un numéro tel que \"+33612345678\", webhook ou feed"
        )
    }

    /// That `who` is told by a way that the settings do not describe.
    package init(_ who: ErrorDetail, by way: NotificationTarget.Way) {
        message = ErrorDetail(
            "\(who.english) by \(way.rawValue), and notifications.\(way.section) is not set",
            french: "\(who.french) passe par \(way.rawValue), et notifications.\(way.section) manque"
        )
        remedy = ErrorDetail(
            "add `\(way.section):` under notifications in greffier.yaml",
            french: "ajoutez `\(way.section):` sous notifications dans greffier.yaml"
        )
    }
}

extension NotificationTarget.Way {
    /// The key under `notifications` that describes it.
    var section: String { self == .mail ? "smtp" : rawValue }
}
