// SPDX-License-Identifier: GPL-3.0-or-later

extension Document {
    /// What the reader saw and what became of it, so that no loss is silent.
    ///
    /// Characters are Unicode scalars that are no white space; list markers that the format generates do not count.
    package struct Counts: Decodable, Sendable, Equatable {
        /// Characters in the file; `nil` where the reader of the format does not count them.
        package var seen: Int?
        /// Characters in the blocks.
        package var characters: Int
        /// Characters that were seen and are not in the blocks, by reason: `hidden`, `deleted`, `comment`, `field_code`,
        /// `unmapped` or another short word.
        package var apart: [String: Int]
        /// Parts that were not read, and why.
        package var skipped: [SkippedPart]
        /// Numbers of the pages without a visible character.
        package var pagesWithoutText: [Int]
        package var images: Int
        /// Images that look like text nobody has recognised.
        package var imagesNeedingRecognition: Int

        package init(
            seen: Int? = nil,
            characters: Int,
            apart: [String: Int] = [:],
            skipped: [SkippedPart] = [],
            pagesWithoutText: [Int] = [],
            images: Int = 0,
            imagesNeedingRecognition: Int = 0
        ) {
            self.seen = seen
            self.characters = characters
            self.apart = apart
            self.skipped = skipped
            self.pagesWithoutText = pagesWithoutText
            self.images = images
            self.imagesNeedingRecognition = imagesNeedingRecognition
        }

        /// Characters seen of which nothing is known: a defect of the reader unless 0.
        package var unexplained: Int? { seen.map { $0 - characters - apart.values.reduce(0, +) } }

        package init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            self.init(
                seen: try container.decodeIfPresent(Int.self, forKey: .seen),
                characters: try container.decode(Int.self, forKey: .characters),
                apart: try container.decodeIfPresent([String: Int].self, forKey: .apart) ?? [:],
                skipped: try container.list(.skipped),
                pagesWithoutText: try container.list(.pagesWithoutText),
                images: try container.decodeIfPresent(Int.self, forKey: .images) ?? 0,
                imagesNeedingRecognition: try container.decodeIfPresent(Int.self, forKey: .needing) ?? 0
            )
        }

        private enum CodingKeys: String, CodingKey {
            case seen = "characters_seen"
            case characters
            case apart = "characters_apart"
            case skipped = "parts_skipped"
            case pagesWithoutText = "pages_without_text"
            case images
            case needing = "images_needing_ocr"
        }
    }

    /// A part of the file that was not read.
    package struct SkippedPart: Decodable, Sendable, Equatable {
        /// As the file calls it.
        package var name: String
        /// A short word: `format`, `limit`, `damaged`, `missing` or another.
        package var reason: String

        package init(name: String, reason: String) {
            self.name = name
            self.reason = reason
        }
    }
}
