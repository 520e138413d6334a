// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation

extension CraftedPDF {
    /// A page of text, and one that shows nothing but a JPEG of these sides.
    package static func halfScanned(jpeg: Data, columns: Int, rows: Int) -> Data {
        var file = CraftedPDF()
        file.pages = "/Kids [3 0 R 6 0 R] /Count 2"
        file.add(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 7 0 R "
                + "/Resources << /XObject << /I1 8 0 R >> >> >>"
        )
        let picture =
            "/Type /XObject /Subtype /Image /Width \(columns) /Height \(rows) /ColorSpace /DeviceRGB "
            + "/BitsPerComponent 8 /Filter /DCTDecode"
        file.objects += [stream("", Data("q 500 0 0 800 40 20 cm /I1 Do Q".utf8)), stream(picture, jpeg)]
        return file.data
    }
}
