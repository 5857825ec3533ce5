/// What of an archive as a whole decides how articles beside it are read: counted once, and added to what is read later.
package struct ArchiveCounts: Sendable, Equatable {
    /// Articles of the archive.
    package var records = 0
    /// Those whose records have no text.
    package var textless = 0
    /// What dates show of what others leave open.
    package var dateForms = DateForms()
    /// Per source: its dates with a time.
    package var times = SourceTimes()

    package init() {}

    package init(_ reading: Reading.Statistics, _ corpus: Corpus) {
        (records, textless, dateForms) = (reading.records, reading.textless, reading.dateForms)
        times = corpus.times
    }

    // MARK: Encoding

    package func encode(to fields: inout FieldWriter) {
        fields.add(records)
        fields.add(textless)
        dateForms.encode(to: &fields)
        times.encode(to: &fields)
        // They stand at the end, where there are any, so that archives without them are as they always were.
        let calendars = dateForms.ofOtherCalendars
        if calendars.contains(where: { $0 > 0 }) { for count in calendars { fields.add(count) } }
    }

    /// - Throws: where the fields are none.
    package init(_ fields: inout FieldReader) throws(CorpusError) {
        records = try fields.count()
        textless = try fields.count()
        dateForms = try DateForms(&fields)
        times = try SourceTimes(&fields)
        guard !fields.isAtEnd else { return }
        var calendars: [Int] = []
        for _ in dateForms.ofOtherCalendars { calendars.append(try fields.count()) }
        dateForms.ofOtherCalendars = calendars
    }
}

/// How many dates of each source have a time, and of how many that is midnight.
package struct SourceTimes: Sendable, Equatable {
    private var counts: [ArraySlice<UInt8>: (midnights: Int, all: Int)] = [:]

    package init() {}

    /// How many dates of a source have a time, and of how many that is midnight.
    package typealias Count = (source: String, midnights: Int, all: Int)

    /// As they were counted elsewhere, each source once.
    package init(_ counts: [Count]) {
        for count in counts { self.counts[Array(count.source.utf8)[...]] = (count.midnights, count.all) }
    }

    /// The counts of all sources, in no particular order.
    package var all: [Count] {
        counts.map { (String(decoding: $0.key, as: UTF8.self), $0.value.midnights, $0.value.all) }
    }

    /// Whether the midnights of a source stand for no time.
    package static func areNoTimes(midnights: Int, of all: Int) -> Bool { midnights > 0 && midnights * 2 >= all }

    package static func == (a: Self, b: Self) -> Bool {
        a.counts.mapValues(\.midnights) == b.counts.mapValues(\.midnights)
            && a.counts.mapValues(\.all) == b.counts.mapValues(\.all)
    }

    mutating func add(_ date: PublicationDate, of source: ArraySlice<UInt8>) {
        guard date.hasTime else { return }
        counts[source, default: (0, 0)].all += 1
        if Self.isMidnight(date) { counts[source]!.midnights += 1 }
    }

    /// Whether a date is a midnight that stands for no time: that of a source of whose dates with a time half or more are
    /// midnight. Who writes "2024-04-04T00:00:00Z" of everything knows the day alone.
    func hasNoTime(_ date: PublicationDate, of source: ArraySlice<UInt8>) -> Bool {
        guard Self.isMidnight(date), let count = counts[source] else { return false }
        return Self.areNoTimes(midnights: count.midnights, of: count.all)
    }

    static func isMidnight(_ date: PublicationDate) -> Bool {
        date.hasTime && date.first.isMultiple(of: CalendarDay.seconds)
    }

    fileprivate func encode(to fields: inout FieldWriter) {
        fields.add(counts.count)
        for (source, count) in counts.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            fields.add(source)
            fields.add(count.midnights)
            fields.add(count.all)
        }
    }

    fileprivate init(_ fields: inout FieldReader) throws(CorpusError) {
        for _ in 0..<(try fields.count()) {
            let source = try fields.string()
            counts[source] = (try fields.count(), try fields.count())
        }
    }
}

extension DateForms {
    fileprivate func encode(to fields: inout FieldWriter) {
        let (days, firstOpen) = (self.days, firstOpen)
        for count in [dayFirst, monthFirst, open] { fields.add(count) }
        guard let days, let firstOpen else { return }
        for second in [days.dayFirst, days.monthFirst].flatMap({ [$0.lowerBound, $0.upperBound] }) {
            fields.add(signed: second)
        }
        fields.add(signed: firstOpen.first)
        fields.add(UInt64(firstOpen.precision.rawValue))
    }

    fileprivate init(_ fields: inout FieldReader) throws(CorpusError) {
        let (dayFirst, monthFirst, open) = (try fields.count(), try fields.count(), try fields.count())
        var days: (dayFirst: ClosedRange<Int64>, monthFirst: ClosedRange<Int64>)?
        var firstOpen: PublicationDate?
        if open > 0 {
            func range() throws(CorpusError) -> ClosedRange<Int64> {
                let (a, b) = (try fields.signed(), try fields.signed())
                return min(a, b)...max(a, b)
            }
            days = (try range(), try range())
            firstOpen = PublicationDate(first: try fields.signed(), precision: try fields.value())
        }
        self.init(dayFirst: dayFirst, monthFirst: monthFirst, open: open, days: days, firstOpen: firstOpen)
    }
}
