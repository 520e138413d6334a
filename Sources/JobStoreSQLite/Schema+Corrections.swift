// SPDX-License-Identifier: GPL-3.0-or-later

extension Schema {
    /// What people corrected, by the file and the pipeline that it is about.
    ///
    /// Not bound to runs: it outlasts those that are pruned, as the originals do.
    static let corrections = """
        CREATE TABLE corrections (
            run TEXT PRIMARY KEY NOT NULL CHECK (length(run) = 26),
            name TEXT NOT NULL,
            dropped_at INTEGER NOT NULL,
            target TEXT NOT NULL CHECK (length(target) = 26),
            pipeline TEXT NOT NULL,
            input_sha256 TEXT NOT NULL,
            sha256 TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX corrections_input ON corrections (input_sha256, pipeline);
        """

    /// Lets one dropped file be about several: a mark closes every version of an offer.
    static let correctingSeveral = """
        CREATE TABLE corrections_of_several (
            run TEXT NOT NULL CHECK (length(run) = 26),
            name TEXT NOT NULL,
            dropped_at INTEGER NOT NULL,
            target TEXT NOT NULL CHECK (length(target) = 26),
            pipeline TEXT NOT NULL,
            input_sha256 TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            PRIMARY KEY (run, input_sha256)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO corrections_of_several (run, name, dropped_at, target, pipeline, input_sha256, sha256)
        SELECT run, name, dropped_at, target, pipeline, input_sha256, sha256 FROM corrections;
        DROP TABLE corrections;
        ALTER TABLE corrections_of_several RENAME TO corrections;
        CREATE INDEX corrections_input ON corrections (input_sha256, pipeline);
        """
}
