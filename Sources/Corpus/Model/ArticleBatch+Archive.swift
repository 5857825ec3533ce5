/// How the articles of an archive are kept: their fields in one place, and their titles and texts as they were read in
/// another, since few of them are ever asked for.
extension ArticleBatch {
    /// The fields of a cleaned entry, but for the text.
    package func encodeFields(of entry: Entry, to fields: inout FieldWriter) {
        for range in [
            entry.id, entry.title, entry.source, entry.url, entry.language, entry.storyLabel, entry.groupLabel,
        ] { fields.add(bytes[range.bounds]) }
        let flags = [
            entry.isTruncated, entry.isAsPublished, entry.published != nil, entry.dateForm == .openOrder,
            entry.dateForm == .openCalendar,
        ]
        fields.add(flags.enumerated().reduce(0) { $0 | ($1.element ? 1 << $1.offset : 0) })
        fields.add(UInt64(entry.damage.rawValue))
        fields.add(entry.strippedBytes)
        fields.add(entry.textBytes)
        guard let published = entry.published else { return }
        fields.add(signed: published.first)
        fields.add(UInt64(published.precision.rawValue))
    }

    /// Adds an entry without its text.
    ///
    /// - Parameters:
    ///   - place: in the archive, or among the records of a part of a corpus.
    ///   - isReference: whether it is of a reference corpus.
    ///   - exchange: of what a date leaves open.
    /// - Throws: where the fields are none.
    package mutating func addFields(
        _ fields: inout FieldReader, at place: RecordPlace, isReference: Bool = true, _ exchange: DateExchange
    ) throws(CorpusError) {
        var entry = Entry(place: place)
        entry.isReference = isReference
        func add(_ string: ArraySlice<UInt8>) -> ByteRange {
            guard !string.isEmpty else { return .empty }
            bytes += string
            return ByteRange(lower: bytes.count - string.count, count: string.count)
        }
        entry.id = add(try fields.string())
        entry.title = add(try fields.string())
        entry.source = add(try fields.string())
        entry.url = add(try fields.string())
        entry.language = add(try fields.string())
        entry.storyLabel = add(try fields.string())
        entry.groupLabel = add(try fields.string())
        let flags = try fields.count()
        (entry.isTruncated, entry.isAsPublished) = (flags & 1 != 0, flags & 2 != 0)
        if flags & 8 != 0 { entry.dateForm = .openOrder }
        if flags & 16 != 0 { entry.dateForm = .openCalendar }
        entry.damage = TextDamage(rawValue: UInt8(truncatingIfNeeded: try fields.number()))
        entry.strippedBytes = Int(UInt32(truncatingIfNeeded: try fields.number()))
        entry.text.count = UInt32(truncatingIfNeeded: try fields.number())
        if flags & 4 != 0 {
            let published = PublicationDate(first: try fields.signed(), precision: try fields.value())
            entry.published = published.exchanged(entry.dateForm, exchange)
        }
        entries.append(entry)
        letGoOfText(of: entries.count - 1)
    }

    /// An entry's title and text as they were read.
    package func encodeRecord(of entry: Entry, to fields: inout FieldWriter) {
        fields.add(titleFromText || entry.takesTitleFromText ? 1 : 0)
        fields.add(bytes[entry.title.bounds])
        fields.add(bytes[entry.text.bounds])
    }

    /// Puts the title and text of the last entry back to what they were before they were cleaned.
    ///
    /// - Throws: where the fields are none.
    package mutating func restoreRecord(_ fields: inout FieldReader) throws(CorpusError) {
        let last = entries.count - 1
        entries[last].takesTitleFromText = try fields.number() != 0
        for field in [\Entry.title, \Entry.text] {
            let string = try fields.string()
            entries[last][keyPath: field] =
                string.isEmpty ? .empty : ByteRange(lower: bytes.count, count: string.count)
            bytes += string
        }
        (entries[last].damage, entries[last].strippedBytes) = ([], 0)
        (entries[last].isTruncated, entries[last].isAsPublished) = (false, false)
        keepText(of: last)
    }

    /// Adds an entry with its title and text as they were read, as one of the corpus itself.
    ///
    /// - Parameter place: where it is kept.
    /// - Throws: where the fields are none.
    package mutating func restore(
        _ fields: inout FieldReader, _ record: inout FieldReader, at place: RecordPlace
    ) throws(CorpusError) {
        try addFields(&fields, at: place, isReference: false, .none)
        try restoreRecord(&record)
    }
}
