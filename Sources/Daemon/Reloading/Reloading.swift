// SPDX-License-Identifier: GPL-3.0-or-later
import Engine
import Intake
import JobModel
import Logging
import PipelineModel
import ServiceLifecycle
import UnixSignals

/// Takes over what people changed in greffier.yaml and the pipelines while the daemon runs: at SIGHUP.
///
/// A file with mistakes is refused whole and what was in force stays. Runs that have begun go on as they began.
actor Reloading: Service {
    /// What is told of new settings.
    struct Listeners: Sendable {
        let engine: Engine
        let intake: Intake
        let door: SubmissionDoor
        let maintenance: Maintenance
    }

    private let listeners: Listeners
    private let pipelines: LivePipelines
    private let kinds: [String: StageKindDescription]
    private let keeper: ConfigurationKeeper
    private let manager: ServiceManager
    private let logger: Logger
    /// With the settings that are in force.
    private var workspace: Workspace

    init(_ parts: ServiceParts, _ listeners: Listeners, manager: ServiceManager) {
        self.listeners = listeners
        pipelines = parts.pipelines
        kinds = parts.kinds
        keeper = parts.keeper
        workspace = parts.workspace
        logger = parts.logger
        self.manager = manager
    }

    func run() async throws {
        await keeper.begin(manager)
        await cancelWhenGracefulShutdown {
            for await _ in await UnixSignalsSequence(trapping: .sighup) { await self.reload() }
        }
    }

    /// Reads all anew; returns when what can be in force is.
    func reload() async {
        manager.reloading()
        await takeSettings()
        await pipelines.reload(PipelineFolder(workspace, kinds: kinds))
        manager.ready(status: await keeper.statusText)
        let standing = await keeper.standing
        logger.notice(
            "settings and pipelines read anew",
            metadata: ["count": "\(standing.refused.count)", "restart": "\(standing.restart.joined(separator: ", "))"]
        )
    }

    private func takeSettings() async {
        do throws(Workspace.Failure) {
            let change = SettingsChange(
                from: workspace.settings,
                to: try Workspace.open(flag: workspace.root).settings
            )
            workspace = Workspace(root: workspace.root, settings: change.inForce)
            await adopt(change.inForce)
            for name in change.taken {
                logger.notice("a changed setting holds from now on", metadata: ["setting": "\(name)"])
            }
            for name in change.waiting {
                logger.warning("a changed setting waits for a restart", metadata: ["setting": "\(name)"])
            }
            await keeper.note(restart: change.waiting)
        } catch {
            let mistakes = Self.mistakes(error)
            for mistake in mistakes.all {
                logger.error("greffier.yaml does not check; the last one stays", metadata: ["mistake": "\(mistake)"])
            }
            await keeper.note(refused: mistakes)
        }
    }

    private func adopt(_ settings: Settings) async {
        do {
            try await listeners.engine.adopt(EngineSettings(settings))
        } catch {
            logger.error("rates cannot be kept", metadata: ["error": "\(error)"])
        }
        await listeners.intake.adopt(IntakeOptions(settings.intake))
        await listeners.door.adopt(allowed: workspace.submittable)
        await listeners.maintenance.adopt(workspace)
    }

    private static func mistakes(_ failure: Workspace.Failure) -> Mistakes {
        if case .invalid(let mistakes) = failure { return mistakes }
        return Mistakes([
            Mistake(
                file: Workspace.fileName,
                line: 1,
                column: 1,
                message: failure.description,
                remedy: "let the service read it again",
                french: (failure.descriptionFR, "rendez-le lisible pour le service")
            )
        ])
    }
}

extension IntakeOptions {
    /// As greffier.yaml has it.
    init(_ settings: Settings.Intake) {
        self.init(
            mode: Mode(rawValue: settings.mode) ?? .auto,
            settle: .seconds(settings.settle),
            giveUp: .seconds(settings.giveUp),
            poll: .seconds(settings.poll),
            rescan: .seconds(settings.rescan)
        )
    }
}
