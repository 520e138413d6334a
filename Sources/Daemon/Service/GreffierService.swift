// SPDX-License-Identifier: GPL-3.0-or-later
private import DurableFiles
private import Engine
private import Foundation
private import Intake
package import JobModel
private import JobStore
private import JobStoreSQLite
package import Logging
private import Outbox
private import ServiceLifecycle
private import UnixSignals
private import WorkerPool

/// The daemon of one workspace: takes files in, runs jobs, delivers results.
///
/// Holds the workspace's lock for as long as it lives; a second one refuses to start.
package final class GreffierService: Sendable {
    private let workspace: Workspace
    private let lock: DaemonLock
    private let logger: Logger

    /// Why the service cannot start, in words for an administrator.
    package struct StartFailure: Error, CustomStringConvertible {
        package let description: String
        package let descriptionFR: String

        init(_ english: String, french: String) {
            description = english
            descriptionFR = french
        }
    }

    /// Takes the lock of the workspace.
    ///
    /// Throws `StartFailure` where another daemon holds it, where `state/` lies on a network file system, or where it
    /// cannot be written.
    package init(workspace: Workspace, logger: Logger = Logger(label: "greffier")) throws(StartFailure) {
        self.workspace = workspace
        self.logger = logger
        do {
            try FileManager.default.createDirectory(
                atPath: workspace.state,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            let reason = error.localizedDescription
            throw StartFailure(
                "cannot make \(workspace.state): \(reason)",
                french: "impossible de créer \(workspace.state) : \(reason)"
            )
        }
        try Self.refuseForeignState(workspace)
        // Somebody may have made the folder by hand; it holds the text of every CV.
        try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: workspace.state)
        if let kind = try? FileSystemKind(holding: FilePath(workspace.state)), !kind.hasTrustedLocks {
            throw StartFailure(
                "\(workspace.state) is on a network file system (\(kind.name)): set paths.state to a folder on a local disk",
                french:
                    "\(workspace.state) est sur un disque réseau (\(kind.name)) : réglez paths.state sur un disque local"
            )
        }
        lock = try Self.takeLock(workspace)
    }

    /// Throws where the state is another user's: nothing is to be written there, not even a log's key.
    package static func refuseForeignState(_ workspace: Workspace) throws(StartFailure) {
        guard let owner = foreignOwner(of: workspace.state) else { return }
        throw StartFailure(
            "\(workspace.state) belongs to \(owner): start the daemon as that user, `sudo -u \(owner) greffier daemon`, or give the folder to the one who starts it",
            french:
                "\(workspace.state) appartient à \(owner) : lancez le service sous ce compte, « sudo -u \(owner) greffier daemon », ou donnez-lui le dossier"
        )
    }

    /// Whose the state is, where this process should leave it alone: it may not write there, or what it wrote would be root's
    /// and keep the owner from starting again.
    private static func foreignOwner(of state: String) -> String? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: state)
        guard let owner = attributes?[.ownerAccountID] as? NSNumber, owner.uint32Value != geteuid() else { return nil }
        guard geteuid() == 0 || access(state, W_OK) != 0 else { return nil }
        return FileOwner.name(state) ?? "\(owner)"
    }

    private static func takeLock(_ workspace: Workspace) throws(StartFailure) -> DaemonLock {
        do {
            return try DaemonLock(path: workspace.lockFile, now: Timestamp.text(Date()))
        } catch {
            switch error {
            case .held(let holder):
                let who = holder?.words ?? "another process"
                let whoFR = holder?.wordsFR ?? "un autre processus"
                if let holder, DaemonLock.holder(path: workspace.maintenanceLockFile)?.pid == holder.pid {
                    throw StartFailure(
                        "greffier maintain compacts the databases (\(who)): start again after it",
                        french: "greffier maintain compacte les bases (\(whoFR)) : recommencez ensuite"
                    )
                }
                throw StartFailure(
                    "a daemon works in this workspace already: \(who)",
                    french: "un service travaille déjà dans cet espace de travail : \(whoFR)"
                )
            case .unavailable(let reason):
                throw StartFailure(
                    "cannot lock \(workspace.lockFile): \(reason)",
                    french: "impossible de verrouiller \(workspace.lockFile) : \(reason)"
                )
            }
        }
    }

    /// Runs until SIGTERM or SIGINT, then ends politely: running stages get their grace, the rest waits for the next start.
    ///
    /// SIGHUP has it read greffier.yaml and the pipelines anew; where it was started in a terminal, the terminal is gone and
    /// the daemon ends.
    package func run() async throws {
        let manager = ServiceManager(environment: ProcessInfo.processInfo.environment)
        let isInTerminal = !manager.isListening && isatty(STDIN_FILENO) == 1
        // What comes before the daemon can listen to it must not end it.
        if !isInTerminal { signal(SIGHUP, SIG_IGN) }
        let parts = try await open()
        let (intake, door, maintenance) = (parts.intake, parts.door, parts.maintenance)
        // What comes first ends last.
        var services: [any Service] = [
            parts.engine, parts.scheduler, door, intake, maintenance,
            parts.modelWatch, parts.vectorKeeper, parts.memoryKeeper, parts.notifier,
            Heartbeat(manager: manager, engine: parts.engine, intake: intake, keeper: parts.keeper),
        ]
        if !isInTerminal {
            let listeners = Reloading.Listeners(
                engine: parts.engine,
                intake: intake,
                door: door,
                maintenance: maintenance
            )
            services.insert(Reloading(parts, listeners, manager: manager), at: 0)
        }
        if let web = await web(parts, intake) {
            services.insert(EngineCounts(parts.engine, parts.metrics), at: 0)
            services.append(web)
        }
        let group = ServiceGroup(
            configuration: .init(
                services: services.map {
                    .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup)
                },
                gracefulShutdownSignals: isInTerminal ? [.sigterm, .sigint, .sighup] : [.sigterm, .sigint],
                logger: logger
            )
        )
        logger.info("daemon started", metadata: ["version": "\(GreffierVersion.current)"])
        try await group.run()
        manager.stopping()
        await close(parts)
        logger.info("daemon stopped")
    }

    /// The HTTP server; what keeps it from starting keeps nothing else.
    private func web(_ parts: ServiceParts, _ intake: Intake) async -> (any Service)? {
        HTTPAddressNote(state: workspace.state).remove()
        do {
            return try await parts.web(intake)
        } catch {
            logger.warning("no HTTP server: its token cannot be kept", metadata: ["error": "\(error)"])
            return nil
        }
    }

    /// How long the servers that pass messages on may take where no daemon stays; what they do not take waits.
    private static let lastWords = Duration.seconds(15)

    /// What was left when a drain ended.
    package struct DrainOutcome: Sendable {
        package var succeeded = 0
        package var failed = 0
        /// Files and runs that could not be finished now.
        package var left = 0
        /// What happened and what is left and why, for people.
        package var lines: [String] = []
    }

    /// Works until inbox and queue hold nothing that can run within 30 seconds; tells of it in `language`.
    package func drain(telling language: ReportLanguage = .english) async throws -> DrainOutcome {
        let started = Date()
        let parts = try await open()
        let intake = parts.intake
        let door = parts.door
        let left = try await working([parts.engine, door, intake]) {
            try await Self.untilDrained(intake: intake, door: door, engine: parts.engine)
        }
        await parts.notifier.flush(within: Self.lastWords)
        let outcome = try await outcome(parts, left: left, intake: await intake.status(), since: started, language)
        await close(parts)
        return outcome
    }

    /// Alternates between the inbox and the queue: the inbox fills the queue, and only people fill the inbox.
    private static func untilDrained(intake: Intake, door: SubmissionDoor, engine: Engine) async throws -> DrainSummary
    {
        while true {
            while await !intake.isIdle().idle { try await Task.sleep(for: .milliseconds(20)) }
            await door.poll()
            let left = try await engine.drain()
            await door.settle()
            if await intake.isIdle().idle { return left }
        }
    }

    private func outcome(
        _ parts: ServiceParts,
        left: DrainSummary,
        intake: IntakeStatus,
        since: Date,
        _ language: ReportLanguage
    ) async throws -> DrainOutcome {
        let counts = try await parts.store.summary(since: since)
        var outcome = DrainOutcome(succeeded: counts.succeeded, failed: counts.failed)
        outcome.lines = [
            language.counted(counts.succeeded, ("réussi", "réussis"), "succeeded") + ", "
                + language.counted(counts.failed, ("échoué", "échoués"), "failed")
        ]
        outcome.lines += left.left.map { item in
            let (name, blocker) = (item.file ?? item.pipeline, item.blocker.words(language))
            return language.text(
                "reste : \(name), étape \(item.stage), attend \(blocker)",
                "left: \(name), stage \(item.stage), waits for \(blocker)"
            )
        }
        func told(_ code: String) -> String {
            code + (ErrorCode.named(code).map { language.plainColon + $0.message(in: language) } ?? "")
        }
        let problems = intake.problems.map { ($0.path, told($0.code)) }
        // What holds everything up holds up each of them.
        let waiting = intake.waiting.map { file in
            let words = file.reason.words
            return (file.path, intake.paused.map(told) ?? language.text(words.french, words.english))
        }
        outcome.lines += (problems + waiting).map { path, words in
            language.text("reste au dépôt : ", "left in the inbox: ") + path + language.plainColon + words
        }
        outcome.left = left.left.count + problems.count + waiting.count
        return outcome
    }

    /// Runs `body` with a working engine and no intake: what `greffier run` does where no daemon runs.
    func withEngine<Value: Sendable>(_ body: @Sendable @escaping (ServiceParts) async throws -> Value) async throws
        -> Value
    {
        // Who named the pipeline is told what is wrong with it; the others are no concern of this run.
        let parts = try await open(logsPipelines: false)
        let value = try await working([parts.engine]) { try await body(parts) }
        await parts.notifier.flush(within: Self.lastWords)
        await close(parts)
        return value
    }

    /// Runs `body` while the services work, then shuts them down politely; gives what `body` gives.
    private func working<Value: Sendable>(
        _ services: [any Service],
        _ body: @Sendable @escaping () async throws -> Value
    ) async throws -> Value {
        let group = ServiceGroup(services: services, logger: logger)
        return try await withThrowingTaskGroup(of: Value?.self) { tasks in
            tasks.addTask {
                try await group.run()
                return nil
            }
            tasks.addTask {
                let result: Result<Value, any Error>
                do { result = .success(try await body()) } catch { result = .failure(error) }
                await group.triggerGracefulShutdown()
                return try result.get()
            }
            var value: Value?
            while let next = try await tasks.next() { value = next ?? value }
            guard let value else { throw CancellationError() }
            return value
        }
    }

    private func open(logsPipelines: Bool = true) async throws -> ServiceParts {
        let parts = try await ServiceParts(workspace: workspace, logger: logger, logsPipelines: logsPipelines)
        try await parts.outbox.prepare()
        do {
            try await parts.notifier.prepare()
        } catch let error as GreffierError where [.storeFull, .storeUnavailable].contains(error.code) {
            // A full disk keeps people from being told, and nothing else from being done.
            logger.warning("notifications wait", metadata: ["error": "\(error)"])
        }
        return parts
    }

    private func close(_ parts: ServiceParts) async {
        await parts.outbox.flush()
        await parts.workers.shutdown()
        await parts.calls.flush()
        do {
            try await parts.store.close()
        } catch {
            logger.error("job store did not close", metadata: ["error": "\(error)"])
        }
    }
}
