/// What hands out one input in chunks of whole records.
protocol ChunkReader: AnyObject {
    /// The input as far as reading has told more about it.
    var input: Input { get }
    /// Bytes read from the file.
    var bytesRead: Int { get }
    /// Bytes handed out.
    var bytesUnpacked: Int { get }
    /// Whether damage ended the reading.
    var isDamaged: Bool { get }
    /// What has been read and belongs to no whole record.
    var remainder: (place: RecordPlace, bytes: [UInt8]) { get }

    /// The next records, nil at the end.
    ///
    /// - Throws: when the input cannot be read on; the whole records before that have been handed out.
    func next() throws(CorpusError) -> Chunk?
    /// Goes on behind damage where that can be; false where nothing follows.
    func resume() -> Bool
}
