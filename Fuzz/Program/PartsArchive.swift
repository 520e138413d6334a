// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import Foundation

/// A ZIP archive made of text with `<?part NAME?>` before each part, entries stored and their sums right.
///
/// An archive mutated as such stops nearly every change at its checksum; this one lets all of them through to the
/// readers of the parts.
enum PartsArchive {
    private static let mark = Data("<?part ".utf8)
    private static let markEnd = Data("?>".utf8)

    static func archive(of text: Data) -> Data { CraftedZip.data(parts(of: text)) }

    private static func parts(of text: Data) -> [CraftedZip.Entry] {
        var parts: [CraftedZip.Entry] = []
        var rest = text[...]
        while parts.count < 100, let start = rest.firstRange(of: mark),
            let end = rest[start.upperBound...].firstRange(of: markEnd)
        {
            let content = rest[end.upperBound...]
            let next = content.firstRange(of: mark)?.lowerBound ?? rest.endIndex
            let name = rest[start.upperBound..<end.lowerBound].prefix(200)
            if !parts.contains(where: { $0.name == name }) {
                parts.append(.init(nameBytes: Data(name), Data(content[..<next])))
            }
            rest = rest[next...]
        }
        return parts
    }
}
