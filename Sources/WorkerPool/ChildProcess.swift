// SPDX-License-Identifier: GPL-3.0-or-later
import CSystemCalls
import Glibc
import Synchronization

/// A child process that is killed and reaped at most once, so that a signal never meets a stranger with its id.
final class ChildProcess: Sendable {
    let pid: Int32
    /// How it ended, once it is reaped.
    private let end = Mutex<WorkerFailure.ExitStatus?>(nil)

    private init(pid: Int32) { self.pid = pid }

    /// Whether it still runs; reaps it where it does not.
    var isAlive: Bool { reap(options: WNOHANG) == nil }

    /// Bytes that it has in memory now; 0 where the kernel does not tell.
    var residentBytes: Int {
        let descriptor = open("/proc/\(pid)/statm", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return 0 }
        defer { close(descriptor) }
        var line = [UInt8](repeating: 0, count: 128)
        let count = read(descriptor, &line, line.count)
        guard count > 0 else { return 0 }
        // Sizes in pages: all of it, then what is in memory.
        let fields = line[..<count].split(separator: UInt8(ascii: " "))
        guard fields.count > 1, let pages = Int(String(decoding: fields[1], as: UTF8.self)) else { return 0 }
        return pages * sysconf(Int32(_SC_PAGESIZE))
    }

    /// Sends SIGKILL to it and its process group, unless it is gone.
    func kill() {
        end.withLock { end in
            guard end == nil else { return }
            _ = Glibc.kill(-pid, SIGKILL)
            _ = Glibc.kill(pid, SIGKILL)
        }
    }

    /// Kills it and waits for its end.
    @discardableResult
    func killAndReap() -> WorkerFailure.ExitStatus {
        kill()
        return reap(options: 0) ?? .unknown
    }

    /// Waits for an end that is under way; kills it where that takes longer than `patience`.
    func reapOrKill(within patience: Duration) -> WorkerFailure.ExitStatus {
        let deadline = ContinuousClock.now + patience
        while ContinuousClock.now < deadline {
            if let status = reap(options: WNOHANG) { return status }
            usleep(1000)
        }
        return killAndReap()
    }

    /// Waits for its end until `deadline` or until `isStopped`, then kills what is left of its process group.
    ///
    /// `nil` where it was killed before its end.
    func waitForEnd(until deadline: ContinuousClock.Instant, isStopped: () -> Bool) -> WorkerFailure.ExitStatus? {
        var hasEnded = false
        while !hasEnded, ContinuousClock.now < deadline, !isStopped() {
            // Looked at without reaping: its id still names the group, whatever the group does.
            var info = siginfo_t()
            let result = waitid(P_PID, id_t(pid), &info, WEXITED | WNOHANG | WNOWAIT)
            hasEnded = result != 0 && errno != EINTR || result == 0 && info.si_signo != 0
            if !hasEnded { usleep(5000) }
        }
        let status = killAndReap()
        return hasEnded ? status : nil
    }

    private func reap(options: Int32) -> WorkerFailure.ExitStatus? {
        end.withLock { end in
            if let end { return end }
            var status: Int32 = 0
            while true {
                let result = waitpid(pid, &status, options)
                if result == pid {
                    end = .init(waitStatus: status)
                } else if result < 0, errno == EINTR {
                    continue
                } else if result < 0 {
                    end = .unknown
                }
                return end
            }
        }
    }
}

extension ChildProcess {
    /// Runs the worker program with its standard input and output on new pipes and standard error on /dev/null.
    ///
    /// The child gets default signals, a process group of its own (an interrupt at the terminal is for the daemon) and
    /// an environment of a few fixed names. Throws `WorkerFailure.notStarted`.
    static func spawn(_ configuration: WorkerPoolConfiguration) throws -> (ChildProcess, DeadlinePipe) {
        let request = try makePipe()
        let reply: (read: Int32, write: Int32)
        do {
            reply = try makePipe()
        } catch {
            close(request.read)
            close(request.write)
            throw error
        }
        defer {
            close(request.read)
            close(reply.write)
        }
        do {
            let pid = try spawn(configuration, standardInput: request.read, standardOutput: reply.write)
            for descriptor in [request.write, reply.read] {
                _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
            }
            return (ChildProcess(pid: pid), DeadlinePipe(input: reply.read, output: request.write))
        } catch {
            close(request.write)
            close(reply.read)
            throw error
        }
    }

    /// Runs a program in a process group of its own, with nothing to read and nowhere to write but files.
    ///
    /// Throws `WorkerFailure.notStarted`.
    static func start(_ command: [String]) throws(WorkerFailure) -> ChildProcess {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        return ChildProcess(pid: try spawn(command, environment: childEnvironment(), &actions))
    }

    private static func makePipe() throws(WorkerFailure) -> (read: Int32, write: Int32) {
        var ends: [Int32] = [-1, -1]
        guard csystem_pipe(&ends) == 0 else { throw WorkerFailure.notStarted("no pipe: error \(errno)") }
        return (ends[0], ends[1])
    }

    private static func spawn(
        _ configuration: WorkerPoolConfiguration,
        standardInput: Int32,
        standardOutput: Int32
    ) throws(WorkerFailure) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, standardInput, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, standardOutput, STDOUT_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        let command = [configuration.executable, "--memory", String(configuration.memoryBytes)]
        let library = configuration.recognitionLibrary
        return try spawn(command, environment: childEnvironment(recognitionLibrary: library), &actions)
    }

    private static func spawn(
        _ command: [String],
        environment: [String],
        _ actions: inout posix_spawn_file_actions_t
    ) throws(WorkerFailure) -> Int32 {
        // Descriptors that some library opened without O_CLOEXEC are none of the child's business.
        _ = csystem_spawn_close_from(&actions, STDERR_FILENO + 1)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        configure(&attributes)
        var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
        defer { (arguments + variables).forEach { free($0) } }
        var pid: Int32 = 0
        let result = posix_spawn(&pid, command[0], &actions, &attributes, &arguments, &variables)
        guard result == 0 else { throw WorkerFailure.notStarted(String(cString: strerror(result))) }
        return pid
    }

    private static func configure(_ attributes: inout posix_spawnattr_t) {
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setpgroup(&attributes, 0)
        let flags = Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETPGROUP)
        posix_spawnattr_setflags(&attributes, Int16(flags))
    }

    /// Fixed values, and where the parent found its libraries and fonts.
    private static func childEnvironment(recognitionLibrary: String? = nil) -> [String] {
        let library = "GREFFIER_TESSERACT"
        let names: [String] = ["LD_LIBRARY_PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "TESSDATA_PREFIX", library]
        let inherited: [String] = names.compactMap { name -> String? in
            getenv(name).map { "\(name)=\(String(cString: $0))" }
        }
        return ["LANG=C.UTF-8", "TZ=UTC", "PATH=/usr/bin:/bin", "SWIFT_BACKTRACE=enable=no"]
            // The first of two equal names counts.
            + (recognitionLibrary.map { ["\(library)=\($0)"] } ?? []) + inherited
    }
}
