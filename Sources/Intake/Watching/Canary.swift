// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Glibc
import JobModel

/// A file that is made, renamed and removed in an inbox to see whether the system tells of it.
///
/// It is gone again before the event is read; one that a kill left behind is swept by the next look at the folder.
enum Canary {
    private static let beginning = Array(".greffier-canary-".utf8)
    private static let ending = Array(".new".utf8)

    /// Whether only a canary is called that.
    static func isName(_ name: FilePath) -> Bool {
        guard name.bytes.starts(with: beginning) else { return false }
        var rest = name.bytes[beginning.count...]
        if rest.count > ending.count, rest.suffix(ending.count).elementsEqual(ending) { rest.removeLast(ending.count) }
        return ULID(String(decoding: rest, as: UTF8.self)) != nil
    }

    /// Sets one free in `folder`; returns the path whose event is to be waited for.
    ///
    /// Blocks. Throws `FileError` where the folder does not take it.
    static func release(in folder: FilePath, id: ULID) throws -> FilePath {
        let final = folder / FilePath(bytes: beginning + Array(id.text.utf8))
        let first = FilePath(bytes: final.bytes + ending)
        do {
            _ = try Descriptor(first, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW)
            try Files.rename(first, to: final)
        } catch {
            try? Files.remove(first)
            throw error
        }
        try Files.remove(final)
        return final
    }

    /// Removes one that a kill left behind: never a file that holds anything.
    static func sweep(_ path: FilePath) {
        guard isName(path.name), let status = try? Files.status(path), status.kind == .file, status.bytes == 0 else {
            return
        }
        try? Files.remove(path)
    }
}
