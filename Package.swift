// swift-tools-version: 6.2
import Foundation
import PackageDescription

/// One settings loop for every Swift target: Swift 6 language mode, strict memory safety (each unsafe use
/// is marked where it stands, and only Kernels, Platform and CInterface hold any), and imports that other modules of
/// the package cannot see through.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A C library that Debian packages, seen through a module map of ours.
func library(_ name: String, pkgConfig: String? = nil, debian: String) -> Target {
    .systemLibrary(name: name, path: "Sources/C/\(name)", pkgConfig: pkgConfig, providers: [.apt([debian])])
}

/// C or C++ of ours, and the library that it gives a C interface to.
func shim(_ name: String, linking library: String? = nil) -> Target {
    .target(name: name, path: "Sources/C/\(name)", linkerSettings: library.map { [.linkedLibrary($0)] } ?? [])
}

func module(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

let package = Package(
    name: "storyfold",
    products: [
        .library(name: "Storyfold", targets: ["Provenance", "Storyfold"]),
        .library(name: "StoryfoldC", type: .dynamic, targets: ["CInterface"]),
        .executable(name: "storyfold", targets: ["Command"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        library("CBLAS", debian: "libblas-dev"),
        library("CZlib", debian: "zlib1g-dev"),
        library("CZstd", debian: "libzstd-dev"),
        library("CBrotli", debian: "libbrotli-dev"),
        library("CLibCSV", debian: "libcsv-dev"),
        library("CUTF8Proc", debian: "libutf8proc-dev"),
        library("CUnistring", debian: "libunistring-dev"),
        library("CStemmer", debian: "libstemmer-dev"),
        library("CXML2", pkgConfig: "libxml-2.0", debian: "libxml2-dev"),
        library("CGlibc", debian: "libc6-dev"),
        library("CMD", debian: "libmd-dev"),
        library("CArchive", debian: "libarchive-dev"),
        library("CUchardet", debian: "libuchardet-dev"),
        // The header of our own C interface.
        .systemLibrary(name: "CStoryfold", path: "Sources/C/CStoryfold"),
        shim("CSimdjson", linking: "simdjson"),
        shim("CCLD2", linking: "cld2"),
        shim("CTextScan"),
        shim("CRowProducts"),

        module(
            "Platform",
            [
                "CGlibc", "CSimdjson", "CZlib", "CZstd", "CLibCSV", "CUTF8Proc", "CUnistring", "CStemmer", "CXML2",
                "CMD", "CBrotli", "CArchive", "CUchardet", "CCLD2",
            ]),
        module("Kernels", ["CBLAS", "CRowProducts", "CTextScan"]),
        module("Corpus", ["Kernels", "Platform"]),
        module(
            "NearDuplicates",
            ["Corpus", "Kernels", "Platform", .product(name: "HeapModule", package: "swift-collections")]),
        module(
            "Stories",
            ["Corpus", "Kernels", "Platform", .product(name: "HeapModule", package: "swift-collections")]),
        module("Comparison", ["Corpus", "Kernels"]),
        module("Provenance", ["Corpus", "Kernels"]),
        module(
            "Storyfold", ["Comparison", "Corpus", "Kernels", "NearDuplicates", "Platform", "Provenance", "Stories"]),
        module(
            "CInterface", ["CStoryfold", "Corpus", "Kernels", "NearDuplicates", "Platform", "Provenance", "Storyfold"]),
        module(
            "LivingIndex",
            [
                "Corpus", "Kernels", "NearDuplicates", "Platform", "Storyfold",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        module("Evaluation", []),
        module("SyntheticCorpus", ["Kernels"]),
        .target(
            name: "Reports",
            dependencies: [
                "Comparison", "Corpus", "Evaluation", "Kernels", "LivingIndex", "NearDuplicates", "Platform",
                "Provenance", "Stories", "Storyfold", .product(name: "Mustache", package: "swift-mustache"),
            ],
            resources: [.embedInCode("HTML/Templates")], swiftSettings: settings),
        .executableTarget(
            name: "Command",
            dependencies: [
                "Corpus", "Evaluation", "Kernels", "LivingIndex", "NearDuplicates", "Platform", "Reports", "Stories",
                "Storyfold", "SyntheticCorpus",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),

        .executableTarget(
            name: "BackgroundTable", dependencies: ["Corpus", "Kernels", "Platform", "Stories"],
            path: "Benchmarks/BackgroundTable", swiftSettings: settings),
        .executableTarget(
            name: "storyfold-neighbours", dependencies: ["Kernels"], path: "Benchmarks/Neighbours",
            swiftSettings: settings),

        .target(
            name: "Fixtures", dependencies: ["Corpus", "Kernels"], path: "Tests/Fixtures", swiftSettings: settings),
        .target(
            name: "FuzzTargets",
            dependencies: ["Corpus", "Fixtures", "Kernels", "Platform", "Reports", "Stories", "Storyfold"],
            path: "Tests/Fuzzing/Targets", swiftSettings: settings),
        tests("KernelsTests", ["Fixtures", "Kernels"]),
        .testTarget(
            name: "CorpusTests",
            dependencies: ["CLibCSV", "CSimdjson", "Corpus", "Fixtures", "Kernels", "Platform"],
            exclude: ["Pages/Layouts", "Pages/Texts.json"], swiftSettings: settings),
        .testTarget(
            name: "NearDuplicatesTests", dependencies: ["Corpus", "Fixtures", "Kernels", "NearDuplicates"],
            exclude: ["Cases"], swiftSettings: settings),
        tests("StoriesTests", ["Corpus", "Fixtures", "Kernels", "Platform", "Stories"]),
        tests("ComparisonTests", ["Comparison", "Corpus", "Fixtures", "Storyfold"]),
        tests("ProvenanceTests", ["Provenance"]),
        tests(
            "StoryfoldTests",
            ["Corpus", "Fixtures", "Kernels", "NearDuplicates", "Provenance", "Storyfold", "SyntheticCorpus"]),
        tests("ReportsTests", ["Corpus", "Fixtures", "Platform", "Reports"]),
        tests(
            "LivingIndexTests",
            [
                "Corpus", "Fixtures", "LivingIndex", "Storyfold", "SyntheticCorpus",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        tests("CInterfaceTests", ["CInterface", "CStoryfold", "Corpus", "Platform", "Storyfold"]),
        tests("EvaluationTests", ["Evaluation"]),
        tests("SyntheticCorpusTests", ["SyntheticCorpus"]),
        .testTarget(
            name: "CommandTests", dependencies: ["Command", "Corpus", "Fixtures", "Platform", "Reports"],
            exclude: ["Golden"],
            swiftSettings: settings),
        tests("FuzzingTests", ["Fixtures", "FuzzTargets"]),
        tests("BrowserTests", ["Command", "Fixtures"]),
    ],
    cxxLanguageStandard: .cxx17
)

// The documentation plugin is needed by `make docs` alone; whoever depends on the library does not fetch it.
if ProcessInfo.processInfo.environment["STORYFOLD_DOCS"] != nil {
    package.dependencies.append(.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"))
}

// What libFuzzer calls has no main function of its own, which takes a flag that others' packages refuse.
if ProcessInfo.processInfo.environment["STORYFOLD_HARDEN"] != nil {
    package.targets.append(
        .executableTarget(
            name: "storyfold-fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzzing/Driver",
            swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])]))
}
