// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials

/// The container of the old Office formats (OLE2), which also wraps password-protected OOXML packages.
///
/// Source: [MS-CFB] for the signature and the UTF-16 names of its directory, [MS-OFFCRYPTO] 2.3.4 for the stream names
/// of an encrypted package.
package enum CompoundFile {
    private static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    /// Whether `data` starts like a compound file.
    package static func matches(_ data: Data) -> Bool { data.starts(with: signature) }

    /// Whether the container names the stream of an encrypted OOXML package.
    package static func holdsEncryptedPackage(_ data: Data) -> Bool { holds("EncryptedPackage", in: data) }

    /// Whether the container's directory names a stream `name`.
    package static func holds(_ name: String, in data: Data) -> Bool {
        let needle = Data(name.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] })
        return data.firstRange(of: needle) != nil
    }
}
