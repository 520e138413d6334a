// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import DocumentExtraction
import DocumentModel
import Foundation
import JobModel
import WorkerProtocol

/// Messages written for tests.
enum MailFixture {
    /// The head that mail programs write.
    static let head = """
        Received: from courriel.example by rh.example; Sat, 21 Nov 2026 14:05:13 +0100
        From: =?UTF-8?Q?Am=C3=A9lie_Exemple?= <amelie@courriel.example>
        To: rh@societe.example
        Subject: =?iso-8859-1?Q?Candidature_=E0_l'accueil?=
        Date: Sat, 21 Nov 2026 14:05:12 +0100 (CET)
        MIME-Version: 1.0
        """

    /// A message with lines as they are sent.
    static func message(_ body: String, head: String = head) -> Data {
        Data("\(head)\n\(body)".replacing("\r\n", with: "\n").replacing("\n", with: "\r\n").utf8)
    }

    /// Parts one after the other in one `multipart/<kind>`.
    static func multipart(_ kind: String, _ parts: [String], boundary: String = "=_b") -> String {
        "Content-Type: multipart/\(kind); boundary=\"\(boundary)\"\n\nanciens programmes\n--\(boundary)\n"
            + parts.joined(separator: "\n--\(boundary)\n") + "\n--\(boundary)--\nfin\n"
    }

    /// An attached file.
    static func file(_ name: String, _ type: String, _ data: Data, fields: String = "") -> String {
        """
        Content-Type: \(type)
        Content-Disposition: attachment; filename="\(name)"
        Content-Transfer-Encoding: base64
        \(fields)
        \(data.base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed]))
        """
    }

    static func read(_ data: Data, name: String = "message.eml", accept: [String] = []) throws -> Document {
        try DocumentExtractor().extract(data, name: name, options: ExtractOptions(accept: accept))
    }

    /// Bytes that look like a picture.
    static func picture(_ count: Int) -> Data {
        Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) + Data(count: count)
    }

    static let docx = CraftedZip.docx("<w:p><w:r><w:t>Expérience</w:t></w:r></w:p>")
}

extension Document {
    /// Why parts were not read, by name.
    var skippedParts: [String: String] {
        Dictionary((counts?.skipped ?? []).map { ($0.name, $0.reason) }, uniquingKeysWith: { first, _ in first })
    }

    /// The names of files that are documents by themselves.
    var documents: [String] { attachments.filter { $0.isDocument == true }.map(\.name) }
}
