// SPDX-License-Identifier: GPL-3.0-or-later

/// What one archive may cost; every count is taken while inflating, never from what the archive declares.
package struct ZipLimits: Sendable, Equatable {
    /// Entries in the directory.
    package var entries: Int
    /// Bytes of all entries read from this archive, after inflation.
    package var inflatedBytes: Int
    /// How many times larger than the archive the inflated bytes may be, looked at beyond `ratioFloor`.
    package var ratio: Int
    /// Inflated bytes below which the ratio is not looked at: small files of spaces are harmless.
    package var ratioFloor: Int

    /// 10,000 entries, 300 MiB, and 100 times the archive's size beyond 32 MiB.
    package init(
        entries: Int = 10_000,
        inflatedBytes: Int = 300 << 20,
        ratio: Int = 100,
        ratioFloor: Int = 32 << 20
    ) {
        self.entries = entries
        self.inflatedBytes = inflatedBytes
        self.ratio = ratio
        self.ratioFloor = ratioFloor
    }
}
