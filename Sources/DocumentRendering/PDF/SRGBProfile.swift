// SPDX-License-Identifier: GPL-3.0-or-later
import CLittleCMS

/// The colour profile that says what the colours of a drawn PDF mean (IEC 61966-2-1).
enum SRGBProfile {
    /// The ICC profile, equal at each call; `nil` when the library cannot make one.
    static let bytes: [UInt8]? = make()

    private static func make() -> [UInt8]? {
        guard let profile = cmsCreate_sRGBProfile() else { return nil }
        defer { cmsCloseProfile(profile) }
        // Version 2 is what the oldest readers of PDF/A know.
        cmsSetProfileVersion(profile, 2.1)
        var count: cmsUInt32Number = 0
        guard cmsSaveProfileToMem(profile, nil, &count) != 0 else { return nil }
        var bytes = [UInt8](repeating: 0, count: Int(count))
        guard cmsSaveProfileToMem(profile, &bytes, &count) != 0, bytes.count > 128 else { return nil }
        // The header's date (ICC.1:2001-04, 6.1): the profile is the same whenever it is made.
        bytes.replaceSubrange(24..<36, with: [0x07, 0xEA, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0])
        return bytes
    }
}
