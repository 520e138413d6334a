// SPDX-License-Identifier: GPL-3.0-or-later
private import CZip
package import JobModel

/// One entry of an archive while it is inflated.
///
/// Holds the archive for as long as it lives. Not `Sendable`.
package final class ZipEntry {
    private var file: OpaquePointer?
    private let name: String
    private let reader: ZipReader
    /// What the archive says of its size: a hint, never a promise.
    let declaredCount: Int

    init(file: OpaquePointer, name: String, declaredCount: Int, reader: ZipReader) {
        self.file = file
        self.name = name
        self.declaredCount = declaredCount
        self.reader = reader
    }

    deinit { close() }

    /// Fills `buffer` with the bytes that come next and tells how many; 0 at the end.
    ///
    /// Throws `document.corrupt` where the entry is damaged or fails its checksum, `document.too_large` when the limits
    /// are reached.
    package func read(into buffer: UnsafeMutableRawBufferPointer) throws(GreffierError) -> Int {
        guard let file, !buffer.isEmpty else { return 0 }
        let count = Int(zip_fread(file, buffer.baseAddress, UInt64(buffer.count)))
        guard count >= 0 else { throw GreffierError(.documentCorrupt, detail: "damaged part \(name)") }
        try reader.take(count)
        return count
    }

    /// Gives back what the entry holds; reading yields nothing from then on.
    package func close() {
        if let file { zip_fclose(file) }
        file = nil
    }
}
