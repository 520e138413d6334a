// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import DocumentModel

extension CraftedPDF {
    /// What the extractor makes of it.
    func read() throws -> Document { try Fixture.read(data, name: "made.pdf") }
}
