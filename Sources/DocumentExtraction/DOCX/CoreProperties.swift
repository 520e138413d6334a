// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import FoundationEssentials
import JobModel
import XMLStreams

/// What a package says of itself (ECMA-376 part 2, core properties).
enum CoreProperties {
    static func read(_ package: OPCPackage) throws(GreffierError) -> Document.Metadata {
        var metadata = Document.Metadata()
        let target = try package.relationships(of: "").values.first { $0.type == "core-properties" }?.target
        guard let target, let data = try package.optionalData(target) else { return metadata }
        let reader = try XMLReader(data: data)
        var name = ""
        while let event = try reader.next() {
            switch event {
            case .start(let element): name = element.name
            case .end: name = ""
            case .text(let raw):
                let text = TextCleaning.clean(raw).trimmingSpaces
                if !text.isEmpty { take(text, as: name, into: &metadata) }
            }
        }
        return metadata
    }

    private static func take(_ text: String, as name: String, into metadata: inout Document.Metadata) {
        switch name {
        case "title": metadata.title = text
        case "creator": metadata.author = text
        case "subject": metadata.subject = text
        case "keywords": metadata.keywords = text
        case "language": metadata.language = text
        case "created": metadata.createdAt = Timestamp.date(text).map { Timestamp.text($0) }
        case "modified": metadata.modifiedAt = Timestamp.date(text).map { Timestamp.text($0) }
        default: break
        }
    }
}
