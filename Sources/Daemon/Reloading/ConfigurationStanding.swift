// SPDX-License-Identifier: GPL-3.0-or-later
private import Foundation
package import JobModel

/// How a running daemon stands to the files that people set it by: what it refused of them, and what waits for a restart.
///
/// Kept in `state/configuration.json`, for commands beside the daemon.
package struct ConfigurationStanding: Codable, Sendable, Equatable {
    /// A file whose edit is not used.
    package struct Refusal: Codable, Sendable, Equatable {
        /// As people know it: `greffier.yaml`, or `pipelines/cv.yaml`.
        package var file: String
        /// What is wrong, with its place and its remedy; in English and in French.
        package var message: String
        package var messageFR: String
        /// Whether the daemon works on by what the file said before; else it does without it.
        package var isKept: Bool

        private enum CodingKeys: String, CodingKey {
            case file, message
            case messageFR = "message_fr"
            case isKept = "kept"
        }
    }

    /// The daemon that says so.
    package var pid: Int32
    /// When it last took over something or refused to.
    package var readAt: String
    package var refused: [Refusal]
    /// Settings that were changed and hold after a restart, by the names of greffier.yaml.
    package var restart: [String]

    private enum CodingKeys: String, CodingKey {
        case pid, refused, restart
        case readAt = "read_at"
    }

    static func file(state: String) -> String { state + "/configuration.json" }

    /// What the daemon with this number says; `nil` where it has said nothing yet.
    package static func read(_ workspace: Workspace, daemon: Int32) -> ConfigurationStanding? {
        let file = URL(fileURLWithPath: file(state: workspace.state))
        guard let data = try? Data(contentsOf: file) else { return nil }
        let standing = try? CanonicalJSON.decode(ConfigurationStanding.self, from: data)
        return standing?.pid == daemon ? standing : nil
    }

    /// Whether what the files say is what the daemon works by.
    package var isWell: Bool { refused.isEmpty && restart.isEmpty }

    /// What is to be told to anybody, a sentence each; nothing where all is well.
    ///
    /// Without what is wrong: that may quote the file.
    package func sentences(_ language: ReportLanguage) -> [String] {
        var sentences = refused.map { refusal in
            refusal.isKept
                ? language.text(
                    "\(refusal.file) est refusé, la version d’avant reste en vigueur",
                    "\(refusal.file) is refused, what it said before stays in force"
                )
                : language.text(
                    "\(refusal.file) est refusé, rien n’en démarre",
                    "\(refusal.file) is refused, nothing starts by it"
                )
        }
        if !restart.isEmpty {
            let names = restart.joined(separator: ", ")
            sentences.append(
                language.text(
                    "réglages modifiés qui attendent un redémarrage du service : \(names)",
                    "settings that were changed and wait for a restart of the service: \(names)"
                )
            )
        }
        return sentences
    }
}
