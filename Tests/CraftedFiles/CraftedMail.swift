// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation

/// Writes messages as mail programs send them.
package enum CraftedMail {
    /// A message with a covering letter and these files.
    package static func message(
        _ letter: String,
        _ files: [(name: String, type: String, data: Data)],
        subject: String = "Candidatures"
    ) -> Data {
        let parts = files.map { file in
            """
            --b
            Content-Type: \(file.type)
            Content-Disposition: attachment; filename="\(file.name)"
            Content-Transfer-Encoding: base64

            \(file.data.base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed]))

            """
        }
        return Data(
            """
            Received: by rh.example; Sat, 21 Nov 2026 14:05:13 +0100
            From: Agence Exemple <agence@courriel.example>
            To: rh@societe.example
            Subject: \(subject)
            Date: Sat, 21 Nov 2026 14:05:12 +0100
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain; charset=utf-8

            \(letter)
            \(parts.joined())--b--

            """.utf8
        )
    }
}
