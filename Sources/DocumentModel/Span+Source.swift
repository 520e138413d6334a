// SPDX-License-Identifier: GPL-3.0-or-later

extension Span {
    /// Where a span stands in the file, written as `[part, offset, length]`.
    package struct Source: Decodable, Sendable, Equatable {
        /// The index of the part in `Document.parts`; the page's index in a format with pages.
        package var part: Int
        /// From the start of the part: bytes in text and XML, drawn characters in the order of the content stream in PDF.
        package var offset: Int
        /// In the units of `offset`.
        package var length: Int

        package init(part: Int, offset: Int, length: Int) {
            self.part = part
            self.offset = offset
            self.length = length
        }

        package init(from decoder: any Decoder) throws {
            let values = try decoder.singleValueContainer().decode([Int].self)
            guard values.count == 3 else {
                throw DecodingError.dataCorrupted(
                    .init(codingPath: decoder.codingPath, debugDescription: "a source has 3 numbers")
                )
            }
            self.init(part: values[0], offset: values[1], length: values[2])
        }
    }
}
