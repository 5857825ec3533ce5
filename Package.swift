// swift-tools-version: 6.2
import Foundation
import PackageDescription

/// One settings loop for every Swift target: Swift 6 language mode, strict memory safety (each unsafe use
/// is marked where it stands, and only Kernels and Bindings hold any), and imports that other modules of
/// the package cannot see through.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A C library that Debian packages, seen through a module map of ours.
func library(_ name: String, pkgConfig: String? = nil, debian: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([debian])])
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
        .library(name: "Storyfold", targets: ["Storyfold"]),
        .executable(name: "storyfold", targets: ["Command"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
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
        .target(name: "CSimdjson", linkerSettings: [.linkedLibrary("simdjson")]),
        .target(name: "CCLD2", linkerSettings: [.linkedLibrary("cld2")]),
        .target(name: "CTextScan"),
        .target(name: "CRowProducts"),

        module(
            "Bindings",
            [
                "CGlibc", "CSimdjson", "CZlib", "CZstd", "CLibCSV", "CUTF8Proc", "CUnistring", "CStemmer", "CXML2",
                "CMD", "CBrotli", "CArchive", "CUchardet", "CCLD2",
            ]),
        module("Kernels", ["CBLAS", "CRowProducts", "CTextScan"]),
        module("Corpus", ["Bindings", "Kernels"]),
        module(
            "NearDuplicates",
            ["Bindings", "Corpus", "Kernels", .product(name: "HeapModule", package: "swift-collections")]),
        module(
            "Stories",
            ["Bindings", "Corpus", "Kernels", .product(name: "HeapModule", package: "swift-collections")]),
        module("Storyfold", ["Corpus", "Kernels", "NearDuplicates", "Stories"]),
        module("Evaluation", []),
        module("SyntheticCorpus", ["Kernels"]),
        .target(
            name: "Reports",
            dependencies: [
                "Bindings", "Corpus", "Evaluation", "Kernels", "NearDuplicates", "Stories", "Storyfold",
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            resources: [.embedInCode("HTML/Templates")], swiftSettings: settings),
        .executableTarget(
            name: "Command",
            dependencies: [
                "Bindings", "Corpus", "Evaluation", "Kernels", "NearDuplicates", "Reports", "Stories", "Storyfold",
                "SyntheticCorpus",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),

        .executableTarget(
            name: "BackgroundTable", dependencies: ["Bindings", "Corpus", "Kernels", "Stories"],
            path: "Benchmarks/BackgroundTable", swiftSettings: settings),
        .executableTarget(
            name: "storyfold-neighbours", dependencies: ["Kernels"], path: "Benchmarks/Neighbours",
            swiftSettings: settings),

        .target(
            name: "Fixtures", dependencies: ["Corpus", "Kernels"], path: "Tests/Fixtures", swiftSettings: settings),
        .target(
            name: "FuzzTargets",
            dependencies: ["Bindings", "Corpus", "Fixtures", "Kernels", "Reports", "Stories", "Storyfold"],
            path: "Tests/Fuzzing/Targets", swiftSettings: settings),
        tests("KernelsTests", ["Fixtures", "Kernels"]),
        .testTarget(
            name: "CorpusTests",
            dependencies: ["Bindings", "CLibCSV", "CSimdjson", "Corpus", "Fixtures", "Kernels"],
            exclude: ["Pages/Layouts", "Pages/Texts.json"], swiftSettings: settings),
        .testTarget(
            name: "NearDuplicatesTests", dependencies: ["Corpus", "Fixtures", "Kernels", "NearDuplicates"],
            exclude: ["Cases"], swiftSettings: settings),
        tests("StoriesTests", ["Bindings", "Corpus", "Fixtures", "Kernels", "Stories"]),
        tests("StoryfoldTests", ["Corpus", "Fixtures", "NearDuplicates", "Storyfold", "SyntheticCorpus"]),
        tests("ReportsTests", ["Bindings", "Corpus", "Fixtures", "Reports"]),
        tests("EvaluationTests", ["Evaluation"]),
        tests("SyntheticCorpusTests", ["SyntheticCorpus"]),
        .testTarget(
            name: "CommandTests", dependencies: ["Bindings", "Command", "Corpus", "Fixtures", "Reports"],
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
