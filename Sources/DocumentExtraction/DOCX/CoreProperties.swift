// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import JobModel
import XMLStreams

/// What a package says of itself (ECMA-376 part 2, core properties).
enum CoreProperties {
    private enum Tag: String, CaseIterable {
        case other, title, creator, subject, keywords, language, created, modified
    }

    private static let vocabulary = XMLVocabulary(names: Tag.allCases.map(\.rawValue))

    static func read(_ package: OPCPackage) throws(GreffierError) -> Document.Metadata {
        var metadata = Document.Metadata()
        let target = try package.relationships(of: "").targets("core-properties").first
        guard let target, let source = try package.source(target) else { return metadata }
        let cursor = try XMLCursor(vocabulary: vocabulary, source: source)
        var tag = Tag.other
        var text = ""
        while let event = try cursor.next() {
            switch event {
            case .start: (tag, text) = (Tag.allCases[Int(cursor.name)], "")
            case .text: if tag != .other { text += cursor.text }
            case .end:
                let value = TextCleaning.clean(text).trimmingSpaces
                if !value.isEmpty { take(value, as: tag, into: &metadata) }
                (tag, text) = (.other, "")
            }
        }
        return metadata
    }

    private static func take(_ text: String, as tag: Tag, into metadata: inout Document.Metadata) {
        switch tag {
        case .other: break
        case .title: metadata.title = text
        case .creator: metadata.author = text
        case .subject: metadata.subject = text
        case .keywords: metadata.keywords = text
        case .language: metadata.language = text
        case .created: metadata.createdAt = Timestamp.date(text).map { Timestamp.text($0) }
        case .modified: metadata.modifiedAt = Timestamp.date(text).map { Timestamp.text($0) }
        }
    }
}
