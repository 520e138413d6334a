// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Lexicons
import TextFolding

/// Names that forms print in two parts: `Nom : Dupont`, `Prénom : Jeanne`.
extension NameReader {
    /// The given name and the family name behind or below their labels, put together; `nil` unless both stand there.
    ///
    /// Lines between the two are part of the proof, so that more than a few make no name.
    func labelled(in lines: [CVLine]) -> Candidate? {
        var parts: [String: (text: String, lines: ClosedRange<Int>)] = [:]
        for (position, line) in lines.enumerated() where !line.isOrnament {
            let below = position + 1 < lines.count ? lines[position + 1] : nil
            let isBeside = line.source.cell != nil && below?.source.cell?.row == line.source.cell?.row
            for field in Text.fields(line.text, at: ["\t", "|", ";"]) {
                let colon = field.firstIndex(of: ":")
                guard colon != nil || isBeside,
                    let kind = lexicons[.contactLabels].entry(Text.trim(field[..<(colon ?? field.endIndex)]))?
                        .canonical,
                    ["given_name", "family_name"].contains(kind), parts[kind] == nil
                else { continue }
                let behind = colon.map { Text.trim(field[field.index(after: $0)...]) } ?? ""
                if isNamePart(behind) {
                    parts[kind] = (behind, line.index...line.index)
                } else if behind.isEmpty, let below, isNamePart(below.text) {
                    parts[kind] = (below.text, line.index...below.index)
                }
            }
        }
        guard let given = parts["given_name"], let family = parts["family_name"] else { return nil }
        let first = min(given.lines.lowerBound, family.lines.lowerBound)
        let last = max(given.lines.upperBound, family.lines.upperBound)
        guard last - first <= 6 else { return nil }
        let quote = lines.filter { (first...last).contains($0.index) }.map(\.source.text).joined(separator: " ")
        let name = given.text + " " + family.text
        let found = Found(name, line: first, quote: quote, confidence: 0.97, derivation: .parts)
        return Candidate(name: found, score: 2, lines: first...last, rest: nil)
    }

    private func isNamePart(_ text: String) -> Bool {
        let words = text.split(whereSeparator: \.isWhitespace)
        return (1...4).contains(words.count) && text.count <= 40 && text.first?.isUppercase == true
            && text.allSatisfy { $0.isLetter || $0.isWhitespace || "-'’.‐".contains($0) }
    }
}
