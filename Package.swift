// swift-tools-version: 6.2
// SPDX-License-Identifier: GPL-3.0-or-later
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// The readers of documents are compiled a second time for `make fuzz`, where its script asks for it, with the instruments
/// of libFuzzer and AddressSanitizer: optimised, for speed is what finds things, but with debug assertions, and with
/// internals in reach of the fuzz targets.
let isFuzzed = Context.environment["GREFFIER_FUZZ"] != nil
let instruments: [SwiftSetting] =
    isFuzzed ? [.unsafeFlags(["-sanitize=fuzzer,address", "-assert-config", "Debug", "-enable-testing"])] : []

/// The same for C and C++, which have undefined behaviour besides.
let shimInstruments =
    isFuzzed
    ? [
        "-fsanitize=fuzzer-no-link,address,undefined,float-cast-overflow", "-fno-sanitize=vptr,function",
        "-fno-sanitize-recover=all",
    ] : []

/// `GREFFIER_TESTS="MatchingTests StagesTests"` leaves out all other tests, for a quick turn while working on one part:
/// `swift build --product greffierPackageTests` then builds only what these need.
let chosenTests = Context.environment["GREFFIER_TESTS"]?.split(separator: " ").map(String.init)

/// What several tests, benchmarks or the fuzz targets use, in a folder of its own under `Tests`.
func support(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, path: "Tests/" + name, swiftSettings: strict)
}

/// A program that measures, in a folder of its own under `Benchmarks`.
func bench(_ name: String, in folder: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, path: "Benchmarks/" + folder, swiftSettings: strict)
}

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
/// Only the server, which serves HTTP/1.1 on sockets, and the types of its interface: routes are our own.
let httpServer: [Target.Dependency] = [
    .product(name: "HummingbirdCore", package: "hummingbird"),
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOPosix", package: "swift-nio"),
    .product(name: "HTTPTypes", package: "swift-http-types"),
    .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
]
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

// Floor 0: C libraries, each imported by one Swift target.
let cTargets: [Target] = [
    .target(name: "CSystemCalls", cSettings: [.treatAllWarnings(as: .error)]),
    .target(name: "CSandbox", cSettings: [.treatAllWarnings(as: .error)]),
    .target(
        name: "CFailpoints",
        cSettings: [.treatAllWarnings(as: .error), .define("FAILPOINTS", .when(traits: ["Failpoints"]))]
    ),
    .systemLibrary(name: "CPoppler", pkgConfig: "poppler", providers: [.apt(["libpoppler-private-dev"])]),
    .systemLibrary(name: "CPopplerGLib", pkgConfig: "poppler-glib", providers: [.apt(["libpoppler-glib-dev"])]),
    .target(name: "COCR", cSettings: [.treatAllWarnings(as: .error), .unsafeFlags(shimInstruments)]),
    .target(
        name: "CPDFSource",
        dependencies: ["CPoppler"],
        cxxSettings: [.treatAllWarnings(as: .error), .unsafeFlags(shimInstruments)]
    ),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CPangoCairo", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
    .systemLibrary(name: "CQPDF", pkgConfig: "libqpdf", providers: [.apt(["libqpdf-dev"])]),
    .systemLibrary(name: "CLittleCMS", pkgConfig: "lcms2", providers: [.apt(["liblcms2-dev"])]),
    // Without optimisation the compiler makes no vectors of the loops, and every scan of a debug build crawls.
    .target(
        name: "CKernels",
        cSettings: [.treatAllWarnings(as: .error), .unsafeFlags(["-O3"], .when(configuration: .debug))]
    ),
    .systemLibrary(name: "CHyphen", providers: [.apt(["libhyphen-dev"])]),
    .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
]

/// Our own Swift targets, floor by floor: each imports lower ones alone.
let floors: KeyValuePairs<String, [Target.Dependency]> = [
    // Floor 1: vocabulary. Values only, no I/O.
    "Failpoints": ["CFailpoints"],
    "JobModel": [],
    "PipelineModel": ["JobModel", yams],
    "DocumentModel": ["JobModel"],
    "ProfileModel": [],
    "WorkerProtocol": ["JobModel", "DocumentModel", "ProfileModel"],
    "TextFolding": [],
    "JSONValues": [],
    "Lexicons": ["TextFolding"],
    // What all pages and tables for people have in common.
    "Pages": ["JobModel"],
    "Telemetry": [],
    // Floor 2: stores and wires.
    "DurableFiles": ["CSystemCalls", "JobModel"],
    "BlobStore": ["DurableFiles", "JobModel", "Failpoints"],
    "JobStore": ["JobModel"],
    "JobStoreSQLite": ["JobStore", "JobModel", "DurableFiles", "Failpoints", grdb],
    "HTTPClient": ["CCurl"],
    "Archives": ["CZip", "JobModel"],
    "XMLStreams": ["CLibXML2", "JobModel"],
    "JSONSchemas": ["JSONValues"],
    "WebService": ["Pages", "JobModel", "JSONValues", logging, lifecycle] + httpServer,
    // Floor 3: the domain, one word each.
    "Profiles": ["ProfileModel", "DocumentModel", "Lexicons", "TextFolding", "JobModel"],
    "Matching": ["ProfileModel", "DocumentModel", "Lexicons", "TextFolding", "Pages", "JobModel"],
    "Retrieval": ["DocumentModel", "TextFolding", "JobModel", "CStemmer", "CKernels", grdb],
    "LanguageModels": [
        "HTTPClient", "JSONSchemas", "DurableFiles", "ProfileModel", "DocumentModel", "Profiles", "TextFolding",
        "JobModel", mustache, logging,
    ],
    "Notifications": ["HTTPClient", "DurableFiles", "JSONValues", "Pages", "JobModel"],
    "Explanations": ["DocumentModel"],
    "StatusPages": ["JobStore", "PipelineModel", "Pages", "JobModel"],
    "EventLogs": ["TextFolding", "Pages", "JobModel"],
    "Evaluation": ["ProfileModel", "Lexicons", "TextFolding", "JobModel"],
    "WorkerPool": ["WorkerProtocol", "JobModel", "DocumentModel", "DurableFiles", "CSystemCalls", logging],
    "DocumentExtraction": [
        "Archives", "XMLStreams", "CPDFSource", "CPopplerGLib", "COCR", "CSystemCalls", "WorkerProtocol",
        "DocumentModel",
        "JobModel",
    ],
    "DocumentRendering": [
        "Archives", "XMLStreams", "CPangoCairo", "CQPDF", "CLittleCMS", "CHyphen", "WorkerProtocol", "ProfileModel",
        "Pages", "JSONValues", "JobModel",
    ],
    // Floor 4: the queue, the way in and the way out.
    "Engine": [
        "JobStore", "BlobStore", "DurableFiles", "JSONSchemas", "PipelineModel", "JobModel", "Failpoints", logging,
        lifecycle,
    ],
    "Intake": [
        "DurableFiles", "BlobStore", "PipelineModel", "JobModel", "CSystemCalls", "Failpoints", grdb, logging,
        lifecycle,
    ],
    "Outbox": ["DurableFiles", "BlobStore", "JobModel", "Pages", "Failpoints", logging],
    // Floor 5: each stage kind as an adapter; what the worker process answers.
    "Stages": [
        "PipelineModel", "JobModel", "BlobStore", "DocumentModel", "ProfileModel", "WorkerProtocol", "WorkerPool",
        "Profiles", "Matching", "Retrieval", "LanguageModels", "Lexicons", "DurableFiles", "JSONSchemas", "TextFolding",
        "EventLogs", "Notifications", "Pages", logging,
    ],
    "WorkerService": [
        "WorkerProtocol", "DocumentExtraction", "DocumentRendering", "DocumentModel", "ProfileModel", "JobModel",
        "CSandbox",
    ],
    // Floor 6: the composition root.
    "Daemon": [
        "Engine", "Intake", "Outbox", "Stages", "JobStoreSQLite", "JobStore", "BlobStore", "PipelineModel", "JobModel",
        "DurableFiles", "Retrieval", "Matching", "Profiles", "Lexicons", "ProfileModel", "LanguageModels", "HTTPClient",
        "WorkerPool", "WorkerProtocol", "DocumentModel", "Explanations", "Evaluation", "StatusPages", "Notifications",
        "Failpoints", "CSystemCalls", "WebService", "Telemetry", "JSONValues", "JSONSchemas", yams, logging, lifecycle,
    ],
]

/// Those that compute much: optimised in debug builds too, where the tests would spend most of their time in them.
///
/// Nothing is lost by it: our sources hold no `assert`, and what they promise is checked by preconditions.
let computing: Set = ["TextFolding", "Lexicons", "Profiles", "Matching", "Retrieval", "EventLogs", "Evaluation"]

let libraries: [Target] = floors.map { name, dependencies in
    let optimised: [SwiftSetting] =
        computing.contains(name) ? [.unsafeFlags(["-O"], .when(configuration: .debug))] : []
    return .target(name: name, dependencies: dependencies, swiftSettings: strict + instruments + optimised)
}

/// What keeps the programs small that are shipped: no symbols for others to find, equal code once, and relocations in few
/// bytes, which wants the C library of Debian 12 or a newer one.
let slim: [LinkerSetting] = [
    .unsafeFlags(
        ["-use-ld=lld"]
            + ["--icf=safe", "--no-export-dynamic", "-z", "pack-relative-relocs"].flatMap { ["-Xlinker", $0] },
        .when(configuration: .release)
    )
]

// Floor 7: the two programs.
let programs: [Target] = [
    .executableTarget(
        name: "greffier",
        dependencies: [
            "Daemon", "DocumentModel", "DurableFiles", "Evaluation", "JobStore", "JobModel", "LanguageModels",
            "Matching", "Notifications", "Pages", "PipelineModel", "ProfileModel", "Retrieval", "Stages", "StatusPages",
            "WorkerProtocol", argumentParser, logging,
        ],
        swiftSettings: strict,
        linkerSettings: slim
    ),
    .executableTarget(
        name: "greffier-worker",
        dependencies: ["WorkerService"],
        swiftSettings: strict,
        linkerSettings: slim
    ),
]

// What measures, each built by its script and never installed.
let benchmarks: [Target] = [
    // The queue: scripts/bench-queue.
    bench(
        "queue-bench",
        in: "QueueBench",
        [
            "Engine", "JobStore", "JobStoreSQLite", "BlobStore", "PipelineModel", "JobModel", grdb, argumentParser,
            logging,
        ]
    ),
    // How documents are read: scripts/bench-documents and scripts/test-corpora.
    bench(
        "document-bench",
        in: "DocumentBench",
        ["DocumentExtraction", "DocumentModel", "WorkerPool", "WorkerProtocol", "JobModel", argumentParser, logging]
    ),
    // How CVs are read by rules: scripts/bench-profile.
    bench(
        "profile-bench",
        in: "ProfileBench",
        [
            "Stages", "DocumentExtraction", "DocumentModel", "WorkerProtocol", "Lexicons", "JobModel", "TestLexicons",
            argumentParser, logging,
        ]
    ),
    // The nightly recommendations: scripts/bench-recommend.
    bench(
        "recommend-bench",
        in: "RecommendBench",
        [
            "Stages", "Matching", "Retrieval", "PipelineModel", "ProfileModel", "DocumentModel", "Lexicons", "JobModel",
            "DurableFiles", "TestLexicons", "SeededRandom", argumentParser,
        ]
    ),
    // The client of language models against real servers: scripts/bench-models.
    bench(
        "model-bench",
        in: "ModelBench",
        ["LanguageModels", "HTTPClient", "ModelServers", "JSONSchemas", argumentParser]
    ),
    // The index: scripts/bench-retrieval.
    bench(
        "retrieval-bench",
        in: "RetrievalBench",
        ["Retrieval", "DocumentModel", "JobModel", "SeededRandom", argumentParser]
    ),
    // How documents are made of profiles: scripts/bench-rendering.
    bench(
        "rendering-bench",
        in: "RenderingBench",
        [
            "DocumentRendering", "Stages", "Retrieval", "Lexicons", "TestLexicons", "StageInputs", "PipelineModel",
            "WorkerPool", "WorkerProtocol", argumentParser, logging,
        ]
    ),
    // Event logs: scripts/bench-events.
    bench("event-bench", in: "EventBench", ["EventLogs", "JobModel", argumentParser]),
]

// What tests use beside the targets.
let supports: [Target] = [
    // A small HTTP server on the loopback interface whose answers a test writes; used by tests alone.
    support("LoopbackServer"),
    // Connections on which a test says every byte itself.
    support("LoopbackClient"),
    // Real model servers, and a proxy that spoils what servers say; used by tests and the benchmark of models.
    support("ModelServers", ["LoopbackServer", "JSONSchemas"]),
    // Random numbers that a seed fixes; used by tests, the fault harness and the fuzz targets.
    support("SeededRandom"),
    // The lexicons of the checkout; used by tests, benchmarks and the fuzz targets.
    support("TestLexicons", ["Lexicons"]),
    // Inputs of stages made of names and bytes; used by tests and benchmarks.
    support("StageInputs", ["PipelineModel", "JobModel"]),
    // Archives and messages written by hand; used by tests, the fault harness and the fuzz targets.
    support("CraftedFiles"),
    // Files built to harm their reader; used by tests and the fault harness.
    support("HostileFiles", ["CraftedFiles"]),
    // A language model whose answers a test writes, and what must hold of every reading; used by tests alone.
    support(
        "ScriptedReading",
        ["LanguageModels", "ProfileModel", "DocumentModel", "JSONSchemas", "JobModel", "SeededRandom"]
    ),
    // What is left of profiles that were made documents and read again; used by tests alone.
    support(
        "RoundTrips",
        [
            "DocumentExtraction", "Evaluation", "Profiles", "ProfileModel", "WorkerProtocol", "JobModel",
            "TestLexicons",
        ]
    ),
    // Remembers what was logged; used by tests alone.
    support("RecordingLog", [logging]),
    // Threads for tests that block; used by tests alone.
    support("TestThreads"),
    // What a job store must do, as a value: used by tests alone.
    support("StoreModel", ["JobStore", "JobModel"]),
    // A worker that documents command, and what they have it do; used by tests alone.
    .target(name: "CAttacks", path: "Tests/CAttacks", cSettings: [.treatAllWarnings(as: .error)]),
    .executableTarget(
        name: "captured-worker",
        dependencies: ["WorkerService", "WorkerProtocol", "CAttacks"],
        path: "Tests/CapturedWorker",
        swiftSettings: strict
    ),
]

/// The tests of each target, or of a group that needs several.
let tests: KeyValuePairs<String, [Target.Dependency]> = [
    "JobModelTests": ["JobModel"],
    "PipelineModelTests": ["PipelineModel", "JobModel", "SeededRandom"],
    "DocumentModelTests": ["DocumentModel", "JobModel", "SeededRandom"],
    "ExplanationsTests": ["Explanations", "DocumentModel"],
    "EvaluationTests": ["Evaluation", "ProfileModel", "Lexicons", "JobModel", "SeededRandom"],
    "FilesTests": ["DurableFiles", "BlobStore", "JobModel", "CSystemCalls"],
    "JobStoreTests": ["JobStore", "JobStoreSQLite", "JobModel", "StoreModel", "SeededRandom", "TestThreads"],
    "EngineTests": [
        "Engine", "JobStore", "JobStoreSQLite", "BlobStore", "PipelineModel", "JobModel", "RecordingLog", grdb, logging,
    ],
    "IntakeTests": ["Intake", "BlobStore", "DurableFiles", "PipelineModel", "JobModel", "SeededRandom", grdb, logging],
    "OutboxTests": ["Outbox", "BlobStore", "DurableFiles", "JobModel", logging],
    "TelemetryTests": ["Telemetry"],
    "WebServiceTests": [
        "WebService", "JobModel", "JSONValues", "LoopbackClient", "TestThreads", logging, lifecycle,
    ],
    "HTTPClientTests": ["HTTPClient", "LoopbackServer", "TestThreads"],
    "NotificationsTests": [
        "Notifications", "HTTPClient", "LoopbackServer", "JSONSchemas", "JobModel", "TestThreads", "SeededRandom",
    ],
    "StatusPagesTests": ["StatusPages", "JobStore", "PipelineModel", "JobModel"],
    "JSONSchemasTests": ["JSONSchemas"],
    "SchemasTests": ["JSONSchemas", "JobModel", "DocumentModel", "ProfileModel", "Stages", "Matching", "Retrieval"],
    "TextFoldingTests": ["TextFolding"],
    "ProfilesTests": [
        "Profiles", "ProfileModel", "DocumentModel", "Lexicons", "TextFolding", "JobModel", "DocumentExtraction",
        "DocumentRendering", "WorkerProtocol", "Evaluation", "CraftedFiles", "SeededRandom", "TestLexicons",
    ],
    "MatchingTests": [
        "Matching", "Retrieval", "ProfileModel", "DocumentModel", "Lexicons", "TextFolding", "JobModel", "DurableFiles",
        "SeededRandom", "TestLexicons",
    ],
    "RetrievalTests": ["Retrieval", "DocumentModel", "JobModel", "SeededRandom", "TestThreads", grdb],
    "EventLogsTests": ["EventLogs", "JobModel", "SeededRandom"],
    "LanguageModelsTests": [
        "LanguageModels", "HTTPClient", "LoopbackServer", "ModelServers", "ScriptedReading", "Profiles", "JSONSchemas",
        "ProfileModel", "DocumentModel", "Lexicons", "TextFolding", "JobModel", "SeededRandom", logging,
    ],
    "ModelServerTests": [
        "LanguageModels", "HTTPClient", "ModelServers", "LoopbackServer", "JSONSchemas", "DocumentModel", "JobModel",
        "Daemon", "Retrieval", "TestThreads",
    ],
    "WorkerProtocolTests": ["WorkerProtocol", "JobModel"],
    "WorkerPoolTests": [
        "WorkerPool", "WorkerProtocol", "DocumentModel", "JobModel", "HostileFiles", "CraftedFiles", "greffier-worker",
        "captured-worker", logging,
    ],
    "DocumentExtractionTests": [
        "DocumentExtraction", "Archives", "XMLStreams", "WorkerProtocol", "DocumentModel", "JobModel", "CraftedFiles",
        "TestThreads",
    ],
    "DocumentRenderingTests": [
        "DocumentRendering", "Archives", "XMLStreams", "WorkerProtocol", "ProfileModel", "JobModel", "Profiles",
        "TestLexicons", "TestThreads", "SeededRandom",
    ],
    "RoundTripTests": ["RoundTrips", "DocumentRendering", "WorkerProtocol"],
    "StagesTests": [
        "Stages", "Matching", "EventLogs", "PipelineModel", "JobModel", "ProfileModel", "DocumentModel", "Lexicons",
        "Profiles", "JSONSchemas", "LanguageModels", "Retrieval", "ScriptedReading", "SeededRandom", "TestLexicons",
        "StageInputs", "WorkerPool", "Notifications", logging,
    ],
    "DaemonTests": [
        "Daemon", "Stages", "JobStore", "BlobStore", "DurableFiles", "PipelineModel", "JobModel", "WorkerProtocol",
        "Lexicons", "LanguageModels", "Retrieval", "DocumentModel", "RecordingLog", "WorkerPool", "TestLexicons",
        "StageInputs", "WebService", "JobStoreSQLite", "JSONValues", "Notifications", "Engine", "Telemetry",
        "TestThreads", "greffier-worker", logging,
    ],
    "IntegrationTests": [
        "greffier", "greffier-worker", "captured-worker", "JSONSchemas", "LoopbackServer", "LoopbackClient",
        "HostileFiles",
        "CraftedFiles", "SeededRandom", "ModelServers", "Profiles", "ProfileModel", "DocumentModel", "JobModel",
        "TestThreads", "LanguageModels", "ScriptedReading", argumentParser,
    ],
]

let testTargets = tests.filter { name, _ in chosenTests?.contains(name) ?? true }.map { name, dependencies in
    Target.testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

// The fault harness of `make chaos`: it needs the trait, so it is built only where its script asks for it.
let harness: [Target] =
    Context.environment["GREFFIER_CHAOS"] == nil
    ? []
    : [
        .executableTarget(
            name: "greffier-chaos",
            dependencies: [
                "Failpoints", "JobModel", "SeededRandom", "CraftedFiles", "HostileFiles", grdb, argumentParser,
            ],
            path: "Tests/Chaos",
            swiftSettings: strict
        ),
        .target(name: "CChaosTimers", path: "Tests/ChaosTimers", cSettings: [.treatAllWarnings(as: .error)]),
    ]
let harnessLibraries: [Product] =
    harness.isEmpty ? [] : [.library(name: "greffier-chaos-timers", type: .dynamic, targets: ["CChaosTimers"])]

// What `make fuzz` runs.
let fuzzing: [Target] =
    isFuzzed
    ? [
        .target(name: "CLibFuzzer", path: "Fuzz/CLibFuzzer"),
        .executableTarget(
            name: "greffier-fuzz",
            dependencies: [
                "CLibFuzzer", "DocumentExtraction", "DocumentModel", "WorkerProtocol", "Explanations", "Profiles",
                "Lexicons", "ProfileModel", "JSONSchemas", "JobModel", "SeededRandom", "CraftedFiles",
                "TestLexicons",
            ],
            path: "Fuzz/Program",
            swiftSettings: strict + [.unsafeFlags(["-sanitize=address", "-assert-config", "Debug"])],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]
        ),
    ] : []

let package = Package(
    name: "greffier",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "greffier", targets: ["greffier"]),
        .executable(name: "greffier-worker", targets: ["greffier-worker"]),
    ] + harnessLibraries,
    traits: [
        .trait(name: "Failpoints", description: "Faults on demand at named moments, for `make chaos`; never shipped.")
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        // Without its traits, which bring readers of configuration that nobody here asks.
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
    ],
    targets: cTargets + libraries + programs + benchmarks + supports + testTargets + harness + fuzzing,
    cxxLanguageStandard: .cxx17
)
