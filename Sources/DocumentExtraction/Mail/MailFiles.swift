// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import FoundationEssentials

/// The files of a message: its parts that are files, those in a `winmail.dat`, those written into its text.
struct MailFiles {
    private(set) var all: [MailFile] = []
    private(set) var skipped: [Document.SkippedPart] = []

    init(_ contents: MailContents) {
        let saysAnything = contents.saysAnything
        for part in contents.files where !addOutlook(part, saysAnything: saysAnything) { add(part) }
        for text in contents.texts where text.isPlain { addWritten(in: text) }
    }

    private mutating func add(_ part: MailPart) {
        all.append(MailFile(name: name(of: part), type: part.type.value, source: .part(part)))
    }

    // MARK: In other forms

    /// The files in a `winmail.dat`, which is no file by itself then; `false` where the part is none that can be opened.
    private mutating func addOutlook(_ part: MailPart, saysAnything: Bool) -> Bool {
        guard part.encoding != .unknown, part.body.count <= 2 * ContainedFile.limit, Self.isOutlook(part),
            let file = TNEFFile(part.content[...])
        else { return false }
        for attachment in file.attachments {
            let name = attachment.name.flatMap(MailPart.fileName) ?? numbered(attachment.type)
            if attachment.isFile {
                all.append(MailFile(name: name, type: attachment.type, source: .bytes(attachment.data)))
            } else {
                skipped.append(.init(name: name, reason: "tnef"))
            }
        }
        let own = part.fileName ?? part.type.value
        if !file.isWhole { skipped.append(.init(name: own, reason: "damaged")) }
        // Without files it is the text once more, with its fonts; where that is all of the message, nobody has read it.
        if file.isWhole, file.attachments.isEmpty {
            skipped.append(.init(name: own, reason: saysAnything ? "alternative" : "tnef"))
        }
        return true
    }

    private static func isOutlook(_ part: MailPart) -> Bool {
        part.type.value.hasSuffix("ms-tnef") || part.fileName?.lowercased() == "winmail.dat"
    }

    private mutating func addWritten(in text: MailPart) {
        for file in UUFiles(text.content).files {
            let stated = TextDecoding.decode(Data(file.name)).flatMap(MailPart.fileName)
            let name = stated ?? numbered("")
            all.append(MailFile(name: name, type: "", source: .bytes(file.data[...])))
            if file.isCut { skipped.append(.init(name: name, reason: "cut")) }
        }
    }

    // MARK: Names

    /// As stated, else made from what it is.
    private func name(of part: MailPart) -> String {
        if let name = part.fileName { return name }
        guard part.type.value == "message/rfc822" else { return numbered(part.type.value) }
        let subject = MailHeader(part.content[...]).text("subject") ?? "message-\(all.count + 1)"
        return subject.map { "/\\:".contains($0) ? "_" : String($0) }.joined().prefix(150) + ".eml"
    }

    private func numbered(_ type: String) -> String { "part-\(all.count + 1)" + (Self.endings[type] ?? "") }

    private static let endings = [
        "application/pdf": ".pdf", "application/msword": ".doc", "application/rtf": ".rtf", "text/rtf": ".rtf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
        "application/vnd.oasis.opendocument.text": ".odt", "application/zip": ".zip", "text/plain": ".txt",
        "text/html": ".html", "text/calendar": ".ics", "image/jpeg": ".jpg", "image/png": ".png",
        "application/ms-tnef": ".dat",
    ]
}
