// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Lexicons
import TextFolding

/// Interests and references.
extension ListReaders {
    func interests(_ lines: [CVLine]) -> [Draft] {
        var drafts: [Draft] = []
        for (text, line) in SkillsReader.joined(lines) {
            if let colon = text.firstIndex(of: ":"), Text.wordCount(text[..<colon]) <= 4 {
                var draft = Draft(fields: [.name: Found(Text.tidy(text[..<colon]), line: line.index, confidence: 0.8)])
                draft.keywords = SkillsReader.items(of: Text.trim(text[text.index(after: colon)...])).map {
                    Found(Text.tidy($0), line: line.index, confidence: 0.8)
                }
                draft.keywords.removeAll(where: \.value.isEmpty)
                drafts.append(draft)
                continue
            }
            for item in SkillsReader.items(of: text) {
                let tidy = Text.trim(Text.tidy(item), ".")
                guard tidy.contains(where: \.isLetter), tidy.count <= 120 else { continue }
                drafts.append(interest(tidy, line: line.index))
            }
        }
        return drafts
    }

    /// `Sport (course à pied, natation)`: the bracket holds the keywords.
    private func interest(_ text: String, line: Int) -> Draft {
        guard text.hasSuffix(")"), let open = text.firstIndex(of: "("), open > text.startIndex else {
            return Draft(fields: [.name: Found(text, line: line, confidence: 0.85)])
        }
        let name = Text.tidy(text[..<open])
        guard name.contains(where: \.isLetter) else {
            return Draft(fields: [.name: Found(text, line: line, confidence: 0.85)])
        }
        var draft = Draft(fields: [.name: Found(name, line: line, confidence: 0.85)])
        draft.keywords = SkillsReader.items(of: String(text[text.index(after: open)...].dropLast()))
            .map { Found(Text.tidy($0), line: line, confidence: 0.8) }.filter { !$0.value.isEmpty }
        return draft
    }

    // MARK: References

    /// One draft a person: a name opens it, what follows up to the next name says who that is and how to reach them.
    func references(_ lines: [CVLine]) -> [Draft] {
        let names = NameReader(lexicons: lexicons, places: places)
        var drafts: [Draft] = []
        var rest: [(text: String, index: Int)] = []
        func close() {
            guard let last = drafts.indices.last, let first = rest.first else { return }
            let text = rest.map(\.text).joined(separator: " ")
            drafts[last][.reference] = Found(text, line: first.index, quote: text, confidence: 0.8)
            rest = []
        }
        for line in lines where !line.isOrnament {
            guard line.text.contains(where: \.isLetter), !Self.isPromise(line.text) else { continue }
            let parts = Text.split(line.text, at: [",", "–", "—", "(", "|", ":", "\t"]).map { Text.tidy($0) }
            let opens = parts.first.map { names.isPerson($0) } ?? false
            let follows =
                rest.last.map { $0.index + 1 == line.index } ?? drafts.last.map {
                    $0.lines.last.map { $0 + 1 == line.index } ?? false
                } ?? false
            if !opens, !line.isBullet, follows, !line.isCut {
                rest.append((line.text, line.index))
                continue
            }
            close()
            guard let first = parts.first, Text.wordCount(first) <= 6 else {
                drafts.append(Draft(fields: [.reference: Found(line.text, line: line.index, confidence: 0.7)]))
                continue
            }
            drafts.append(Draft(fields: [.name: Found(first, line: line.index, confidence: 0.8)], lines: [line.index]))
            if parts.count > 1 { rest = [(line.text, line.index)] }
        }
        close()
        return drafts
    }

    /// 'Available on request', 'Sur demande'.
    private static func isPromise(_ text: String) -> Bool {
        let key = Folding.key(text)
        let words = key.split(separator: " ").count
        return ["on request", "upon request", "sur demande", "a la demande", "if required", "on demand"]
            .contains(where: key.contains) || words <= 4 && ["disponibles", "available"].contains(where: key.contains)
    }
}
