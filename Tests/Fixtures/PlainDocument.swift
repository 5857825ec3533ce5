package import Corpus

/// An article with its fields as strings, for tests that need a corpus and no file.
package struct PlainDocument: Sendable {
    package var id: String
    package var text: String
    package var title = ""
    package var source = ""
    package var url = ""
    package var language = ""
    /// Seconds since 1970.
    package var published: Int64?
    package var precision = PublicationDate.Precision.second
    package var isReference = false

    package init(
        _ id: String, _ text: String, title: String = "", source: String = "", url: String = "",
        language: String = "", published: Int64? = nil
    ) {
        self.id = id
        self.text = text
        self.title = title
        self.source = source
        self.url = url
        self.language = language
        self.published = published
    }
}

extension ArticleBatch {
    /// A batch as a reader would make it.
    package init(_ documents: [PlainDocument], titleFromText: Bool = false) {
        self.init(titleFromText: titleFromText)
        for (line, document) in documents.enumerated() {
            var entry = Entry(place: RecordPlace(input: 0, line: line + 1, offset: 0, length: 0))
            entry.id = store(document.id)
            entry.text = store(document.text)
            entry.title = store(document.title)
            entry.source = store(document.source)
            entry.url = store(document.url)
            entry.language = store(document.language)
            entry.published = document.published.map { PublicationDate(first: $0, precision: document.precision) }
            entry.isReference = document.isReference
            entries.append(entry)
        }
    }

    private mutating func store(_ string: String) -> ByteRange {
        let lower = bytes.count
        bytes += Array(string.utf8)
        return string.isEmpty ? .empty : ByteRange(lower: lower, count: bytes.count - lower)
    }
}

extension Corpus {
    package init(_ documents: [PlainDocument]) { self.init([ArticleBatch(documents)]) }
}
