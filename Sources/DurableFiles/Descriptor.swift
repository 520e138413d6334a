// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// An open file, closed when it goes out of scope.
package struct Descriptor: ~Copyable {
    package let number: Int32
    /// For error messages.
    package let path: FilePath

    /// Opens `path`, always with `O_CLOEXEC`.
    ///
    /// Throws `FileError`.
    package init(_ path: FilePath, _ flags: Int32, mode: UInt32 = 0o600) throws {
        let number = try path.withCString { name in Self.retrying { open(name, flags | O_CLOEXEC, mode) } }
        if number < 0 { throw FileError(.open, path: path) }
        self.number = number
        self.path = path
    }

    /// Opens `name` in an open folder, always with `O_CLOEXEC`; errors speak of `path`.
    ///
    /// Throws `FileError`.
    init(_ name: FilePath, in folder: borrowing Descriptor, _ flags: Int32, named path: FilePath) throws {
        let place = folder.number
        let number = try name.withCString { name in Self.retrying { openat(place, name, flags | O_CLOEXEC) } }
        if number < 0 { throw FileError(.open, path: path) }
        self.number = number
        self.path = path
    }

    deinit { close(number) }

    /// Calls again while a signal interrupts.
    package static func retrying<Value: SignedInteger>(_ call: () -> Value) -> Value {
        while true {
            let result = call()
            if result >= 0 || errno != EINTR { return result }
        }
    }

    /// Type, size and times of the open file.
    package func status() throws -> FileStatus {
        var found = stat()
        if fstat(number, &found) != 0 { throw FileError(.status, path: path) }
        return FileStatus(found)
    }

    /// Reads up to the buffer's size; 0 at the end.
    package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        let count = Self.retrying { Glibc.read(number, buffer.baseAddress, buffer.count) }
        if count < 0 { throw FileError(.read, path: path) }
        return count
    }

    /// Reads up to `count` bytes from `offset`, fewer only at the end of the file.
    package func read(count: Int, at offset: Int) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let got = bytes.withUnsafeMutableBytes { buffer in
                Self.retrying {
                    pread(number, buffer.baseAddress?.advanced(by: done), count - done, off_t(offset + done))
                }
            }
            if got < 0 { throw FileError(.read, path: path) }
            if got == 0 { break }
            done += got
        }
        bytes.removeLast(count - done)
        return bytes
    }

    /// Writes all of the buffer.
    package func write(_ buffer: UnsafeRawBufferPointer) throws {
        var done = 0
        while done < buffer.count {
            let count = Self.retrying {
                Glibc.write(number, buffer.baseAddress?.advanced(by: done), buffer.count - done)
            }
            if count < 0 { throw FileError(.write, path: path) }
            done += count
        }
    }

    /// Waits until data and metadata are on the disk.
    package func sync() throws {
        if Self.retrying({ fsync(number) }) != 0 { throw FileError(.sync, path: path) }
    }

    /// Waits until the data is on the disk, and of the metadata what is needed to read it.
    package func syncData() throws {
        if Self.retrying({ fdatasync(number) }) != 0 { throw FileError(.sync, path: path) }
    }

    /// Sets the permission bits, whatever the umask.
    package func setMode(_ mode: UInt32) throws {
        if fchmod(number, mode) != 0 { throw FileError(.mode, path: path) }
    }
}
