// SPDX-License-Identifier: GPL-3.0-or-later

/// A path as the kernel takes it: bytes, which need not be valid UTF-8.
package struct FilePath: Hashable, Sendable, CustomStringConvertible {
    /// Without a terminating zero.
    package let bytes: [UInt8]

    package init(bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }
    package init(_ string: String) { bytes = Array(string.utf8) }

    /// The path as text; bytes that are no UTF-8 show as U+FFFD.
    package var text: String { String(decoding: bytes, as: UTF8.self) }
    package var description: String { text }

    /// The last component: what follows the last `/`.
    package var name: FilePath {
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return self }
        return FilePath(bytes: bytes[(slash + 1)...])
    }

    /// What precedes the last `/`; `/` for entries of the root, `.` where there is no slash.
    package var parent: FilePath {
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return FilePath(".") }
        return slash == 0 ? FilePath("/") : FilePath(bytes: bytes[..<slash])
    }

    package static func / (left: FilePath, right: FilePath) -> FilePath {
        if left.bytes.isEmpty { return right }
        let separator: [UInt8] = left.bytes.last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")]
        return FilePath(bytes: left.bytes + separator + right.bytes)
    }

    package static func / (left: FilePath, right: String) -> FilePath { left / FilePath(right) }

    /// The components below `ancestor`; `nil` when this path does not lie below it.
    ///
    /// Compares bytes: resolve links first.
    package func components(below ancestor: FilePath) -> [FilePath]? {
        let base = ancestor.bytes.last == UInt8(ascii: "/") ? ancestor.bytes : ancestor.bytes + [UInt8(ascii: "/")]
        guard bytes.starts(with: base), bytes.count > base.count else { return nil }
        return bytes[base.count...].split(separator: UInt8(ascii: "/")).map { FilePath(bytes: $0) }
    }

    /// Calls `body` with the path as a C string.
    ///
    /// Throws `FileError` (EINVAL) for a path that holds a zero byte.
    package func withCString<Result>(_ body: (UnsafePointer<CChar>) throws -> Result) throws -> Result {
        if bytes.contains(0) { throw FileError(.open, path: self, code: FileError.invalid) }
        var terminated = bytes
        terminated.append(0)
        return try terminated.withUnsafeBytes { raw in
            try raw.withMemoryRebound(to: CChar.self) { buffer in
                guard let base = buffer.baseAddress else { throw FileError(.open, path: self, code: FileError.invalid) }
                return try body(base)
            }
        }
    }
}
