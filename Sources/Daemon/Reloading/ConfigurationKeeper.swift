// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import JobModel
import Logging
import PipelineModel

/// Knows how the daemon stands to its files, and tells systemd and the commands beside it.
///
/// Tells nobody before `begin`: a process that only drains a workspace takes over nothing while it runs.
actor ConfigurationKeeper {
    private let state: String
    private let language: ReportLanguage
    private let clock: any WallClock
    private let logger: Logger
    private var manager: ServiceManager?
    private var settings: ConfigurationStanding.Refusal?
    private var pipelines: [ConfigurationStanding.Refusal] = []
    private var restart: [String] = []
    private var readAt: Date

    init(_ workspace: Workspace, clock: any WallClock, logger: Logger) {
        state = workspace.state
        language = ReportLanguage(setting: workspace.settings.language)
        self.clock = clock
        self.logger = logger
        readAt = clock.now()
    }

    var standing: ConfigurationStanding {
        ConfigurationStanding(
            pid: getpid(),
            readAt: Timestamp.text(readAt),
            refused: [settings].compactMap(\.self) + pipelines,
            restart: restart
        )
    }

    /// For `systemctl status`, on one line.
    var statusText: String {
        let usual = language.text("surveille les dépôts", "watching the inboxes")
        let all = [usual] + standing.sentences(language)
        return all.joined(separator: "; ")
    }

    /// From now on others are told.
    func begin(_ manager: ServiceManager) async {
        self.manager = manager
        await tell()
    }

    /// Pipelines were read anew; these are not used as they are now.
    func note(_ refused: [RefusedPipeline]) async {
        pipelines = refused.map { refused in
            Self.refusal(of: "pipelines/" + refused.file, refused.mistakes, isKept: refused.isKept)
        }
        await tell()
    }

    /// greffier.yaml was read anew, and holds but for what waits for a restart.
    func note(restart: [String]) async {
        settings = nil
        self.restart = restart
        await tell()
    }

    /// greffier.yaml was read anew and is not used.
    func note(refused mistakes: Mistakes) async {
        settings = Self.refusal(of: Workspace.fileName, mistakes, isKept: true)
        await tell()
    }

    /// The first mistake: the others show when it is mended, or by `greffier doctor` and `greffier pipelines check`.
    private static func refusal(
        of file: String,
        _ mistakes: Mistakes,
        isKept: Bool
    ) -> ConfigurationStanding.Refusal {
        ConfigurationStanding.Refusal(
            file: file,
            message: mistakes.all.first?.description ?? "",
            messageFR: mistakes.all.first?.descriptionFR ?? "",
            isKept: isKept
        )
    }

    private func tell() async {
        readAt = clock.now()
        guard let manager else { return }
        manager.status(statusText)
        let (standing, file) = (standing, FilePath(ConfigurationStanding.file(state: state)))
        do {
            try await onThread {
                try Files.writeAtomically(try CanonicalJSON.pretty(standing), to: file, mode: 0o600)
            }
        } catch {
            logger.warning("what was refused of the settings cannot be kept", metadata: ["error": "\(error)"])
        }
    }
}
