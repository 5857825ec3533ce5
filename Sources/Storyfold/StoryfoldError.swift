import Corpus

/// Why a fold could not be made: what went wrong, where, and what can be done.
public struct StoryfoldError: Error, Sendable, Equatable {
    /// What kind of failure it is; the raw value is the exit code of the command.
    public enum Code: Int32, Sendable, CaseIterable {
        /// An option outside its range, or a question that the fold was not made for.
        case usage = 64
        /// Articles that cannot be used.
        case badInput = 65
        /// A file that is missing, or no article.
        case noInput = 66
        /// A fault of Storyfold's own.
        case fault = 70
        /// A file that cannot be read or written.
        case inputOutput = 74
        /// Too little memory for what was asked.
        case memory = 75
        /// The progress handler threw, and so ended the fold.
        case cancelled = 130
    }

    public var code: Code
    /// The option, or the file or the articles with line and id; empty where there is no such place.
    public var place: String
    /// What was found and what was expected.
    public var problem: String
    /// What can be done; empty where nothing helps.
    public var remedy: String

    public init(_ code: Code, at place: String, _ problem: String, remedy: String = "") {
        (self.code, self.place, self.problem, self.remedy) = (code, place, problem, remedy)
    }

    /// What the engines threw.
    package init(_ error: any Error) {
        switch error {
        case let error as StoryfoldError: self = error
        case let error as CorpusError:
            self.init(
                Code(rawValue: error.code.rawValue) ?? .fault, at: error.place.path.isEmpty ? "" : "\(error.place)",
                error.problem, remedy: error.remedy
            )
        case let error as ConfigurationError:
            self.init(
                .usage, at: "\(error.option)", "found \(error.found)", remedy: "allowed: \(error.allowed)")
        default: self.init(.fault, at: "", "\(error)")
        }
    }
}

/// One line.
extension StoryfoldError: CustomStringConvertible {
    public var description: String {
        (place.isEmpty ? "" : "\(place): ") + problem + (remedy.isEmpty ? "" : "; \(remedy)")
    }
}
