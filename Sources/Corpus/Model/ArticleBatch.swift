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
        package enum IdOrigin: UInt8, Sendable { case record, url, place }

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
        private var textCount: UInt32 = 0
        private var publishedPrecision = PublicationDate.Precision.second
        package var idOrigin = IdOrigin.record
        /// What the date shows of the order of day and month; where that is open, the day has been taken to come first.
        var dateOrder = DateOrder.told
        /// Whether the text was cut by whoever published it ("… Continue reading").
        package var isTruncated = false
        /// What cleaning found wrong with the text, or with its title, and mended as far as it can be.
        package var damage: TextDamage = []
        /// Whether cleaning found nothing to take out of the text.
        package var isAsPublished = false
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
        package var textBytes: Int { text.isEmpty ? Int(textCount) : Int(text.count) }

        /// Lets go of the text, but not of its length.
        fileprivate mutating func dropText() {
            textCount = text.count
            text = .empty
        }

        package init(place: RecordPlace) { self.place = place }
    }

    package var bytes: [UInt8]
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
        var kept: [UInt8] = []
        func keep(_ range: inout ByteRange) {
            guard !range.isEmpty else { return }
            let lower = kept.count
            kept.append(contentsOf: bytes[range.bounds])
            range.lower = UInt32(lower)
        }
        for index in entries.indices {
            entries[index].dropText()
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
    /// The fields that are runs of the arena.
    static let fields: [WritableKeyPath<ArticleBatch.Entry, ByteRange> & Sendable] = [
        \.id, \.title, \.text, \.source, \.url, \.language, \.storyLabel, \.groupLabel,
    ]
}
