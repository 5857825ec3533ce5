import Corpus
package import Storyfold

/// What an index is made with, once and for good: what its sketches, groups and stories depend on beside its articles.
package struct IndexSettings: Sendable, Equatable {
    /// Whether the texts come from optical character recognition.
    package var isFromOCR = false
    /// nil for the usual one.
    package var duplicateThreshold: Double?
    package var granularity = StoryGranularity.standard
    /// Days without news after which a story is closed, 1...365; also how far back articles are looked at for stories.
    package var openDays = 30

    package init() {}

    /// The options of a fold over articles of the index.
    package func configuration(threads: Int) -> Configuration {
        var configuration = Configuration(threads: threads)
        configuration.isFromOCR = isFromOCR
        configuration.duplicateThreshold = duplicateThreshold
        configuration.storyGranularity = granularity
        configuration.storyWindowDays = Double(openDays)
        return configuration
    }

    /// Each by the option that decides it.
    package var values: [(option: String, value: String)] {
        [
            ("--ocr", isFromOCR ? "on" : "off"),
            ("--threshold", duplicateThreshold.map { "\($0)" } ?? "default"),
            ("--granularity", granularity.rawValue),
            ("--open-days", "\(openDays)"),
        ]
    }

    /// Those that an index keeps.
    ///
    /// - Throws: the error given, where they are none.
    init(_ values: [String: String], damage: CorpusError) throws(CorpusError) {
        guard let ocr = values["--ocr"], let threshold = values["--threshold"],
            let granularity = values["--granularity"].flatMap({ StoryGranularity(rawValue: $0) }),
            let days = values["--open-days"].flatMap({ Int($0) }), (1...365).contains(days),
            threshold == "default" || Double(threshold).map((0.05...1).contains) == true
        else { throw damage }
        (isFromOCR, duplicateThreshold, self.granularity, openDays) = (
            ocr == "on", Double(threshold), granularity, days
        )
    }

    /// - Parameter given: the options that are compared; nil for all.
    /// - Throws: an error that names the first setting of an index that is another one.
    func check(_ kept: IndexSettings, given: Set<String>?, path: String) throws(CorpusError) {
        for (asked, has) in zip(values, kept.values)
        where asked.value != has.value && given?.contains(asked.option) != false {
            throw CorpusError(
                .usage, at: .init(path: path),
                "the index was made with \(has.option) \(has.value), and this run has \(asked.value)",
                remedy: "leave the option out: an index keeps what it was made with")
        }
    }
}
