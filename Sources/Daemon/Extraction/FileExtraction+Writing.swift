// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import DurableFiles
private import Explanations
package import Foundation
package import JobModel
import WorkerPool

extension FileExtraction {
    /// Dots an inch of the pictures under explanations.
    private static let resolution = 110
    /// Pictures in one request.
    private static let batch = 8

    /// Writes `data` as `name` into `folder`, which is made where it is missing; what was there is replaced.
    ///
    /// Throws `Unreadable` with the folder and the system's reason.
    package func write(_ data: Data, as name: String, into folder: String) async throws {
        try await files.run {
            do {
                try Files.makeDirectories(FilePath(folder))
                try Files.writeAtomically(data, to: FilePath(folder) / FileNames.published(name))
            } catch let error as FileError {
                throw Unreadable(path: folder, reason: ErrorDetail(error.reason, french: error.reason))
            }
        }
    }

    /// Draws what was read as SVG files into `folder`, one a page, or sheets where the format has no pages.
    ///
    /// `name` begins the files' names. Returns how many there are, and the error that kept pictures of the pages from
    /// being drawn; the words stand in their place then. Throws what `write` throws.
    package func explain(
        _ reading: Reading,
        as name: String,
        into folder: String
    ) async throws -> (count: Int, missingPictures: GreffierError?) {
        let explanation = DocumentExplanation(reading.document, title: reading.name)
        let numbers = explanation.pictureNumbers
        guard !numbers.isEmpty else {
            let sheets = explanation.sheets
            for sheet in sheets { try await write(sheet, "sheet", of: sheets.count, as: name, into: folder) }
            return (sheets.count, nil)
        }
        var missing: GreffierError?
        var count = 0
        for start in stride(from: 0, to: numbers.count, by: Self.batch) {
            let batch = Array(numbers[start..<min(start + Self.batch, numbers.count)])
            var pictures: [Data] = []
            if missing == nil {
                do {
                    pictures = try await workers.pictures(
                        of: reading.data,
                        name: reading.name,
                        pages: batch,
                        dotsPerInch: Self.resolution
                    )
                } catch let error as GreffierError {
                    missing = error
                }
            }
            for (index, number) in batch.enumerated() {
                let picture = pictures.indices.contains(index) && !pictures[index].isEmpty ? pictures[index] : nil
                guard let sheet = explanation.sheet(ofPage: number, picture: picture) else { continue }
                try await write(sheet, "page", of: numbers.count, as: name, into: folder)
                count += 1
            }
        }
        return (count, missing)
    }

    private func write(
        _ sheet: DocumentExplanation.Sheet,
        _ word: String,
        of count: Int,
        as name: String,
        into folder: String
    ) async throws {
        let file = ItemName.numbered("\(name).\(word).svg", number: sheet.number, of: count)
        try await write(Data(sheet.svg.utf8), as: file, into: folder)
    }
}
