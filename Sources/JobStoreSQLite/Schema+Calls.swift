// SPDX-License-Identifier: GPL-3.0-or-later

extension Schema {
    /// Calls to language models.
    ///
    /// `run` is no reference, and the pipeline stands beside it: calls outlast their runs, so that sums go on to match the
    /// bills.
    static let calls = """
        CREATE TABLE model_calls (
            id INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            run TEXT CHECK (length(run) = 26),
            pipeline TEXT,
            stage TEXT,
            name TEXT NOT NULL,
            model TEXT,
            digest TEXT,
            endpoint TEXT,
            is_cached INTEGER NOT NULL CHECK (is_cached = 0 OR is_cached = 1),
            prompt_tokens INTEGER,
            kept_tokens INTEGER,
            output_tokens INTEGER,
            duration_ms INTEGER NOT NULL,
            load_ms INTEGER,
            prompt_ms INTEGER,
            output_ms INTEGER,
            tries INTEGER,
            finish TEXT,
            code TEXT,
            cost REAL,
            currency TEXT,
            CHECK ((finish IS NULL) <> (code IS NULL)),
            CHECK ((cost IS NULL) = (currency IS NULL))
        ) STRICT;
        CREATE INDEX model_calls_at ON model_calls (at);
        CREATE INDEX model_calls_run ON model_calls (run) WHERE run IS NOT NULL;
        CREATE VIEW model_call_status AS
            SELECT c.id AS call, \(moment("c.at")) called_at, c.run AS run, c.pipeline AS pipeline, r.input_name AS file,
                c.stage AS stage, c.name AS name, c.model AS model, c.digest AS digest, c.endpoint AS endpoint,
                c.is_cached AS cached, c.prompt_tokens AS prompt_tokens, c.kept_tokens AS kept_tokens,
                c.output_tokens AS output_tokens, c.duration_ms AS duration_ms, c.load_ms AS load_ms,
                c.prompt_ms AS prompt_ms, c.output_ms AS output_ms, c.tries AS tries, c.finish AS finish,
                c.code AS error, c.cost AS cost, c.currency AS currency
            FROM model_calls c LEFT JOIN runs r ON r.id = c.run;
        """
}
