import Storyfold
import Testing

@Suite("Configuration")
struct ConfigurationTests {
    typealias Change = @Sendable (inout Configuration) -> Void

    private static let refused: [(Change, String)] = [
        ({ $0.threads = 0 }, "threads is 0; allowed: 1 to 1024"),
        ({ $0.threads = 1_025 }, "threads is 1025; allowed: 1 to 1024"),
        (
            { $0.memoryBytes = 1 << 20 },
            "memory is 1048576 bytes; allowed: 128M (134,217,728 bytes) and more"
        ),
        ({ $0.shingleWidth = 0 }, "shingleWidth is 0; allowed: 1 to 64"),
        ({ $0.shingleWidth = 65 }, "shingleWidth is 65; allowed: 1 to 64"),
        ({ $0.duplicateThreshold = 1.5 }, "duplicateThreshold is 1.5; allowed: 0.05 to 1.0"),
        ({ $0.duplicateThreshold = 0 }, "duplicateThreshold is 0.0; allowed: 0.05 to 1.0"),
        ({ $0.duplicateThreshold = .nan }, "duplicateThreshold is nan; allowed: 0.05 to 1.0"),
        ({ $0.containmentThreshold = 0.4 }, "containmentThreshold is 0.4; allowed: 0.5 to 1.0"),
        ({ $0.permutations = 0 }, "permutations is 0; allowed: 1 to 4096"),
        ({ $0.bands = 0 }, "bands is 0; allowed: 1 to 256"),
        ({ ($0.permutations, $0.bands) = (10, 11) }, "bands is 11; allowed: 1 to 10"),
        (
            { ($0.permutations, $0.bands) = (12, 5) },
            "bands is 5; allowed: a divisor of the 12 permutations: 1, 2, 3, 4, 6, 12"
        ),
        ({ $0.duplicateRecall = 0.4 }, "duplicateRecall is 0.4; allowed: 0.5 to 0.9999"),
        ({ $0.duplicateRecall = 1 }, "duplicateRecall is 1.0; allowed: 0.5 to 0.9999"),
        ({ $0.storyWindowDays = .infinity }, "storyWindowDays is inf; allowed: 1.0 to 36500.0"),
        (
            { $0.canonicalPolicy.preference = .source },
            "canonicalPolicy is source, but no sources are listed; allowed: source where sources are listed, the most trusted first"
        ),
    ]

    @Test(
        "What is within its range passes",
        arguments: [
            { _ in }, { $0.threads = 1_024 }, { $0.memoryBytes = 128 << 20 }, { $0.isFromOCR = true },
            { $0.shingleWidth = 1 }, { $0.shingleWidth = 64 },
            { $0.duplicateThreshold = 0.05 }, { $0.duplicateThreshold = 1 }, { $0.containmentThreshold = 0.5 },
            { $0.permutations = 1 }, { $0.permutations = 4_096 }, { $0.bands = 256 },
            { $0.duplicateRecall = 0.5 }, { $0.duplicateRecall = 0.9999 },
            { ($0.permutations, $0.bands) = (100, 20) }, { ($0.permutations, $0.bands) = (7, 7) },
            { $0.storyGranularity = .fine }, { $0.storyGranularity = .coarse }, { $0.storyWindowDays = 1 },
            { $0.canonicalPolicy = CanonicalPolicy(preference: .source, sources: ["Harbour Post"]) },
        ] as [Change])
    func passes(change: Change) throws {
        var configuration = Configuration()
        change(&configuration)
        try configuration.validate()
    }

    @Test(
        "What is not is refused with the option, what was found and what is allowed",
        arguments: refused)
    func refuses(change: Change, description: String) {
        var configuration = Configuration()
        change(&configuration)
        let error = #expect(throws: ConfigurationError.self) { try configuration.validate() }
        #expect(error?.description == description)
        #expect(throws: StoryfoldError.self) { try Fold(paths: ["nowhere"], configuration: configuration) }
    }

    @Test("Every allowed threshold runs, the lowest too", arguments: [0.05, 0.1, 0.3, 0.5, 1])
    func thresholds(threshold: Double) throws {
        var configuration = Configuration()
        configuration.duplicateThreshold = threshold
        let folder = try TemporaryFolder()
        let path = try folder.write(
            "news.jsonl",
            """
            {"id": "a", "text": "The ferry came back to Orlen at noon."}
            {"id": "b", "text": "The ferry came back to Orlen at noon!"}
            """)
        #expect(try Fold(paths: [path], configuration: configuration).groups.count == 1)
    }
}
