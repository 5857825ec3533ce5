/// How a corpus is read.
package struct ReadingOptions: Sendable {
    /// What happens to a record that cannot be used.
    package enum InvalidRecordPolicy: String, Sendable, CaseIterable {
        /// The first one ends the reading.
        case stop
        /// It is counted and handed to the caller; the rest goes on.
        case skip
    }

    package var fields = FieldNames.usual
    /// Says what is a date.
    package var dates = DateReader.current()
    package var invalid = InvalidRecordPolicy.stop
    /// Which of the articles take part.
    package var filter = RecordFilter()
    /// The format of files and standard input named on the command line, whatever their names say.
    package var format: InputFormat?
    /// At least 1; the result is the same for any number.
    package var threads = 1
    /// Whether it is noted which fields the records have, and what each is taken for.
    package var describesFields = false
    /// Whether what can be read only once, such as standard input, is kept in a temporary file for a second pass.
    package var spoolsStandardInput = false
    /// What is read is a part of a corpus, of which others read the rest: it may hold no article, and none may go without an
    /// id of its own, since nobody knows its place.
    package var isPart = false
    /// What is read comes beside articles that were read before, where nobody knows what else is in their files: an article
    /// without an id or address is named by its content, and two that say the same are one.
    package var namesByContent = false
    /// Whether U+FFFD takes the place of U+0000, which ends a text in a database.
    package var replacesNulls = false
    /// What dates show in the whole corpus, where a part of it is read and that is known.
    package var dateForms: DateForms?

    package init() {}
}

/// Names go by bytes: "/" or "." and a combining mark behind it are one character, and no separator any more.
extension String {
    /// The name of a file as it was before compression.
    var withoutCompressionSuffix: String {
        for suffix in [".gz", ".zst", ".bz2", ".xz", ".lz4", ".lz"] where hasEnding(suffix) {
            return String(utf8.dropLast(suffix.utf8.count))!
        }
        return self
    }

    /// Whether the name is that of a text in Markdown.
    var namesMarkdown: Bool { [".md", ".markdown", ".mdx"].contains { withoutCompressionSuffix.hasEnding($0) } }

    /// Whether a path is that of notes on what is beside it, as repositories have them.
    var namesNotes: Bool {
        let name = fileName.lowercased()
        return ["readme", "changelog", "license", "contributing"].contains { name.utf8.starts(with: $0.utf8) }
    }

    /// Whether the name is that of an archive.
    var namesArchive: Bool {
        [".tar", ".tgz", ".tbz2", ".txz", ".zip", ".7z"].contains { withoutCompressionSuffix.hasEnding($0) }
    }

    /// Whether the name ends so, in small letters or capitals.
    package func hasEnding(_ ending: String) -> Bool {
        utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8) { byte, expected in
            byte == expected || (0x41...0x5A).contains(byte) && byte | 0x20 == expected
        }
    }

    /// The last component of a path.
    package var fileName: String {
        utf8.split(separator: UInt8(ascii: "/")).last.flatMap { String($0) } ?? self
    }

    /// The name without its last extension, if it has one.
    var withoutExtension: String {
        guard let dot = utf8.lastIndex(of: UInt8(ascii: ".")), dot > startIndex else { return self }
        return String(self[..<dot])
    }
}
