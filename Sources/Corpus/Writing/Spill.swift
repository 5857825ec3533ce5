internal import Platform

/// Numbers that would not fit into memory, kept in a temporary file.
package final class Spill: Sendable {
    private let file: NumberFile

    /// A run of numbers in the file.
    package struct Run: Sendable {
        fileprivate var place: NumberFile.Run
        package var count: Int { place.count }
    }

    /// - Throws: when no temporary file can be made.
    package init() throws(CorpusError) {
        do throws(SystemError) { file = try NumberFile() } catch { throw Self.error(error) }
    }

    /// - Throws: when the disk is full.
    package func append<Number: BitwiseCopyable>(_ numbers: [Number]) throws(CorpusError) -> Run {
        do throws(SystemError) { return Run(place: try file.append(numbers)) } catch { throw Self.error(error) }
    }

    /// Part of a run, or all of it.
    ///
    /// - Precondition: the numbers are of the type that was appended.
    package func numbers<Number: BitwiseCopyable>(
        of run: Run, _ range: Range<Int>? = nil, as type: Number.Type = Number.self
    ) throws(CorpusError) -> [Number] {
        do throws(SystemError) { return try file.numbers(range ?? 0..<run.count, at: run.place) } catch {
            throw Self.error(error)
        }
    }

    private static func error(_ error: SystemError) -> CorpusError {
        var failure = CorpusError(error, path: "the temporary file")
        failure.remedy = "point TMPDIR to a folder with more room, or allow more memory with --memory"
        return failure
    }
}
