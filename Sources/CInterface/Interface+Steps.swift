public import CStoryfold
internal import Corpus
internal import Storyfold

/// The tables that a caller in C hands over.
private func tables(
    _ streams: UnsafePointer<UnsafeMutablePointer<ArrowArrayStream>?>?, _ count: Int, name: String
) throws(StoryfoldError) -> [UnsafeMutablePointer<ArrowArrayStream>] {
    // SAFETY: the caller hands over `count` streams.
    let streams = unsafe UnsafeBufferPointer(start: streams, count: count).compactMap { unsafe $0 }
    guard unsafe streams.count == count else {
        throw StoryfoldError(.usage, at: name, "a table is missing", remedy: "see the header")
    }
    return unsafe streams
}

@_cdecl("storyfold_step")
public func runStep(
    _ step: UnsafePointer<CChar>, _ inputs: UnsafePointer<UnsafeMutablePointer<ArrowArrayStream>?>?, _ count: Int,
    _ options: OpaquePointer, _ out: UnsafeMutablePointer<ArrowArrayStream>,
    _ error: UnsafeMutablePointer<storyfold_error>?
) -> Int32 {
    let options = unsafe Handle<OptionsHandle>.object(at: options).options
    let name = unsafe text(step) ?? ""
    return unsafe export(to: out, error) { () throws(StoryfoldError) in
        guard let step = Step(rawValue: name) else {
            throw StoryfoldError(
                .usage, at: name, "there is no such step",
                remedy: "allowed: \(Step.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        let streams = unsafe try tables(inputs, count, name: name)
        guard unsafe streams.count == step.tables else {
            throw StoryfoldError(
                .usage, at: name, "it is given \(count) tables", remedy: "expected: \(step.tables)")
        }
        try options.checkSteps()
        var articles: ArrowArticles?
        if step.readsArticles {
            articles = unsafe try ArrowArticles(
                ArrowStream(taking: streams[0]), names: options.reading.fields, given: options.fields)
        }
        var others: [StepTable] = []
        for place in (step.readsArticles ? 1 : 0)..<count {
            others.append(unsafe try StepTable(taking: streams[place], name: "\(name), table \(place + 1)"))
        }
        return try step.run(articles, others, options)
    }
}

@_cdecl("storyfold_fold_records")
public func foldRecords(
    _ inputs: UnsafePointer<UnsafeMutablePointer<ArrowArrayStream>?>?, _ count: Int, _ options: OpaquePointer,
    _ progress: storyfold_progress?, _ context: UnsafeMutableRawPointer?,
    _ error: UnsafeMutablePointer<storyfold_error>?
) -> OpaquePointer? {
    let options = unsafe Handle<OptionsHandle>.object(at: options).options
    let callback = unsafe ProgressCallback(progress, context)
    return unsafe begin(error) { () throws(StoryfoldError) in
        let streams = unsafe try tables(inputs, count, name: "records")
        guard unsafe streams.count == 3 else {
            throw StoryfoldError(
                .usage, at: "records", "it is given \(count) tables",
                remedy: "expected: records, pairs, and what is learned")
        }
        try options.checkSteps()
        return try FoldHandle(
            records: unsafe try StepTable(taking: streams[0], name: "records"),
            pairs: unsafe try StepTable(taking: streams[1], name: "pairs"),
            learned: unsafe try StepTable(taking: streams[2], name: "learned"), options, callback)
    }
}

extension FoldOptions {
    /// - Throws: for an option that steps on parts of a corpus do not have.
    func checkSteps() throws(StoryfoldError) {
        guard !configuration.exact, configuration.overrides == nil, reading.invalid == .stop, reading.filter.isOpen
        else {
            throw StoryfoldError(
                .usage, at: "steps",
                "the options exact, overrides, invalid, since, until, source and language are for a corpus in one place",
                remedy: "leave them out; rows are filtered before")
        }
    }
}
