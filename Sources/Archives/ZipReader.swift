// SPDX-License-Identifier: GPL-3.0-or-later
private import CZip
package import FoundationEssentials
package import JobModel

/// A ZIP archive in memory, read under limits.
///
/// Names are compared as OPC compares part names: without regard to ASCII case, `\` as `/`, no leading `/`. Not
/// `Sendable`: one archive is read in one place.
package final class ZipReader {
    /// The names as the archive writes them, in directory order.
    package let names: [String]

    private let archive: OpaquePointer
    /// libzip reads from this copy for as long as the archive is open.
    private let storage: UnsafeMutableRawBufferPointer
    private let indexes: [String: UInt64]
    /// A name that several entries have, if any.
    package let twin: String?
    private let limits: ZipLimits
    private var inflated = 0

    /// Opens `data` and checks its directory.
    ///
    /// Throws `document.encrypted` for a password-protected Office package, `document.unsupported` for any other
    /// compound file, `document.truncated` where the directory at the end is missing, `document.too_large` for too
    /// many entries, and `document.corrupt` for anything else that is no archive or, unless `allowsTwins`, names an entry
    /// twice.
    package init(data: Data, limits: ZipLimits = .init(), allowsTwins: Bool = false) throws(GreffierError) {
        try Self.refuseCompoundFile(data)
        let storage = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, data.count), alignment: 16)
        _ = data.copyBytes(to: storage)
        do throws(GreffierError) {
            let archive = try Self.open(storage, count: data.count)
            do throws(GreffierError) {
                (names, indexes, twin) = try Self.directory(of: archive, limits: limits)
                if twin != nil, !allowsTwins {
                    throw GreffierError(.documentCorrupt, detail: "two archive entries of one name")
                }
            } catch {
                zip_discard(archive)
                throw error
            }
            self.archive = archive
        } catch {
            storage.deallocate()
            throw error
        }
        self.storage = storage
        self.limits = limits
    }

    deinit {
        zip_discard(archive)
        storage.deallocate()
    }

    /// Whether an entry has this name.
    package func contains(_ name: String) -> Bool { indexes[Self.canonical(name)] != nil }

    /// The inflated bytes of an entry.
    ///
    /// Throws `document.corrupt` when the entry is missing, damaged or fails its checksum, `document.encrypted` when
    /// it needs a password, `document.too_large` when the limits are reached.
    package func data(_ name: String) throws(GreffierError) -> Data { try data(of: try open(name), limit: .max) }

    /// The inflated bytes of the entry at this place in `names`.
    ///
    /// Throws as `data(_:)` does, and `document.too_large` beyond `limit` bytes.
    package func data(at place: Int, limit: Int) throws(GreffierError) -> Data {
        try data(of: try open(UInt64(place), name: names[place]), limit: limit)
    }

    private func data(of entry: ZipEntry, limit: Int) throws(GreffierError) -> Data {
        defer { entry.close() }
        var capacity = max(1 << 10, min(entry.declaredCount + 1, 1 << 20))
        var bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity, alignment: 16)
        var count = 0
        do throws(GreffierError) {
            while true {
                if count == capacity {
                    capacity *= 2
                    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity, alignment: 16)
                    larger.copyMemory(from: UnsafeRawBufferPointer(bytes))
                    bytes.deallocate()
                    bytes = larger
                }
                let added = try entry.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[count...]))
                guard added > 0 else { break }
                count += added
                guard count <= limit else { throw GreffierError(.documentTooLarge, detail: "more than \(limit) bytes") }
            }
        } catch {
            bytes.deallocate()
            throw error
        }
        guard let base = bytes.baseAddress else { return Data() }
        return Data(bytesNoCopy: base, count: count, deallocator: .custom { base, _ in base.deallocate() })
    }

    /// An entry to be inflated piece by piece, for entries that are read once from start to end.
    ///
    /// Throws as `data(_:)` does; the limits are looked at with each piece.
    package func stream(_ name: String) throws(GreffierError) -> ZipEntry { try open(name) }

    private func open(_ name: String) throws(GreffierError) -> ZipEntry {
        guard let index = indexes[Self.canonical(name)] else {
            throw GreffierError(.documentCorrupt, detail: "missing part \(name)")
        }
        return try open(index, name: name)
    }

    private func open(_ index: UInt64, name: String) throws(GreffierError) -> ZipEntry {
        var status = zip_stat_t()
        zip_stat_init(&status)
        guard zip_stat_index(archive, index, 0, &status) == 0 else {
            throw GreffierError(.documentCorrupt, detail: "unreadable directory entry")
        }
        let isEncrypted =
            status.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) != 0 && status.encryption_method != UInt16(ZIP_EM_NONE)
        guard !isEncrypted else { throw GreffierError(.documentEncrypted) }
        guard let file = zip_fopen_index(archive, index, 0) else {
            throw GreffierError(.documentCorrupt, detail: "unreadable part \(name)")
        }
        let declared = status.valid & UInt64(ZIP_STAT_SIZE) != 0 ? Int(clamping: status.size) : 0
        return ZipEntry(file: file, name: name, declaredCount: declared, reader: self)
    }

    /// Counts bytes that were inflated.
    func take(_ count: Int) throws(GreffierError) {
        inflated += count
        guard inflated <= limits.inflatedBytes else {
            throw GreffierError(.documentTooLarge, detail: "more than \(limits.inflatedBytes) bytes after inflation")
        }
        guard inflated <= limits.ratioFloor || inflated / limits.ratio <= storage.count else {
            throw GreffierError(.documentTooLarge, detail: "inflates to more than \(limits.ratio) times its size")
        }
    }
}

extension ZipReader {
    /// Whether `data` starts like an archive: a local entry, or the directory of an empty one.
    package static func matches(_ data: Data) -> Bool {
        data.starts(with: [0x50, 0x4B, 0x03, 0x04]) || data.starts(with: [0x50, 0x4B, 0x05, 0x06])
    }

    private static func refuseCompoundFile(_ data: Data) throws(GreffierError) {
        guard CompoundFile.matches(data) else { return }
        guard !CompoundFile.holdsEncryptedPackage(data) else { throw GreffierError(.documentEncrypted) }
        throw GreffierError(.documentUnsupported, detail: "OLE compound file")
    }

    private static func open(_ storage: UnsafeMutableRawBufferPointer, count: Int) throws(GreffierError)
        -> OpaquePointer
    {
        var failure = zip_error_t()
        zip_error_init(&failure)
        defer { zip_error_fini(&failure) }
        guard let source = zip_source_buffer_create(storage.baseAddress, UInt64(count), 0, &failure) else {
            throw GreffierError(.documentCorrupt, detail: "ZIP error \(failure.zip_err)")
        }
        if let archive = zip_open_from_source(source, ZIP_RDONLY, &failure) { return archive }
        zip_source_free(source)
        let bytes = Data(storage[..<count])
        let lacksDirectory = bytes.suffix(66_000).firstRange(of: Data([0x50, 0x4B, 0x05, 0x06])) == nil
        if matches(bytes), lacksDirectory { throw GreffierError(.documentTruncated, detail: "ZIP directory missing") }
        throw GreffierError(.documentCorrupt, detail: "not a readable ZIP archive (\(failure.zip_err))")
    }

    private static func directory(
        of archive: OpaquePointer,
        limits: ZipLimits
    ) throws(GreffierError) -> (names: [String], indexes: [String: UInt64], twin: String?) {
        let count = Int(zip_get_num_entries(archive, 0))
        guard count <= limits.entries else {
            throw GreffierError(.documentTooLarge, detail: "\(count) archive entries")
        }
        var names: [String] = []
        var indexes: [String: UInt64] = [:]
        var twin: String?
        for index in 0..<UInt64(max(0, count)) {
            // An entry without a name keeps its place.
            let name = zip_get_name(archive, index, 0).map { String(cString: $0) } ?? ""
            names.append(name)
            if indexes.updateValue(index, forKey: canonical(name)) != nil { twin = twin ?? name }
        }
        return (names, indexes, twin)
    }

    private static func canonical(_ name: String) -> String {
        var result = ""
        for scalar in name.unicodeScalars {
            if scalar == "\\" || scalar == "/" {
                if !result.isEmpty { result.append("/") }
            } else if scalar.value >= 0x41, scalar.value <= 0x5A, let lower = UnicodeScalar(scalar.value + 0x20) {
                result.unicodeScalars.append(lower)
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
