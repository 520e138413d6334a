// SPDX-License-Identifier: GPL-3.0-or-later

/// Adds the layers of a model up to one progress, which never goes back.
///
/// A model is fetched layer by layer, several at once, and each line tells of one of them alone.
package struct PullTally: Sendable, Equatable {
    /// What the server does, in its words.
    package private(set) var status = ""
    private var layers: [String: Layer] = [:]

    private struct Layer: Equatable {
        var total: Int
        var completed: Int
    }

    package init() {}

    /// Bytes of all layers that were told of.
    package var total: Int { layers.values.reduce(0) { $0 + $1.total } }
    /// Bytes of them that are there.
    package var completed: Int { layers.values.reduce(0) { $0 + $1.completed } }
    /// From 0 to 1; `nil` before the first layer.
    package var share: Double? { total > 0 ? Double(completed) / Double(total) : nil }

    package mutating func add(_ progress: PullProgress) {
        status = progress.status
        guard let digest = progress.digest, let total = progress.total, total > 0 else { return }
        // A layer that begins has no `completed` yet, and one that is tried again would go back.
        let known = layers[digest]?.completed ?? 0
        layers[digest] = Layer(total: total, completed: min(total, max(known, progress.completed ?? 0)))
    }
}
