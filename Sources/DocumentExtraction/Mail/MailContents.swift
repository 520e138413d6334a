// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import FoundationEssentials

/// What a message holds, told apart: its text, the pictures that belong to the text, and files.
struct MailContents {
    /// Parts whose text is the message, in order.
    private(set) var texts: [MailPart] = []
    /// Pictures that the text shows.
    private(set) var pictures: [MailPart] = []
    /// All else, in order: what a mail program lists as attachments.
    private(set) var files: [MailPart] = []
    private(set) var skipped: [Document.SkippedPart] = []
    /// Whether its text is encrypted.
    private(set) var isEncrypted = false
    /// All forms of the text in HTML, also those that are not read: they name the pictures that belong to it.
    private var pages: [MailPart] = []

    init(_ message: MailPart) {
        visit(message, isTop: true)
        let shown = shownPictures()
        pictures += files.filter { shown.contains($0.contentID ?? "") }
        files.removeAll { shown.contains($0.contentID ?? "") }
    }

    private init(inside part: MailPart) { visit(part, isTop: false) }

    private mutating func visit(_ part: MailPart, isTop: Bool) {
        if let flaw = part.flaw { skipped.append(.init(name: part.fileName ?? part.type.value, reason: flaw)) }
        switch part.type.value {
        case "multipart/alternative": choose(part.parts)
        case "multipart/related": relate(part)
        case "multipart/signed":
            part.parts.first.map { visit($0, isTop: false) }
            files += part.parts.dropFirst()
        case "multipart/encrypted":
            isEncrypted = true
            skipped.append(.init(name: part.type.value, reason: "encrypted"))
        case let type where type.hasPrefix("multipart/"):
            for inner in part.parts { visit(inner, isTop: false) }
        case _ where part.isSealed:
            part.parts.first.map { visit($0, isTop: isTop) }
            guard part.parts.isEmpty, part.flaw == nil else { return }
            isEncrypted = isEncrypted || isTop
            files.append(part)
        default:
            guard part.isText(alone: isTop) else { return files.append(part) }
            texts.append(part)
            if part.type.value == "text/html" { pages.append(part) }
        }
    }

    /// Of several forms of one text the plain one where it says anything, else the last that does; files that lie in any
    /// of them are kept.
    private mutating func choose(_ parts: [MailPart]) {
        let forms = parts.map { MailContents(inside: $0) }
        let saying = forms.indices.filter { forms[$0].saysAnything }
        let chosen = saying.first { forms[$0].texts.allSatisfy { $0.type.value != "text/html" } } ?? saying.last
        for index in forms.indices {
            files += forms[index].files
            pictures += forms[index].pictures
            pages += forms[index].pages
            skipped += forms[index].skipped
            isEncrypted = isEncrypted || forms[index].isEncrypted
            if index == chosen {
                texts += forms[index].texts
            } else {
                skipped += forms[index].texts.map { .init(name: $0.type.value, reason: "alternative") }
            }
        }
    }

    /// The page and what it shows (RFC 2387).
    private mutating func relate(_ part: MailPart) {
        let start = part.type["start"]?.filter { $0 != "<" && $0 != ">" }
        let root = part.parts.firstIndex { start != nil && $0.contentID == start } ?? part.parts.startIndex
        for (index, inner) in part.parts.enumerated() {
            if index == root || !inner.parts.isEmpty {
                visit(inner, isTop: false)
            } else if inner.type.value.hasPrefix("image/") {
                pictures.append(inner)
            } else if inner.isResource {
                skipped.append(
                    .init(name: inner.header.text("content-location") ?? inner.type.value, reason: "resource")
                )
            } else {
                files.append(inner)
            }
        }
    }

    /// Whether anything of its text can be read.
    var saysAnything: Bool { texts.contains { MailText($0).saysAnything } }

    /// The names of the pictures among the files that the text shows.
    private func shownPictures() -> Set<String> {
        let names = files.filter { $0.type.value.hasPrefix("image/") }.compactMap(\.contentID).filter { !$0.isEmpty }
        guard !names.isEmpty else { return [] }
        let shown = pages.map { MailText($0).text }
        return Set(names.filter { name in shown.contains { $0.contains("cid:\(name)") } })
    }
}

extension MailPart {
    /// Whether it makes up a page, as style sheets and frames do.
    fileprivate var isResource: Bool {
        guard fileName == nil else { return false }
        return ["text/html", "text/css", "text/javascript", "application/javascript"].contains(type.value)
            || type.value.hasPrefix("font/")
    }

    /// Whether it is read as text of the message; `alone` where it is all of it.
    fileprivate func isText(alone: Bool) -> Bool {
        guard type.value == "text/plain" || type.value == "text/html", encoding != .unknown else { return false }
        return disposition != "attachment" && (alone || fileName == nil)
    }
}
