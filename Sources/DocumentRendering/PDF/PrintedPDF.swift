// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel

/// PDFs that another program printed.
package enum PrintedPDF {
    /// `pdf` with `date` (RFC 3339) as the moment it was made, and identifiers of its content.
    ///
    /// LibreOffice writes the time of day in the information, the metadata and the colour profile, a checksum of it and
    /// identifiers by chance: but for these equal documents print to equal bytes. Throws `stage.defect` where it is no PDF.
    package static func settled(_ pdf: Data, date: String) throws(GreffierError) -> Data {
        let document = try QPDFDocument(pdf)
        let moment = ComposedDocument.wholeSeconds(date)
        // The library would keep the first identifier.
        for key in ["/DocChecksum", "/ID"] { document.remove(key, from: document.trailer) }
        document.dateInformation(moment)
        try document.dateMetadata(moment)
        try document.dateColourProfiles(moment)
        return try document.write(compressesObjects: true)
    }
}

extension QPDFDocument {
    /// As `D:20261120091502Z` (ISO 32000-1, 7.9.4).
    fileprivate func dateInformation(_ moment: String) {
        let information = value(of: "/Info", in: trailer)
        for key in ["/CreationDate", "/ModDate"] where string(value(of: key, in: information)) != nil {
            set(key, in: information, to: text("D:\(moment.filter(\.isNumber))Z"))
        }
    }

    fileprivate func dateMetadata(_ moment: String) throws(GreffierError) {
        let metadata = value(of: "/Metadata", in: root)
        guard isStream(metadata) else { return }
        let packet = String(decoding: try data(of: metadata), as: UTF8.self)
        let settled = packet.replacing(/(<xmp:(?:Create|Modify|Metadata)Date>)[^<]*/) { "\($0.output.1)\(moment)" }
        replace(metadata, by: Array(settled.utf8))
    }

    /// Six numbers of two bytes from byte 24 on (ICC.1:2010, 7.2.8).
    fileprivate func dateColourProfiles(_ moment: String) throws(GreffierError) {
        let numbers = moment.split { !$0.isNumber }.prefix(6).compactMap { UInt16($0) }
        for intent in items(of: value(of: "/OutputIntents", in: root)) {
            let profile = value(of: "/DestOutputProfile", in: intent)
            guard isStream(profile) else { continue }
            var bytes = try data(of: profile)
            guard bytes.count >= 128, numbers.count == 6 else { continue }
            bytes.replaceSubrange(24..<36, with: numbers.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
            replace(profile, by: bytes)
        }
    }
}
