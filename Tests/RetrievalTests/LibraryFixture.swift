// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import GRDB
import JobModel
import Retrieval

/// A library in a temporary folder of its own, removed with it.
final class LibraryFixture {
    let folder: URL
    var path: String { folder.appending(path: "library.sqlite").path }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "greffier-retrieval-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func open(_ access: Library.Access = .readWrite) throws -> Library { try Library(path: path, access: access) }

    /// Takes from the file what later layouts added, so that it is as the first program left it.
    func returnToFirstLayout() async throws {
        let queue = try DatabaseQueue(path: path)
        try await queue.write { db in
            try db.execute(
                sql: """
                    DROP TABLE identity_keys; DROP TABLE person_links; DROP TABLE person_decisions;
                    DROP INDEX entries_person;
                    ALTER TABLE entries DROP COLUMN status; ALTER TABLE entries DROP COLUMN valid_until;
                    ALTER TABLE entries DROP COLUMN document_date; ALTER TABLE entries DROP COLUMN person;
                    DROP TABLE judgements; DROP TABLE learned_weights; DROP TABLE fusion_shares; DROP TABLE meanings;
                    DROP TABLE library_secret;
                    DROP TABLE entry_fields;
                    ALTER TABLE chunks ADD COLUMN vector BLOB NOT NULL DEFAULT x'';
                    UPDATE chunks SET vector = (SELECT data FROM vectors v WHERE v.chunk = chunks.id);
                    DROP TABLE unembedded; DROP TABLE vectors; DROP TABLE generations;
                    ALTER TABLE collections DROP COLUMN vector_revision;
                    ALTER TABLE collections ADD COLUMN embedder TEXT NOT NULL DEFAULT 'lexical/1';
                    ALTER TABLE collections ADD COLUMN dimension INTEGER NOT NULL DEFAULT 65536;
                    PRAGMA user_version = 1;
                    """
            )
        }
        try queue.close()
    }

    /// Takes the columns from judgements that came after layout 5.
    func returnToLayoutOfJudgements() async throws {
        let columns = ["offer_collection", "offer_sha256", "candidate_collection", "candidate_sha256", "undone_at"]
        let queue = try DatabaseQueue(path: path)
        try await queue.write { db in
            for column in columns { try db.execute(sql: "ALTER TABLE judgements DROP COLUMN \(column)") }
            try db.execute(
                sql: "DROP TABLE fusion_shares; DROP TABLE meanings; DROP TABLE library_secret; PRAGMA user_version = 5"
            )
        }
        try queue.close()
    }

    /// An entry whose lines are those of `text`, two a page.
    static func entry(
        _ key: String,
        _ text: String,
        title: String? = nil,
        language: String? = nil,
        artifact: String = "a1"
    ) -> NewLibraryEntry {
        NewLibraryEntry(
            inputSHA256: key,
            source: "\(key).pdf",
            run: ULID(),
            language: language,
            artifactSHA256: artifact,
            data: Data("{\"key\":\"\(key)\"}".utf8),
            title: title ?? key,
            lines: lines(text)
        )
    }

    static func lines(_ text: String) -> [TextLine] {
        text.split(separator: "\n").enumerated().map { index, line in
            let isHeading = line.hasPrefix("# ")
            return TextLine(
                text: String(isHeading ? line.dropFirst(2) : line),
                number: index + 1,
                page: index / 2 + 1,
                kind: isHeading ? .heading : .paragraph,
                level: isHeading ? 1 : nil,
                block: index
            )
        }
    }
}
