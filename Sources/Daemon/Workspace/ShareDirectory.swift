// SPDX-License-Identifier: GPL-3.0-or-later
private import Foundation

/// The pipelines, templates, prompts and lexicons that come with the program.
package enum ShareDirectory {
    /// The folder that holds `pipelines/` as shipped.
    ///
    /// Looked for in `GREFFIER_SHARE`, then `../share/greffier` beside the program (an installed package), then in the
    /// folders above the program (a checkout with its build folder). `nil` where none is found.
    package static func locate(
        environment: [String: String] = ProcessInfo.processInfo.environment,
        program: String = ProgramPath.own
    ) -> String? {
        if let named = environment["GREFFIER_SHARE"], isShare(named) { return named }
        let folder = URL(fileURLWithPath: program).resolvingSymlinksInPath().deletingLastPathComponent()
        let installed = folder.deletingLastPathComponent().appendingPathComponent("share/greffier").path
        if isShare(installed) { return installed }
        var above = folder
        while above.path != "/" {
            if isShare(above.path) { return above.path }
            above.deleteLastPathComponent()
        }
        return nil
    }

    private static func isShare(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path + "/pipelines/lexicons")
            && FileManager.default.fileExists(atPath: path + "/pipelines/cv.yaml")
    }
}

/// Where this program and its worker stand.
package enum ProgramPath {
    /// The path of the running program.
    package static var own: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    }

    /// `greffier-worker`: `GREFFIER_WORKER`, else beside the program, else in `../libexec/greffier`.
    package static func worker(
        environment: [String: String] = ProcessInfo.processInfo.environment,
        program: String = own
    ) -> String {
        if let named = environment["GREFFIER_WORKER"], !named.isEmpty { return named }
        let folder = URL(fileURLWithPath: program).resolvingSymlinksInPath().deletingLastPathComponent()
        let beside = folder.appendingPathComponent("greffier-worker").path
        if FileManager.default.isExecutableFile(atPath: beside) { return beside }
        return folder.deletingLastPathComponent().appendingPathComponent("libexec/greffier/greffier-worker").path
    }
}
