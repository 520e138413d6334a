// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import JobModel
package import WorkerProtocol

/// The worker process: confines itself, greets, then answers framed requests until its parent closes the pipe.
package enum WorkerService {
    /// Bytes of memory unless `--memory` says otherwise.
    private static let defaultMemory: UInt64 = 512 << 20

    /// Runs the program and returns its exit code: 0 at the end of the requests, 1 when the pipe breaks or carries
    /// anything but requests, 2 for wrong use.
    ///
    /// `capture` sees each request before it is answered, and may answer it itself: what tests play a worker with that a
    /// document has taken over.
    package static func run(arguments: [String], capture: (Frame) throws -> Frame? = { _ in nil }) -> Int32 {
        var memory = defaultMemory
        var rest = arguments.dropFirst()
        while let argument = rest.popFirst() {
            switch argument {
            case "--version":
                print("greffier-worker \(GreffierVersion.current)")
                return 0
            case "--convert": return OfficeLaunch.run(Array(rest))
            case "--memory":
                guard let value = rest.popFirst().flatMap({ UInt64($0) }) else { return usage() }
                memory = value
            default: return usage()
            }
        }
        guard isatty(STDIN_FILENO) == 0 else { return usage() }
        return serve(memory: memory, capture)
    }

    private static func usage() -> Int32 {
        let text = "greffier-worker reads documents for the greffier daemon, which starts it. Options: --version\n"
        _ = text.withCString { write(STDERR_FILENO, $0, strlen($0)) }
        return 2
    }

    private static func serve(memory: UInt64, _ capture: (Frame) throws -> Frame?) -> Int32 {
        guard let pipe = FramePipe.claimingStandardStreams() else { return 1 }
        guard let hello = Confinement.apply(memory: memory) else { return 1 }
        do {
            try pipe.send(try Frame(hello))
            while let request = try pipe.receive() {
                if let answer = try capture(request) {
                    try pipe.send(answer)
                    continue
                }
                let reply = try RequestHandler.answer(request) { word in
                    // Where this cannot be sent, the reply cannot either: that one tells.
                    if let frame = try? Frame(word) { try? pipe.send(frame) }
                }
                try pipe.send(reply)
            }
            return 0
        } catch {
            return 1
        }
    }
}
