// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import JobModel

/// Options that every verb takes.
struct WorkspaceOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The workspace folder (else GREFFIER_WORKSPACE, else the nearest folder above with greffier.yaml).",
            valueName: "dir"
        )
    )
    var workspace: String?

    /// The workspace, or the failure that explains why there is none.
    ///
    /// `usingState` is off for verbs that look at settings and pipelines alone: anybody may do that.
    func open(usingState: Bool = true) throws -> Workspace {
        let workspace = try find(usingState: usingState)
        // A person reads results; the log of what the verb does has only what is out of order.
        ServiceLog.begin(workspace)
        return workspace
    }

    /// The same for a verb that has a log of its own.
    func find(usingState: Bool = true) throws -> Workspace {
        let workspace = try Workspace.open(flag: workspace)
        if usingState { try workspace.requireAccess() }
        return workspace
    }
}

/// The option of every verb that prints data.
struct OutputOptions: ParsableArguments {
    @Flag(name: .long, help: "Print JSON (docs/cli.md describes it).")
    var json = false
}

/// The option of verbs that speak both languages throughout.
struct LanguageOptions: ParsableArguments {
    @Option(name: .long, help: "The language of what is said (else that of the environment).")
    var language = ReportLanguage.ofProcess
}
