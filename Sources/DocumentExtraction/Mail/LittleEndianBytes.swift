// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads numbers and pieces off the front of bytes, the low byte of a number first.
struct LittleEndianBytes {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    var isEmpty: Bool { rest.isEmpty }

    /// An unsigned number of up to four bytes; `nil` where fewer are left.
    mutating func number(_ count: Int) -> Int? {
        take(count).map { $0.reversed().reduce(0) { $0 << 8 | Int($1) } }
    }

    /// `nil` where fewer are left.
    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard count <= rest.count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    /// The same where it is filled up to four bytes; the filling may be missing at the very end.
    mutating func takePadded(_ count: Int) -> ArraySlice<UInt8>? {
        guard let taken = take(count) else { return nil }
        rest = rest.dropFirst(-count & 3)
        return taken
    }
}
