// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Retrieval

extension Doctor {
    /// What scans vectors on this machine.
    func kernel() -> Finding {
        let kernel = VectorKernel.best
        return .ok("vectors", "scanned by the \(kernel.name) kernel")
    }

    /// The file of the collections, what gives them their vectors, and whether these are made again at present.
    func collections() async -> [Finding] {
        guard FileManager.default.fileExists(atPath: workspace.libraryDatabase) else {
            return [.ok("collections", "none yet")]
        }
        do {
            let library = try ServiceFactory.library(workspace, readOnly: true)
            let damages = try await library.damages(thorough: false)
            guard damages.isEmpty else { return [damaged(damages.joined(separator: "; "))] }
            let found = try await library.collections()
            return [.ok("collections", found.map { "\($0.name) \($0.entries)" }.joined(separator: ", "))]
                + (await embedding(of: library)) + found.compactMap(rebuilding)
        } catch let error as GreffierError where error.code == .storeCorrupt {
            return [damaged("\(error)")]
        } catch {
            return [.fail("collections", "\(error)", "run this as the owner of \(workspace.state)")]
        }
    }

    private func damaged(_ words: String) -> Finding {
        .fail(
            "collections",
            "library.sqlite is damaged, endommagé : \(words)",
            "greffier collections rebuild, and if that fails, stop the daemon, greffier collections rebuild --from-runs"
        )
    }

    private func embedding(of library: Library) async -> [Finding] {
        do {
            let space = try await library.contentsMark().space
            return [.ok("embedding", "\(space.identity), \(space.dimension) components")]
        } catch {
            let words = "the embedding model does not answer; words alone are searched: \(error)"
            return [.warn("embedding", words, "start the server, or correct `embedding` in greffier.yaml")]
        }
    }

    private func rebuilding(_ collection: CollectionInfo) -> Finding? {
        guard let next = collection.rebuilding else { return nil }
        let from = "\(collection.embedder), \(collection.dimension)"
        let to = "\(next.embedder), \(next.dimension)"
        return .ok(
            "collection \(collection.name)",
            "the embedder has changed (\(from) to \(to) components): \(next.done) of \(collection.chunks) vectors made, "
                + "the old ones serve meanwhile; le modèle a changé, les vecteurs sont refaits, les anciens servent encore"
        )
    }
}
