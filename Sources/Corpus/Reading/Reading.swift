/// What reading a corpus gives: the articles, where they came from, and figures about it.
package struct Reading: Sendable {
    package struct Statistics: Sendable, Equatable {
        /// Records that became articles.
        package var records = 0
        /// Those of them that are of the reference corpus.
        package var referenceRecords = 0
        package var rejected = 0
        /// Articles that take no part, by the filter's reasons.
        package var filtered = RecordFilter.Counts()
        /// Bytes of the files as they are.
        package var bytesRead = 0
        /// Bytes of the records, unpacked.
        package var bytesUnpacked = 0
        /// Records with the address of another, which are fetches of one page.
        package var fetchedAgain = 0
        /// Articles that are named by their content, and records that say what one of them does.
        package var namedByContent = 0
        package var repeated = 0
        /// Articles with U+0000 in one of their fields, in whose place U+FFFD was put.
        package var nulls = 0
        /// Articles whose text is a summary, since they have no other.
        package var summaries = 0
        /// Articles whose text is their title.
        package var headlines = 0
        /// Articles whose text is null, and where the first of them is.
        package var nullTexts = 0
        /// Articles whose records have no text of any kind.
        package var textless = 0
        package var firstNullText: CorpusError.Place?
        /// Articles whose source is the key under which they stand.
        package var keySources = 0
        /// Articles whose source is the host of their address, since they name a crawl.
        package var crawlSources = 0
        /// The paths of the fields of the first record, with a value of each where it is short, to tell what was not used.
        package var fields: [FieldSample] = []
        /// What dates show of what others leave open.
        package var dateForms = DateForms()
        /// Articles whose date cannot be used.
        package var undated = 0
        /// The first of them, in the order of the inputs.
        package var firstUndated: UnusableDate?

        package init() {}
    }

    package var inputs: [Input]
    /// In the order of the inputs, whatever the number of threads.
    package var batches: [ArticleBatch] = []
    package var statistics = Statistics()
    /// The fields of the records of each format, in the order in which the formats were met; none where they were not noted.
    package private(set) var profiles: [(format: InputFormat, fields: FieldProfile)] = []
    /// What is not read below the folders.
    package internal(set) var passedOver = PassedOver()

    package init(inputs: [Input]) { self.inputs = inputs }

    /// Adds the fields of records that come behind all others.
    mutating func add(_ fields: FieldProfile, of format: InputFormat) {
        if let place = profiles.firstIndex(where: { $0.format == format }) {
            profiles[place].fields.add(fields)
        } else {
            profiles.append((format, fields))
        }
    }

    /// Adds the file of an archive behind all inputs, and returns its number.
    package mutating func addArchive(at path: String) -> Int {
        var input = Input(path: path, format: nil, name: path)
        input.isReference = true
        inputs.append(input)
        return inputs.count - 1
    }

    /// The places of some rows, ascending by input and offset as the rows are.
    ///
    /// - Parameter rows: positions among the entries of all batches, ascending.
    package func places(of rows: [Int]) -> [RecordPlace] {
        locations(of: rows).map { batches[$0.batch].entries[$0.entry].place }
    }

    /// Takes titles and texts as they have been cleaned once more.
    ///
    /// - Parameters:
    ///   - rows: positions among the entries of all batches, ascending.
    ///   - cleaned: the same articles, in the same order.
    package mutating func replaceTexts(of rows: [Int], by cleaned: ArticleBatch) {
        let places = locations(of: rows)
        var start = 0
        while start < places.count {
            let batch = places[start].batch
            let end = places[start...].firstIndex { $0.batch != batch } ?? places.count
            batches[batch].replaceTexts(of: places[start..<end].map(\.entry), by: cleaned, behind: start)
            start = end
        }
    }

    private func locations(of rows: [Int]) -> [(batch: Int, entry: Int)] {
        var (batch, start) = (0, 0)
        return rows.map { row in
            while row - start >= batches[batch].entries.count {
                start += batches[batch].entries.count
                batch += 1
            }
            return (batch, row - start)
        }
    }
}

/// A field of a record, and what it holds there.
package struct FieldSample: Sendable, Equatable {
    package var path: String
    package var value: String
}

/// How far the reading of a corpus has come.
package struct ReadingProgress: Sendable, Equatable {
    /// Bytes read from the files, as they are in the files.
    package var bytes: Int
    /// Nil where an input's size is not known.
    package var totalBytes: Int?
    package var records: Int
}
