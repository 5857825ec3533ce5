public import CStoryfold
internal import Corpus
internal import Storyfold

/// A fold as a caller in C holds it.
final class FoldHandle: Sendable {
    let fold: Fold
    let inputs: [Input]
    let keep: SurvivalRule

    /// - Throws: what keeps the articles from being folded, and when the caller says that it is to stop.
    init(_ source: CorpusSource, _ options: FoldOptions, _ progress: ProgressCallback) throws(StoryfoldError) {
        do {
            var reading = options.reading
            reading.threads = options.configuration.threads
            let configuration = options.configuration
            let sketched = try SketchedCorpus(
                source, options: reading, configuration: configuration, depth: configuration.depth,
                progress: { (state) throws(CorpusError) in
                    try progress.tell("reading", state.bytes, of: state.totalBytes)
                },
                check: { reading in
                    switch source {
                    case .paths(let paths, _), .archive(let paths):
                        try reading.checkFields(options.fields, of: paths.joined(separator: " "))
                    case .lines(_, let name): try reading.checkFields(options.fields, of: name)
                    // Its columns have been looked at.
                    case .articles: break
                    }
                })
            fold = try Fold(
                sketched,
                progress: { (state) throws(CorpusError) in
                    try progress.tell(state.stage, state.completed, of: state.total)
                })
            (inputs, keep) = (sketched.inputs, options.keep)
        } catch let error as ConfigurationError {
            // Options are set by the command's names, and so they are named where one is wrong.
            throw StoryfoldError(
                .usage, at: error.option.commandName, "found \(error.found)", remedy: "allowed: \(error.allowed)")
        } catch {
            throw StoryfoldError(error)
        }
    }

    /// The fold of records that steps have made.
    ///
    /// - Throws: for tables that are no such, and when the caller says that it is to stop.
    init(
        records: StepTable, pairs: StepTable, learned: StepTable, _ options: FoldOptions, _ progress: ProgressCallback
    ) throws(StoryfoldError) {
        do {
            let part = try PartTables.part(records, try PartTables.learned(learned), options.configuration)
            let sketched = try SketchedCorpus(
                part, proposing: try PartTables.pairs(pairs, of: records.count), configuration: options.configuration)
            fold = try Fold(
                sketched,
                progress: { (state) throws(CorpusError) in
                    try progress.tell(state.stage, state.completed, of: state.total)
                })
            (inputs, keep) = (sketched.inputs, options.keep)
        } catch {
            throw StoryfoldError(error)
        }
    }

    var tables: FoldTables { FoldTables(fold: fold, inputs: inputs, keep: keep) }
}

/// Makes a fold for a caller in C.
func begin(
    _ error: UnsafeMutablePointer<storyfold_error>?, _ make: () throws(StoryfoldError) -> FoldHandle
) -> OpaquePointer? {
    unsafe telling(error, make).map { unsafe Handle.pointer(to: $0) }
}

@_cdecl("storyfold_fold_paths")
public func foldPaths(
    _ paths: UnsafePointer<UnsafePointer<CChar>?>?, _ count: Int, _ options: OpaquePointer,
    _ progress: storyfold_progress?, _ context: UnsafeMutableRawPointer?,
    _ error: UnsafeMutablePointer<storyfold_error>?
) -> OpaquePointer? {
    // SAFETY: the caller hands over `count` texts.
    let paths = unsafe UnsafeBufferPointer(start: paths, count: count).compactMap { unsafe text($0) }
    let options = unsafe Handle<OptionsHandle>.object(at: options).options
    let callback = unsafe ProgressCallback(progress, context)
    return unsafe begin(error) { () throws(StoryfoldError) in
        try FoldHandle(.paths(paths), options, callback)
    }
}

@_cdecl("storyfold_fold_stream")
public func foldStream(
    _ articles: UnsafeMutablePointer<ArrowArrayStream>, _ options: OpaquePointer, _ progress: storyfold_progress?,
    _ context: UnsafeMutableRawPointer?, _ error: UnsafeMutablePointer<storyfold_error>?
) -> OpaquePointer? {
    let options = unsafe Handle<OptionsHandle>.object(at: options).options
    let callback = unsafe ProgressCallback(progress, context)
    return unsafe begin(error) { () throws(StoryfoldError) in
        let articles = unsafe try ArrowArticles(
            ArrowStream(taking: articles), names: options.reading.fields, given: options.fields)
        return try FoldHandle(.articles(articles), options, callback)
    }
}

@_cdecl("storyfold_fold_lines")
public func foldLines(
    _ lines: UnsafePointer<CChar>?, _ count: Int, _ options: OpaquePointer, _ progress: storyfold_progress?,
    _ context: UnsafeMutableRawPointer?, _ error: UnsafeMutablePointer<storyfold_error>?
) -> OpaquePointer? {
    // SAFETY: the caller hands over `count` bytes, which are copied.
    let bytes = unsafe Array(UnsafeRawBufferPointer(start: lines, count: count))
    let options = unsafe Handle<OptionsHandle>.object(at: options).options
    let callback = unsafe ProgressCallback(progress, context)
    return unsafe begin(error) { () throws(StoryfoldError) in
        try FoldHandle(.lines(RecordLines(bytes), name: "articles"), options, callback)
    }
}

@_cdecl("storyfold_fold_destroy")
public func destroyFold(_ fold: OpaquePointer?) { unsafe Handle<FoldHandle>.destroy(fold) }

@_cdecl("storyfold_fold_table")
public func foldTable(
    _ fold: OpaquePointer, _ table: UnsafePointer<CChar>, _ out: UnsafeMutablePointer<ArrowArrayStream>,
    _ error: UnsafeMutablePointer<storyfold_error>?
) -> Int32 {
    let handle = unsafe Handle<FoldHandle>.object(at: fold)
    let name = unsafe text(table) ?? ""
    return unsafe export(to: out, error) { () throws(StoryfoldError) in try handle.tables.table(name) }
}

@_cdecl("storyfold_fold_explain")
public func explain(
    _ fold: OpaquePointer, _ a: UnsafePointer<CChar>, _ b: UnsafePointer<CChar>,
    _ out: UnsafeMutablePointer<ArrowArrayStream>, _ error: UnsafeMutablePointer<storyfold_error>?
) -> Int32 {
    let handle = unsafe Handle<FoldHandle>.object(at: fold)
    let (a, b) = unsafe (text(a) ?? "", text(b) ?? "")
    return unsafe export(to: out, error) { () throws(StoryfoldError) in
        FoldTables.table(of: try handle.fold.explain(a, b))
    }
}

/// Hands out a table.
///
/// - Returns: the code of the error that kept it from being made, or 0.
func export(
    to out: UnsafeMutablePointer<ArrowArrayStream>, _ error: UnsafeMutablePointer<storyfold_error>?,
    _ make: () throws(StoryfoldError) -> ArrowTable
) -> Int32 {
    var code: Int32 = 0
    let table = unsafe telling(error) { () throws(StoryfoldError) in
        do throws(StoryfoldError) { return try make() } catch {
            code = error.code.rawValue
            throw error
        }
    }
    unsafe table?.export(to: out)
    return code
}
