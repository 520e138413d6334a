// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Failpoints
import Foundation
import JobModel

/// A file that was taken out of an inbox and is not a run yet: `spool/<ulid>/<name>` beside `meta.json`.
///
/// The ULID is that of the run to be, so that going on after a crash makes no second one.
struct SpoolEntry: Sendable, Hashable {
    /// What meta.json holds: all that the run needs and the file does not tell.
    struct Meta: Codable, Sendable, Hashable {
        var schema = 1
        var pipeline: String
        var tags: [String]
        /// Where it was dropped, for people.
        var path: String
        /// When it was taken, as a `Timestamp`.
        var time: String
        /// What was copied, where the original had to stay.
        var origin: TakenFile?
    }

    let run: ULID
    let folder: FilePath

    /// A new entry in `spool`.
    init(in spool: FilePath, run: ULID) {
        self.run = run
        folder = spool / run.text
    }

    /// The entry that this folder is; `nil` where its name is no run's.
    init?(folder: FilePath) {
        guard let run = ULID(folder.name.text) else { return nil }
        self.run = run
        self.folder = folder
    }

    /// The description stands beside the file; a file that has its name makes it step aside (no file with a leading dot
    /// is ever taken).
    static let metaName = FilePath("meta.json")
    static let otherMetaName = FilePath(".meta.json")

    static func metaName(beside name: FilePath) -> FilePath { name == metaName ? otherMetaName : metaName }

    /// The file's name, if it is there, and the description.
    ///
    /// Throws `FileError`, or a decoding error.
    func contents() throws -> (name: FilePath?, meta: Meta?) {
        let names = try Files.list(folder)
        let metaName = names.contains(Self.otherMetaName) ? Self.otherMetaName : Self.metaName
        let name = names.first { $0 != metaName && !$0.text.hasPrefix(".") }
        guard names.contains(metaName) else { return (name, nil) }
        return (name, try CanonicalJSON.decode(Meta.self, from: Files.read(folder / metaName)))
    }

    /// The file as it is now; `nil` where it is not there or cannot be looked at.
    var file: FileStatus? {
        guard let name = try? contents().name else { return nil }
        return try? Files.status(folder / name)
    }

    /// Removes the file, then the description, then the folder.
    func clear() throws {
        for name in try Files.list(folder) where name != Self.metaName && name != Self.otherMetaName {
            try Failpoint.hit(.spoolBeforeUnlink) { FileError(.remove, path: folder / name, code: $0) }
            try Files.remove(folder / name)
            Failpoint.pass(.spoolAfterUnlink)
        }
        try Files.removeTree(folder)
    }
}
