// SPDX-License-Identifier: GPL-3.0-or-later
import CPDFSource
import DocumentModel

extension PDFFile {
    /// A radio button or box that is ticked, and what it stands for in the form.
    struct Choice {
        var box: Box
        var name: String
    }

    /// What is ticked on the page with this number, from 1.
    func choices(on page: Int) -> [Choice] {
        var (choices, count): (UnsafePointer<cpdf_choice>?, Int) = (nil, 0)
        guard cpdf_read_choices(document, Int32(page - 1), &choices, &count) == CPDF_OK else { return [] }
        return UnsafeBufferPointer(start: choices, count: count).compactMap { choice in
            PDFExtras.text(choice.name).map { name in
                let (x0, y0, x1, y1) = (choice.x0, choice.y0, choice.x1, choice.y1)
                return Choice(box: Box(x0: Double(x0), y0: Double(y0), x1: Double(x1), y1: Double(y1)), name: name)
            }
        }
    }
}
