// swift-tools-version: 6.2
// SPDX-License-Identifier: GPL-3.0-or-later
import PackageDescription

// The readers of Greffier, compiled a second time from the same sources (`Modules` links to them) with the
// instruments of libFuzzer and AddressSanitizer. `scripts/fuzz` builds and runs it.

/// Optimised, for speed is what finds things, but with debug assertions, and with internals in reach of the targets.
let instruments: [SwiftSetting] = [
    .unsafeFlags(["-sanitize=fuzzer,address", "-assert-config", "Debug", "-enable-testing"])
]

/// The same for C and C++, which have undefined behaviour besides.
let shims = [
    "-fsanitize=fuzzer-no-link,address,undefined,float-cast-overflow", "-fno-sanitize=vptr,function",
    "-fno-sanitize-recover=all",
]

/// The settings that the modules are written for.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A module of Greffier.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, path: "Modules/\(name)", swiftSettings: strict + instruments)
}

/// A library of the system, by Greffier's module map.
func library(_ name: String, pkgConfig: String) -> Target {
    .systemLibrary(name: name, path: "Modules/\(name)", pkgConfig: pkgConfig)
}

let package = Package(
    name: "greffier-fuzz",
    platforms: [.macOS(.v15)],
    targets: [
        library("CPoppler", pkgConfig: "poppler"),
        library("CPopplerGLib", pkgConfig: "poppler-glib"),
        library("CLibXML2", pkgConfig: "libxml-2.0"),
        library("CZip", pkgConfig: "libzip"),
        .target(
            name: "CPDFSource",
            dependencies: ["CPoppler"],
            path: "Modules/CPDFSource",
            cxxSettings: [.unsafeFlags(shims)]
        ),
        .target(name: "COCR", path: "Modules/COCR", cSettings: [.unsafeFlags(shims)]),
        .target(name: "CSystem", path: "Modules/CSystem"),
        module("JobModel"),
        module("DocumentModel", ["JobModel"]),
        module("ProfileModel"),
        module("TextFolding"),
        module("Lexicons", ["TextFolding"]),
        module("WorkerProtocol", ["JobModel", "DocumentModel", "ProfileModel"]),
        module("Archives", ["CZip", "JobModel"]),
        module("XMLStreams", ["CLibXML2", "JobModel"]),
        module(
            "DocumentExtraction",
            [
                "Archives", "XMLStreams", "CPDFSource", "CPopplerGLib", "COCR", "CSystem", "WorkerProtocol",
                "DocumentModel", "JobModel",
            ]
        ),
        module("Explanations", ["DocumentModel"]),
        module("Profiles", ["ProfileModel", "DocumentModel", "Lexicons", "TextFolding", "JobModel"]),
        .target(name: "CLibFuzzer"),
        .executableTarget(
            name: "greffier-fuzz",
            dependencies: [
                "CLibFuzzer", "DocumentExtraction", "DocumentModel", "WorkerProtocol", "Explanations", "Profiles",
                "Lexicons", "ProfileModel", "JobModel",
            ],
            swiftSettings: strict + [
                .treatAllWarnings(as: .error), .unsafeFlags(["-sanitize=address", "-assert-config", "Debug"]),
            ],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]
        ),
    ],
    cxxLanguageStandard: .cxx17
)
