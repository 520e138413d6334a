// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import Glibc
import JobModel

/// Adds to a PDF drawn by cairo what makes it PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), by libqpdf.
///
/// cairo 1.16 writes structure, outline and embedded fonts, but no language, no metadata stream, no output intent, no
/// flags of annotations, no artifacts.
struct PDFConformance {
    let language: String
    /// RFC 3339 in whole seconds.
    let date: String
    /// What the pictures show, in the order in which they were drawn.
    let pictures: [String]

    /// The bytes of the conforming document.
    ///
    /// Equal input gives equal bytes. Throws `stage.defect`.
    func apply(to drawn: Data) throws(GreffierError) -> Data {
        var result = Data()
        // A compressed stream that happens to end with a carriage return would make its length ambiguous, for a line
        // end follows: such a document is written again with a few blanks more.
        for padding in 0..<8 {
            result = try apply(to: drawn, padding: padding)
            if !Self.hasAmbiguousEnd(result) { break }
        }
        return result
    }

    private static func hasAmbiguousEnd(_ data: Data) -> Bool {
        let end = Array("\r\nendstream".utf8)
        return data.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return false }
            var start = 0
            while start + end.count <= bytes.count,
                let found = memchr(base + start, Int32(end[0]), bytes.count - end.count + 1 - start)
            {
                if memcmp(found, end, end.count) == 0 { return true }
                start = base.distance(to: found) + 1
            }
            return false
        }
    }

    /// White space whose sum is another for each padding: compressed data ends with the sum of its bytes.
    private static func blanks(_ padding: Int) -> [UInt8] { .init(repeating: 0x09, count: padding) }

    private func apply(to drawn: Data, padding: Int) throws(GreffierError) -> Data {
        let document = try QPDFDocument(drawn)
        for page in document.pages { try conform(page, of: document, padding: padding) }
        describePictures(of: document)
        try conformCatalog(of: document)
        // Dictionaries that are compressed together end somehow too.
        return try document.write(compressesObjects: padding == 0)
    }

    /// Says of each picture what it shows (ISO 14289-1, 7.3).
    private func describePictures(of document: QPDFDocument) {
        guard !pictures.isEmpty else { return }
        let tree = document.value(of: "/StructTreeRoot", in: document.root)
        var left = pictures[...]
        for whole in document.elements(of: tree) {
            for element in document.elements(of: whole)
            where document.isName(document.value(of: "/S", in: element), "/Figure") {
                if let text = left.popFirst() { document.set("/Alt", in: element, to: document.text(text)) }
            }
        }
    }

    private func conformCatalog(of document: QPDFDocument) throws(GreffierError) {
        let root = document.root
        document.set("/Lang", in: root, to: document.text(language))
        document.set("/ViewerPreferences", in: root, to: document.parse("<< /DisplayDocTitle true >>"))
        guard let profile = SRGBProfile.bytes else {
            throw GreffierError(.stageDefect, detail: "the colour profile could not be made")
        }
        let intent = document.parse(
            "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2.1) >>"
        )
        document.set("/DestOutputProfile", in: intent, to: document.stream(profile, dictionary: "<< /N 3 >>"))
        document.set("/OutputIntents", in: root, to: document.array([intent]))
        let title = document.information("/Title") ?? ""
        let packet = XMPPacket(
            title: title,
            author: document.information("/Author") ?? title,
            subject: document.information("/Subject"),
            language: language,
            date: date,
            creator: document.information("/Creator") ?? "",
            producer: document.information("/Producer") ?? ""
        )
        let metadata = document.stream(Array(packet.text.utf8), dictionary: "<< /Type /Metadata /Subtype /XML >>")
        document.set("/Metadata", in: root, to: metadata)
        try document.check()
    }

    private func conform(_ page: QPDFDocument.Object, of document: QPDFDocument, padding: Int) throws(GreffierError) {
        // A blending space would need a colour profile of its own; nothing on the page blends.
        document.remove("/Group", from: page)
        document.set("/Tabs", in: page, to: document.parse("/S"))
        for annotation in document.items(of: document.value(of: "/Annots", in: page)) {
            // Printed with the page (ISO 32000-1, table 165).
            document.set("/F", in: annotation, to: document.parse("4"))
            let target = document.value(of: "/URI", in: document.value(of: "/A", in: annotation))
            document.set("/Contents", in: annotation, to: document.text(document.string(target) ?? "link"))
        }
        try conformFonts(in: document.value(of: "/Resources", in: page), of: document, padding: padding)
        let content = ContentArtifacts.marked(try document.content(of: page)) + Self.blanks(padding)
        document.set("/Contents", in: page, to: document.stream(content))
        try document.check()
    }

    private func conformFonts(
        in resources: QPDFDocument.Object,
        of document: QPDFDocument,
        padding: Int,
        depth: Int = 0
    ) throws(GreffierError) {
        let fonts = document.value(of: "/Font", in: resources)
        for key in document.keys(of: fonts) {
            let font = document.value(of: key, in: fonts)
            if document.isName(document.value(of: "/Subtype", in: font), "/Type1") {
                listGlyphs(of: font, in: document)
            }
            if padding > 0 { try pad(font, of: document, by: padding) }
            for descendant in document.items(of: document.value(of: "/DescendantFonts", in: font))
            where document.isName(document.value(of: "/Subtype", in: descendant), "/CIDFontType2") {
                // Codes are the numbers of the glyphs, which cairo leaves unsaid.
                document.set("/CIDToGIDMap", in: descendant, to: document.parse("/Identity"))
                if padding > 0 { try pad(descendant, of: document, by: padding) }
            }
        }
        guard depth < 4 else { return }
        let forms = document.value(of: "/XObject", in: resources)
        for key in document.keys(of: forms) {
            let form = document.dictionary(document.value(of: key, in: forms))
            document.remove("/Group", from: form)
            if padding > 0 { try padPicture(document.value(of: key, in: forms), of: document, by: padding) }
            let inner = document.value(of: "/Resources", in: form)
            try conformFonts(in: inner, of: document, padding: padding, depth: depth + 1)
        }
    }

    /// Names the glyphs of a subset of a Type 1 font, which cairo encodes as WinAnsi and gives no width but theirs.
    private func listGlyphs(of font: QPDFDocument.Object, in document: QPDFDocument) {
        let first = document.integer(document.value(of: "/FirstChar", in: font)) ?? 0
        let widths = document.items(of: document.value(of: "/Widths", in: font))
        let names = widths.enumerated().compactMap { index, width in
            document.number(width) == 0 ? nil : WinAnsiNames.name(of: first + index)
        }
        let descriptor = document.value(of: "/FontDescriptor", in: font)
        document.set("/CharSet", in: descriptor, to: document.parse("(\(names.map { "/\($0)" }.joined()))"))
    }

    /// Lengthens the pixels of a picture by what no reader looks at; a JPEG ends with a mark of its own.
    private func padPicture(
        _ picture: QPDFDocument.Object,
        of document: QPDFDocument,
        by padding: Int
    ) throws(GreffierError) {
        let dictionary = document.dictionary(picture)
        guard document.isName(document.value(of: "/Subtype", in: dictionary), "/Image"),
            document.isName(document.value(of: "/Filter", in: dictionary), "/FlateDecode")
        else { return }
        let data = try document.data(of: picture) + [UInt8](repeating: 1, count: padding)
        document.replace(picture, by: data)
    }

    /// Lengthens a TrueType font program by what its table directory never points to, and the list of its characters.
    private func pad(
        _ font: QPDFDocument.Object,
        of document: QPDFDocument,
        by padding: Int
    ) throws(GreffierError) {
        let names = document.value(of: "/ToUnicode", in: font)
        if document.isStream(names) {
            document.replace(names, by: try document.data(of: names) + Self.blanks(padding))
        }
        let descriptor = document.value(of: "/FontDescriptor", in: font)
        let program = document.value(of: "/FontFile2", in: descriptor)
        guard document.isStream(program) else { return }
        let data = try document.data(of: program) + [UInt8](repeating: 1, count: padding)
        let padded = document.stream(data, dictionary: "<< /Length1 \(data.count) >>")
        document.set("/FontFile2", in: descriptor, to: padded)
    }
}
