// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a backup was not made or not brought back, in words for an administrator.
package enum BackupFailure: Error, Sendable, CustomStringConvertible {
    /// There is something at the target already.
    case exists(String)
    /// The target lies inside a folder of the workspace.
    case inside(String)
    /// There is no backup at this path.
    case noBackup(String)
    /// It was made by a newer version.
    case newer(String)
    /// Files that are missing or differ from the manifest.
    case broken([String])
    /// The workspace to bring it into holds runs already.
    case notEmpty(String)
    /// A daemon works in that workspace.
    case running(DaemonLock.Holder?)
    /// The section `paths` of these settings is written in a way that cannot be replaced.
    case paths(String)

    package var description: String {
        switch self {
        case .exists(let path): "\(path) exists already: name a folder that does not"
        case .inside(let path):
            "a backup does not belong into \(path): name a folder outside of it, best on another disk"
        case .noBackup(let path): "\(path) is no backup: there is no \(BackupManifest.name) that can be read"
        case .newer(let version): "the backup was made by version \(version): install that one first"
        case .broken(let files):
            "the backup is damaged, and nothing was changed: \(files.prefix(10).joined(separator: ", "))"
                + (files.count > 10 ? " and \(files.count - 10) more" : "")
        case .notEmpty(let path): "\(path) holds runs already: name an empty folder with --into"
        case .running(let holder):
            "a daemon works in that workspace\(holder.map { " (process \($0.pid))" } ?? ""): stop it first"
        case .paths(let file):
            "`paths:` of \(file) cannot be replaced as it is written: restore with --original-paths, or into a workspace whose settings name the same folders"
        }
    }

    /// The same in French.
    package var descriptionFR: String {
        switch self {
        case .exists(let path): "\(path) existe déjà : nommez un dossier qui n’existe pas"
        case .inside(let path):
            "une sauvegarde n’a pas sa place dans \(path) : nommez un dossier au-dehors, de préférence sur un autre disque"
        case .noBackup(let path): "\(path) n’est pas une sauvegarde : pas de \(BackupManifest.name) lisible"
        case .newer(let version): "la sauvegarde vient de la version \(version) : installez-la d’abord"
        case .broken(let files):
            "la sauvegarde est endommagée, rien n’a été modifié : \(files.prefix(10).joined(separator: ", "))"
                + (files.count > 10 ? " et \(files.count - 10) de plus" : "")
        case .notEmpty(let path): "\(path) contient déjà des passages : nommez un dossier vide par --into"
        case .running(let holder):
            "un service travaille dans cet espace de travail\(holder.map { " (processus \($0.pid))" } ?? "") : arrêtez-le d’abord"
        case .paths(let file):
            "« paths: » de \(file) ne peut être remplacé tel qu’il est écrit : restaurez avec --original-paths, ou dans un espace de travail dont les réglages nomment les mêmes dossiers"
        }
    }
}
