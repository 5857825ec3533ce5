internal import Bindings

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
        var isLast = false
    }

    private let options: ReadingOptions
    private var inputs: [Input]
    private var reader: InputReader?
    private var nextInput = 0
    /// Of the inputs that are done.
    private var bytesRead = 0
    private var bytesUnpacked = 0
    private var hasFailed = false

    init(_ inputs: [Input], options: ReadingOptions) {
        self.inputs = inputs
        self.options = options
    }

    /// Four chunks for each thread, or as many small ones as have their size; two and eight were no faster.
    func nextWave() -> Wave {
        var wave = Wave(inputs: inputs)
        var bytes = 0
        while bytes < 4 * options.threads * InputReader.chunkBytes, wave.items.count < 1024 * options.threads {
            guard let item = nextItem() else {
                wave.isLast = true
                break
            }
            wave.items.append(item)
            // A chunk counts at least as the work of opening a file.
            if case .chunk(let chunk) = item { bytes += max(chunk.count, 1 << 14) }
        }
        wave.inputs = inputs
        wave.bytesRead = bytesRead + (reader?.bytesRead ?? 0)
        wave.bytesUnpacked = bytesUnpacked + (reader?.bytesUnpacked ?? 0)
        return wave
    }

    private func nextItem() -> Item? {
        guard !hasFailed else { return nil }
        do throws(CorpusError) {
            while true {
                if reader == nil {
                    guard nextInput < inputs.count else { return nil }
                    try openNext()
                }
                let chunk = try reader!.next()
                inputs[nextInput - 1] = reader!.input
                if let chunk { return .chunk(chunk) }
                closeReader()
            }
        } catch {
            guard let reader, reader.isDamaged, options.invalid == .skip else {
                hasFailed = true
                return .failed(error)
            }
            let (place, bytes) = reader.remainder
            closeReader()
            return .rejected(RejectedRecord(place: place, error: error, bytes: bytes))
        }
    }

    private func openNext() throws(CorpusError) {
        let index = nextInput
        nextInput += 1
        let stream = try inputs[index].opened(spools: options.spoolsStandardInput)
        reader = try InputReader(inputs[index], index: index, stream: stream, fields: options.fields)
    }

    private func closeReader() {
        bytesRead += reader?.bytesRead ?? 0
        bytesUnpacked += reader?.bytesUnpacked ?? 0
        reader = nil
    }
}
