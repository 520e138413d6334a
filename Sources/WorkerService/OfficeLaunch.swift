// SPDX-License-Identifier: GPL-3.0-or-later
import CSandbox
import FoundationEssentials
import Glibc
import WorkerProtocol

/// Becomes LibreOffice, confined: it may read the system's own files, write into one folder, and reach no other machine.
enum OfficeLaunch {
    /// What LibreOffice is started for.
    private enum Task: String {
        /// Converts `FOLDER/in/document.doc` into `FOLDER/out/document.docx`.
        case read
        /// Converts `FOLDER/in/document.docx` into `FOLDER/out/document.pdf`, by the one that serves where there is one.
        case print
        /// Keeps `FOLDER/in/blank.fodt` open and does what others of its profile ask for.
        case serve

        /// Processor time in seconds.
        var patience: UInt64 { self == .serve ? 600 : 60 }

        func words(_ folder: String) -> [String] {
            func conversion(_ filter: String, _ file: String) -> [String] {
                ["--nodefault", "--convert-to", filter, "--outdir", "\(folder)/out", "\(folder)/in/\(file)"]
            }
            return switch self {
            case .read: conversion("docx:MS Word 2007 XML", "document.doc")
            case .print: conversion("pdf:writer_pdf_Export", "document.docx")
            case .serve: ["\(folder)/in/blank.fodt"]
            }
        }
    }

    /// `SOFFICE FOLDER preferred|required read|print|serve`: starts LibreOffice for a task.
    ///
    /// Returns where that cannot begin: `WorkerExit.unconfined` where a required layer is missing, 2 for wrong use, 127 where
    /// there is no such program.
    static func run(_ arguments: [String]) -> Int32 {
        guard arguments.count == 4, arguments[1].hasPrefix("/"), ["preferred", "required"].contains(arguments[2]),
            let task = Task(rawValue: arguments[3])
        else { return 2 }
        // The one that stays is started without its launcher, which would leave it behind when the parent dies.
        let program = task == .serve ? server(arguments[0]) : arguments[0]
        let folder = own(arguments[1], for: program)
        // Where it was started may be out of its sight, and soffice ends where it cannot go back there.
        _ = chdir(folder)
        guard csandbox_die_with_parent() == 0, csandbox_no_new_privileges() == 0,
            csandbox_limit_program(task.patience) == 0
        else { return WorkerExit.unconfined }
        let paths = readable(program).compactMap { strdup($0) }
        let borrowed = paths.map { UnsafePointer($0) as UnsafePointer<CChar>? }
        let hasFiles = csandbox_restrict_program_files(borrowed, borrowed.count, folder) == 0
        let hasCalls = csandbox_restrict_program_calls() == 0
        guard arguments[2] == "preferred" || hasFiles && hasCalls else { return WorkerExit.unconfined }
        var command = words(program, folder, task).map { strdup($0) } + [nil]
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

    private static func words(_ program: String, _ folder: String, _ task: Task) -> [String] {
        [
            program, "-env:UserInstallation=file://\(folder)/profile", "--headless", "--norestore", "--nolockcheck",
            "--nofirststartwizard",
        ] + task.words(folder)
    }

    /// The program that `soffice` launches, which lies beside it.
    private static func server(_ program: String) -> String { (places(program).last ?? program) + ".bin" }

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
