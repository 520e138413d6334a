// SPDX-License-Identifier: GPL-3.0-or-later

/// Some of the rows of an index, as a bit for each row.
package struct RowSet: Sendable, Equatable {
    /// Bit `row % 8` of byte `row / 8`.
    private(set) var bytes: [UInt8]
    /// How many rows there are in it.
    package private(set) var count = 0

    /// None of the rows below `capacity`.
    package init(capacity: Int) { bytes = [UInt8](repeating: 0, count: (capacity + 7) / 8) }

    /// Rows at or above the capacity are left out.
    package init(_ rows: some Sequence<Int>, capacity: Int) {
        self.init(capacity: capacity)
        for row in rows where row < capacity { insert(row) }
    }

    /// Adds a row below the capacity.
    package mutating func insert(_ row: Int) {
        guard !contains(row) else { return }
        bytes[row / 8] |= 1 << UInt8(row % 8)
        count += 1
    }

    package func contains(_ row: Int) -> Bool {
        row >= 0 && row / 8 < bytes.count && bytes[row / 8] >> UInt8(row % 8) & 1 == 1
    }

    /// The same with room for `capacity` rows, none at or above it.
    func limited(to capacity: Int) -> RowSet {
        guard bytes.count != (capacity + 7) / 8 || capacity % 8 != 0 else { return self }
        var set = RowSet(capacity: capacity)
        for (index, byte) in bytes.prefix(set.bytes.count).enumerated() {
            let isLast = index == set.bytes.count - 1 && capacity % 8 != 0
            set.bytes[index] = isLast ? byte & (1 << UInt8(capacity % 8) - 1) : byte
            set.count += set.bytes[index].nonzeroBitCount
        }
        return set
    }
}
