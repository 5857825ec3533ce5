/// A run of bytes inside the arena of one batch; empty stands for an absent field.
package struct ByteRange: Sendable, Hashable {
    package var lower: UInt32
    package var count: UInt32

    package init(lower: Int, count: Int) {
        self.lower = UInt32(lower)
        self.count = UInt32(count)
    }

    package static let empty = ByteRange(lower: 0, count: 0)
    package var isEmpty: Bool { count == 0 }
    package var bounds: Range<Int> { Int(lower)..<Int(lower) + Int(count) }
}

/// Where a record stands: enough to name it in an error and to fetch its bytes again.
package struct RecordPlace: Sendable, Hashable {
    private var inputNumber: UInt32
    private var byteCount: UInt32
    private var lineNumber: UInt32
    /// First byte of the record in the decompressed input.
    package var offset: Int

    /// Index into ``Reading/inputs``.
    package var input: Int { Int(inputNumber) }
    /// The record's first line, from 1; 0 where the whole file is the record.
    package var line: Int { Int(lineNumber) }
    /// Bytes of the record, its final line break not counted.
    package var length: Int { Int(byteCount) }

    /// - Precondition: none of them is negative, and but for the offset they are below 2^32.
    package init(input: Int, line: Int, offset: Int, length: Int) {
        inputNumber = UInt32(input)
        lineNumber = UInt32(line)
        byteCount = UInt32(length)
        self.offset = offset
    }
}

/// Some articles, stored as columns over one arena of UTF-8 bytes.
///
/// A batch is what one worker produces from one piece of input. All bytes are valid UTF-8.
package struct ArticleBatch: Sendable {
    package struct Entry: Sendable {
        /// What an id was made of.
        package enum IdOrigin: UInt8, Sendable { case record, url, place, content }

        /// Why an entry is no article.
        package enum Absence: UInt8, Sendable {
            /// Another record had the id before.
            case twin
            /// A filter leaves it out.
            case leftOut
        }

        package var id = ByteRange.empty
        package var title = ByteRange.empty
        package var text = ByteRange.empty
        package var source = ByteRange.empty
        package var url = ByteRange.empty
        package var language = ByteRange.empty
        /// Gold labels, where the records carry them.
        package var storyLabel = ByteRange.empty
        package var groupLabel = ByteRange.empty
        /// The beginning of the text of an article without a title, where the text was moved.
        fileprivate var opening = ByteRange.empty
        package var place: RecordPlace
        /// nil where absent, or no date.
        package var published: PublicationDate? {
            get {
                publishedSecond == .min
                    ? nil : PublicationDate(first: publishedSecond, precision: publishedPrecision)
            }
            set {
                publishedSecond = newValue?.first ?? .min
                publishedPrecision = newValue?.precision ?? .second
            }
        }
        private var publishedSecond = Int64.min
        private var strippedCount: UInt32 = 0
        /// Where the text is: 0 in the arena, n in the part n - 1 of what was moved.
        fileprivate var textPart: UInt32 = 0
        fileprivate static let letGo = UInt32.max
        private var publishedPrecision = PublicationDate.Precision.second
        package var idOrigin = IdOrigin.record
        /// What the date shows of the order of day and month, and of its calendar; where either is open, the day has been taken to
        /// come first, or the calendar to be Iran's, until the corpus decides it.
        var dateForm = DateForm.told
        /// Whether the text was cut by whoever published it ("… Continue reading").
        package var isTruncated = false
        /// What cleaning found wrong with the text, or with its title, and mended as far as it can be.
        package var damage: TextDamage = []
        /// Two answers in one byte: there is an entry for every article.
        private var answers: UInt8 = 0
        /// Whether cleaning found nothing to take out of the text.
        package var isAsPublished: Bool {
            get { answers & 1 != 0 }
            set { answers = answers & ~1 | (newValue ? 1 : 0) }
        }
        /// Whether the title is still to be taken from the first line of the text, where that does not hold of the whole batch.
        var takesTitleFromText: Bool {
            get { answers & 2 != 0 }
            set { answers = answers & ~2 | (newValue ? 2 : 0) }
        }
        /// Why the entry is no article; nil where it is one.
        package var absence: Absence?
        package var isTwin: Bool { absence == .twin }
        package var isArticle: Bool { absence == nil }
        /// Whether the record is of the reference corpus: others are compared with it, and it with none of its own.
        package var isReference = false

        /// Bytes of furniture and markup that cleaning took out of the text.
        package var strippedBytes: Int {
            get { Int(strippedCount) }
            set { strippedCount = UInt32(newValue) }
        }

        /// Bytes of the text as it is compared, also where the text itself is no longer kept.
        package var textBytes: Int { Int(text.count) }

        package init(place: RecordPlace) { self.place = place }

        /// Where the text is behind so many parts.
        fileprivate func textPart(behind parts: UInt32) -> UInt32 {
            textPart == 0 || textPart == Self.letGo ? textPart : textPart + parts
        }
    }

    package var bytes: [UInt8]
    /// The texts that were moved out of ``bytes``.
    private var movedTexts: [StoredNumbers<UInt8>] = []
    package var entries: [Entry]
    /// Whether titles are still to be taken from the first lines of the texts, as in plain .txt files.
    package var titleFromText: Bool

    package init(bytes: [UInt8] = [], entries: [Entry] = [], titleFromText: Bool = false) {
        self.bytes = bytes
        self.entries = entries
        self.titleFromText = titleFromText
    }

    /// Lets go of the texts: the arena is written anew with the other fields alone.
    ///
    /// - Complexity: O(n) in the bytes that are kept.
    package mutating func dropTexts() {
        keepFields(withOpenings: false)
        for index in entries.indices { entries[index].textPart = Entry.letGo }
    }

    /// Takes the text of one entry for let go of.
    mutating func letGoOfText(of entry: Int) { entries[entry].textPart = Entry.letGo }

    /// Takes the text of one entry for one in the arena.
    mutating func keepText(of entry: Int) { entries[entry].textPart = 0 }

    /// Moves the texts to a store: the arena is written anew with the other fields alone.
    ///
    /// - Complexity: O(n) in the bytes.
    /// - Throws: when the store's disk is full.
    package mutating func moveTexts(to store: SharedNumberStore) throws(CorpusError) {
        var texts: [UInt8] = []
        texts.reserveCapacity(entries.reduce(0) { $0 + Int($1.text.count) })
        for entry in entries { texts += bytes[entry.text.bounds] }
        keepFields(withOpenings: true)
        var lower: UInt32 = 0
        for index in entries.indices {
            entries[index].text.lower = lower
            entries[index].textPart = 1
            lower += entries[index].text.count
        }
        movedTexts = [try store.store(texts)]
    }

    /// Bytes that are kept of the text of an article without a title.
    private static let openingBytes = 404

    /// The beginning of an entry's text, 400 bytes and more, or all; where it was moved, of one without a title alone. Empty
    /// where the texts were let go of.
    package func opening(of entry: Entry) -> ArraySlice<UInt8> {
        bytes[(entry.textPart == 0 ? entry.text : entry.opening).bounds].prefix(Self.openingBytes)
    }

    private func hasTitle(_ entry: Entry) -> Bool {
        String(decoding: bytes[entry.title.bounds], as: UTF8.self).contains { !$0.isWhitespace }
    }

    /// The UTF-8 of an entry's text; empty where it was let go of.
    ///
    /// - Throws: when the store that it was moved to cannot be read.
    package func text(of entry: Entry) throws(CorpusError) -> ArraySlice<UInt8> {
        switch entry.textPart {
        case 0: bytes[entry.text.bounds]
        case Entry.letGo: []
        default: try movedTexts[Int(entry.textPart) - 1].numbers(entry.text.bounds)
        }
    }

    /// Takes the titles and texts of some entries from another batch.
    ///
    /// - Parameters:
    ///   - places: of entries; ascending.
    ///   - cleaned: their articles, in their order, behind so many others.
    mutating func replaceTexts(of places: [Int], by cleaned: ArticleBatch, behind: Int) {
        let moved = UInt32(movedTexts.count)
        movedTexts += cleaned.movedTexts
        for (position, place) in places.enumerated() {
            let old = entries[place]
            var new = cleaned.entries[behind + position]
            func taken(_ range: ByteRange) -> ByteRange {
                guard !range.isEmpty else { return .empty }
                defer { bytes += cleaned.bytes[range.bounds] }
                return ByteRange(lower: bytes.count, count: Int(range.count))
            }
            let (title, opening) = (taken(new.title), taken(new.opening))
            let text = new.textPart == 0 ? taken(new.text) : new.text
            new.textPart = new.textPart(behind: moved)
            new.takeFields(of: old)
            (new.title, new.text, new.opening) = (title, text, opening)
            new.place = old.place
            new.published = old.published
            (new.idOrigin, new.isReference) = (old.idOrigin, old.isReference)
            new.absence = old.absence
            entries[place] = new
        }
    }

    /// Adds the entries of another batch behind these.
    package mutating func append(_ other: ArticleBatch) {
        let more = take(other)
        entries += more
    }

    /// Takes what another batch has behind its own, but for the entries.
    ///
    /// - Returns: the other's entries, as they stand in this one.
    mutating func take(_ other: ArticleBatch) -> [Entry] {
        let (shift, moved) = (UInt32(bytes.count), UInt32(movedTexts.count))
        movedTexts += other.movedTexts
        guard shift > 0 || moved > 0 else {
            // A batch of its own takes the arena as it is.
            bytes = other.bytes
            entries.reserveCapacity(other.entries.count)
            return other.entries
        }
        bytes += other.bytes
        return other.entries.map { entry in
            var entry = entry
            func shifted(_ range: ByteRange) -> ByteRange {
                range.isEmpty ? range : ByteRange(lower: Int(range.lower + shift), count: Int(range.count))
            }
            let text = entry.text
            entry.forEachField { $0 = shifted($0) }
            entry.opening = shifted(entry.opening)
            if entry.textPart > 0 { entry.text = text }
            entry.textPart = entry.textPart(behind: moved)
            return entry
        }
    }

    /// Writes the arena anew, without texts.
    private mutating func keepFields(withOpenings: Bool) {
        var kept: [UInt8] = []
        func keep(_ range: inout ByteRange) {
            guard !range.isEmpty else { return }
            let lower = kept.count
            kept.append(contentsOf: bytes[range.bounds])
            range.lower = UInt32(lower)
        }
        for index in entries.indices {
            if withOpenings, !hasTitle(entries[index]) {
                entries[index].opening = entries[index].text
                entries[index].opening.count = min(entries[index].text.count, UInt32(Self.openingBytes))
                keep(&entries[index].opening)
            }
            keep(&entries[index].id)
            keep(&entries[index].title)
            keep(&entries[index].source)
            keep(&entries[index].url)
            keep(&entries[index].language)
            keep(&entries[index].storyLabel)
            keep(&entries[index].groupLabel)
        }
        // Appending left room to grow; these bytes stay for the whole run.
        bytes = Array(kept[...])
    }
}

extension ArticleBatch.Entry {
    /// Changes the fields that are runs of the arena. Key paths would cost some hundred instructions a field.
    fileprivate mutating func forEachField(_ change: (inout ByteRange) -> Void) {
        change(&id)
        change(&title)
        change(&text)
        change(&source)
        change(&url)
        change(&language)
        change(&storyLabel)
        change(&groupLabel)
    }

    /// Takes those of another entry.
    fileprivate mutating func takeFields(of other: Self) {
        (id, title, text, source) = (other.id, other.title, other.text, other.source)
        (url, language, storyLabel, groupLabel) = (other.url, other.language, other.storyLabel, other.groupLabel)
    }
}
