// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

/// The jobs of one run and how they depend on each other, as far as the rules look at them.
package struct RunGraph: Sendable, Hashable {
    package var nodes: [Node]

    package init(_ nodes: [Node]) { self.nodes = nodes }

    /// One job in the graph.
    package struct Node: Sendable, Hashable {
        package var id: JobID
        package var stage: String
        /// The stage whose item it does, which waits for it.
        package var itemOf: String?
        package var isDelivery: Bool
        package var dependsOn: [String]
        package var isOptional: Bool
        package var state: JobState

        package init(
            id: JobID,
            stage: String,
            itemOf: String? = nil,
            isDelivery: Bool,
            dependsOn: [String],
            isOptional: Bool,
            state: JobState
        ) {
            self.id = id
            self.stage = stage
            self.itemOf = itemOf
            self.isDelivery = isDelivery
            self.dependsOn = dependsOn
            self.isOptional = isOptional
            self.state = state
        }
    }

    /// What to do to a waiting job.
    package struct Change: Sendable, Hashable {
        package var id: JobID
        package var event: JobEvent
    }

    /// All changes that the present states call for, in an order in which they can be applied.
    ///
    /// A waiting job is released when all that it depends on succeeded, its own items included; skipped when something
    /// failed or was skipped, cancelled when something was cancelled. The delivery waits for all other jobs to end, however they end.
    package func settle() -> [Change] {
        var states = Dictionary(nodes.map { ($0.stage, $0.state) }, uniquingKeysWith: { first, _ in first })
        var changes: [Change] = []
        var isSettled = false
        while !isSettled {
            isSettled = true
            for node in nodes where states[node.stage] == .waiting {
                guard let event = event(for: node, states) else { continue }
                changes.append(Change(id: node.id, event: event))
                states[node.stage] = Self.state(after: event)
                isSettled = false
            }
        }
        return changes
    }

    private func event(for node: Node, _ states: [String: JobState]) -> JobEvent? {
        if node.isDelivery {
            return nodes.allSatisfy { $0.isDelivery || states[$0.stage]?.isFinal == true } ? .release : nil
        }
        var sources = node.dependsOn.compactMap { states[$0] }
        sources += nodes.lazy.filter { $0.itemOf == node.stage }.compactMap { states[$0.stage] }
        if sources.contains(.cancelled) { return .cancel }
        if sources.contains(where: { $0 == .failed || $0 == .skipped }) { return .skip }
        return sources.allSatisfy { $0 == .succeeded } ? .release : nil
    }

    private static func state(after event: JobEvent) -> JobState {
        switch event {
        case .cancel: .cancelled
        case .skip: .skipped
        default: .ready
        }
    }

    /// Whether every job has ended.
    package var isFinished: Bool { nodes.allSatisfy(\.state.isFinal) }

    /// How the run ends when its stages stand like this: it succeeds when all but the optional ones succeeded.
    package var verdict: RunStatus {
        let required = nodes.filter { !$0.isOptional && !$0.isDelivery && $0.state != .succeeded }
        if required.contains(where: { $0.state == .failed }) { return .failed }
        if required.contains(where: { $0.state == .cancelled }) { return .cancelled }
        return required.isEmpty ? .succeeded : .failed
    }

    /// `stage` and all stages that depend on it, directly or not; the delivery is always among them.
    ///
    /// An item's stage depends on it; the items of a stage depend on what the stage does.
    package func descendants(of stage: String) -> Set<String> {
        var found: Set<String> = [stage]
        var before = 0
        while before != found.count {
            before = found.count
            for node in nodes where node.isDelivery || !found.isDisjoint(with: node.dependsOn) {
                found.insert(node.stage)
            }
            for case let origin? in nodes.filter({ found.contains($0.stage) }).map(\.itemOf) { found.insert(origin) }
        }
        return found
    }
}
