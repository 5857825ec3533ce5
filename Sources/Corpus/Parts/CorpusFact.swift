/// What a part of a corpus shows of the whole.
///
/// Facts are counted part by part (``PartFacts``). Whoever holds the parts adds up those of one ``Key``
/// (``CorpusFactSum``), in any order; of the sums some decide how articles are read, and make a ``LearnedCorpus``.
package struct CorpusFact: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        /// A line, or the end of a title, that stands beside a body of a source; line 0 is the body itself.
        case line
        /// Dates of a source that have a time, and how many of them are midnights.
        case times
        /// Dates of numbers that show the order of day and month.
        case dayFirst = "day_first"
        case monthFirst = "month_first"
        /// Dates that leave it open, from the first second to the last, read with the day first; and the same seconds with the
        /// month first.
        case open
        case openMonthFirst = "open_month_first"
        /// Dates of other calendars, by which years are read that both may have.
        case iranian, islamic
    }

    /// Facts with one key are added up.
    package struct Key: Sendable, Hashable {
        package var kind: Kind
        /// Of a line: the hashes of its source and of itself.
        package var source: UInt64 = 0
        package var line: UInt64 = 0
        /// Of times: the name of the source.
        package var name = ""

        package init(_ kind: Kind, source: UInt64 = 0, line: UInt64 = 0, name: String = "") {
            (self.kind, self.source, self.line, self.name) = (kind, source, line, name)
        }
    }

    package var key: Key
    /// Of a line: the hash of the body. Different ones are counted.
    package var body: UInt64 = 0
    /// Articles that show it. It is added up, as are the midnights among them.
    package var count = 0
    package var midnights = 0
    /// Of what is open: the first second and the last, of which the least and the greatest are taken.
    package var first: Int64 = 0
    package var last: Int64 = 0

    init(_ key: Key) { self.key = key }
}

/// The facts of one key, added up over a whole corpus.
package struct CorpusFactSum: Sendable, Hashable {
    package var key: CorpusFact.Key
    /// Of a line: different bodies that it stands beside, and those of its source.
    package var bodies: Int
    package var bodiesOfSource: Int
    package var count: Int
    package var midnights: Int
    package var first: Int64
    package var last: Int64

    package init(
        key: CorpusFact.Key, bodies: Int, bodiesOfSource: Int, count: Int, midnights: Int, first: Int64, last: Int64
    ) {
        (self.key, self.bodies, self.bodiesOfSource, self.count, self.midnights) = (
            key, bodies, bodiesOfSource, count, midnights
        )
        (self.first, self.last) = (first, last)
    }

    /// Whether it decides how articles are read; most lines are seen once and decide nothing.
    package var isTelling: Bool {
        switch key.kind {
        case .line: key.line != 0 && LearnedFurniture.recurs(key.line, bodies: bodies, of: bodiesOfSource)
        case .times: SourceTimes.areNoTimes(midnights: midnights, of: count)
        case .dayFirst, .monthFirst, .open, .openMonthFirst, .iranian, .islamic: true
        }
    }
}
