// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import WorkerPool
import WorkerProtocol

/// The program that reads documents, and what it is locked up in.
extension Doctor {
    func workerFindings() async -> [Finding] {
        let path = ProgramPath.worker()
        guard FileManager.default.isExecutableFile(atPath: path) else { return [withoutWorker(path)] }
        let pool = ServiceFactory.workers(workspace)
        var findings = [await probe(pool, path)]
        if findings[0].verdict != .fail { findings.append(await recognition(by: pool)) }
        await pool.shutdown()
        return findings
    }

    private func withoutWorker(_ path: String) -> Finding {
        guard FileManager.default.fileExists(atPath: path) else {
            let install = Remedy.command("sudo apt install --reinstall greffier", "or set GREFFIER_WORKER")
            return .fail("worker", "\(path) is missing", install)
                .inFrench("\(path) manque", install.replacing("or set", with: "ou réglez"))
        }
        if let mount = MountPoint(holding: path), mount.forbidsPrograms {
            return .fail(
                "worker",
                "\(path) is on a file system whose programs may not be started (noexec)",
                "sudo mount -o remount,exec \(Remedy.quoted(mount.path))"
            )
            .inFrench("\(path) est sur un système de fichiers dont aucun programme ne peut être lancé (noexec)")
        }
        return .fail("worker", "\(path) may not be started", "sudo chmod +x \(Remedy.quoted(path))")
            .inFrench("\(path) ne peut être lancé")
    }

    private func probe(_ pool: WorkerPool, _ path: String) async -> Finding {
        do {
            _ = try await pool.extract(Data("Greffier".utf8), name: "probe.txt")
            let escapes = try await pool.escapes(reading: [workspace.root, workspace.state, workspace.jobsDatabase])
            let hello = await pool.greeting()
            let layers = Self.layers(of: hello, pool.configuration.requestTimeout)
            let missing = Self.names(of: hello?.missingLayers ?? [])
            guard escapes.isEmpty, missing.isEmpty else { return unconfined(path, escapes, layers, missing) }
            return .ok("worker", "\(path), confined by \(layers.english); no way out was open")
                .inFrench("\(path), confiné par \(layers.french) ; aucune issue n’était ouverte")
        } catch {
            return .fail(
                "worker",
                "\(path) does not start: \(error)",
                Remedy.command("sudo apt install --reinstall greffier", "both programs must be of one build")
            )
            .inFrench(
                "\(path) ne démarre pas : \(error)",
                Remedy.command("sudo apt install --reinstall greffier", "les deux programmes vont ensemble")
            )
        }
    }

    private func unconfined(
        _ path: String,
        _ escapes: [String],
        _ layers: (english: String, french: String),
        _ missing: [String]
    ) -> Finding {
        var kinds: [String] = []
        for kind in escapes.map({ String($0.prefix { $0 != "/" }) }) where !kinds.contains(kind) { kinds.append(kind) }
        let lacking = missing.isEmpty ? "" : "; missing: \(missing.joined(separator: ", "))"
        let lackingFR = missing.isEmpty ? "" : " ; manque : \(missing.joined(separator: ", "))"
        return .warn(
            "worker",
            "\(path) works but is not fully confined: \(kinds.joined(separator: ", ")); "
                + "confined by \(layers.english)\(lacking)",
            Remedy.command(
                "uname -r; cat /sys/kernel/security/lsm",
                "5.13 or later with landlock is wanted; containers must let Landlock and seccomp pass"
            )
        )
        .inFrench(
            "\(path) marche mais n’est pas tout à fait confiné : \(kinds.joined(separator: ", ")) ; "
                + "confiné par \(layers.french)\(lackingFR)",
            Remedy.command(
                "uname -r; cat /sys/kernel/security/lsm",
                "il faut 5.13 ou plus récent avec landlock ; les conteneurs doivent laisser passer Landlock et seccomp"
            )
        )
    }

    /// What holds a worker, layer by layer, the daemon's clock last.
    private static func layers(of hello: WorkerHello?, _ clock: Duration) -> (english: String, french: String) {
        let held = hello?.confinement ?? []
        let version = hello?.landlockVersion.map { " \($0)" } ?? ""
        let all = [
            (WorkerHello.noNewPrivileges, "no-new-privileges", "no-new-privileges"),
            (WorkerHello.noCapabilities, "no capabilities", "aucune capacité"),
            (WorkerHello.limits, "limits of memory and files", "limites de mémoire et de fichiers"),
            (WorkerHello.landlock, "Landlock" + version, "Landlock" + version),
            (WorkerHello.seccomp, "seccomp", "seccomp"),
        ].filter { held.contains($0.0) }
        let seconds = clock.components.seconds
        return (
            (all.map(\.1) + ["the daemon’s clock (from \(seconds) s)"]).joined(separator: ", "),
            (all.map(\.2) + ["l’horloge du service (dès \(seconds) s)"]).joined(separator: ", ")
        )
    }

    private static func names(of layers: [String]) -> [String] {
        layers.map { $0 == WorkerHello.landlock ? "Landlock" : $0 }
    }
}
