// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import Foundation

/// A PDF laid out as LinkedIn lays out its export: side bar, main column, numbered pages.
struct LinkedInFixture {
    private struct Text {
        var page: Int
        var x: Double
        var y: Double
        var size: Double
        var text: String
        var link: String?
    }

    private var texts: [Text] = []
    private var sideY = 60.0
    private var mainY = 60.0
    private var page = 1
    /// Whether `Page 1 of 2` stands at the foot of each page.
    var numbersPages = true

    mutating func side(_ text: String, _ size: Double = 10.5, above: Double = 4, link: String? = nil) {
        sideY += size + above
        texts.append(Text(page: 1, x: 22, y: sideY, size: size, text: text, link: link))
    }

    mutating func sideTitle(_ text: String) { side(text, 13, above: 20) }

    mutating func main(_ text: String, _ size: Double = 10.5, above: Double = 4) {
        mainY += size + above
        texts.append(Text(page: page, x: 223, y: mainY, size: size, text: text))
    }

    mutating func mainTitle(_ text: String) { main(text, 15.75, above: 20) }

    mutating func newPage() {
        page += 1
        mainY = 40
    }

    /// The file.
    var pdf: Data {
        let kids = (0..<page).map { "\(4 + 2 * $0) 0 R" }.joined(separator: " ")
        var objects = [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [\(kids)] /Count \(page) >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ].map { Data($0.utf8) }
        for number in 1...page {
            let own = texts.filter { $0.page == number }
            let foot = Text(page: number, x: 390, y: 770, size: 9, text: "Page \(number) of \(page)")
            let content = (own + (numbersPages ? [foot] : [])).map {
                "BT /F1 \($0.size) Tf 1 0 0 1 \($0.x) \(792 - $0.y) Tm \(CraftedPDF.string($0.text)) Tj ET\n"
            }
            let links = own.compactMap { text in
                text.link.map {
                    "<< /Type /Annot /Subtype /Link /Rect [\(text.x) \(790 - text.y) 200 \(792 - text.y + text.size)] "
                        + "/A << /S /URI /URI (\($0)) >> >>"
                }
            }
            objects.append(
                Data(
                    ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents \(5 + 2 * (number - 1)) 0 R "
                        + "/Resources << /Font << /F1 3 0 R >> >> /Annots [\(links.joined(separator: " "))] >>").utf8
                )
            )
            objects.append(CraftedPDF.stream("", Data(content.joined().utf8)))
        }
        return CraftedPDF.file(objects)
    }
}
