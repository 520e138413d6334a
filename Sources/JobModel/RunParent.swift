// SPDX-License-Identifier: GPL-3.0-or-later

/// Where the file of a run was found, when it lay in the file of another run: in a message, in an archive.
package struct RunParent: Codable, Sendable, Hashable {
    package var run: ULID
    /// The name of that run's file.
    package var name: String
    /// 1 for what lay in a dropped file, 2 for what lay in that.
    package var depth: Int

    package init(run: ULID, name: String, depth: Int) {
        self.run = run
        self.name = name
        self.depth = depth
    }

    /// What the submission of a file found in the file of `run` is called, by its place from 1 on and its content: a store
    /// knows each name once.
    package static func submission(of run: ULID, place: Int, sha256: String) -> String {
        "\(run.text)/\(place)/\(sha256.prefix(16))"
    }

    /// Between what and what those names are, byte by byte.
    package static func submissions(of run: ULID) -> Range<String> { "\(run.text)/"..<"\(run.text)0" }
}

/// A run that was made of a file found in this run's file.
package struct ChildRun: Codable, Sendable, Hashable {
    package var run: ULID
    /// Its name is without folders.
    package var file: RunInput
    /// The folders that it lay in, inside an archive.
    package var tags: [String]

    package init(run: ULID, file: RunInput, tags: [String]) {
        self.run = run
        self.file = file
        self.tags = tags
    }

    /// All in one object, as run.json shows it.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        run = try container.decode(ULID.self, forKey: .run)
        tags = try container.decode([String].self, forKey: .tags)
        file = try RunInput(from: decoder)
    }

    package func encode(to encoder: any Encoder) throws {
        try file.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(run, forKey: .run)
        try container.encode(tags, forKey: .tags)
    }

    private enum CodingKeys: String, CodingKey { case run, tags }
}
