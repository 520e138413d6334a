// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import WorkerProtocol

extension ExtractLimits {
    /// Throws `document.too_large` for more paragraphs, lines and cells or more text than a document may hold.
    func check(blocks count: Int, characters written: Int = 0) throws(GreffierError) {
        guard count <= blocks else {
            throw GreffierError(.documentTooLarge, detail: "more than \(blocks) paragraphs, lines and cells")
        }
        guard written <= characters else {
            throw GreffierError(.documentTooLarge, detail: "more than \(characters) characters")
        }
    }
}
