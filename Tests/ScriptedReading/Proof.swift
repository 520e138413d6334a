// SPDX-License-Identifier: GPL-3.0-or-later
package import DocumentModel
import JSONSchemas
import JobModel
package import ProfileModel

/// What must hold of every published reading.
package enum Proof {
    /// Leaves of the profile without a proof in the document.
    package static func ungrounded(_ profile: Profile, _ evidence: Evidence, _ lines: [TextLine]) throws -> [String] {
        let whole = squeeze(lines.map(\.text).joined(separator: " "))
        let value = try JSONValue(parsing: CanonicalJSON.compact(profile))
        var wrong: [String] = []
        var leaves: [(String, JSONValue)] = []
        collect(value, "", &leaves)
        for (pointer, leaf) in leaves {
            guard let entry = evidence[pointer] else {
                wrong.append("\(pointer) has no evidence")
                continue
            }
            let isQuote = leaf.string.map { squeeze($0) == squeeze(entry.quote) } ?? false
            if entry.derivation == nil, !isQuote { wrong.append("\(pointer) differs from its quote") }
            let parts = isQuote && pointer.contains("highlights") || pointer.hasSuffix("summary")
            let isThere = whole.contains(squeeze(entry.quote)) || parts && words(entry.quote).allSatisfy(whole.contains)
            if !isThere { wrong.append("\(pointer): \(entry.quote) is not in the document") }
            if !lines.contains(where: { $0.number == entry.line }) { wrong.append("\(pointer) names no line") }
        }
        for pointer in evidence.keys where value.value(at: pointer) == nil {
            wrong.append("\(pointer) is proof of nothing")
        }
        return wrong
    }

    private static func collect(_ value: JSONValue, _ pointer: String, _ leaves: inout [(String, JSONValue)]) {
        switch value {
        case .object(let object):
            for (key, member) in object.members { collect(member, JSONPointer.appending(key, to: pointer), &leaves) }
        case .array(let items):
            for (index, item) in items.enumerated() { collect(item, "\(pointer)/\(index)", &leaves) }
        default: leaves.append((pointer, value))
        }
    }

    private static func squeeze(_ text: String) -> String { words(text).joined(separator: " ") }
    private static func words(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }
}
