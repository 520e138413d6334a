// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
import JobModel

/// The parts of a form that a browser or curl sends (`multipart/form-data`, RFC 7578).
package struct MultipartForm: Sendable, Equatable {
    package var parts: [Part]

    package struct Part: Sendable, Equatable {
        package var name: String
        /// `nil` for a field that is no file.
        package var fileName: String?
        package var data: Data

        package init(name: String, fileName: String?, data: Data) {
            self.name = name
            self.fileName = fileName
            self.data = data
        }
    }

    /// More parts than this are nobody's form.
    private static let mostParts = 256
    private static let mostHeadBytes = 8192

    /// The text of the field of this name, where it is no file.
    package func text(_ name: String) -> String? {
        parts.first { $0.name == name && $0.fileName == nil }.map { String(decoding: $0.data, as: UTF8.self) }
    }

    /// The boundary in a `Content-Type`; `nil` where there is none that a form may have.
    package static func boundary(of contentType: String) -> String? {
        for parameter in parameters(of: contentType) where parameter.name == "boundary" {
            return (1...70).contains(parameter.value.utf8.count) ? parameter.value : nil
        }
        return nil
    }

    /// Throws `http.request` where the form is cut or has no parts.
    package init(_ data: Data, boundary: String) throws {
        parts = []
        let delimiter = Data("--\(boundary)".utf8)
        guard var position = data.firstRange(of: delimiter)?.upperBound else { throw Self.broken }
        while true {
            let rest = data[position...]
            if rest.starts(with: Data("--".utf8)) { break }
            guard let line = rest.firstRange(of: Self.lineEnd), line.lowerBound - position <= 64,
                let end = data[line.lowerBound...].firstRange(of: Self.lineEnd + delimiter)
            else { throw Self.broken }
            let part = data[line.upperBound..<max(line.upperBound, end.lowerBound)]
            parts.append(try Self.part(part))
            guard parts.count <= Self.mostParts else { throw Self.broken }
            position = end.upperBound
        }
        if parts.isEmpty { throw Self.broken }
    }

    private static let lineEnd = Data("\r\n".utf8)
    private static let broken = GreffierError(
        .webRequest,
        ErrorDetail("the form is cut or has no parts", french: "le formulaire est tronqué ou vide")
    )

    private static func part(_ data: Data) throws -> Part {
        guard let gap = data.firstRange(of: lineEnd + lineEnd), gap.lowerBound - data.startIndex <= mostHeadBytes else {
            throw broken
        }
        let head = String(decoding: data[..<gap.lowerBound], as: UTF8.self)
        for line in head.split(separator: "\r\n") {
            guard let colon = line.firstIndex(of: ":"),
                line[..<colon].lowercased() == "content-disposition"
            else { continue }
            let parameters = parameters(of: String(line[line.index(after: colon)...]))
            guard let name = parameters.first(where: { $0.name == "name" })?.value else { throw broken }
            let file = parameters.first { $0.name == "filename" }?.value
            return Part(name: name, fileName: file, data: Data(data[gap.upperBound...]))
        }
        throw broken
    }

    /// What follows the semicolons; values may be quoted, and then hold anything.
    private static func parameters(of field: String) -> [(name: String, value: String)] {
        var found: [(name: String, value: String)] = []
        var rest = field[...].drop { $0 != ";" }
        while rest.first == ";" {
            rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" || $0 == ";" }
            let name = rest.prefix { $0 != "=" && $0 != ";" }
            rest = rest.dropFirst(name.count)
            guard rest.first == "=" else { continue }
            rest = rest.dropFirst()
            let value: String
            if rest.first == "\"" {
                (value, rest) = quoted(rest.dropFirst())
            } else {
                value = rest.prefix { $0 != ";" }.trimmed
            }
            found.append((name.trimmed.lowercased(), value))
            rest = rest.drop { $0 != ";" }
        }
        return found
    }

    /// Browsers write a quotation mark as `%22`, others with a backslash before it.
    private static func quoted(_ text: Substring) -> (String, Substring) {
        var value = ""
        var rest = text
        while let character = rest.popFirst(), character != "\"" {
            if character == "\\", let next = rest.first, next == "\"" || next == "\\" {
                value.append(next)
                rest.removeFirst()
            } else {
                value.append(character)
            }
        }
        return (value.replacing("%22", with: "\""), rest)
    }
}
