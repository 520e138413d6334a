// SPDX-License-Identifier: GPL-3.0-or-later
private import BlobStore
private import Foundation
package import JobModel
package import JobStore

/// Where the files of a run are: its original in the store, its folder in the outbox.
package struct RunPlace: Encodable, Sendable, Equatable {
    /// The original's copy in the store; absent for a run without a file.
    package var blob: String?
    package var blobPresent: Bool
    /// The published or failed folder, absolute; absent until there is one.
    package var folder: String?
    /// Whether it still stands there: people may move it.
    package var folderPresent: Bool

    private enum CodingKeys: String, CodingKey {
        case blob, folder
        case blobPresent = "blob_present"
        case folderPresent = "folder_present"
    }

    /// Looks where they should be.
    package init(_ run: RunRow, in workspace: Workspace) {
        blob = run.input.map { ServiceFactory.blobs(workspace).path($0.sha256) }
        blobPresent = blob.map(FileManager.default.fileExists) ?? false
        folder = run.folder.map { workspace.outbox + "/" + $0 }
        folderPresent = folder.map(FileManager.default.fileExists) ?? false
    }

    /// In one line for people.
    package func words(_ language: ReportLanguage) -> String {
        switch (folder, folderPresent) {
        case (let folder?, true): folder
        case (let folder?, false):
            blobPresent
                ? language.text(
                    "plus dans \(folder) : quelqu’un l’a déplacé ou supprimé ; l’original est encore dans la base",
                    "not at \(folder) any more: somebody moved or removed it; the original is still in the store"
                )
                : language.text(
                    "plus dans \(folder), et l’original a quitté la base",
                    "not at \(folder) any more, and the original is gone from the store"
                )
        case (nil, _):
            blob == nil
                ? language.text("sans fichier propre", "no file of its own")
                : blobPresent
                    ? language.text("dans la base, en cours", "in the store, under way")
                    : language.text("l’original manque dans la base", "the original is missing from the store")
        }
    }
}
