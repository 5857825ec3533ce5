package import Platform

/// What went wrong with what came from outside: where, what, and what to do about it.
package struct CorpusError: Error, Sendable, Equatable {
    /// What kind of failure it is; the raw value is the exit code of the command.
    package enum Code: Int32, Sendable {
        case usage = 64
        case badInput = 65
        case noInput = 66
        case fault = 70
        case inputOutput = 74
        /// Too little memory: for what was asked, told before it is taken, or for a library.
        case memory = 75
        /// Whoever asked does not want it any more.
        case cancelled = 130
    }

    /// What a ``ProgressHandler`` throws to end the work.
    package static let cancelled = CorpusError(.cancelled, at: Place(path: ""), "stopped before the end, as asked")

    /// As near as the failure can be placed.
    package struct Place: Sendable, Equatable {
        /// As the user gave it; "-" is standard input.
        package var path: String
        package var line: Int?
        /// From 0, in the file as it is for damaged compression, otherwise in the unpacked bytes.
        package var byte: Int?
        package var id: String?

        package init(path: String, line: Int? = nil, byte: Int? = nil, id: String? = nil) {
            self.path = path
            self.line = line
            self.byte = byte
            self.id = id
        }
    }

    package var code: Code
    package var place: Place
    /// What was found and what was expected.
    package var problem: String
    /// What the user can do; empty where nothing helps.
    package var remedy: String
    /// Whether the reader of our output has gone, which is no failure of ours.
    package var isBrokenPipe = false

    package init(_ code: Code, at place: Place, _ problem: String, remedy: String = "") {
        self.code = code
        self.place = place
        self.problem = problem
        self.remedy = remedy
    }

    package init(_ error: SystemError, path: String, code: Code = .inputOutput) {
        self.init(
            error.isShortOfMemory ? .memory : code, at: Place(path: path),
            "cannot \(error.operation): \(error.reason)", remedy: error.remedy)
        isBrokenPipe = error.isBrokenPipe
    }

    /// A parser that gave up at some records; which of them it was is not known.
    package init(_ failure: ParserFailure, at place: Place) {
        if failure.isShortOfMemory {
            self.init(
                .memory, at: place, "there is too little memory to parse the records from there on",
                remedy: "a record takes some ten times its size; use fewer --threads, or a machine with more memory")
        } else {
            self.init(.fault, at: place, "the parser failed at the records from there on: \(failure.reason)")
        }
    }
}

/// One line, whatever the names in it are.
extension CorpusError: CustomStringConvertible {
    package var description: String {
        let remedy = remedy.isEmpty ? "" : "; \(ShownText.line(self.remedy, most: 1_000))"
        return "\(place): \(ShownText.line(problem, most: 1_000))\(remedy)"
    }
}

extension CorpusError.Place: CustomStringConvertible {
    package var description: String {
        var words = path == "-" ? "standard input" : ShownText.line(path)
        if let line { words += ":\(line)" }
        if let byte { words += ", byte \(byte)" }
        if let id { words += ", id \"\(ShownText.line(id))\"" }
        return words
    }
}
