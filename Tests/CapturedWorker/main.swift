// SPDX-License-Identifier: GPL-3.0-or-later
import CAttacks
import Glibc
import WorkerProtocol
import WorkerService

// The worker as it is, its confinement above all, once a document has taken it over: a text that begins with `ATTACK` and a
// name has it do that. What was refused leaves it to read the text like any other, so that the document comes back; what
// was not ends in the error that says so.

/// What the worker does instead of reading; returns what it could do that it must not.
private func perform(_ attack: Substring) -> String? {
    switch attack {
    case "kill-parent": cattacks_kill_parent()
    case "fork": return cattacks_fork() == 0 ? nil : "processes started"
    case "limits": return cattacks_limits() == 0 ? nil : "limits changed"
    case "flood": cattacks_flood()
    case "leave": exit(0)
    case "stop": raise(SIGSTOP)
    case "crash": raise(SIGSEGV)
    case "memory": if cattacks_memory() < 1024 { abort() } else { return "a gigabyte taken" }
    case "spin": while true {}
    case "spin-deaf":
        cattacks_ignore_clock()
        while true {}
    case "threads":
        _ = cattacks_threads()
        cattacks_ignore_clock()
        while true {}
    default: return "no such attack"
    }
    return nil
}

exit(
    WorkerService.run(arguments: CommandLine.arguments) { frame in
        guard case .extract = try? frame.message(WorkerRequest.self), let document = frame.attachments.first,
            document.starts(with: "ATTACK ".utf8)
        else { return nil }
        let text = String(decoding: document, as: UTF8.self)
        guard let success = perform(text.dropFirst(7).prefix { !$0.isNewline }) else { return nil }
        return try Frame(WorkerReply.failed(code: "stage.defect", detail: success, isSpent: true))
    }
)
