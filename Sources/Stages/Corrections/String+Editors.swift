// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

extension String {
    /// What editors write: UTF-8, UTF-16 with its mark, or what old ones on Windows write; `nil` of what is no text.
    init?(writtenByEditor data: Data) {
        let isWide = data.starts(with: [0xFF, 0xFE]) || data.starts(with: [0xFE, 0xFF])
        let bytes = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data
        let text =
            isWide
            ? String(data: data, encoding: .utf16)
            : String(validating: bytes, as: UTF8.self) ?? String(data: bytes, encoding: .windowsCP1252)
        guard let text else { return nil }
        self = text
    }
}
