internal import Platform
internal import Kernels
internal import Synchronization

/// Reads corpora: files and folders become batches of articles.
package struct CorpusReader: Sendable {
    private let options: ReadingOptions

    package init(_ options: ReadingOptions = ReadingOptions()) {
        precondition(options.threads >= 1, "reading needs at least one thread")
        self.options = options
    }

    /// The articles of all paths, in the order of the paths, as they are in the input.
    ///
    /// - Parameters: as in ``read(_:beside:admit:progress:reject:preparing:receive:)``.
    package func read(
        _ paths: [String], progress: (ReadingProgress) throws(CorpusError) -> Void = { _ in },
        reject: (RejectedRecord) throws -> Void = { _ in }
    ) throws -> Reading {
        try read(.paths(paths), progress: progress, reject: reject, preparing: { _ in }, receive: { _ in })
    }

    /// The articles of a source, in the order of its inputs, and behind them those of a reference corpus.
    ///
    /// One thread cuts the next wave of chunks from the inputs while the others parse the wave before it and
    /// prepare its articles.
    ///
    /// - Parameters:
    ///   - source: where they are; behind them come those of its reference corpus.
    ///   - archive: what was counted of a reference corpus that is not read.
    ///   - admit: given the files found at the paths, before any is read.
    ///   - progress: told after every wave, on the calling thread; what it throws ends the reading.
    ///   - reject: given the records that cannot be used where the policy is to skip them, in the order of
    ///     the input.
    ///   - prepare: changes a batch as soon as it is there, on any thread, and makes what is wanted of it. It
    ///     keeps the entries and their order, and may let go of texts.
    ///   - receive: given what `prepare` made, in the order of the input, on the calling thread. Rows of it
    ///     stand for the entries of ``Reading/batches``, twins among them.
    /// - Complexity: O(n) for n unpacked bytes; memory for the fields kept and some chunks.
    /// - Throws: `CorpusError` for the first failure in the order of the inputs, and what the closures throw.
    package func read<Product: Sendable>(
        _ source: CorpusSource, beside archive: ArchiveCounts? = nil, admit: ([Input]) throws -> Void = { _ in },
        progress: (ReadingProgress) throws(CorpusError) -> Void = { _ in },
        reject: (RejectedRecord) throws -> Void = { _ in },
        preparing prepare: @escaping @Sendable (inout ArticleBatch) -> Product, receive: (Product) throws -> Void
    ) throws -> Reading {
        var passedOver = PassedOver()
        let inputs = try Input.inputs(of: source, format: options.format, passedOver: &passedOver)
        try admit(inputs)
        let totalBytes = inputs.reduce(0 as Int?) { sum, input in
            sum.flatMap { sum in input.status.map { sum + $0.bytes } }
        }
        var merger = Merger(inputs: inputs, options: options)
        merger.reading.passedOver = passedOver
        var inArchives = PassedOver()
        let (options, parsers) = (options, options.fields.parsers)
        try ChunkSource.forEachWave(
            of: inputs, options: options,
            work: { (chunk, inputs) throws(CorpusError) in
                var built = try BatchBuilder(options: options, inputs: inputs, parsers: parsers).build(chunk)
                let product = prepare(&built.batch)
                return (built, product)
            },
            receive: { wave, items in
                merger.reading.inputs = wave.inputs
                for item in items {
                    switch item {
                    case .done(let (built, product)):
                        try merger.add(built, reject: reject)
                        try receive(product)
                    case .rejected(let record): try merger.reject(record, reject)
                    case .failed(let error): throw error
                    }
                }
                inArchives = wave.passedOver
                merger.reading.statistics.bytesRead = wave.bytesRead
                merger.reading.statistics.bytesUnpacked = wave.bytesUnpacked
                try progress(
                    ReadingProgress(
                        bytes: wave.bytesRead, totalBytes: totalBytes, records: merger.reading.statistics.records))
            })
        merger.reading.passedOver.add(inArchives)
        if let archive { merger.add(archive) }
        return try merger.finished()
    }
}
