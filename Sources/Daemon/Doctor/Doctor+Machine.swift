// SPDX-License-Identifier: GPL-3.0-or-later
import CSystemCalls
import Foundation
import Glibc
import JobModel
import JobStore

/// What the machine gives: room on its disks, memory, open files, the time, fonts.
extension Doctor {
    func machine() async -> [Finding] {
        let disks = [room(on: workspace.state, as: "disk space"), outboxRoom()].compactMap { $0 }
        return disks + [memory(), openFiles(), await clock(), fonts()].compactMap { $0 }
    }

    /// Where results go to another disk than the state.
    private func outboxRoom() -> Finding? {
        let isOther = MountPoint.device(of: workspace.outbox) != MountPoint.device(of: workspace.state)
        return isOther ? room(on: workspace.outbox, as: "disk space outbox") : nil
    }

    private func room(on path: String, as check: String) -> Finding? {
        guard let mount = MountPoint(holding: path) else { return nil }
        return Self.room(free: mount.freeBytes, files: mount.freeFiles, on: path, as: check)
    }

    /// What so many free bytes and files mean: below one gibibyte nothing more is taken in.
    static func room(free: Int, files: Int?, on path: String, as check: String) -> Finding {
        let gib = Double(1 << 30)
        let figure = String(format: "%.1f", Double(free) / gib)
        let (shown, shownFR) = ("\(figure) GiB free", "\(figure.replacing(".", with: ",")) Gio libres")
        let largest = "du -xhd2 \(Remedy.quoted(path)) | sort -h | tail"
        if Double(free) < gib {
            return .fail(check, shown + ": intake waits below 1 GiB", largest)
                .inFrench(shownFR + " : plus rien n’est pris en dessous de 1 Gio")
        }
        if let files, files < 10_000 {
            return .warn(check, "room for \(files) more files only", "df -i \(Remedy.quoted(path))")
                .inFrench("place pour \(files) fichiers de plus seulement")
        }
        if Double(free) < 3 * gib {
            return .warn(check, shown + ": soon too little, intake waits below 1 GiB", largest)
                .inFrench(shownFR + " : bientôt trop peu, plus rien n’est pris en dessous de 1 Gio")
        }
        return .ok(check, shown).inFrench(shownFR)
    }

    private func memory() -> Finding {
        let limit = (try? String(contentsOfFile: "/sys/fs/cgroup/memory.max", encoding: .utf8)).flatMap {
            Int($0.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        let physical = Int(clamping: ProcessInfo.processInfo.physicalMemory)
        return Self.memory(min(limit ?? physical, physical), workers: workspace.settings.workers, edit: edit)
    }

    static func memory(_ bytes: Int, workers: Settings.Workers, edit: (String) -> String) -> Finding {
        func gib(_ bytes: Int) -> String { String(format: "%.1f", Double(bytes) / Double(1 << 30)) }
        let most = workers.processes * workers.memory
        let (all, part) = (gib(bytes), gib(most))
        let (allFR, partFR) = (all.replacing(".", with: ","), part.replacing(".", with: ","))
        if most > bytes / 10 * 9 {
            return .warn(
                "memory",
                "\(all) GiB, of which workers may take \(part)",
                edit("workers.processes or workers.memory: less")
            )
            .inFrench(
                "\(allFR) Gio, dont les ouvriers peuvent prendre \(partFR)",
                edit("workers.processes ou workers.memory : moins")
            )
        }
        return .ok("memory", "\(all) GiB, of which workers may take \(part)")
            .inFrench("\(allFR) Gio, dont les ouvriers peuvent prendre \(partFR)")
    }

    /// How many files the daemon may hold open, or where none runs a program of this shell.
    private func openFiles() -> Finding? {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return nil }
        let own = Int(clamping: limit.rlim_cur)
        let pid = DaemonLock.holder(path: workspace.lockFile)?.pid
        let most = pid.flatMap(Self.openFiles(of:)) ?? own
        if most < 1024 {
            let remedy =
                pid == nil
                ? "ulimit -n 4096" : "sudo systemctl edit greffier  # [Service] LimitNOFILE=16384, then restart it"
            return .warn("open files", "\(most) at the most", remedy).inFrench("\(most) au plus")
        }
        return .ok("open files", "\(most) at the most").inFrench("\(most) au plus")
    }

    private static func openFiles(of process: Int32) -> Int? {
        guard let text = try? String(contentsOfFile: "/proc/\(process)/limits", encoding: .utf8),
            let line = text.split(separator: "\n").first(where: { $0.hasPrefix("Max open files") })
        else { return nil }
        return line.split(separator: " ").compactMap { Int($0) }.first
    }

    /// Whether the time can be true: schedules, leases of rates and what is old depend on it.
    private func clock() async -> Finding {
        var newest: Date?
        if FileManager.default.fileExists(atPath: workspace.jobsDatabase),
            let store = try? ServiceFactory.queries(workspace)
        {
            newest = try? await store.runs(.newest).first?.submittedAt
            try? await store.close()
        }
        return Self.clock(
            now: Date(),
            newestRun: newest,
            isKept: csystem_clock_is_kept() == 1,
            zone: workspace.timeZone.identifier
        )
    }

    static func clock(now: Date, newestRun: Date?, isKept: Bool, zone: String) -> Finding {
        let shown = "\(Timestamp.text(now)), \(zone)"
        // Before this program was: no clock that is right shows an earlier day.
        if now < Date(timeIntervalSince1970: 1_750_000_000) {
            return .fail("clock", "\(shown): long ago", "sudo timedatectl set-ntp true")
                .inFrench("\(shown) : il y a longtemps")
        }
        if let newestRun, newestRun > now.addingTimeInterval(300) {
            let later = Timestamp.text(newestRun)
            return .warn("clock", "\(shown), but a run came in at \(later)", "sudo timedatectl set-ntp true")
                .inFrench("\(shown), mais un passage est arrivé à \(later)")
        }
        if !isKept {
            return .warn("clock", "\(shown); nothing keeps it right", "sudo timedatectl set-ntp true")
                .inFrench("\(shown) ; rien ne la garde à l’heure")
        }
        return .ok("clock", shown).inFrench(shown)
    }

    /// Pages need letters to be drawn with.
    private func fonts() -> Finding {
        let folders = ["/usr/share/fonts", "/usr/local/share/fonts", NSHomeDirectory() + "/.fonts"]
        for folder in folders {
            guard let files = FileManager.default.enumerator(atPath: folder) else { continue }
            for case let name as String in files where [".ttf", ".otf", ".ttc"].contains(where: name.hasSuffix) {
                return .ok("fonts", folder).inFrench(folder)
            }
        }
        return .warn(
            "fonts",
            "none installed: drawn pages have no letters",
            "sudo apt install fonts-dejavu-core fonts-liberation"
        )
        .inFrench("aucune installée : les pages dessinées n’ont pas de lettres")
    }
}

extension RunFilter {
    /// The run that came in last.
    fileprivate static var newest: RunFilter {
        var filter = RunFilter()
        filter.limit = 1
        return filter
    }
}
