// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import ProfileModel

/// Puts drafts into a profile and writes the evidence of each value beside it.
struct ProfileBuilder {
    private(set) var evidence: Evidence = [:]
    let lines: [CVLine]

    init(lines: [CVLine]) { self.lines = lines }

    /// The value, its proof noted under `pointer`.
    mutating func take(_ found: Found?, _ pointer: String) -> String? {
        guard let found, !found.value.isEmpty else { return nil }
        note(found, pointer)
        return found.value
    }

    mutating func note(_ found: Found, _ pointer: String) {
        let line = lines.indices.contains(found.line) ? lines[found.line].source : nil
        evidence[pointer] = EvidenceEntry(
            page: line?.page,
            line: line?.number ?? (found.line == Found.nowhere ? nil : 1),
            bbox: line?.box.map { [$0.x0, $0.y0, $0.x1, $0.y1] },
            quote: found.quote,
            confidence: (StatedConfidence.of(found.confidence) * 100).rounded() / 100,
            source: found.source,
            derivation: found.derivation?.rawValue
        )
    }

    /// Several values under `pointer/0`, `pointer/1`…; `nil` for none.
    mutating func list(_ founds: [Found], _ pointer: String) -> [String]? {
        guard !founds.isEmpty else { return nil }
        for (index, found) in founds.enumerated() { note(found, "\(pointer)/\(index)") }
        return founds.map(\.value)
    }
}
