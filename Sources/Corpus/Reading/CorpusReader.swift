internal import Bindings
internal import Kernels
internal import Synchronization

/// Reads corpora: files and folders become batches of articles.
package struct CorpusReader: Sendable {
    private let options: ReadingOptions

    package init(_ options: ReadingOptions = ReadingOptions()) {
        precondition(options.threads >= 1, "reading needs at least one thread")
        self.options = options
    }

    /// The articles of all paths, in the order of the paths.
    ///
    /// One thread cuts the next wave of chunks from the inputs while the others parse the wave before it.
    ///
    /// - Parameters:
    ///   - paths: folders, files, or "-" for standard input.
    ///   - progress: told after every wave, on the calling thread.
    ///   - reject: given the records that cannot be used where the policy is to skip them, in the order of
    ///     the input.
    /// - Complexity: O(n) for n unpacked bytes; memory for the fields kept and some chunks.
    /// - Throws: `CorpusError` for the first failure in the order of the inputs, and what `reject` throws.
    package func read(
        _ paths: [String], progress: (ReadingProgress) -> Void = { _ in },
        reject: (RejectedRecord) throws -> Void = { _ in }
    ) throws -> Reading {
        let inputs = try Input.inputs(at: paths, format: options.format)
        let totalBytes = inputs.reduce(0 as Int?) { sum, input in
            sum.flatMap { sum in input.status.map { sum + $0.bytes } }
        }
        let source = Mutex(ChunkSource(inputs, options: options))
        var merger = Merger(inputs: inputs, options: options)
        var wave = ChunkSource.Wave(inputs: inputs)
        repeat {
            let items = wave.items
            let builder = BatchBuilder(options: options, inputs: wave.inputs)
            let isLast = wave.isLast
            // The lowest index starts first: the next wave, which is the only work that cannot be divided.
            let work = parallelMap(count: items.count + 1, threads: options.threads) { index in
                guard index > 0 else { return isLast ? nil : Work.wave(source.withLock { $0.nextWave() }) }
                return switch items[index - 1] {
                case .chunk(let chunk): Work.item(.built(builder.build(chunk)))
                case .rejected(let record): Work.item(.rejected(record))
                case .failed(let error): Work.item(.failed(error))
                }
            }
            merger.reading.inputs = wave.inputs
            wave.items = []
            for case .item(let item)? in work { try merger.add(item, reject: reject) }
            if case .wave(let next) = work[0] { wave = next }
            progress(
                ReadingProgress(
                    bytes: wave.bytesRead, totalBytes: totalBytes, records: merger.reading.statistics.records))
        } while !wave.isLast || !wave.items.isEmpty
        merger.reading.inputs = wave.inputs
        merger.reading.statistics.bytesRead = wave.bytesRead
        merger.reading.statistics.bytesUnpacked = wave.bytesUnpacked
        return try merger.finished()
    }

    /// What one thread brings back.
    private enum Work: Sendable {
        case wave(ChunkSource.Wave)
        case item(Merger.Item)
    }
}
