// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import Foundation

extension HostileFile {
    /// A file of one page that paints `content` and a line that is seen.
    private static func painted(_ content: String, _ change: (inout CraftedPDF) -> Void = { _ in }) -> Data {
        var file = CraftedPDF()
        file.content += content
        change(&file)
        return file.data
    }

    /// White words at the place of what a page paints, which make the reader draw it.
    private static let doubted = "BT /F1 12 Tf 1 g 72 600 Td (Doubted) Tj ET\n"

    /// What pages of a PDF paint.
    static let pages: [HostileFile] = [
        HostileFile("content packed five times by run lengths: 64 GB", "runs.pdf", "document.too_large") {
            var file = CraftedPDF()
            let filters = String(repeating: "/RunLengthDecode ", count: 5)
            // A run of 0x81 unpacks to a run of 0x81 that is 64 times as long.
            file.objects = [CraftedPDF.stream("/Filter [\(filters)]", Data(repeating: 0x81, count: 64))]
            file.contents = "[5 0 R 6 0 R]"
            return file.data
        },
        HostileFile("300 MiB of content in a small stream", "flate.pdf", "document.too_large") {
            var file = CraftedPDF()
            file.objects = [
                CraftedPDF.stream("/Filter /FlateDecode", RepeatDeflate.zlib(unit: "1 0 0 1 0 0 cm ", size: 300 << 20))
            ]
            file.contents = "[5 0 R 6 0 R]"
            return file.data
        },
        HostileFile("a JBIG2 picture of 100,000 by 100,000 as content", "jbig2.pdf", nil) {
            var file = CraftedPDF()
            file.objects = [CraftedPDF.stream("/Filter /JBIG2Decode", jbig2)]
            file.contents = "[5 0 R 6 0 R]"
            return file.data
        },
        HostileFile("a JBIG2 picture of 100,000 by 100,000 under doubted words", "picture.pdf", nil) {
            painted("q 500 0 0 500 50 300 cm /I1 Do Q \(doubted)") { file in
                file.resources = "/XObject << /I1 6 0 R >>"
                file.objects = [
                    CraftedPDF.stream(
                        "/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /BitsPerComponent 1 "
                            + "/ColorSpace /DeviceGray /Filter /JBIG2Decode",
                        jbig2
                    )
                ]
            }
        },
        HostileFile("50,000 invisible letters over a picture, each as large as the page", "letters.pdf", nil) {
            let letters = String(repeating: "1 0 0 1 0 100 Tm (W) Tj ", count: 50_000)
            return painted("q 595 0 0 500 0 0 cm /I1 Do Q BT 3 Tr /F1 800 Tf \(letters) ET 0 Tr ") { file in
                file.resources = "/XObject << /I1 6 0 R >>"
                file.objects = [
                    CraftedPDF.stream(
                        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray",
                        Data([0x80])
                    )
                ]
            }
        },
        HostileFile("a page of ten million points a side", "page.pdf", nil) {
            painted(doubted) { $0.page = "/MediaBox [0 0 10000000 10000000]" }
        },
        HostileFile("a form that paints itself", "form.pdf", nil) {
            painted("/X1 Do ") { file in
                file.resources = "/XObject << /X1 6 0 R >>"
                let entries =
                    "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X1 6 0 R >> >>"
                file.objects = [CraftedPDF.stream(entries, Data("/X1 Do /X1 Do".utf8))]
            }
        },
        HostileFile("forms that each paint the next one ten times: 10 to the 12th", "forms.pdf", "document.too_large") {
            painted("/X6 Do ") { file in
                file.resources = "/XObject << /X6 6 0 R >>"
                for number in 6..<18 {
                    let entries =
                        "/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
                        + "/Resources << /XObject << /N \(number + 1) 0 R >> /Font << /F1 4 0 R >> >>"
                    let last = "BT /F1 8 Tf 9 9 Td (x) Tj ET"
                    let text = number == 17 ? last : String(repeating: "/N Do ", count: 10)
                    file.objects.append(CraftedPDF.stream(entries, Data(text.utf8)))
                }
            }
        },
        HostileFile("100,000 arrays in one another", "arrays.pdf", nil) {
            painted(String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000) + " TJ ")
        },
        HostileFile("a million saved states", "states.pdf", "document.too_large") {
            painted(String(repeating: "q ", count: 1_000_000))
        },
        HostileFile("a pattern of steps too small to see under doubted words", "pattern.pdf", nil) {
            painted("/Pattern cs /P1 scn 0 0 595 842 re f \(doubted)") { file in
                file.resources = "/Pattern << /P1 6 0 R >>"
                let entries =
                    "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] "
                    + "/XStep 0.0001 /YStep 0.0001 /Resources << >>"
                file.objects = [CraftedPDF.stream(entries, Data("0 0 1 1 re f".utf8))]
            }
        },
        HostileFile("a letter of a font that is drawn by the same letter", "letter.pdf", nil) {
            painted("BT /F3 12 Tf 72 600 Td (aaaa) Tj ET ") { file in
                file.page = "/Resources << /Font << /F1 4 0 R /F3 6 0 R >> >>"
                file.add(
                    "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /FirstChar 97 "
                        + "/LastChar 97 /Widths [1] /Encoding << /Differences [97 /a] >> /CharProcs << /a 7 0 R >> "
                        + "/Resources << /Font << /F3 6 0 R >> >> >>"
                )
                file.objects.append(CraftedPDF.stream("", Data("1 0 d0 BT /F3 1 Tf (aaaa) Tj ET".utf8)))
            }
        },
        HostileFile("a font that names every code a thousand times", "codes.pdf", nil) {
            painted("") { file in
                file.page = "/Resources << /Font << /F1 6 0 R >> >>"
                file.add(
                    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 7 0 R >>"
                )
                let range = "1 beginbfrange <00> <FF> <0041> endbfrange "
                let map =
                    "begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
                    + String(repeating: range, count: 1000) + "endcmap"
                file.objects.append(CraftedPDF.stream("", Data(map.utf8)))
            }
        },
    ]

    /// A page information segment (ITU-T T.88) that announces 100,000 rows and columns.
    private static let jbig2 = Data([
        0, 0, 0, 0, 0x30, 0, 1, 0, 0, 0, 0x13, 0, 1, 0x86, 0xA0, 0, 1, 0x86, 0xA0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ])
}
