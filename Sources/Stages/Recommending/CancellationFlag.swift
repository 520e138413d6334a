// SPDX-License-Identifier: GPL-3.0-or-later
import Synchronization

/// Tells work on another thread that its task was cancelled.
final class CancellationFlag: Sendable {
    private let flag = Atomic<Bool>(false)

    var isSet: Bool { flag.load(ordering: .relaxed) }

    func set() { flag.store(true, ordering: .relaxed) }
}
