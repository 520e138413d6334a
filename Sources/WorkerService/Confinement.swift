// SPDX-License-Identifier: GPL-3.0-or-later
import CSandbox
import FoundationEssentials
import Glibc
import JobModel
import WorkerProtocol

/// What a worker gives up before its first request.
enum Confinement {
    /// Gives up what reading documents does not need and returns the greeting, which tells the layers that hold.
    ///
    /// `nil` when the kernel refuses one that every kernel has. Landlock and seccomp are left out where the kernel lacks
    /// them, and both where the process already has a second thread: they would not bind it.
    static func apply(memory: UInt64) -> WorkerHello? {
        signal(SIGPIPE, SIG_IGN)
        guard
            csandbox_die_with_parent() == 0, csandbox_no_new_privileges() == 0, csandbox_drop_capabilities() == 0,
            csandbox_limit_resources(memory) == 0, csandbox_tell_exhaustion(WorkerExit.exhausted) == 0
        else { return nil }
        var hello = WorkerHello(
            build: GreffierVersion.current,
            confinement: [WorkerHello.noNewPrivileges, WorkerHello.noCapabilities, WorkerHello.limits]
        )
        guard hasOneThread else { return hello }
        let paths = readablePaths.compactMap { strdup($0) }
        defer { paths.forEach { free($0) } }
        let borrowed = paths.map { UnsafePointer($0) as UnsafePointer<CChar>? }
        let version = Int(csandbox_landlock_version())
        if csandbox_restrict_files(borrowed, borrowed.count) == 0 {
            hello.confinement.append(WorkerHello.landlock)
            hello.landlockVersion = version
        }
        if csandbox_restrict_calls() == 0 { hello.confinement.append(WorkerHello.seccomp) }
        return hello
    }

    /// What the process could do that it must not, by the names of the attempts; it may read none of `paths` either.
    static func escapes(reading paths: [String]) -> [String] {
        let found = (0..<csandbox_attempts()).filter { csandbox_attempt($0) != 0 }
            .compactMap { csandbox_attempt_name($0).map { String(cString: $0) } }
        return found + paths.filter { csandbox_reads($0) != 0 }.map { "reads_files/" + $0 }
    }

    private static var hasOneThread: Bool {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").count) == 1
    }

    /// Fonts and their catalogue, encodings, libraries that are loaded on first use; no file of any user.
    private static var readablePaths: [String] {
        let environment = ["LD_LIBRARY_PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "TESSDATA_PREFIX"]
        let named = environment.compactMap { getenv($0).map { String(cString: $0) } }
            .flatMap { $0.split(separator: ":").map(String.init) }
        return fixedPaths + named.filter { $0.hasPrefix("/") && $0 != "/" }
    }

    private static let fixedPaths = [
        "/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/X11/fonts", "/usr/share/texmf/fonts", "/etc/fonts",
        "/usr/share/fontconfig", "/var/cache/fontconfig", "/usr/share/poppler", "/usr/share/tesseract-ocr",
        "/usr/share/tessdata", "/usr/share/hyphen", "/usr/share/zoneinfo", "/usr/lib", "/usr/lib64", "/usr/local/lib",
        "/etc/ld.so.cache",
        "/dev/null", "/dev/urandom", "/dev/random", "/sys/devices/system/cpu",
    ]
}
