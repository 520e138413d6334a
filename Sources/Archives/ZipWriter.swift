// SPDX-License-Identifier: GPL-3.0-or-later
private import CZip
package import FoundationEssentials
private import Glibc
package import JobModel

/// Writes a ZIP archive in memory, from nothing or from an archive whose other entries stay as they are.
///
/// Equal calls give equal bytes: every entry carries one given time. Not `Sendable`: one archive is written in one
/// place.
package final class ZipWriter {
    private let archive: OpaquePointer
    private let source: OpaquePointer
    private let storage: UnsafeMutableRawBufferPointer
    private var isOpen = true

    /// Begins with the entries of `archive`, which are copied as they are unless replaced; `nil` begins empty.
    ///
    /// Throws `document.corrupt` when `archive` is no ZIP archive.
    package init(updating archive: Data? = nil) throws(GreffierError) {
        let count = archive?.count ?? 0
        storage = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, count), alignment: 16)
        if let archive { _ = archive.copyBytes(to: storage) }
        var failure = zip_error_t()
        zip_error_init(&failure)
        defer { zip_error_fini(&failure) }
        guard let source = zip_source_buffer_create(storage.baseAddress, UInt64(count), 0, &failure) else {
            storage.deallocate()
            throw GreffierError(.documentCorrupt, detail: "ZIP error \(failure.zip_err)")
        }
        // The archive takes one reference; ours is needed to read the result after it is closed.
        zip_source_keep(source)
        guard let opened = zip_open_from_source(source, archive == nil ? ZIP_CREATE | ZIP_TRUNCATE : 0, &failure) else {
            zip_source_free(source)
            zip_source_free(source)
            storage.deallocate()
            throw GreffierError(.documentCorrupt, detail: "ZIP error \(failure.zip_err)")
        }
        self.source = source
        self.archive = opened
    }

    deinit {
        if isOpen { zip_discard(archive) }
        zip_source_free(source)
        storage.deallocate()
    }

    /// Sets the entry `name` to `data`: replaced where it stands, added at the end where it is new.
    package func set(_ name: String, _ data: Data, isCompressed: Bool = true) throws(GreffierError) {
        guard let copy = malloc(max(1, data.count)) else { throw GreffierError(.stageDefect, detail: "no memory") }
        data.copyBytes(to: UnsafeMutableRawBufferPointer(start: copy, count: data.count))
        guard let entry = zip_source_buffer(archive, copy, UInt64(data.count), 1) else {
            free(copy)
            throw failure()
        }
        var index = zip_name_locate(archive, name, 0)
        if index >= 0 {
            guard zip_file_replace(archive, UInt64(index), entry, 0) == 0 else {
                zip_source_free(entry)
                throw failure()
            }
        } else {
            index = zip_file_add(archive, name, entry, UInt32(ZIP_FL_ENC_UTF_8))
            guard index >= 0 else {
                zip_source_free(entry)
                throw failure()
            }
        }
        let method = isCompressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE
        guard zip_set_file_compression(archive, UInt64(index), method, isCompressed ? 6 : 0) == 0 else {
            throw failure()
        }
    }

    /// Takes the entry `name` out; nothing happens where there is none.
    package func remove(_ name: String) throws(GreffierError) {
        let index = zip_name_locate(archive, name, 0)
        guard index >= 0 else { return }
        guard zip_delete(archive, UInt64(index)) == 0 else { throw failure() }
    }

    /// Closes the archive, every entry dated `modified` (UTC, two seconds precise), and gives its bytes.
    package func finish(modified: Date) throws(GreffierError) -> Data {
        let (time, date) = Self.dosTime(modified)
        for index in 0..<UInt64(max(0, zip_get_num_entries(archive, 0))) {
            // A removed entry keeps its number until the archive is closed, and takes no time.
            _ = zip_file_set_dostime(archive, index, time, date, 0)
        }
        guard zip_close(archive) == 0 else { throw failure() }
        isOpen = false
        return try readResult()
    }

    private func readResult() throws(GreffierError) -> Data {
        var status = zip_stat_t()
        zip_stat_init(&status)
        guard zip_source_stat(source, &status) == 0, zip_source_open(source) == 0 else {
            throw GreffierError(.stageDefect, detail: "the written archive cannot be read")
        }
        defer { zip_source_close(source) }
        var result = Data(count: Int(status.size))
        let read = result.withUnsafeMutableBytes { Int(zip_source_read(source, $0.baseAddress, UInt64($0.count))) }
        guard read == result.count else {
            throw GreffierError(.stageDefect, detail: "the written archive is cut short")
        }
        return result
    }

    private func failure() -> GreffierError {
        let error = zip_get_error(archive)?.pointee
        return GreffierError(.stageDefect, detail: "ZIP error \(error?.zip_err ?? 0)")
    }
}

extension ZipWriter {
    /// The moment as MS-DOS writes it (APPNOTE.TXT 4.4.6), in UTC, not before 1980.
    static func dosTime(_ moment: Date) -> (time: UInt16, date: UInt16) {
        let seconds = Int(moment.timeIntervalSince1970.rounded(.down))
        let days = Int((Double(seconds) / 86400).rounded(.down))
        let (year, month, day) = civil(days)
        guard year >= 1980, year < 2108 else { return (0, 0x21) }
        let rest = seconds - days * 86400
        let time = (rest / 3600) << 11 | (rest % 3600 / 60) << 5 | (rest % 60 / 2)
        return (UInt16(time), UInt16((year - 1980) << 9 | month << 5 | day))
    }

    /// Year, month and day of a number of days since 1970 (Howard Hinnant, chrono-compatible date algorithms).
    private static func civil(_ days: Int) -> (Int, Int, Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}
