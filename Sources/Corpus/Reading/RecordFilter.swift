/// Which of the articles that are read take part in a run.
///
/// It is asked while records are read: one that is left out costs no more than its reading, and counts for nothing that is
/// learned of the corpus. Articles of a reference corpus always take part.
package struct RecordFilter: Sendable {
    /// Why an article takes no part.
    package enum Reason: String, Sendable, CaseIterable {
        case source, language
        /// It has no date, and dates are asked for.
        case undated
        case date
    }

    /// How many articles take no part.
    package struct Counts: Sendable, Equatable {
        private var counts: [Reason: Int] = [:]

        package subscript(reason: Reason) -> Int { counts[reason] ?? 0 }
        package var all: Int { counts.values.reduce(0, +) }

        mutating func add(_ reason: Reason) { counts[reason, default: 0] += 1 }
        mutating func add(_ other: Counts) { counts.merge(other.counts, uniquingKeysWith: +) }
    }

    /// Bytes of a text that its language is told from.
    private static let head = 4_096

    /// An article takes part where it may have come out from here on, or up to here.
    package var since: PublicationDate?
    package var until: PublicationDate?
    /// Names of sources, in any case; none stands for all.
    package var sources: [String] {
        didSet { plainSources = Set(sources.map { $0.lowercased() }) }
    }
    /// Codes of languages; a code without a region stands for all of its regions.
    package var languages: [String] {
        didSet { plainLanguages = Set(languages.map(Self.plain)) }
    }
    /// Tells the language of a text whose record does not; nil where it cannot be told.
    package var language: @Sendable (Span<UInt8>) -> String? = { _ in nil }
    private var plainSources: Set<String> = []
    private var plainLanguages: Set<String> = []

    package init() { (sources, languages) = ([], []) }

    /// Whether every article takes part.
    package var isOpen: Bool { since == nil && until == nil && sources.isEmpty && languages.isEmpty }

    /// A date as one gives it for ``since`` or ``until``: any that a record may have, in any year; nil for what is none, and
    /// for one that leaves open whether the day or the month comes first.
    package static func date(_ text: String) -> PublicationDate? {
        guard let reading = DateReader.ofResults.reading(of: Array(text.utf8)[...]), !reading.form.isOpen else {
            return nil
        }
        return reading.date
    }

    /// "en-GB" is "en".
    private static func plain(_ code: String) -> String {
        code.lowercased().split { $0 == "-" || $0 == "_" }.first.map(String.init) ?? ""
    }

    /// Why an article takes no part; nil where it does, as far as anything but its date can tell.
    func reason(source: ArraySlice<UInt8>, language code: ArraySlice<UInt8>, text: Span<UInt8>) -> Reason? {
        if !plainSources.isEmpty, !plainSources.contains(String(decoding: source, as: UTF8.self).lowercased()) {
            return .source
        }
        guard !plainLanguages.isEmpty else { return nil }
        let declared = Self.plain(String(decoding: code, as: UTF8.self))
        let known = declared.isEmpty ? language(text.extracting(first: Self.head)).map(Self.plain) : declared
        return known.map(plainLanguages.contains) == true ? nil : .language
    }

    /// Why an article with this date takes no part.
    func reason(_ date: PublicationDate?) -> Reason? {
        guard since != nil || until != nil else { return nil }
        guard let date else { return .undated }
        if let since, date.last < since.first { return .date }
        if let until, date.first > until.last { return .date }
        return nil
    }
}
