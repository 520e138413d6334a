// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import WebService

/// A file that came over HTTP.
struct UploadedFile: Sendable, Equatable {
    var name: String
    var data: Data

    /// The name is what stands behind the last slash, without control characters; it is no path anywhere, only what
    /// people see.
    ///
    /// Throws `http.request` for a file without a name or without content.
    init(name: String, data: Data) throws {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let clean = String(last.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.map(Character.init))
        guard !clean.isEmpty, clean != ".", clean != "..", clean.utf8.count <= 255 else {
            throw GreffierError.wrongRequest(
                "the file needs a name of 1 to 255 bytes: ?name=jean.pdf",
                "le fichier doit avoir un nom de 1 à 255 octets : ?name=jean.pdf"
            )
        }
        guard !data.isEmpty else { throw GreffierError(.documentEmpty) }
        self.name = clean
        self.data = data
    }
}
