// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import WorkerPool
import WorkerProtocol

extension FileRendering {
    /// Pages of a document that a preview shows at the most.
    private static let mostPages = 500
    private static let resolution = 110

    /// Adds the pages of a document as pictures, those of a Word document as LibreOffice sets it; of formats without pages
    /// there are none.
    func addPages(of document: Data, _ format: RenderFormat, as name: String, to made: inout Made) async throws {
        var pdf = document
        switch format {
        case .pdf: break
        case .docx:
            do {
                guard let office else { throw GreffierError(.officeMissing) }
                pdf = try await office.pdf(from: document)
            } catch let error as GreffierError {
                return made.warnings.append(Self.warning(error, name))
            }
        default: return
        }
        let pages = try await pictures(of: pdf, name)
        for (index, page) in pages.enumerated() {
            let picture = ItemName.numbered("\(name).png", number: index + 1, of: pages.count)
            made.files.append(.init(name: picture, data: page))
        }
    }

    private static func warning(_ error: GreffierError, _ name: String) -> ErrorDetail {
        ErrorDetail(
            "no pictures of \(name): \(error.message) \(error.code.hint)",
            french: "pas d’images de \(name) : \(error.messageFR) \(error.code.hintFR)"
        )
    }

    private func pictures(of document: Data, _ name: String) async throws -> [Data] {
        var pages: [Data] = []
        while pages.count < Self.mostPages {
            let numbers = Array((pages.count + 1)...(pages.count + 8))
            let batch = try await workers.pictures(
                of: document,
                name: name,
                pages: numbers,
                dotsPerInch: Self.resolution,
                inColor: true
            ).prefix { !$0.isEmpty }
            pages += batch
            if batch.count < numbers.count { break }
        }
        return pages
    }
}
