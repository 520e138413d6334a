// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

/// The first frame of a worker: what it speaks and which build it is.
package struct WorkerHello: Codable, Sendable, Equatable {
    /// The version of this protocol; parent and worker must agree.
    package static let currentProtocol = 1

    package var protocolVersion: Int
    /// `GreffierVersion.current` of the worker's build.
    package var build: String
    /// What confines it: `no_new_privs`, `no_capabilities`, `rlimits`, and where the kernel has them `landlock` and `seccomp`.
    package var confinement: [String]
    /// The version of the kernel's Landlock, where that holds.
    package var landlockVersion: Int?

    /// The layer that makes set-uid programs plain ones.
    package static let noNewPrivileges = "no_new_privs"
    /// The layer that takes from root what makes it root.
    package static let noCapabilities = "no_capabilities"
    /// The layer that bounds memory and files.
    package static let limits = "rlimits"
    /// The layer that takes files away.
    package static let landlock = "landlock"
    /// The layer that takes system calls away.
    package static let seccomp = "seccomp"

    /// The layers that this worker should have and has not.
    package var missingLayers: [String] { [Self.landlock, Self.seccomp].filter { !confinement.contains($0) } }

    package init(build: String, confinement: [String]) {
        protocolVersion = Self.currentProtocol
        self.build = build
        self.confinement = confinement
    }
}

/// Exit codes of a worker that mean something to its parent.
package enum WorkerExit {
    /// The memory it may have was not enough.
    package static let exhausted: Int32 = 77
    /// A program was not started because it cannot be confined as it must.
    package static let unconfined: Int32 = 78
}

/// What a worker is asked to do.
///
/// Bytes travel as attachments of the frame, in the order each case states.
package enum WorkerRequest: Codable, Sendable, Equatable {
    /// Attachment 0: the file's bytes. `name` is a hint for formats that have no signature.
    case extract(name: String, options: ExtractOptions)
    /// Attachment 0: the file's bytes. Gives the bytes of files in it, by their places in `Document.attachments`, at most
    /// `Frame.maximumAttachments` of them.
    case unpack(name: String, places: [Int], options: ExtractOptions)
    /// Attachment 0: the file's bytes. Draws pages, counted from 1, at most `Frame.maximumAttachments` of them.
    case pictures(name: String, pages: [Int], dotsPerInch: Int, inColor: Bool)
    /// Attachments: 0 the template (DOCX), 1 profile.json, 2 the logo where there is one.
    case renderDOCX(options: RenderOptions)
    /// Attachment 0: the template (DOCX). `annotatedIn` (`fr` or `en`) also asks for a copy with a comment at each mistake.
    case checkTemplate(allowsUnknown: Bool, annotatedIn: String?)
    /// Tell what templates may name.
    case templateFields
    /// Attachments: 0 profile.json, 1 the logo where there is one.
    case renderPDF(options: RenderOptions)
    /// Attachments: 0 profile.json, 1 the logo where there is one.
    case export(format: RenderFormat, options: RenderOptions)
    /// Attachments: 0 a JSON array of texts in Markdown, 1 the cover where there is one.
    case renderBook(options: BookOptions)
    /// Attachments: 0 a `Report` as JSON, 1 the logo where there is one.
    case renderReport(options: RenderOptions)
    /// Attachment 0: a PDF that LibreOffice printed. Gives it with this RFC 3339 moment and identifiers of its content.
    case settlePDF(date: String)
    /// Tell what is installed for character recognition, of these languages.
    case recognition(languages: [String])
    /// Try what a confined process must not be able to do, the reading of these files and folders among it.
    case tryEscapes(reading: [String])
}

/// Options of an extraction.
package struct ExtractOptions: Codable, Sendable, Equatable {
    /// File kinds that may be read (`pdf`, `docx`…); empty allows all.
    package var accept: [String]
    package var limits: ExtractLimits
    package var recognition: RecognitionOptions

    package init(
        accept: [String] = [],
        limits: ExtractLimits = .init(),
        recognition: RecognitionOptions = .init()
    ) {
        self.accept = accept
        self.limits = limits
        self.recognition = recognition
    }
}

/// What one document may cost.
package struct ExtractLimits: Codable, Sendable, Equatable {
    package var pages = 2000
    /// Bytes of one archive after inflation, counted while inflating.
    package var inflatedBytes = 300 << 20
    package var archiveEntries = 10_000
    /// Paragraphs, line breaks, tables and cells: 400,000 empty ones fit in 60 KB of ZIP.
    package var blocks = 100_000
    /// Characters of text in all.
    package var characters = 20_000_000

    package init() {}
}

/// Options of a rendering.
package struct RenderOptions: Codable, Sendable, Equatable {
    /// `fr` or `en`: labels and dates.
    package var language: String
    /// What a tag does whose field no profile can have: `error` (the default) or `blank`.
    ///
    /// A known field without a value is blank either way.
    package var missing: String
    /// RFC 3339 moment written to the document's metadata: equal inputs give equal bytes.
    package var date: String
    package var look = RenderLook()

    package init(language: String, missing: String = "error", date: String, look: RenderLook = .init()) {
        self.language = language
        self.missing = missing
        self.date = date
        self.look = look
    }
}

/// What a worker answers.
package enum WorkerReply: Codable, Sendable, Equatable {
    /// Attachments: 0 document.json.
    case extracted(characters: Int)
    /// Attachment 0: the rendered file; of a drawn PDF 1 its `RenderNotes` as JSON. For `pictures` one for each page, empty where it cannot be drawn.
    case rendered
    /// Attachments: the files asked for, in that order.
    case unpacked
    /// What the process could do in spite of its confinement: `reads_files/accounts`, `opens_sockets/inet`…; empty in a full
    /// sandbox.
    case escapes([String])
    /// A word before the answer, once at the most: the document has so many pages. It asks for the time that they take.
    case pages(Int)
    /// A word before the characters of a page are recognised, once for each. It asks for the time that takes.
    case recognising(page: Int)
    /// What is installed for character recognition; `nil` where nothing is.
    case recognition(RecognitionReport?)
    /// What is wrong with a template. Attachment 0: the copy with comments, where it was asked for.
    case checked(TemplateReport)
    case fields([TemplateField])
    /// The request failed for a stated reason, in French too where whoever dropped the file is to mend it. The worker is
    /// not used again when `isSpent`.
    case failed(code: String, detail: String, french: String? = nil, isSpent: Bool)

    /// A failure as an error of the catalogue; unknown codes count as defects.
    package static func error(code: String, detail: String, french: String? = nil) -> GreffierError {
        GreffierError(ErrorCode.named(code) ?? .stageDefect, detail: detail, french: french)
    }
}
