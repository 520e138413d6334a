// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import Glibc
import JobModel

/// What was taken in by copy out of folders that nothing can be taken out of: `state/taken.jsonl`, one file a line.
///
/// The last line about a path counts. A line that a power cut tore is passed over: its file is then in the spool still,
/// from where it comes here again. Blocks.
struct TakenLedger {
    private let file: FilePath
    private var known: [FilePath: TakenFile] = [:]
    private var isOpened = false
    /// The last line is cut short: the next one has to begin on its own.
    private var endsInsideLine = false

    /// What has gone is remembered that long, in seconds: a share that is away for a while brings nothing back.
    private static let memory: TimeInterval = 30 * 86_400

    init(file: FilePath) { self.file = file }

    /// How the file at `path` was taken last; `nil` where it was not.
    subscript(path: FilePath) -> TakenFile? { known[path] }

    /// Reads the file, and writes it anew where it has grown or was torn; does nothing the second time.
    ///
    /// Throws `FileError`.
    mutating func open(now: Date) throws {
        if isOpened { return }
        var lines = 0
        var isTorn = false
        if try Files.status(file) != nil {
            let data = try Files.read(file)
            isTorn = data.last.map { $0 != UInt8(ascii: "\n") } ?? false
            for line in data.split(separator: UInt8(ascii: "\n")) {
                lines += 1
                guard let taken = try? CanonicalJSON.decode(TakenFile.self, from: Data(line)) else {
                    isTorn = true
                    continue
                }
                known[taken.location] = taken
            }
        }
        if isTorn || lines > 2 * known.count + 100 { try compact(now: now) }
        isOpened = true
    }

    /// Remembers a file, for good once it returns.
    ///
    /// Throws `FileError`.
    mutating func add(_ taken: TakenFile) throws {
        if known[taken.location] == taken { return }
        let isNew = try Files.status(file) == nil
        let output = try Descriptor(file, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW)
        var line = endsInsideLine ? Data("\n".utf8) : Data()
        line.append(try CanonicalJSON.compact(taken))
        line.append(UInt8(ascii: "\n"))
        endsInsideLine = true
        try line.withUnsafeBytes { try output.write($0) }
        endsInsideLine = false
        try output.sync()
        if isNew { try Files.sync(file.parent) }
        known[taken.location] = taken
    }

    private mutating func compact(now: Date) throws {
        let limit = Timestamp.text(now.addingTimeInterval(-Self.memory))
        known = known.filter { path, taken in taken.time > limit || (try? Files.status(path)) != .some(nil) }
        var data = Data()
        for taken in known.values.sorted(by: { $0.time < $1.time }) {
            data.append(try CanonicalJSON.compact(taken))
            data.append(UInt8(ascii: "\n"))
        }
        try Files.writeAtomically(data, to: file, mode: 0o600)
    }
}
