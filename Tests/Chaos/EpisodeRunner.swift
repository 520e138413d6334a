// SPDX-License-Identifier: GPL-3.0-or-later
import Failpoints
import Foundation
import Glibc

/// Plays one script against a real daemon, lets it finish what is left, and looks at what came of it.
final class EpisodeRunner {
    private let script: EpisodeScript
    let workspace: ChaosWorkspace
    var ledger = Ledger()
    var result: EpisodeResult
    private var lives: [Recoveries.Life] = []
    private var hands: Hands
    /// Looks at the processes and the disk meanwhile.
    private let watch: SoakWatch?
    /// Seconds that the drains at the end may take each.
    private let patience: Double

    init(script: EpisodeScript, program: String, name: String? = nil, watch: SoakWatch? = nil) throws {
        self.script = script
        self.watch = watch
        patience = watch == nil ? 90 : 600
        workspace = try ChaosWorkspace(name: name ?? "\(script.seed)", program: program)
        result = EpisodeResult(seed: script.seed)
        hands = Hands(workspace)
    }

    /// Throws `ChaosError` where the harness itself cannot go on.
    func run() throws -> EpisodeResult {
        guard try workspace.start(["daemon", "--drain"], plan: "", log: workspace.log).wait(seconds: 60) == .exited(0)
        else { throw ChaosError("the daemon does not start: see \(workspace.log)") }
        watch?.begin(workspace)
        for life in script.lives {
            var next: EpisodeScript.Life? = life
            while let life = next { next = try play(life) }
        }
        try finish()
        result.lives = script.lives.count
        noteStrikes()
        var inspector = try Inspector(workspace: workspace, ledger: ledger, isLong: watch != nil)
        inspector.inspect()
        result.violations += inspector.violations
        result.runs = inspector.runs
        result.parts = inspector.parts
        result.endings = inspector.endings
        result.acknowledged = ledger.all.count { $0.isAcknowledged }
        result.recoveries = try Recoveries.read(workspace, lives: lives)
        return result
    }

    // MARK: One life

    /// Gives what is left of a life that ended early, where its work comes steadily.
    private func play(_ life: EpisodeScript.Life) throws -> EpisodeScript.Life? {
        let strikesBefore = strikes().count
        let began = Date().timeIntervalSince1970
        let daemon = try workspace.start(
            ["daemon"],
            plan: life.plan.text,
            environment: try fakedTime(life.wallClock),
            log: workspace.log
        )
        let end = daemon.started + life.length
        let pace = life.length / Double(life.steps.count + 1)
        var steps = life.steps[...]
        var workers = Workers(of: daemon.pid, life.injuries)
        var goesOn: Double?
        var isMoved = false
        while daemon.end == nil, Monotonic.now() < end {
            if daemon.poll() == .stopped, goesOn == nil { goesOn = Monotonic.now() + life.standstill }
            if let moment = goesOn, moment <= Monotonic.now() {
                daemon.signal(SIGCONT)
                goesOn = nil
            }
            let elapsed = Monotonic.now() - daemon.started
            if elapsed >= pace * Double(life.steps.count - steps.count), let step = steps.popFirst() {
                hands.perform(step, &ledger)
            }
            if let clock = life.wallClock, !isMoved, elapsed > life.length / 2 {
                isMoved = true
                moveTime(from: clock.start, to: clock.later)
            }
            hands.poll(&ledger)
            let struck = workers.poll(elapsed)
            result.strikes += struck
            watch?.look(at: daemon.pid, isCalm: life.isCalm, struck, handedIn: ledger.count)
            usleep(1500)
        }
        let rest = life.isSteady && daemon.end != nil ? self.rest(of: life, steps, end - Monotonic.now()) : nil
        if life.isCalm, let end = daemon.end { result.violations.append("the daemon ended in calm: \(end)") }
        // What is left of a life that ended early is work for the next: the files lie there already when it starts.
        if rest == nil { for step in steps { hands.perform(step, &ledger) } }
        try close(daemon, life)
        watch?.noteEnd()
        workers.release()
        hands.finish(&ledger)
        let moved = strikes().dropFirst(strikesBefore).contains { ["forward", "back"].contains($0.fault) }
        let ahead = life.plan.clock + Double(life.wallClock?.start ?? 0)
        lives.append(Recoveries.Life(began: began, ahead: ahead, isMoved: moved || isMoved))
        return rest
    }

    /// The same life from now on, without the faults that were laid out for its beginning.
    private func rest(
        of life: EpisodeScript.Life,
        _ steps: ArraySlice<EpisodeScript.Step>,
        _ length: Double
    ) -> EpisodeScript.Life? {
        guard !steps.isEmpty, length > 2 else { return nil }
        var rest = life
        rest.plan.strikes = []
        rest.steps = Array(steps)
        rest.injuries = life.injuries.compactMap { injury in
            let moment = injury.moment - (life.length - length)
            return moment > 0 ? .init(moment: moment, hang: injury.hang) : nil
        }
        rest.length = length
        rest.wallClock = nil
        return rest
    }

    private func close(_ daemon: Child, _ life: EpisodeScript.Life) throws {
        _ = daemon.poll()
        if daemon.end == nil {
            if life.endsPolitely { awaitStart(daemon) }
            daemon.signal(SIGCONT)
            let told = Monotonic.now()
            daemon.signal(life.endsPolitely ? SIGTERM : SIGKILL)
            // A command that stands still may hold a lock.
            if daemon.wait(seconds: 20, meanwhile: { hands.poll(&ledger) }) == nil {
                result.violations.append("did not end within 20 s of SIGTERM")
            }
            if life.endsPolitely, daemon.end == .exited(0) { result.shutdowns.append(Monotonic.now() - told) }
        } else if daemon.end == .exited(0) {
            result.violations.append("the daemon ended by itself")
        }
        Faketime.clear(after: daemon.pid)
        switch daemon.end {
        case .killed(SIGKILL): result.deaths += 1
        case .killed(let number): result.violations.append("the daemon ended by signal \(number)")
        case .exited(let code) where code != 0:
            result.violations.append("the daemon gave up with exit code \(code)")
        default: break
        }
    }

    /// A signal that comes before the daemon listens ends it at once, which says nothing.
    private func awaitStart(_ daemon: Child) {
        let deadline = Monotonic.now() + 10
        while daemon.end == nil, !daemon.catches(SIGTERM) {
            guard Monotonic.now() < deadline else {
                result.violations.append("process \(daemon.pid) did not start within 10 s")
                return
            }
            if daemon.poll() == .stopped { daemon.signal(SIGCONT) }
            hands.poll(&ledger)
            usleep(1500)
        }
    }

    /// Everything that can end ends, whatever the clock was; what was handed in meanwhile is taken in.
    private func finish() throws {
        let jumps = Double(strikes().count { $0.fault == "forward" }) * 3600
        let ahead = (script.lives.last?.plan.clock ?? 0) + jumps + 7200
        for _ in 0..<2 {
            lives.append(Recoveries.Life(began: Date().timeIntervalSince1970, ahead: ahead, isMoved: false))
            let drain = try workspace.start(["daemon", "--drain"], plan: "clock=\(ahead)", log: workspace.log)
            let end = drain.wait(seconds: patience)
            guard let end else {
                result.violations.append("the last drain did not end within \(Int(patience)) s")
                return
            }
            // Once more: the door is told of the ends of the first.
            if case .exited(let code) = end, [0, 3].contains(code) { continue }
            result.violations.append("the last drain ended with \(end)")
        }
        hands.finish(&ledger)
    }

    // MARK: Time

    /// What has a process see the machine's clock as `clock` has it at the start.
    private func fakedTime(_ clock: EpisodeScript.WallClock?) throws -> [String: String] {
        guard let clock else { return [:] }
        guard let preload = Faketime.preload else {
            throw ChaosError("libfaketime is not installed: scripts/setup installs it")
        }
        moveTime(from: 0, to: clock.start)
        return [
            "LD_PRELOAD": preload, "FAKETIME_TIMESTAMP_FILE": workspace.root + "/time", "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            // Without this it adds to the environment as it is loaded, and Swift then cannot find its arguments.
            "FAKETIME_SHARED": "/greffier-chaos /greffier-chaos",
        ]
    }

    private func moveTime(from old: Int, to new: Int) {
        let text = "\(new < 0 ? "-" : "+")\(abs(new))\n"
        // By rename: half a file would be no time at all.
        try? text.write(toFile: workspace.root + "/time", atomically: true, encoding: .utf8)
        guard new != old else { return }
        result.strikes.append(.init(point: "libfaketime", fault: new > old ? "forward" : "back"))
    }

    // MARK: What struck

    private func strikes() -> [EpisodeResult.Strike] {
        let text = (try? String(contentsOfFile: workspace.faults + "/strikes", encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            return words.count == 5 ? .init(point: String(words[2]), fault: String(words[3])) : nil
        }
    }

    private func noteStrikes() {
        result.strikes += strikes()
        guard let data = FileManager.default.contents(atPath: workspace.faults + "/hits") else { return }
        result.hits = data.withUnsafeBytes { Array($0.bindMemory(to: Int.self)) }
    }
}
