// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
import GRDB

/// What nobody can guess.
extension Library {
    static let secretLayout = """
        CREATE TABLE library_secret (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            value BLOB NOT NULL CHECK (length(value) = 32)
        );
        """

    /// 32 random bytes that stay the same for the life of the library; made when they are first asked for.
    ///
    /// With them names become codes that nobody can find by trying names.
    package func secret() async throws -> Data {
        try await write { db in
            var generator = SystemRandomNumberGenerator()
            let bytes = Data((0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) })
            try db.execute(sql: "INSERT OR IGNORE INTO library_secret (id, value) VALUES (1, ?)", arguments: [bytes])
            return try Data.fetchOne(db, sql: "SELECT value FROM library_secret WHERE id = 1") ?? bytes
        }
    }
}
