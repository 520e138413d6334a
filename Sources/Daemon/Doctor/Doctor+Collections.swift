// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Retrieval

extension Doctor {
    /// What scans vectors on this machine.
    func kernel() -> Finding {
        let kernel = VectorKernel.best
        return .ok("vectors", "scanned by the \(kernel.name) kernel").inFrench("parcourus par le noyau \(kernel.name)")
    }

    /// The file of the collections, what gives them their vectors, and whether these are made again at present.
    func collections() async -> [Finding] {
        guard FileManager.default.fileExists(atPath: workspace.libraryDatabase) else {
            return [Self.noCollections]
        }
        do {
            let library = try ServiceFactory.library(workspace, readOnly: true)
            if let damaged = try await damage(in: library) { return [damaged] }
            let found = try await library.collections()
            let counts = found.map { "\($0.name) \($0.entries)" }.joined(separator: ", ")
            let present = found.isEmpty ? Self.noCollections : .ok("collections", counts).inFrench(counts)
            return [present]
                + (await embedding(of: library)) + found.compactMap(rebuilding)
        } catch let error as GreffierError where error.code == .storeCorrupt {
            return [damaged(["\(error)"], fromRuns: true)]
        } catch let error as GreffierError where error.code == .storeNewer {
            return [Finding("collections", .fail, error, command: Self.restoring)]
        } catch {
            return [
                Finding(
                    "collections",
                    .fail,
                    .wrapping(error),
                    command: remedy(forUnwritable: workspace.libraryDatabase)
                )
            ]
        }
    }

    private static let noCollections = Finding.ok("collections", "none yet").inFrench("aucune encore")

    /// What is wrong with the file; `nil` for a sound one.
    private func damage(in library: Library) async throws -> Finding? {
        let broken = try await library.damages(thorough: false)
        guard broken.isEmpty else { return damaged(broken, fromRuns: true) }
        guard isThorough else { return nil }
        let lost = try await library.damages(thorough: true)
        if lost.isEmpty { return nil }
        // Texts that are gone stand in no index: the runs have them.
        return damaged(lost, fromRuns: lost.contains { $0.hasSuffix(Library.lostTexts) })
    }

    private func damaged(_ words: [String], fromRuns: Bool) -> Finding {
        Finding(
            "collections",
            .fail,
            GreffierError(.collectionDamaged, detail: words.joined(separator: "; ")),
            command: "greffier collections rebuild" + (fromRuns ? " --from-runs" : "")
        )
    }

    private func embedding(of library: Library) async -> [Finding] {
        do {
            let space = try await library.contentsMark().space
            var finding = Finding.ok("embedding", "\(space.identity), \(space.dimension) components")
            finding.detailFR = "\(space.identity), \(space.dimension) composantes"
            return [finding]
        } catch {
            let cause = GreffierError.wrapping(error)
            let detail = ErrorDetail(cause.message, french: cause.messageFR)
            let error = GreffierError(.collectionWordsOnly, detail)
            return [Finding("embedding", .warn, error, command: "greffier models test")]
        }
    }

    private func rebuilding(_ collection: CollectionInfo) -> Finding? {
        guard let next = collection.rebuilding else { return nil }
        let change = "\(collection.embedder), \(collection.dimension) → \(next.embedder), \(next.dimension)"
        let detail = ErrorDetail(
            "\(change); \(next.done) of \(collection.chunks) made",
            french: "\(change) ; \(next.done) sur \(collection.chunks) faits"
        )
        var finding = Finding("collection \(collection.name)", .ok, GreffierError(.collectionRebuilding, detail))
        finding.remedy = nil
        finding.remedyFR = nil
        return finding
    }
}
