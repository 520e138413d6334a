// SPDX-License-Identifier: GPL-3.0-or-later

/// How patiently and by which means the inboxes are watched.
package struct IntakeOptions: Sendable, Equatable {
    /// Where news of the inboxes comes from.
    package enum Mode: String, Sendable, CaseIterable {
        /// Events, and polling for folders whose file system sends none.
        case auto
        case events, poll
    }

    package var mode: Mode
    /// How long a file must stay unchanged.
    ///
    /// Default 2 s.
    package var settle: Duration
    /// After how long an unchanged file without its end is taken as it is.
    ///
    /// Default 60 s.
    package var giveUp: Duration
    /// Time between two looks where there are no events.
    ///
    /// Default 5 s.
    package var poll: Duration
    /// Time between two looks at everything where there are events.
    ///
    /// Default 5 min, ± a quarter.
    package var rescan: Duration
    /// How long the event of a test file is waited for before its inbox is polled.
    ///
    /// Default 5 s.
    package var canaryPatience: Duration
    /// Bytes that must be free for files to be taken in.
    ///
    /// Default 1 GiB.
    package var minimumFree: Int

    package init(
        mode: Mode = .auto,
        settle: Duration = .seconds(2),
        giveUp: Duration = .seconds(60),
        poll: Duration = .seconds(5),
        rescan: Duration = .seconds(300),
        canaryPatience: Duration = .seconds(5),
        minimumFree: Int = 1 << 30
    ) {
        self.mode = mode
        self.settle = settle
        self.giveUp = giveUp
        self.poll = poll
        self.rescan = rescan
        self.canaryPatience = canaryPatience
        self.minimumFree = minimumFree
    }
}
