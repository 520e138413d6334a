// SPDX-License-Identifier: GPL-3.0-or-later
#if Failpoints
    import CFailpoints
    import Glibc
    import Synchronization

    /// The plan of this process under way: counts the hits of every point and strikes when the time has come.
    ///
    /// The plan is in `GREFFIER_FAILPOINTS`. In the folder that `GREFFIER_FAILPOINTS_FOLDER` names, `strikes` gets a line
    /// `<milliseconds> <pid> <point> <fault> <hit>` before each strike, and `hits` holds the hits of all processes so far:
    /// a number of eight bytes for each point.
    final class FailpointRun: Sendable {
        static let shared = FailpointRun()

        /// What the caller has to do.
        enum Answer {
            case none
            case errno(Int32)
            case thrown
        }

        private static let clockStep = 3600.0

        private struct State {
            var hits = [Int](repeating: 0, count: FailpointPoint.all.count)
            var strikes: [FailpointPlan.Strike]
            var clockOffset: Double
        }

        private let state: Mutex<State>
        /// -1 without a folder.
        private let log: Int32
        // The pages of a file that other processes count in as well; only ever added to atomically.
        nonisolated(unsafe) private let totals: UnsafeMutablePointer<Atomic<Int>>?

        var clockOffset: Double { state.withLock { $0.clockOffset } }

        private init() {
            let plan: FailpointPlan
            do {
                plan = try FailpointPlan(Self.variable("GREFFIER_FAILPOINTS") ?? "")
            } catch {
                let line = "greffier: GREFFIER_FAILPOINTS: \(error)\n"
                _ = line.withCString { write(STDERR_FILENO, $0, line.utf8.count) }
                exit(2)
            }
            state = Mutex(State(strikes: plan.strikes, clockOffset: plan.clock))
            guard let folder = Self.variable("GREFFIER_FAILPOINTS_FOLDER") else {
                log = -1
                totals = nil
                return
            }
            log = open(folder + "/strikes", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
            totals = Self.map(folder + "/hits")
        }

        private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

        private static func map(_ path: String) -> UnsafeMutablePointer<Atomic<Int>>? {
            let bytes = FailpointPoint.all.count * MemoryLayout<Int>.stride
            let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            guard file >= 0 else { return nil }
            defer { close(file) }
            guard ftruncate(file, off_t(bytes)) == 0,
                let pages = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0), pages != MAP_FAILED
            else { return nil }
            return pages.assumingMemoryBound(to: Atomic<Int>.self)
        }

        /// Counts a hit, and does what the plan has for it.
        func strike(_ point: FailpointName) -> Answer {
            let number = Int(point.rawValue)
            totals?[number].wrappingAdd(1, ordering: .relaxed)
            let due = state.withLock { state -> FailpointPlan.Strike? in
                state.hits[number] += 1
                let hit = state.hits[number]
                guard let index = state.strikes.firstIndex(where: { $0.point == number && $0.hit == hit }) else {
                    return nil
                }
                let strike = state.strikes.remove(at: index)
                if strike.fault == .forward { state.clockOffset += Self.clockStep }
                if strike.fault == .back { state.clockOffset -= Self.clockStep }
                return strike
            }
            guard let due else { return .none }
            note(due)
            return perform(due.fault)
        }

        private func perform(_ fault: FailpointPlan.Fault) -> Answer {
            switch fault {
            case .kill: kill(getpid(), SIGKILL)
            case .stop: kill(getpid(), SIGSTOP)
            case .forward, .back: break
            case .eio: return .errno(EIO)
            case .enospc: return .errno(ENOSPC)
            case .emfile: return .errno(EMFILE)
            case .throw: return .thrown
            }
            return .none
        }

        /// One write(2) of one line, so that lines of several processes never mix and none is lost with its process.
        private func note(_ strike: FailpointPlan.Strike) {
            guard log >= 0 else { return }
            var now = timespec()
            clock_gettime(CLOCK_MONOTONIC, &now)
            let milliseconds = now.tv_sec * 1000 + now.tv_nsec / 1_000_000
            let name = FailpointPoint.all[strike.point].name
            let line = "\(milliseconds) \(getpid()) \(name) \(strike.fault.rawValue) \(strike.hit)\n"
            _ = line.withCString { write(log, $0, line.utf8.count) }
        }
    }
#endif
