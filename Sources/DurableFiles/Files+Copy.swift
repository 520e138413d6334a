// SPDX-License-Identifier: GPL-3.0-or-later
import CSystemCalls
import Glibc

/// Copies that hash what they copy.
extension Files {
    /// What was copied.
    package struct Copied: Sendable, Equatable {
        package let sha256: String
        package let bytes: Int

        package init(sha256: String, bytes: Int) {
            self.sha256 = sha256
            self.bytes = bytes
        }
    }

    private static let chunk = 1 << 18

    /// Copies a file to a name that must not exist yet, sharing blocks where the file system can.
    ///
    /// The digest is that of the bytes which the copy holds. `mode` is set whatever the umask. On failure nothing is
    /// left at `to`.
    package static func copy(_ from: FilePath, to: FilePath, mode: UInt32, sync: Bool) throws -> Copied {
        try copy(Descriptor(from, O_RDONLY | O_NOFOLLOW | O_NONBLOCK), to: to, mode: mode, sync: sync)
    }

    /// The same from a file that is open for reading, from its start.
    package static func copy(_ source: borrowing Descriptor, to: FilePath, mode: UInt32, sync: Bool) throws -> Copied {
        let target = try Descriptor(to, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW)
        do {
            try target.setMode(mode)
            // A clone is a snapshot: hashing it afterwards hashes what it holds, whatever happens to the source.
            let isCloned = csystem_clone(target.number, source.number) == 0
            let copied = try isCloned ? hash(target) : stream(source, to: target)
            if sync { try target.sync() }
            return copied
        } catch {
            try? remove(to)
            throw error
        }
    }

    /// The digest and the size of a file.
    package static func hash(_ path: FilePath) throws -> Copied {
        try hash(Descriptor(path, O_RDONLY | O_NONBLOCK))
    }

    /// The same of a file that is open for reading, from its start.
    package static func hash(_ file: borrowing Descriptor) throws -> Copied {
        try pass(over: file) { _ in }
    }

    private static func stream(_ source: borrowing Descriptor, to target: borrowing Descriptor) throws -> Copied {
        try pass(over: source) { try target.write($0) }
    }

    /// Reads from the start to the end, hashing; `body` sees each chunk.
    private static func pass(
        over file: borrowing Descriptor,
        _ body: (UnsafeRawBufferPointer) throws -> Void
    ) throws -> Copied {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: chunk, alignment: 16)
        defer { buffer.deallocate() }
        var hash = SHA256()
        var total = 0
        while true {
            let count = Descriptor.retrying { pread(file.number, buffer.baseAddress, buffer.count, off_t(total)) }
            if count < 0 { throw FileError(.read, path: file.path) }
            if count == 0 { break }
            let chunk = UnsafeRawBufferPointer(rebasing: buffer[..<count])
            hash.update(chunk)
            try body(chunk)
            total += count
        }
        return Copied(sha256: hash.hex, bytes: total)
    }
}
