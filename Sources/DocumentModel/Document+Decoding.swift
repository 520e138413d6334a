// SPDX-License-Identifier: GPL-3.0-or-later

/// What older files lack is empty.
extension Document {
    private enum CodingKeys: String, CodingKey {
        case schema, metadata, pages, hidden, warnings, counts, parts, outline, attachments, images, comments, deletions
        case fields, links
        case mediaType = "media_type"
        case dataFiles = "data_files"
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            mediaType: try container.decode(String.self, forKey: .mediaType),
            metadata: try container.decode(Metadata.self, forKey: .metadata),
            pages: try container.decode([Page].self, forKey: .pages),
            hidden: try container.decode([HiddenText].self, forKey: .hidden),
            warnings: try container.decode([Warning].self, forKey: .warnings)
        )
        schema = try container.decode(Int.self, forKey: .schema)
        counts = try container.decodeIfPresent(Counts.self, forKey: .counts)
        parts = try container.list(.parts)
        outline = try container.list(.outline)
        attachments = try container.list(.attachments)
        dataFiles = try container.list(.dataFiles)
        images = try container.list(.images)
        links = try container.list(.links)
        comments = try container.list(.comments)
        deletions = try container.list(.deletions)
        fields = try container.list(.fields)
    }
}

extension KeyedDecodingContainer {
    /// The list at `key`, empty where there is none.
    func list<Element: Decodable>(_ key: Key) throws -> [Element] {
        try decodeIfPresent([Element].self, forKey: key) ?? []
    }
}
