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

/// One of our own Swift targets, always under the strict settings.
func target(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict + instruments)
}

/// One that computes much: optimised in debug builds too, where the tests would spend most of their time in it.
///
/// Nothing is lost by it: our sources hold no `assert`, and what they promise is checked by preconditions.
func computing(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    let settings = strict + instruments + [.unsafeFlags(["-O"], .when(configuration: .debug))]
    return .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of one target, or of a group that needs several.
func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil) -> Target {
    .testTarget(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

/// What several tests, benchmarks or the fuzz targets use, in a folder of its own under `Tests`.
func support(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, path: "Tests/" + name, swiftSettings: strict)
}

/// A program that measures.
func bench(_ name: String, at path: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, path: path, swiftSettings: strict)
}

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

// Floor 0: C libraries, each imported by one Swift target.
let floor0: [Target] = [
    .target(name: "CSystem", cSettings: [.treatAllWarnings(as: .error)]),
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

// Floor 1: vocabulary. Values only, no I/O.
let floor1: [Target] = [
    target("Failpoints", ["CFailpoints"]),
    target("JobModel", []),
    target("PipelineModel", ["JobModel", yams]),
    target("DocumentModel", ["JobModel"]),
    target("ProfileModel", []),
    target("WorkerProtocol", ["JobModel", "DocumentModel", "ProfileModel"]),
    computing("TextFolding", []),
    target("JSONValues", []),
    computing("Lexicons", ["TextFolding"]),
    // What all pages and tables for people have in common.
    target("Pages", ["JobModel"]),
]

// Floor 2: stores and wires.
let floor2: [Target] = [
    target("DurableFiles", ["CSystem", "JobModel"]),
    target("BlobStore", ["DurableFiles", "JobModel", "Failpoints"]),
    target("JobStore", ["JobModel"]),
    target("JobStoreSQLite", ["JobStore", "JobModel", "DurableFiles", "Failpoints", grdb]),
    target("HTTPClient", ["CCurl"]),
    target("Archives", ["CZip", "JobModel"]),
    target("XMLStreams", ["CLibXML2", "JobModel"]),
    target("JSONSchemas", ["JSONValues"]),
]

// Floor 3: the domain, one word each.
let floor3: [Target] = [
    computing("Profiles", ["ProfileModel", "DocumentModel", "Lexicons", "TextFolding", "JobModel"]),
    computing("Matching", ["ProfileModel", "DocumentModel", "Lexicons", "TextFolding", "Pages", "JobModel"]),
    computing("Retrieval", ["DocumentModel", "TextFolding", "JobModel", "CStemmer", "CKernels", grdb]),
    target(
        "LanguageModels",
        [
            "HTTPClient", "JSONSchemas", "DurableFiles", "ProfileModel", "DocumentModel", "Profiles", "TextFolding",
            "JobModel", mustache, logging,
        ]
    ),
    target("Explanations", ["DocumentModel"]),
    computing("EventLogs", ["TextFolding", "Pages", "JobModel"]),
    computing("Evaluation", ["ProfileModel", "Lexicons", "TextFolding"]),
    target("WorkerPool", ["WorkerProtocol", "JobModel", "DocumentModel", "DurableFiles", "CSystem", logging]),
    target(
        "DocumentExtraction",
        [
            "Archives", "XMLStreams", "CPDFSource", "CPopplerGLib", "COCR", "CSystem", "WorkerProtocol",
            "DocumentModel", "JobModel",
        ]
    ),
    target(
        "DocumentRendering",
        [
            "Archives", "XMLStreams", "CPangoCairo", "CQPDF", "CLittleCMS", "CHyphen", "WorkerProtocol",
            "ProfileModel", "Pages", "JSONValues", "JobModel",
        ]
    ),
]

// Floor 4: the queue, the way in and the way out.
let floor4: [Target] = [
    target(
        "Engine",
        [
            "JobStore", "BlobStore", "DurableFiles", "JSONSchemas", "PipelineModel", "JobModel", "Failpoints",
            logging, lifecycle,
        ]
    ),
    target(
        "Intake",
        ["DurableFiles", "BlobStore", "PipelineModel", "JobModel", "CSystem", "Failpoints", grdb, logging, lifecycle]
    ),
    target("Outbox", ["DurableFiles", "BlobStore", "JobModel", "Failpoints", logging]),
]

// Floor 5: each stage kind as an adapter; what the worker process answers.
let floor5: [Target] = [
    target(
        "Stages",
        [
            "PipelineModel", "JobModel", "BlobStore", "DocumentModel", "ProfileModel", "WorkerProtocol", "WorkerPool",
            "Profiles", "Matching", "Retrieval", "LanguageModels", "Lexicons", "DurableFiles", "JSONSchemas",
            "TextFolding", "EventLogs", "Pages", logging,
        ]
    ),
    target(
        "WorkerService",
        [
            "WorkerProtocol", "DocumentExtraction", "DocumentRendering", "DocumentModel", "ProfileModel", "JobModel",
            "CSandbox",
        ]
    ),
]

// Floors 6 and 7: the composition root and the two programs.
let floor67: [Target] = [
    target(
        "Daemon",
        [
            "Engine", "Intake", "Outbox", "Stages", "JobStoreSQLite", "JobStore", "BlobStore", "PipelineModel",
            "JobModel", "DurableFiles", "Retrieval", "Matching", "Profiles", "Lexicons", "ProfileModel",
            "LanguageModels", "HTTPClient", "WorkerPool", "WorkerProtocol", "DocumentModel", "Explanations",
            "Evaluation", "Failpoints", "CSystem", yams, logging, lifecycle,
        ]
    ),
    .executableTarget(
        name: "greffier",
        dependencies: [
            "Daemon", "DocumentModel", "DurableFiles", "Evaluation", "JobStore", "JobModel", "LanguageModels",
            "Matching", "PipelineModel", "ProfileModel", "Retrieval",
            "Stages", "WorkerProtocol", argumentParser, logging,
        ],
        swiftSettings: strict
    ),
    .executableTarget(name: "greffier-worker", dependencies: ["WorkerService"], swiftSettings: strict),
]

// Measures the queue; built by scripts/bench-queue, never installed.
let queueBench: Target = bench(
    "queue-bench",
    at: "Benchmarks/QueueBench",
    ["Engine", "JobStore", "JobStoreSQLite", "BlobStore", "PipelineModel", "JobModel", grdb, argumentParser, logging]
)

// Measures how documents are read; built by scripts/bench-documents and scripts/test-corpora, never installed.
let documentBench: Target = bench(
    "document-bench",
    at: "Benchmarks/DocumentBench",
    ["DocumentExtraction", "DocumentModel", "WorkerPool", "WorkerProtocol", "JobModel", argumentParser, logging]
)

// Measures how CVs are read by rules; built by scripts/bench-profile, never installed.
let profileBench: Target = bench(
    "profile-bench",
    at: "Benchmarks/ProfileBench",
    [
        "Stages", "DocumentExtraction", "DocumentModel", "WorkerProtocol", "Lexicons", "JobModel", "TestLexicons",
        argumentParser, logging,
    ]
)

// Measures the nightly recommendations; built by scripts/bench-recommend, never installed.
let recommendBench: Target = bench(
    "recommend-bench",
    at: "Benchmarks/RecommendBench",
    [
        "Stages", "Matching", "Retrieval", "PipelineModel", "ProfileModel", "DocumentModel", "Lexicons", "JobModel",
        "DurableFiles", "TestLexicons", "SeededRandom", argumentParser,
    ]
)

// Measures the client of language models against real servers; built by scripts/bench-models, never installed.
let modelBench: Target = bench(
    "model-bench",
    at: "Benchmarks/ModelBench",
    ["LanguageModels", "HTTPClient", "ModelServers", "JSONSchemas", argumentParser]
)

// Measures the index; built by scripts/bench-retrieval, never installed.
let retrievalBench: Target = bench(
    "retrieval-bench",
    at: "Benchmarks/RetrievalBench",
    ["Retrieval", "DocumentModel", "JobModel", "SeededRandom", argumentParser]
)

// Measures how documents are made of profiles; built by scripts/bench-rendering, never installed.
let renderingBench: Target = bench(
    "rendering-bench",
    at: "Benchmarks/RenderingBench",
    [
        "DocumentRendering", "Stages", "Retrieval", "Lexicons", "TestLexicons", "PipelineModel", "WorkerPool",
        "WorkerProtocol", "JobModel", argumentParser, logging,
    ]
)

// Measures event logs; built by scripts/bench-events, never installed.
let eventBench: Target = bench("event-bench", at: "Benchmarks/EventBench", ["EventLogs", "JobModel", argumentParser])

// What tests use beside the targets, and the tests.
let testTargets: [Target] = [
    // A small HTTP server on the loopback interface whose answers a test writes; used by tests alone.
    support("LoopbackServer"),
    // Real model servers, and a proxy that spoils what servers say; used by tests and the benchmark of models.
    support("ModelServers", ["LoopbackServer", "JSONSchemas"]),
    // Random numbers that a seed fixes; used by tests, the fault harness and the fuzz targets.
    support("SeededRandom"),
    // The lexicons of the checkout; used by tests, benchmarks and the fuzz targets.
    support("TestLexicons", ["Lexicons"]),
    // Archives and messages written by hand; used by tests, the fault harness and the fuzz targets.
    support("CraftedFiles"),
    // Files built to harm their reader; used by tests alone.
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
    tests("JobModelTests", ["JobModel"]),
    tests("PipelineModelTests", ["PipelineModel", "JobModel", "SeededRandom"]),
    tests("DocumentModelTests", ["DocumentModel", "JobModel", "SeededRandom"]),
    tests("ExplanationsTests", ["Explanations", "DocumentModel"]),
    tests("EvaluationTests", ["Evaluation", "ProfileModel", "Lexicons", "JobModel", "SeededRandom"]),
    tests("FilesTests", ["DurableFiles", "BlobStore", "JobModel", "CSystem"]),
    tests("JobStoreTests", ["JobStore", "JobStoreSQLite", "JobModel", "StoreModel", "SeededRandom", "TestThreads"]),
    tests(
        "EngineTests",
        [
            "Engine", "JobStore", "JobStoreSQLite", "BlobStore", "PipelineModel", "JobModel", "RecordingLog", grdb,
            logging,
        ]
    ),
    tests(
        "IntakeTests",
        ["Intake", "BlobStore", "DurableFiles", "PipelineModel", "JobModel", "SeededRandom", grdb, logging]
    ),
    tests("OutboxTests", ["Outbox", "BlobStore", "DurableFiles", "JobModel", logging]),
    tests("HTTPClientTests", ["HTTPClient", "LoopbackServer", "TestThreads"]),
    tests("JSONSchemasTests", ["JSONSchemas"]),
    tests(
        "SchemasTests",
        ["JSONSchemas", "JobModel", "DocumentModel", "ProfileModel", "Stages", "Matching", "Retrieval"]
    ),
    tests("TextFoldingTests", ["TextFolding"]),
    tests(
        "ProfilesTests",
        [
            "Profiles", "ProfileModel", "DocumentModel", "Lexicons", "TextFolding", "JobModel", "DocumentExtraction",
            "DocumentRendering", "WorkerProtocol", "Evaluation", "CraftedFiles", "SeededRandom", "TestLexicons",
        ]
    ),
    tests(
        "MatchingTests",
        [
            "Matching", "Retrieval", "ProfileModel", "DocumentModel", "Lexicons", "TextFolding", "JobModel",
            "DurableFiles",
            "SeededRandom", "TestLexicons",
        ]
    ),
    tests("RetrievalTests", ["Retrieval", "DocumentModel", "JobModel", "SeededRandom", grdb]),
    tests("EventLogsTests", ["EventLogs", "JobModel", "SeededRandom"]),
    tests(
        "LanguageModelsTests",
        [
            "LanguageModels", "HTTPClient", "LoopbackServer", "ModelServers", "ScriptedReading", "Profiles",
            "JSONSchemas",
            "ProfileModel", "DocumentModel", "Lexicons", "TextFolding", "JobModel", "SeededRandom", logging,
        ]
    ),
    tests(
        "ModelServerTests",
        [
            "LanguageModels", "HTTPClient", "ModelServers", "LoopbackServer", "JSONSchemas", "DocumentModel",
            "JobModel", "Daemon", "Retrieval", "TestThreads",
        ]
    ),
    tests("WorkerProtocolTests", ["WorkerProtocol", "JobModel"]),
    tests(
        "WorkerPoolTests",
        [
            "WorkerPool", "WorkerProtocol", "DocumentModel", "JobModel", "HostileFiles", "CraftedFiles",
            "greffier-worker", logging,
        ]
    ),
    tests(
        "DocumentExtractionTests",
        [
            "DocumentExtraction", "Archives", "XMLStreams", "WorkerProtocol", "DocumentModel", "JobModel",
            "CraftedFiles",
            "TestThreads",
        ]
    ),
    tests(
        "DocumentRenderingTests",
        [
            "DocumentRendering", "Archives", "XMLStreams", "WorkerProtocol", "ProfileModel", "JobModel", "Profiles",
            "TestLexicons", "TestThreads", "SeededRandom",
        ]
    ),
    tests("RoundTripTests", ["RoundTrips", "DocumentRendering", "WorkerProtocol"]),
    tests(
        "StagesTests",
        [
            "Stages", "Matching", "EventLogs", "PipelineModel", "JobModel", "ProfileModel", "DocumentModel", "Lexicons",
            "Profiles", "JSONSchemas", "LanguageModels", "Retrieval", "ScriptedReading", "SeededRandom", "TestLexicons",
            logging,
        ]
    ),
    tests(
        "DaemonTests",
        [
            "Daemon", "Stages", "JobStore", "BlobStore", "DurableFiles", "PipelineModel", "JobModel",
            "WorkerProtocol", "Lexicons", "LanguageModels", "Retrieval", "DocumentModel", "RecordingLog", "WorkerPool",
            "TestLexicons", "greffier-worker", logging,
        ]
    ),
    tests(
        "IntegrationTests",
        [
            "greffier", "greffier-worker", "JSONSchemas", "LoopbackServer", "HostileFiles", "CraftedFiles",
            "SeededRandom", "ModelServers", "Profiles", "ProfileModel", "DocumentModel", "JobModel", "TestThreads",
            "LanguageModels", "ScriptedReading",
        ]
    ),
]

// The fault harness of `make chaos`: it needs the trait, so it is built only where its script asks for it.
let harness: [Target] =
    Context.environment["GREFFIER_CHAOS"] == nil
    ? []
    : [
        .executableTarget(
            name: "greffier-chaos",
            dependencies: ["Failpoints", "JobModel", "SeededRandom", "CraftedFiles", grdb, argumentParser],
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
    ],
    targets: floor0 + floor1 + floor2 + floor3 + floor4 + floor5 + floor67 + [
        queueBench, documentBench, renderingBench, profileBench, recommendBench, modelBench, eventBench,
        retrievalBench,
    ]
        + testTargets.filter { $0.type != .test || chosenTests?.contains($0.name) ?? true }
        + harness + fuzzing,
    cxxLanguageStandard: .cxx17
)
