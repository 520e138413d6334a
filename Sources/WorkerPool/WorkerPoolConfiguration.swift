// SPDX-License-Identifier: GPL-3.0-or-later
package import WorkerProtocol

/// How many worker processes there are, what each may cost, and how long a request may take.
package struct WorkerPoolConfiguration: Sendable, Equatable {
    /// Path of greffier-worker.
    package var executable: String
    /// Processes at the same time, at least 1.
    package var processes: Int
    /// Bytes of memory of one process; the kernel refuses it more.
    package var memoryBytes: Int
    /// Whether a worker that Landlock and seccomp do not confine is refused; otherwise it works with a warning.
    package var requiresSandbox: Bool
    /// Documents after which a process is replaced.
    package var recycleAfter: Int
    /// Bytes in memory above which an idle process is replaced.
    package var recycleAbove: Int
    /// How long a new process may take until it greets.
    package var startTimeout: Duration
    /// How long a request may take, before `requestTimeoutPerMegabyte` is added.
    package var requestTimeout: Duration
    package var requestTimeoutPerMegabyte: Duration
    /// Added for each page that the worker counts, 2,000 pages at the most.
    package var requestTimeoutPerPage: Duration
    /// Processor time that a request may take, and as much again for every four megabytes; five times that to draw.
    package var processorTime: Duration
    /// Added for each page.
    package var processorTimePerPage: Duration
    /// Added for each page whose characters are recognised, from the moment on when that starts.
    package var recognitionTimeout: Duration
    package var recognitionProcessorTime: Duration
    /// The library of character recognition as the loader names it, or `none`; `nil` for what the environment says.
    package var recognitionLibrary: String?
    /// How long a process may wait for work before it is stopped.
    package var idleTimeout: Duration

    package init(
        executable: String,
        processes: Int = 2,
        memoryBytes: Int = 512 << 20,
        requiresSandbox: Bool = false,
        recycleAfter: Int = 50,
        recycleAbove: Int = 200 << 20,
        startTimeout: Duration = .seconds(10),
        requestTimeout: Duration = .seconds(20),
        requestTimeoutPerMegabyte: Duration = .seconds(1),
        requestTimeoutPerPage: Duration = .milliseconds(80),
        processorTime: Duration = .seconds(2),
        processorTimePerPage: Duration = .milliseconds(20),
        recognitionTimeout: Duration = .seconds(60),
        recognitionProcessorTime: Duration = .seconds(15),
        idleTimeout: Duration = .seconds(60)
    ) {
        self.executable = executable
        self.processes = max(1, processes)
        self.memoryBytes = memoryBytes
        self.requiresSandbox = requiresSandbox
        self.recycleAfter = max(1, recycleAfter)
        self.recycleAbove = recycleAbove
        self.startTimeout = startTimeout
        self.requestTimeout = requestTimeout
        self.requestTimeoutPerMegabyte = requestTimeoutPerMegabyte
        self.requestTimeoutPerPage = requestTimeoutPerPage
        self.processorTime = processorTime
        self.processorTimePerPage = processorTimePerPage
        self.recognitionTimeout = recognitionTimeout
        self.recognitionProcessorTime = recognitionProcessorTime
        self.idleTimeout = idleTimeout
    }

    /// What `request` with `bytes` of attachments may take.
    package func budget(_ request: WorkerRequest, bytes: Int) -> RequestBudget {
        var budget = RequestBudget(
            wall: requestTimeout + requestTimeoutPerMegabyte * (bytes >> 20),
            processor: processorTime * (1 + (bytes >> 22)),
            replyBytes: 64 << 20
        )
        switch request {
        case .extract(_, let options):
            budget.wallPerPage = requestTimeoutPerPage
            budget.processorPerPage = processorTimePerPage
            budget.pages = options.limits.pages
            if options.recognition.mode != .never {
                budget.wallPerRecognition = recognitionTimeout
                budget.processorPerRecognition = recognitionProcessorTime
                budget.recognisedPages = options.recognition.pages
            }
        case .unpack:
            budget.replyBytes = WorkerPool.unpackedBytes
        case .renderDOCX, .renderPDF, .renderReport, .renderBook, .export, .pictures, .settlePDF:
            // Drawing the first page may have to read every font of the system.
            budget.processor *= 5
        case .recognition:
            // Each language is loaded once to see whether it can be.
            budget.processor *= 3
        case .checkTemplate, .templateFields: break
        case .tryEscapes:
            budget.replyBytes = 0
        }
        return budget
    }
}
