// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
package import PipelineModel
import WebService

/// Settings that can be read, and yet are not what was meant.
extension Doctor {
    /// What stands in greffier.yaml is checked when it is opened; here is what only this machine can tell.
    func settings() -> [Finding] {
        let doubts = [timeZone(), patience(), slots()].compactMap { $0 } + allowedFolders() + variables()
        let named = SettingKey.all.map(\.variable).filter { !(environment[$0] ?? "").isEmpty }
        let source = named.isEmpty ? "greffier.yaml" : "greffier.yaml, \(named.joined(separator: ", "))"
        return [.ok("settings", source).inFrench(source)] + doubts
    }

    /// Every mistake in a greffier.yaml that cannot be used.
    package static func findings(_ mistakes: Mistakes) -> [Finding] {
        mistakes.all.map { mistake in
            let place = mistake.line > 0 ? "\(mistake.file):\(mistake.line):\(mistake.column)" : mistake.file
            let line = mistake.line > 0 ? mistake.line : nil
            return .fail(
                "settings",
                "\(place): \(mistake.message)",
                Remedy.edit(mistake.file, line: line, mistake.remedy)
            )
            .inFrench(
                "\(place) : \(mistake.messageFR)",
                Remedy.edit(mistake.file, line: line, mistake.remedyFR)
            )
        }
    }

    private func timeZone() -> Finding? {
        guard let name = workspace.settings.timeZone, TimeZone(identifier: name) == nil else { return nil }
        let near = Nearest.name(to: name, among: TimeZone.knownTimeZoneIdentifiers) ?? "Europe/Paris"
        return .fail("setting timezone", "there is no time zone '\(name)'", edit("timezone: \(near)"))
            .inFrench("le fuseau horaire « \(name) » n’existe pas", edit("timezone : \(near)"))
    }

    private func patience() -> Finding? {
        let intake = workspace.settings.intake
        guard intake.giveUp < intake.settle else { return nil }
        let words = "intake.give_up: more than intake.settle"
        return .warn(
            "setting intake.give_up",
            "files are taken as they are before they are still: \(intake.giveUp) s, intake.settle \(intake.settle) s",
            edit(words)
        )
        .inFrench(
            "les fichiers sont pris avant d’être stables : \(intake.giveUp) s, intake.settle \(intake.settle) s",
            edit("intake.give_up : plus que intake.settle")
        )
    }

    private func slots() -> Finding? {
        let (wanted, processors) = (workspace.settings.queues.cpu, ProcessInfo.processInfo.activeProcessorCount)
        guard wanted > processors * 4 else { return nil }
        return .warn(
            "setting queues.cpu",
            "\(wanted) jobs at once on \(processors) processors",
            edit("queues.cpu: \(processors)")
        )
        .inFrench("\(wanted) tâches à la fois sur \(processors) processeurs", edit("queues.cpu : \(processors)"))
    }

    private func allowedFolders() -> [Finding] {
        (workspace.settings.submissions.allow ?? []).filter { !FileManager.default.fileExists(atPath: $0) }.map {
            path in
            .warn("setting submissions.allow", "\(path) does not exist", "mkdir -p \(Remedy.quoted(path))")
                .inFrench("\(path) n’existe pas")
        }
    }

    /// Variables that are almost a setting: they were meant, and do nothing.
    private func variables() -> [Finding] {
        let known = SettingKey.all.map(\.variable)
        let others: Set = [
            "GREFFIER_WORKSPACE", "GREFFIER_WORKER", "GREFFIER_SHARE", "GREFFIER_TESSERACT", "GREFFIER_EMBEDDING",
        ]
        let strangers = environment.keys.filter {
            $0.hasPrefix("GREFFIER_") && !known.contains($0) && !others.contains($0)
        }
        return strangers.sorted().compactMap { name in
            // Two or three letters from a long name: whoever means something else writes something else.
            guard let near = Nearest.name(to: name, among: known), abs(near.count - name.count) <= 2,
                near.split(separator: "_").dropFirst().first == name.split(separator: "_").dropFirst().first
            else { return nil }
            return .warn("setting \(name)", "this variable is no setting: \(near) is", "unset \(name)")
                .inFrench("cette variable n’est pas un réglage : \(near) en est un")
        }
    }

    /// Whether HTTP is served, and who reaches it.
    func http() -> Finding {
        guard workspace.settings.http.isEnabled else { return .ok("http", "switched off").inFrench("coupé") }
        guard let wanted = WebAddress(workspace.settings.http.listen) else {
            return .ok("http", workspace.settings.http.listen).inFrench(workspace.settings.http.listen)
        }
        let isRunning = DaemonLock.holder(path: workspace.lockFile) != nil
        let address = isRunning ? HTTPAddressNote(state: workspace.state).read() : wanted
        guard let address else {
            let look = Remedy.command("ss -ltnp 'sport = :\(wanted.port)'", "end that program, or set http.listen")
            return .warn("http", "\(wanted) cannot be listened on: all else goes on", look)
                .inFrench(
                    "impossible d’écouter sur \(wanted) : tout le reste continue",
                    look.replacing("end that program, or set", with: "terminez ce programme, ou réglez")
                )
        }
        guard address.isLoopback else {
            let behind = edit("http.listen: 127.0.0.1:\(wanted.port), behind a proxy that speaks TLS")
            return .warn("http", "\(address) is reached from other machines, without encryption", behind)
                .inFrench(
                    "\(address) est accessible d’autres machines, sans chiffrement",
                    edit("http.listen : 127.0.0.1:\(wanted.port), derrière un mandataire qui parle TLS")
                )
        }
        return .ok("http", "\(address), this machine alone").inFrench("\(address), cette machine seulement")
    }
}
