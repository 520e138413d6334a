// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Names made safe for every file system that may hold the outbox, Windows shares included.
package enum FileNames {
    /// Bytes that a stem may take.
    package static let stemLimit = 80
    /// Bytes that Linux allows for one name.
    package static let nameLimit = 255

    private static let forbidden: Set<Unicode.Scalar> = ["/", "\\", ":", "*", "?", "\"", "<", ">", "|"]

    /// The stem of a folder made for the file `name`: its name without the extension, made safe.
    ///
    /// NFC; control characters and `/\:*?"<>|` become `_`, as does a leading dot, which would hide the folder; trailing
    /// dots and spaces, which Windows drops, go; cut to 80 bytes at a character. `document` where nothing is left.
    package static func stem(_ name: String) -> String {
        let withoutExtension = split(name).stem
        return safe(withoutExtension, limit: stemLimit) ?? "document"
    }

    /// `name` itself where a directory can hold it, else the nearest name that it can, its extension kept.
    package static func published(_ name: String) -> String {
        let scalars = name.unicodeScalars.map { $0 == "/" || $0.value == 0 ? "_" : $0 }
        var clean = String(String.UnicodeScalarView(scalars))
        if clean.isEmpty || clean == "." || clean == ".." { clean = "document" }
        if clean.utf8.count <= nameLimit { return clean }
        let (stem, fileExtension) = split(clean)
        let tail = fileExtension.isEmpty || fileExtension.utf8.count > 16 ? "" : "." + fileExtension
        return cut(tail.isEmpty ? clean : stem, to: nameLimit - tail.utf8.count) + tail
    }

    /// `name` with `-2`, `-3`… before its extension.
    package static func numbered(_ name: String, _ number: Int) -> String {
        let (stem, fileExtension) = split(name)
        let tail = "-\(number)" + (fileExtension.isEmpty ? "" : "." + fileExtension)
        return cut(stem, to: nameLimit - tail.utf8.count) + tail
    }

    /// `name` on one line and in its own order, for people to read: controls and direction marks show as `_`.
    package static func shown(_ name: String) -> String {
        String(String.UnicodeScalarView(name.unicodeScalars.map { isInvisible($0) ? "_" : $0 }))
    }

    /// The extension in lower case, without the dot; empty where there is none.
    package static func fileExtension(_ name: String) -> String { split(name).fileExtension.lowercased() }

    private static func split(_ name: String) -> (stem: String, fileExtension: String) {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return (name, "") }
        return (String(name[..<dot]), String(name[name.index(after: dot)...]))
    }

    private static func safe(_ text: String, limit: Int) -> String? {
        let scalars = text.precomposedStringWithCanonicalMapping.unicodeScalars.map { scalar -> Unicode.Scalar in
            isInvisible(scalar) || forbidden.contains(scalar) ? "_" : scalar
        }
        var result = cut(String(String.UnicodeScalarView(scalars)), to: limit)
        while let last = result.last, last == "." || last == " " { result.removeLast() }
        if result.first == "." { result = "_" + result.dropFirst() }
        return result.isEmpty ? nil : result
    }

    /// Control and format characters and line separators; the joiner that emoji need is none.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: scalar != "\u{200D}"
        default: false
        }
    }

    /// The longest prefix of whole characters that takes at most `limit` bytes.
    private static func cut(_ text: String, to limit: Int) -> String {
        var end = text.startIndex
        var bytes = 0
        for index in text.indices {
            bytes += text[index].utf8.count
            if bytes > limit { break }
            end = text.index(after: index)
        }
        return String(text[..<end])
    }
}
