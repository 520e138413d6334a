// SPDX-License-Identifier: GPL-3.0-or-later

/// At most so many jobs of one key run at a time, over all runs and pipelines.
package struct ConcurrencyLimit: Codable, Sendable, Hashable {
    /// May hold `{pipeline}`, `{file}`, `{sha256}` and `{tag}` (the first tag), filled in for each run.
    package var key: String
    /// At least 1.
    package var limit: Int

    /// The words between braces that a key may hold.
    package static let placeholders = ["pipeline", "file", "sha256", "tag"]

    package init(key: String, limit: Int = 1) {
        self.key = key
        self.limit = max(1, limit)
    }

    /// The limit with the key of this run; what the run does not have stands as nothing.
    package func filled(for run: NewRun) -> ConcurrencyLimit {
        guard key.utf8.contains(UInt8(ascii: "{")) else { return self }
        let values = [
            "pipeline": run.pipeline, "file": run.input?.name ?? "", "sha256": run.input?.sha256 ?? "",
            "tag": run.tags.first ?? "",
        ]
        var filled = ""
        var rest = key[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let word = String(rest[rest.index(after: open)..<close])
            filled += rest[..<open] + (values[word] ?? "{\(word)}")
            rest = rest[rest.index(after: close)...]
        }
        return ConcurrencyLimit(key: filled + rest, limit: limit)
    }
}
