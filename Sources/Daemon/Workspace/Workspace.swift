// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation
package import PipelineModel

/// The folder that everything happens in, with its settings.
package struct Workspace: Sendable {
    /// Absolute, without a trailing slash.
    package let root: String
    package let settings: Settings

    package init(root: String, settings: Settings) {
        self.root = root
        self.settings = settings
    }

    package var pipelines: String { absolute(settings.paths.pipelines) }
    package var inbox: String { absolute(settings.paths.inbox) }
    package var outbox: String { absolute(settings.paths.outbox) }
    package var state: String { absolute(settings.paths.state) }
    package var submissions: String { absolute(settings.paths.submissions) }
    package var submissionsDatabase: String { submissions + "/submissions.sqlite" }
    /// Folders that a path in a row of submissions must lie in.
    ///
    /// Whoever may insert a row need not be somebody who may read what the service can read.
    var submittable: [String] { settings.submissions.allow ?? [submissions, inbox] }
    package var jobsDatabase: String { state + "/jobs.sqlite" }
    package var libraryDatabase: String { state + "/library.sqlite" }
    package var blobs: String { state + "/blobs" }
    package var spool: String { state + "/spool" }
    package var lockFile: String { state + "/daemon.lock" }
    /// Held by maintenance and by backups: nothing is removed while one is made.
    package var maintenanceLockFile: String { state + "/maintenance.lock" }
    /// What the last maintenance did.
    package var maintenanceFile: String { state + "/maintenance.json" }

    /// The time zone of schedules and day folders.
    package var timeZone: TimeZone {
        settings.timeZone.flatMap(TimeZone.init(identifier:)) ?? .current
    }

    private func absolute(_ path: String) -> String { path.hasPrefix("/") ? path : root + "/" + path }

    /// Why no workspace could be opened.
    package enum Failure: Error, Sendable, CustomStringConvertible {
        case notFound
        case unreadable(String)
        case invalid(Mistakes)
        /// The state folder may not be read by this user.
        case noAccess(String, owner: String?)

        /// In French.
        package var descriptionFR: String {
            switch self {
            case .notFound:
                "aucun espace de travail ici : pas de greffier.yaml dans ce dossier ni au-dessus. Créez-en un par « greffier init », ou indiquez-le par --workspace"
            case .unreadable(let path):
                "impossible de lire \(path) : indiquez un espace de travail, ou créez-en un par « greffier init »"
            case .invalid(let mistakes): mistakes.descriptionFR
            case .noAccess(let path, let owner):
                "cet utilisateur n’a pas accès à \(path) : lancez la commande comme son propriétaire, « sudo -u \(owner ?? "greffier") greffier … »"
            }
        }

        package var description: String {
            switch self {
            case .notFound:
                "no workspace here: no greffier.yaml in this folder or above it. Make one with `greffier init`, or name one with --workspace"
            case .unreadable(let path): "cannot read \(path): name a workspace, or make one with `greffier init`"
            case .invalid(let mistakes): mistakes.description
            case .noAccess(let path, let owner):
                "this user may not look into \(path): run the same as its owner, `sudo -u \(owner ?? "greffier") greffier …`"
            }
        }
    }

    /// Opens the workspace that `flag`, `GREFFIER_WORKSPACE`, the nearest parent of `directory` with a greffier.yaml,
    /// or /etc/greffier names, in this order.
    ///
    /// Throws `Workspace.Failure`.
    package static func open(
        flag: String?,
        directory: String = FileManager.default.currentDirectoryPath,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(Failure) -> Workspace {
        let root = try locate(flag: flag, directory: directory, environment: environment)
        let file = root + "/" + fileName
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else { throw .unreadable(file) }
        do {
            return Workspace(root: root, settings: try Settings.load(text, file: file, environment: environment))
        } catch {
            throw .invalid(error)
        }
    }

    package static let fileName = "greffier.yaml"

    private static func locate(
        flag: String?,
        directory: String,
        environment: [String: String]
    ) throws(Failure) -> String {
        if let named = flag ?? environment["GREFFIER_WORKSPACE"].flatMap({ $0.isEmpty ? nil : $0 }) {
            let root = URL(fileURLWithPath: named, relativeTo: URL(fileURLWithPath: directory)).standardizedFileURL.path
            guard FileManager.default.fileExists(atPath: root + "/" + fileName) else {
                throw .unreadable(root + "/" + fileName)
            }
            return root
        }
        var folder = URL(fileURLWithPath: directory).standardizedFileURL
        while true {
            if FileManager.default.fileExists(atPath: folder.path + "/" + fileName) { return folder.path }
            guard folder.path != "/" else { break }
            folder.deleteLastPathComponent()
        }
        if FileManager.default.fileExists(atPath: "/etc/greffier/" + fileName) { return "/etc/greffier" }
        throw .notFound
    }
}
