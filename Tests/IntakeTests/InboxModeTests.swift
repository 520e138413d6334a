// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Testing

@testable import Intake

struct InboxModeTests {
    private static let local = FileSystemKind(magic: 0xEF53)
    private static let network = FileSystemKind(magic: 0x6969)
    private static let unknown = FileSystemKind(magic: 0x1234)

    private func mode(_ wanted: IntakeOptions.Mode = .auto, _ change: (inout InboxMode) -> Void = { _ in }) -> InboxMode
    {
        var mode = InboxMode(wanted: wanted, kind: Self.local, canary: .ok)
        change(&mode)
        return mode
    }

    @Test("a local inbox whose canary came back is watched by events")
    func events() {
        #expect(mode().decision == (.events, .tested))
        #expect(mode(.events).decision == (.events, .tested))
    }

    @Test("whatever speaks against events makes an inbox polled, with the first reason")
    func polling() {
        #expect(mode(.poll).decision == (.polling, .configured))
        #expect(mode { $0.hasWatcher = false }.decision == (.polling, .unwatched))
        #expect(mode { $0.kind = Self.network }.decision == (.polling, .fileSystem))
        #expect(mode { $0.kind = Self.unknown }.decision == (.polling, .fileSystem))
        #expect(mode { $0.kind = nil }.decision == (.polling, .fileSystem))
        #expect(mode { $0.isReadOnly = true }.decision == (.polling, .readOnly))
        #expect(mode { $0.beyondLimit = 1 }.decision == (.polling, .watchLimit))
        #expect(mode { $0.refused = 1 }.decision == (.polling, .unwatched))
        #expect(mode { $0.canary = .missing }.decision == (.polling, .noEvent))
        #expect(mode { $0.canary = .pending }.decision == (.polling, .untested))
        #expect(mode { $0.canary = .notTried }.decision == (.polling, .untested))
        #expect(mode(.poll) { $0.kind = Self.network }.decision == (.polling, .configured))
    }

    @Test("events asked for by name are used on a network too, but not without a canary")
    func asked() {
        #expect(mode(.events) { $0.kind = Self.network }.decision == (.events, .tested))
        #expect(
            mode(.events) {
                $0.kind = Self.network
                $0.canary = .missing
            }.decision == (.polling, .noEvent)
        )
    }

    @Test("a canary flies only where nothing else speaks against events")
    func canary() {
        #expect(mode { $0.canary = .notTried }.needsCanary)
        #expect(mode { $0.canary = .missing }.needsCanary)
        #expect(!mode(.poll) { $0.canary = .notTried }.needsCanary)
        #expect(!mode { $0.kind = Self.network }.needsCanary)
        #expect(!mode { $0.isReadOnly = true }.needsCanary)
        #expect(!mode { $0.hasWatcher = false }.needsCanary)
    }
}
