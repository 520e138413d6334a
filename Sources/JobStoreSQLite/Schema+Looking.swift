// SPDX-License-Identifier: GPL-3.0-or-later

extension Schema {
    /// What telling which results a person should look at needs.
    ///
    /// Runs that ended before are looked at in their jobs, once.
    static let looking = """
        ALTER TABLE runs ADD COLUMN review TEXT;
        UPDATE runs SET review = (
            SELECT nullif(json_group_array(DISTINCT reason.value), '[]')
            FROM jobs, json_each(jobs.result, '$.review') AS reason
            WHERE jobs.run = runs.id AND jobs.result IS NOT NULL
        ) WHERE status = 'succeeded';
        CREATE INDEX runs_review ON runs (id) WHERE review IS NOT NULL;
        DROP VIEW run_status;
        CREATE VIEW run_status AS
            SELECT id AS run, pipeline, input_name AS file, input_sha256 AS sha256, trigger, status, folder,
                error_code AS error, error_stage, duplicate_of, \(moment("submitted_at")) submitted_at,
                \(moment("started_at")) started_at, \(moment("finished_at")) finished_at, review
            FROM runs;
        """
}
