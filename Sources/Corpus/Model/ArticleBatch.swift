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
    /// Index into ``Reading/inputs``.
    package var input: Int
    /// The record's first line, from 1; 0 where the whole file is the record.
    package var line: Int
    /// First byte of the record in the decompressed input.
    package var offset: Int
    /// Bytes of the record, its final line break not counted.
    package var length: Int

    package init(input: Int, line: Int, offset: Int, length: Int) {
        self.input = input
        self.line = line
        self.offset = offset
        self.length = length
    }
}

/// Some articles, stored as columns over one arena of UTF-8 bytes.
///
/// A batch is what one worker produces from one piece of input. All bytes are valid UTF-8.
package struct ArticleBatch: Sendable {
    package struct Entry: Sendable {
        package var id = ByteRange.empty
        package var title = ByteRange.empty
        package var text = ByteRange.empty
        package var source = ByteRange.empty
        package var url = ByteRange.empty
        package var language = ByteRange.empty
        /// Gold labels, where the records carry them.
        package var storyLabel = ByteRange.empty
        package var groupLabel = ByteRange.empty
        /// Seconds since 1970-01-01T00:00:00Z; nil where absent or outside the years 1 to 9999.
        package var published: Int64?
        package var place: RecordPlace

        package init(place: RecordPlace) { self.place = place }
    }

    package var bytes: [UInt8]
    package var entries: [Entry]
    /// Whether the articles are plain text files: no entry has a title, which the text may begin with.
    package var titleFromText = false

    package init(bytes: [UInt8] = [], entries: [Entry] = []) {
        self.bytes = bytes
        self.entries = entries
    }
}
