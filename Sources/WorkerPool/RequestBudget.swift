// SPDX-License-Identifier: GPL-3.0-or-later

/// What one request may take.
package struct RequestBudget: Sendable, Equatable {
    /// Time that passes until the reply.
    ///
    /// Looser than the processor time: a busy machine is no fault of the document.
    package var wall: Duration
    /// Processor time of the worker, rounded up to whole seconds where the kernel counts it.
    package var processor: Duration
    /// What each page adds once the worker has counted them.
    package var wallPerPage: Duration
    package var processorPerPage: Duration
    /// Pages that are believed at the most.
    package var pages: Int
    /// What each page adds whose characters the worker is about to recognise, from that moment on.
    package var wallPerRecognition: Duration
    package var processorPerRecognition: Duration
    /// Pages that are recognised at the most.
    package var recognisedPages: Int
    /// Bytes of a reply at the most.
    package var replyBytes: Int

    package init(
        wall: Duration,
        processor: Duration,
        wallPerPage: Duration = .zero,
        processorPerPage: Duration = .zero,
        pages: Int = 0,
        wallPerRecognition: Duration = .zero,
        processorPerRecognition: Duration = .zero,
        recognisedPages: Int = 0,
        replyBytes: Int
    ) {
        self.wall = wall
        self.processor = processor
        self.wallPerPage = wallPerPage
        self.processorPerPage = processorPerPage
        self.pages = pages
        self.wallPerRecognition = wallPerRecognition
        self.processorPerRecognition = processorPerRecognition
        self.recognisedPages = recognisedPages
        self.replyBytes = replyBytes
    }

    /// The budget of a document of `count` pages, as a worker says that may be lying.
    package func granting(pages count: Int) -> RequestBudget {
        let believed = min(max(count, 0), pages)
        var result = self
        result.wall += wallPerPage * believed
        result.processor += processorPerPage * believed
        return result
    }

    /// What is left for one page whose characters are to be recognised, and for all that follows.
    package var grantingRecognition: RequestBudget {
        var result = self
        result.wall += wallPerRecognition
        result.processor += processorPerRecognition
        return result
    }

    /// `processor` as the kernel takes it.
    package var processorSeconds: Int {
        let parts = processor.components
        return Int(clamping: parts.seconds) + (parts.attoseconds > 0 ? 1 : 0)
    }
}
