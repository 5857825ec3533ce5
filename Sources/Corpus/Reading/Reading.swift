/// What reading a corpus gives: the articles, where they came from, and figures about it.
package struct Reading: Sendable {
    package struct Statistics: Sendable, Equatable {
        /// Records that became articles.
        package var records = 0
        package var rejected = 0
        /// Bytes of the files as they are.
        package var bytesRead = 0
        /// Bytes of the records, unpacked.
        package var bytesUnpacked = 0
        /// Articles whose date cannot be used.
        package var undated = 0
    }

    package var inputs: [Input]
    /// In the order of the inputs, whatever the number of threads.
    package var batches: [ArticleBatch] = []
    package var statistics = Statistics()
}

/// How far the reading of a corpus has come.
package struct ReadingProgress: Sendable, Equatable {
    /// Bytes read from the files, as they are in the files.
    package var bytes: Int
    /// Nil where an input's size is not known.
    package var totalBytes: Int?
    package var records: Int
}
