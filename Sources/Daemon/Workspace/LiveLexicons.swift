// SPDX-License-Identifier: GPL-3.0-or-later
package import Lexicons
package import Logging

/// The lexicons of a workspace, read anew when a file changes.
///
/// A change that has mistakes is logged with file, line and remedy, and the lexicons of before stay in force. At the start
/// there are none of before: then files with mistakes are left out, and the others count.
package actor LiveLexicons: LexiconSource {
    private let workspace: Workspace
    private let share: String?
    private let freshness: Duration
    private let logger: Logger
    private var set: LexiconSet
    private var stamp: String
    private var lastLook = ContinuousClock.now
    /// The look at the folders that is going on, which all who ask meanwhile wait for.
    private var look: Task<Void, Never>?

    /// `freshness` is how long a look at the folders is good for.
    ///
    /// Throws `LexiconError` where the files that ship have mistakes.
    package init(
        _ workspace: Workspace,
        share: String? = ShareDirectory.locate(),
        freshness: Duration = .seconds(5),
        logger: Logger
    ) throws {
        self.workspace = workspace
        self.share = share
        self.freshness = freshness
        self.logger = logger
        stamp = LexiconFiles.stamp(workspace, share: share)
        let (files, mistakes) = try LexiconFiles.loadSound(workspace, share: share)
        set = files.set
        for mistake in mistakes {
            logger.error("lexicon does not check and is left out", metadata: ["mistake": "\(mistake)"])
        }
    }

    package func current() async -> LexiconSet {
        if look == nil, ContinuousClock.now - lastLook >= freshness { look = Task { await lookAgain() } }
        await look?.value
        return set
    }

    /// Reads the files where one has changed, away from the threads that all tasks share.
    private func lookAgain() async {
        lastLook = ContinuousClock.now
        do {
            let changed = try await onThread { [workspace, share, stamp] in
                let seen = LexiconFiles.stamp(workspace, share: share)
                return seen == stamp
                    ? nil : (stamp: seen, files: Result { try LexiconFiles.load(workspace, share: share) })
            }
            if let changed {
                stamp = changed.stamp
                let files = try changed.files.get()
                if files.digest != set.digest { logger.notice("lexicons read anew") }
                set = files.set
            }
        } catch let error as LexiconError {
            for mistake in error.mistakes {
                logger.error("lexicon does not check; the last one stays", metadata: ["mistake": "\(mistake)"])
            }
        } catch {
            logger.error("lexicons cannot be read", metadata: ["error": "\(error)"])
        }
        look = nil
    }
}
