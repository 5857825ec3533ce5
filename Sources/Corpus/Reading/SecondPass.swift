internal import Platform

/// Reads some records of a corpus once more.
///
/// The inputs are read from their beginnings as in the first pass; of their bytes only the records asked for
/// are parsed.
package struct SecondPass: Sendable {
    private let inputs: [Input]
    private let options: ReadingOptions

    /// - Parameters:
    ///   - inputs: as the first pass left them.
    ///   - options: those of the first pass.
    package init(_ inputs: [Input], options: ReadingOptions) {
        self.inputs = inputs
        self.options = options
    }

    /// The batches of the records at some places.
    ///
    /// - Parameters:
    ///   - places: ascending by input and offset, without repetitions.
    ///   - prepare: makes what is wanted of a batch, on any thread; the entries stand for a range of the places.
    ///     Their ids and lines may differ from those of the first pass.
    ///   - receive: given what `prepare` made, in the order of the places, on the calling thread.
    /// - Complexity: O(n) for n unpacked bytes of the inputs that hold a record asked for.
    /// - Throws: when an input cannot be read again or has changed since the first pass, and what `receive`
    ///   throws.
    package func read<Product: Sendable>(
        _ places: [RecordPlace],
        preparing prepare: @escaping @Sendable (inout ArticleBatch, Range<Int>) -> Product,
        receive: (Range<Int>, Product) throws -> Void
    ) throws {
        guard let last = places.last else { return }
        // Inputs before the first and behind the last record asked for need no reading.
        let wanted = Self.inputs(of: places)
        let (options, parsers) = (options, options.fields.parsers)
        var found = 0
        try ChunkSource.forEachWave(
            of: inputs, options: options, isSecondPass: true, only: wanted,
            work: { (chunk, inputs) throws(CorpusError) -> (range: Range<Int>, product: Product)? in
                let range = Self.range(of: chunk, in: places)
                guard !range.isEmpty, let some = chunk.selecting(places[range]) else { return nil }
                var built = try BatchBuilder(options: options, inputs: inputs, parsers: parsers).build(some)
                guard built.batch.entries.count == range.count else { return nil }
                return (range, prepare(&built.batch, range))
            },
            receive: { _, items in
                for item in items {
                    switch item {
                    case .done(let made?):
                        found += made.range.count
                        try receive(made.range, made.product)
                    // The first pass has reported it.
                    case .done(nil), .rejected: break
                    case .failed(let error): throw error
                    }
                }
            })
        guard found == places.count else {
            throw CorpusError(
                .inputOutput, at: .init(path: inputs[last.input].path), "the file changed while it was in use",
                remedy: "run again when nothing writes to it")
        }
    }

    private static func inputs(of places: [RecordPlace]) -> Set<Int> {
        var inputs: Set<Int> = []
        var last = -1
        for place in places where place.input != last {
            last = place.input
            inputs.insert(last)
        }
        return inputs
    }

    /// The places that lie in a chunk.
    private static func range(of chunk: Chunk, in places: [RecordPlace]) -> Range<Int> {
        func firstPlace(from offset: Int) -> Int {
            var (lower, upper) = (0, places.count)
            while lower < upper {
                let middle = (lower + upper) / 2
                if (places[middle].input, places[middle].offset) < (chunk.input, offset) {
                    lower = middle + 1
                } else {
                    upper = middle
                }
            }
            return lower
        }
        return firstPlace(from: chunk.offset)..<firstPlace(from: chunk.offset + chunk.count)
    }
}

extension Chunk {
    /// The chunk with the records at some places alone; nil where one of them is not in it.
    fileprivate func selecting(_ places: ArraySlice<RecordPlace>) -> Chunk? {
        var some = self
        // Ids are known from the first pass.
        some.keys = []
        if var columns {
            let slots = columns.records.isEmpty ? 0 : columns.values.count / columns.records.count
            var records: [RecordColumns.Record] = []
            var values: [RecordColumns.Value] = []
            var next = places.startIndex
            for (row, record) in columns.records.enumerated()
            where next < places.endIndex && offset + record.offset == places[next].offset {
                records.append(record)
                values += columns.values[row * slots..<(row + 1) * slots]
                next += 1
            }
            guard next == places.endIndex else { return nil }
            (columns.records, columns.values) = (records, values)
            some.columns = columns
            return some
        }
        if let records {
            var next = places.startIndex
            some.records = records.filter { record in
                guard next < places.endIndex, offset + record.offset == places[next].offset else { return false }
                next += 1
                return true
            }
            return next == places.endIndex ? some : nil
        }
        some.bytes = []
        some.bytes.reserveCapacity(places.reduce(JSONLinesParser.padding) { $0 + $1.length + 1 })
        for place in places {
            let lower = place.offset - offset
            guard lower + place.length <= count else { return nil }
            some.bytes += bytes[lower..<lower + place.length]
            some.bytes.append(0x0A)
        }
        some.count = some.bytes.count
        some.bytes += repeatElement(0x0A, count: JSONLinesParser.padding)
        return some
    }
}
