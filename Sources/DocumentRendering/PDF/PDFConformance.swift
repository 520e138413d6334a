// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
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
        let document = try QPDFDocument(drawn)
        var seen: Set<Int32> = []
        for page in document.pages { try conform(page, of: document, seen: &seen) }
        describePictures(of: document)
        try conformCatalog(of: document)
        let result = try document.write(compressesObjects: true)
        // What is compressed together ends as it happens; each by itself has no end to fear.
        return DeflatedEnd.isAmbiguous(in: result) ? try document.write(compressesObjects: false) : result
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

    private func conform(
        _ page: QPDFDocument.Object,
        of document: QPDFDocument,
        seen: inout Set<Int32>
    ) throws(GreffierError) {
        // A blending space would need a colour profile of its own; nothing on the page blends.
        document.remove("/Group", from: page)
        document.set("/Tabs", in: page, to: document.parse("/S"))
        for annotation in document.items(of: document.value(of: "/Annots", in: page)) {
            // Printed with the page (ISO 32000-1, table 165).
            document.set("/F", in: annotation, to: document.parse("4"))
            let target = document.value(of: "/URI", in: document.value(of: "/A", in: annotation))
            document.set("/Contents", in: annotation, to: document.text(document.string(target) ?? "link"))
        }
        try conformResources(document.value(of: "/Resources", in: page), of: document, seen: &seen)
        let content = DeflatedEnd.padded(ContentArtifacts.marked(try document.content(of: page)), by: Self.blank)
        let old = document.value(of: "/Contents", in: page)
        // Each new object makes the library look through all of them.
        if document.isStream(old) {
            document.replace(old, by: content)
        } else {
            document.set("/Contents", in: page, to: document.stream(content))
        }
        try document.check()
    }

    /// White space in contents and in lists of characters.
    private static let blank = UInt8(ascii: "\t")

    /// Fonts and pictures, each once: pages share them.
    private func conformResources(
        _ resources: QPDFDocument.Object,
        of document: QPDFDocument,
        seen: inout Set<Int32>,
        depth: Int = 0
    ) throws(GreffierError) {
        let fonts = document.value(of: "/Font", in: resources)
        for key in document.keys(of: fonts) {
            let font = document.value(of: key, in: fonts)
            guard document.isNew(font, &seen) else { continue }
            if document.isName(document.value(of: "/Subtype", in: font), "/Type1") {
                listGlyphs(of: font, in: document)
            }
            try pad(font, of: document)
            for descendant in document.items(of: document.value(of: "/DescendantFonts", in: font))
            where document.isName(document.value(of: "/Subtype", in: descendant), "/CIDFontType2") {
                // Codes are the numbers of the glyphs, which cairo leaves unsaid.
                document.set("/CIDToGIDMap", in: descendant, to: document.parse("/Identity"))
                try pad(descendant, of: document)
            }
        }
        guard depth < 4 else { return }
        let forms = document.value(of: "/XObject", in: resources)
        for key in document.keys(of: forms) {
            let form = document.value(of: key, in: forms)
            guard document.isNew(form, &seen) else { continue }
            let dictionary = document.dictionary(form)
            document.remove("/Group", from: dictionary)
            try padPicture(form, of: document)
            let inner = document.value(of: "/Resources", in: dictionary)
            try conformResources(inner, of: document, seen: &seen, depth: depth + 1)
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
    private func padPicture(_ picture: QPDFDocument.Object, of document: QPDFDocument) throws(GreffierError) {
        let dictionary = document.dictionary(picture)
        guard document.isName(document.value(of: "/Subtype", in: dictionary), "/Image"),
            document.isName(document.value(of: "/Filter", in: dictionary), "/FlateDecode")
        else { return }
        guard try document.endsAmbiguously(picture) else { return }
        document.replace(picture, by: DeflatedEnd.padded(try document.data(of: picture), by: 1))
    }

    /// Lengthens a TrueType font program by what its table directory never points to, and the list of its characters.
    private func pad(_ font: QPDFDocument.Object, of document: QPDFDocument) throws(GreffierError) {
        let names = document.value(of: "/ToUnicode", in: font)
        if document.isStream(names), try document.endsAmbiguously(names) {
            document.replace(names, by: DeflatedEnd.padded(try document.data(of: names), by: Self.blank))
        }
        let descriptor = document.value(of: "/FontDescriptor", in: font)
        let program = document.value(of: "/FontFile2", in: descriptor)
        guard document.isStream(program), try document.endsAmbiguously(program) else { return }
        let longer = DeflatedEnd.padded(try document.data(of: program), by: 1)
        let padded = document.stream(longer, dictionary: "<< /Length1 \(longer.count) >>")
        document.set("/FontFile2", in: descriptor, to: padded)
    }
}
