internal import Platform
internal import Kernels
internal import Synchronization

/// The chunks of all inputs, one wave at a time: as much as the threads take before they meet again.
final class ChunkSource {
    /// What comes next in the order of the inputs.
    enum Item: Sendable {
        case chunk(Chunk)
        /// The rest of a damaged input.
        case rejected(RejectedRecord)
        case failed(CorpusError)
    }

    struct Wave: Sendable {
        var items: [Item] = []
        /// The inputs as far as reading has told more about them.
        var inputs: [Input]
        var bytesRead = 0
        var bytesUnpacked = 0
        /// What is not read in the archives so far.
        var passedOver = PassedOver()
        var isLast = false
    }

    private let options: ReadingOptions
    private let isSecondPass: Bool
    private let wanted: Set<Int>?
    private var inputs: [Input]
    private var reader: (any ChunkReader)?
    private var archive: ArchiveCursor?
    private var passedOver = PassedOver()
    private var nextInput = 0
    /// Of the inputs that are done.
    private var bytesRead = 0
    private var bytesUnpacked = 0
    private var hasFailed = false
    /// Whether an input is being opened.
    private var isOpening = false

    private init(_ inputs: [Input], options: ReadingOptions, isSecondPass: Bool, only wanted: Set<Int>?) {
        self.inputs = inputs
        self.wanted = wanted
        self.isSecondPass = isSecondPass
        self.options = options
    }

    /// Three chunks for each thread, or as many small ones as have their size; two and eight were no faster.
    func nextWave() -> Wave {
        var wave = Wave(inputs: inputs)
        var bytes = 0
        while bytes < 3 * options.threads * InputReader.chunkBytes, wave.items.count < 1024 * options.threads {
            guard let item = nextItem() else {
                wave.isLast = true
                break
            }
            wave.items.append(item)
            // A chunk counts at least as the work of opening a file.
            if case .chunk(let chunk) = item { bytes += max(chunk.count, 1 << 14) }
        }
        wave.inputs = inputs
        wave.passedOver = passedOver
        wave.bytesRead = bytesRead + (reader.map(Self.bytesRead) ?? 0)
        wave.bytesUnpacked = bytesUnpacked + (reader?.bytesUnpacked ?? 0)
        return wave
    }

    private func nextItem() -> Item? {
        guard !hasFailed else { return nil }
        do throws(CorpusError) {
            while true {
                if reader == nil {
                    try findEntry()
                    while nextInput < inputs.count, wanted.map({ !$0.contains(nextInput) }) ?? false {
                        nextInput += 1
                    }
                    guard nextInput < inputs.count else { return nil }
                    try openNext()
                    if reader == nil { continue }
                }
                let chunk = try reader!.next()
                inputs[nextInput - 1] = reader!.input
                if let chunk { return .chunk(chunk) }
                closeReader()
            }
        } catch {
            if let damaged = archive?.input, reader == nil, options.invalid == .skip, !isSecondPass {
                // A file that is none of articles costs no other.
                if !isOpening || archive!.hasFailed { archive = nil }
                isOpening = false
                let place = RecordPlace(input: damaged, line: 0, offset: 0, length: 0)
                return .rejected(RejectedRecord(place: place, error: error, bytes: []))
            }
            guard let reader, reader.isDamaged, options.invalid == .skip else {
                hasFailed = true
                return .failed(error)
            }
            let (place, bytes) = reader.remainder
            if !reader.resume() { closeReader() }
            return .rejected(RejectedRecord(place: place, error: error, bytes: bytes))
        }
    }

    /// Adds the next file of the archive that is open, behind the inputs that have been read; it is known by then what is
    /// in the archive up to there.
    private func findEntry() throws(CorpusError) {
        guard !isSecondPass, archive != nil else { return }
        if var found = try archive!.next(passedOver: &passedOver) {
            if options.format != nil { found.format = options.format }
            inputs.insert(found, at: nextInput)
        } else {
            archive = nil
        }
    }

    private func openNext() throws(CorpusError) {
        let index = nextInput
        if let articles = inputs[index].articles {
            reader = ArticleSourceReader(articles, of: inputs[index], index: index)
            nextInput += 1
            return
        }
        if let lines = inputs[index].lines {
            reader = RecordLinesReader(lines, of: inputs[index], index: index)
            nextInput += 1
            return
        }
        isOpening = true
        do throws(CorpusError) {
            if let stream = try stream(of: index) {
                reader = try InputReader(
                    inputs[index], index: index, stream: stream, fields: options.fields,
                    describes: options.describesFields)
            }
        } catch {
            // In what cannot be begun there is nothing to read again.
            if inputs[index].entry != nil, !isSecondPass { inputs.remove(at: index) }
            throw error
        }
        isOpening = false
        nextInput += 1
    }

    /// The bytes of an input; nil for an archive, which is open then.
    private func stream(of index: Int) throws(CorpusError) -> ByteStream? {
        if let entry = inputs[index].entry {
            if archive?.input != entry.archive { archive = try Self.reopened(inputs, entry.archive) }
            let stream = try archive!.stream(of: entry)
            inputs[index].compression = stream.compression
            return stream
        }
        let stream =
            isSecondPass
            ? try inputs[index].reopened() : try inputs[index].opened(spools: options.spoolsStandardInput)
        guard let kind = stream.archiveKind else { return stream }
        inputs[index].format = nil
        inputs[index].isArchive = true
        bytesRead += inputs[index].status?.bytes ?? 0
        archive = try ArchiveCursor(stream, kind, of: inputs[index], index: index)
        return nil
    }

    /// An archive that has been read before, from its beginning.
    static func reopened(_ inputs: [Input], _ index: Int) throws(CorpusError) -> ArchiveCursor {
        let stream = try inputs[index].reopened()
        guard let kind = stream.archiveKind else {
            throw CorpusError(
                .inputOutput, at: .init(path: inputs[index].path), "the file changed while it was in use",
                remedy: "run again when nothing writes to it")
        }
        return try ArchiveCursor(stream, kind, of: inputs[index], index: index)
    }

    /// Those of an archive count when it is opened.
    private static func bytesRead(_ reader: any ChunkReader) -> Int { reader.input.entry == nil ? reader.bytesRead : 0 }

    private func closeReader() {
        bytesRead += reader.map(Self.bytesRead) ?? 0
        bytesUnpacked += reader?.bytesUnpacked ?? 0
        reader = nil
    }
}

extension ChunkSource {
    /// What became of one item.
    enum Outcome<Product: Sendable>: Sendable {
        case done(Product)
        case rejected(RejectedRecord)
        case failed(CorpusError)

        init(of work: () throws(CorpusError) -> Product) {
            do { self = .done(try work()) } catch { self = .failed(error) }
        }
    }

    /// What one thread brings back.
    private enum Work<Product: Sendable>: Sendable {
        case wave(Wave)
        case outcome(Outcome<Product>)
    }

    /// Takes all waves, one after the other: while the threads work at the chunks of one, one of them cuts the
    /// next.
    ///
    /// - Parameters:
    ///   - isSecondPass: whether the inputs have been read before and are read once more.
    ///   - wanted: the inputs to read; nil stands for all.
    ///   - work: makes what is wanted of a chunk, on any thread; given the inputs as far as they are known.
    ///   - receive: given what became of a wave's items, in the order of the inputs, on the calling thread.
    static func forEachWave<Product: Sendable>(
        of inputs: [Input], options: ReadingOptions, isSecondPass: Bool = false, only wanted: Set<Int>? = nil,
        work: @escaping @Sendable (Chunk, [Input]) throws(CorpusError) -> Product,
        receive: (Wave, [Outcome<Product>]) throws -> Void
    ) throws {
        var wave = Wave(inputs: inputs)
        let source = Mutex(ChunkSource(inputs, options: options, isSecondPass: isSecondPass, only: wanted))
        repeat {
            let (items, inputs, isLast) = (wave.items, wave.inputs, wave.isLast)
            wave.items = []
            // The lowest index starts first: the next wave, which is the only work that cannot be divided.
            let done = parallelMap(count: items.count + 1, threads: options.threads) { index in
                guard index > 0 else { return isLast ? nil : Work<Product>.wave(source.withLock { $0.nextWave() }) }
                return switch items[index - 1] {
                case .chunk(let chunk):
                    Work<Product>.outcome(Outcome { () throws(CorpusError) in try work(chunk, inputs) })
                case .rejected(let record): Work<Product>.outcome(.rejected(record))
                case .failed(let error): Work<Product>.outcome(.failed(error))
                }
            }
            try receive(
                wave,
                done.compactMap { item in
                    if case .outcome(let outcome)? = item { outcome } else { nil }
                })
            if case .wave(let next) = done[0] { wave = next }
        } while !wave.isLast || !wave.items.isEmpty
        try receive(wave, [])
    }
}
