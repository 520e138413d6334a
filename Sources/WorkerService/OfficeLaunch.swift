// SPDX-License-Identifier: GPL-3.0-or-later
import CSandbox
import FoundationEssentials
import Glibc
import WorkerProtocol

/// Becomes LibreOffice, confined: it may read the system's own files, write into one folder, and reach no other machine.
enum OfficeLaunch {
    /// Processor time in seconds.
    private static let patience: UInt64 = 60

    /// `SOFFICE FOLDER preferred|required`: converts `FOLDER/in/document.doc` into `FOLDER/out/document.docx`.
    ///
    /// Returns where that cannot begin: `WorkerExit.unconfined` where a required layer is missing, 2 for wrong use, 127 where
    /// there is no such program.
    static func run(_ arguments: [String]) -> Int32 {
        guard arguments.count == 3, arguments[1].hasPrefix("/"), ["preferred", "required"].contains(arguments[2]) else {
            return 2
        }
        let program = arguments[0]
        let folder = own(arguments[1], for: program)
        // Where it was started may be out of its sight, and soffice ends where it cannot go back there.
        _ = chdir(folder)
        guard csandbox_die_with_parent() == 0, csandbox_no_new_privileges() == 0,
            csandbox_limit_program(patience) == 0
        else { return WorkerExit.unconfined }
        let paths = readable(program).compactMap { strdup($0) }
        let borrowed = paths.map { UnsafePointer($0) as UnsafePointer<CChar>? }
        let hasFiles = csandbox_restrict_program_files(borrowed, borrowed.count, folder) == 0
        let hasCalls = csandbox_restrict_program_calls() == 0
        guard arguments[2] == "preferred" || hasFiles && hasCalls else { return WorkerExit.unconfined }
        var command = words(program, folder).map { strdup($0) } + [nil]
        var environment = variables(folder).map { strdup($0) } + [nil]
        execve(program, &command, &environment)
        return 127
    }

    /// Where the program finds its folder: in the place of `/tmp` where the kernel lets it, since it has to make and remove
    /// sockets in that, and could remove what others have there.
    private static func own(_ folder: String, for program: String) -> String {
        let temporary = "/tmp"
        let isHidden = places(program).contains { $0.hasPrefix(temporary + "/") }
        return !isHidden && csandbox_put_in_place(folder, temporary) == 0 ? temporary : folder
    }

    /// The program's path, and where that leads.
    private static func places(_ program: String) -> [String] {
        let real = realpath(program, nil)
        defer { free(real) }
        return [program] + (real.map { [String(cString: $0)] } ?? [])
    }

    private static func words(_ program: String, _ folder: String) -> [String] {
        [
            program, "-env:UserInstallation=file://\(folder)/profile", "--headless", "--norestore", "--nolockcheck",
            "--nodefault", "--nofirststartwizard", "--convert-to", "docx:MS Word 2007 XML", "--outdir",
            "\(folder)/out", "\(folder)/in/document.doc",
        ]
    }

    private static func variables(_ folder: String) -> [String] {
        ["HOME=\(folder)", "TMPDIR=\(folder)", "LANG=C.UTF-8", "TZ=UTC", "PATH=/usr/bin:/bin", "SAL_USE_VCLPLUGIN=svp"]
    }

    /// The system's programs and libraries, their settings, and where this program lies.
    private static func readable(_ program: String) -> [String] {
        let own = places(program).compactMap { path in path.lastIndex(of: "/").map { String(path[..<$0]) } }
        return fixed + own.filter { !$0.isEmpty }
    }

    private static let fixed = [
        "/usr", "/bin", "/lib", "/lib64", "/opt", "/etc/fonts", "/etc/libreoffice", "/etc/ld.so.cache", "/etc/passwd",
        "/etc/group", "/etc/nsswitch.conf", "/etc/localtime", "/etc/alternatives", "/etc/papersize",
        "/etc/locale.alias", "/var/lib/libreoffice", "/var/spool/libreoffice", "/var/cache/fontconfig", "/proc/cpuinfo",
        "/proc/meminfo", "/proc/filesystems",
        "/proc/self", "/proc/version", "/sys/devices/system/cpu", "/dev/urandom", "/dev/random",
    ]
}
