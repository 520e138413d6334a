// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import Foundation
import JobModel

/// `greffier daemon`: takes files and runs jobs.
struct DaemonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "daemon",
        abstract: "Take files from the inboxes and run jobs until told to stop.",
        discussion: "Example: greffier daemon --workspace ~/recrutement"
    )
    @Flag(name: .long, help: "End when inbox and queue hold nothing that can run in the next 30 s; print what is left.")
    var drain = false
    @Option(name: .long, help: "The form of the log on standard error.") var log = LogFormat.text
    @Option(name: .long, help: "The least grave lines that are written; below info names of files are shown.")
    var logLevel = LogLevel.info
    @OptionGroup var options: WorkspaceOptions

    func run() async throws {
        ServiceMemory.shareHeaps()
        let workspace = try options.find()
        let service: GreffierService
        do {
            try GreffierService.refuseForeignState(workspace)
            ServiceLog.begin(workspace, format: log, level: logLevel, isDaemon: true)
            service = try GreffierService(workspace: workspace)
        } catch {
            throw Ending(error, in: workspace)
        }
        guard drain else { return try await service.run() }
        let summary = try await service.drain(telling: ReportLanguage.spoken(in: workspace))
        for line in summary.lines { Terminal.print(Terminal.safe(line)) }
        if summary.failed > 0 { throw Ending.documentsFailed() }
        if summary.left > 0 { throw Ending(code: Ending.notReadyCode, message: nil) }
    }
}

extension LogFormat: ExpressibleByArgument {}
extension LogLevel: ExpressibleByArgument {}
