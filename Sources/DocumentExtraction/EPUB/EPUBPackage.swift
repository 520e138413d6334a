// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
import DocumentModel
import FoundationEssentials
import JobModel
import XMLStreams

/// What the package document of an EPUB says: which files are its chapters, and who wrote it.
struct EPUBPackage {
    /// Paths of the chapters in the archive, in reading order.
    private(set) var chapters: [String] = []
    /// Paths of the style sheets.
    private(set) var styles: Set<String> = []
    private(set) var metadata = Document.Metadata()
    /// Paths of encrypted files.
    private(set) var locked: Set<String> = []

    /// Throws `document.corrupt` where the container or the package document is missing or damaged.
    init(_ zip: ZipReader) throws(GreffierError) {
        guard zip.contains("META-INF/container.xml") else { throw Self.damage }
        let container = try XMLTree(data: try zip.data("META-INF/container.xml")).root
        let files = Self.all("rootfile", in: container)
        guard let path = files.compactMap({ $0["full-path"] }).first, zip.contains(path) else { throw Self.damage }
        let root = try XMLTree(data: try zip.data(path)).root
        readMetadata(root)
        readSpine(root, path)
        guard !chapters.isEmpty else { throw Self.damage }
        guard zip.contains("META-INF/encryption.xml") else { return }
        let encryption = try XMLTree(data: try zip.data("META-INF/encryption.xml")).root
        locked = Set(Self.all("CipherReference", in: encryption).compactMap { $0["URI"] }.map(Self.decoded))
    }

    private static let damage = GreffierError(.documentCorrupt, detail: "an EPUB without a package document")

    private mutating func readMetadata(_ root: XMLTreeElement) {
        guard let part = root.elements.first(where: { $0.localName == "metadata" }) else { return }
        func value(_ name: String) -> String? {
            let text = part.elements.first { $0.localName == name }?.text ?? ""
            let line = TextCleaning.clean(text).trimmingSpaces
            return line.isEmpty ? nil : line
        }
        metadata.title = value("title")
        metadata.author = value("creator")
        metadata.language = value("language")
        metadata.subject = value("subject")
    }

    private mutating func readSpine(_ root: XMLTreeElement, _ path: String) {
        var files: [String: (path: String, isNavigation: Bool)] = [:]
        for item in Self.all("item", in: root) {
            guard let id = item["id"], let reference = item["href"], let type = item["media-type"] else { continue }
            let file = Self.path(reference, from: path)
            if type == "text/css" { styles.insert(file) }
            guard type == "application/xhtml+xml" || type == "text/html" else { continue }
            let properties = (item["properties"] ?? "").split(separator: " ")
            files[id] = (file, properties.contains("nav"))
        }
        for reference in Self.all("itemref", in: root) {
            guard let file = reference["idref"].flatMap({ files[$0] }), !file.isNavigation,
                !chapters.contains(file.path)
            else { continue }
            chapters.append(file.path)
        }
    }

    // MARK: Names

    private static func all(_ name: String, in element: XMLTreeElement) -> [XMLTreeElement] {
        element.elements.flatMap { child in
            (child.localName == name ? [child] : []) + all(name, in: child)
        }
    }

    /// The path in the archive of what the file at `base` calls `reference`.
    static func path(_ reference: String, from base: String) -> String {
        let folder = base.lastIndex(of: "/").map { String(base[..<$0]) } ?? ""
        return ArchivePath.resolve(decoded(reference.prefix { $0 != "#" && $0 != "?" }), in: folder)
    }

    /// With `%20` and the like as what they stand for.
    private static func decoded(_ reference: some StringProtocol) -> String {
        var bytes: [UInt8] = []
        var rest = Array(reference.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2)
            if byte == 0x25, digits.count == 2, let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What the `link` elements of a head name.
    static func styleSheets(in head: String) -> [String] {
        head.matches(of: /<link\b[^>]*>/.ignoresCase()).compactMap { link in
            let tag = link.output
            guard tag.firstMatch(of: /\brel\s*=\s*["']stylesheet["']/.ignoresCase()) != nil else { return nil }
            return tag.firstMatch(of: /\bhref\s*=\s*["']([^"']+)["']/.ignoresCase()).map { String($0.output.1) }
        }
    }
}
