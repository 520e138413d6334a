// SPDX-License-Identifier: GPL-3.0-or-later

/// Of what whom to tell, and how often at the most.
package struct NotificationRule: Sendable, Equatable {
    /// Known by its place and what it says; happenings that wait for a rule which is no longer there are let go.
    package var name: String
    package var kinds: Set<NotificationKind>
    package var targets: [NotificationTarget]
    /// Those whose runs count; empty for all.
    package var pipelines: [String]
    package var limits: StormLimits

    package init(
        name: String,
        kinds: Set<NotificationKind>,
        targets: [NotificationTarget],
        pipelines: [String] = [],
        limits: StormLimits = StormLimits()
    ) {
        self.name = name
        self.kinds = kinds
        self.targets = targets
        self.pipelines = pipelines
        self.limits = limits
    }

    /// Whether this kind of happening in this pipeline is its business.
    package func wants(_ kind: NotificationKind, of pipeline: String) -> Bool {
        kinds.contains(kind) && (pipelines.isEmpty || pipelines.contains(pipeline))
    }
}
