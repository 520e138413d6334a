// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel

/// Draws pages of a document, so that a person can compare them with what was read.
package enum PagePainter {
    /// Dots an inch at the most; finer pictures cost more than they show.
    private static let finest = 300

    /// The pages of `data` with these numbers, from 1, as PNG files, grey unless `inColor`; empty where a page cannot be drawn.
    ///
    /// Throws `document.unsupported` for formats without pages of their own, and what opening the file throws.
    package static func pictures(
        of data: Data,
        name: String,
        pages: [Int],
        dotsPerInch: Int,
        inColor: Bool = false
    ) throws(GreffierError) -> [Data] {
        let kind = FileKind(sniffing: data, name: name)
        if kind.isImage { return try pictures(of: data, kind: kind, pages: pages, dotsPerInch: dotsPerInch) }
        guard kind == .pdf else {
            throw GreffierError(.documentUnsupported, detail: "pictures of the pages of \(kind.rawValue)")
        }
        let file = try PDFFile(data: data)
        let scale = Double(min(max(dotsPerInch, 1), finest)) / 72
        return pages.map { number in
            guard (1...file.pageCount).contains(number),
                let picture = file.picture(of: number - 1, scale: scale, inColor: inColor)
            else { return Data() }
            return PNGEncoder.encode(
                picture.pixels,
                channels: picture.channels,
                columns: picture.columns,
                rows: picture.rows
            )
        }
    }

    /// Those of an image file, as they are seen: turned as their camera says.
    private static func pictures(
        of data: Data,
        kind: FileKind,
        pages: [Int],
        dotsPerInch: Int
    ) throws(GreffierError) -> [Data] {
        guard RecognitionLibrary.isLoaded else {
            throw GreffierError(.documentUnsupported, detail: "pictures of the pages of \(kind.rawValue)")
        }
        var pictures: [Data] = []
        for number in pages {
            guard number > 0, let page = try ImageReader.picture(at: number - 1, of: data, kind: kind) else {
                pictures.append(Data())
                continue
            }
            let factor = Double(min(max(dotsPerInch, 1), finest)) / page.dotsPerInch
            let scaled = try page.picture.scaled(by: min(factor, 1))
            pictures.append(PNGEncoder.encode(gray: scaled.pixels, columns: scaled.columns, rows: scaled.rows))
        }
        return pictures
    }
}
