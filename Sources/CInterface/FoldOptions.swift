internal import Corpus
internal import Platform
internal import Storyfold

/// What a fold is asked for, set by the names of the command's options.
struct FoldOptions {
    var configuration = Configuration(threads: ProcessEnvironment.processorCount)
    var reading = ReadingOptions()
    /// The fields that options name.
    private(set) var fields: [(role: FieldNames.Role, name: String)] = []
    var keep = SurvivalRule.canonical

    private static let names =
        [
            "threads", "memory", "ocr", "shingle-width", "threshold", "containment", "permutations", "bands", "recall",
            "exact", "prefer", "sources", "policy", "overrides", "templates", "fold-diacritics", "keep-furniture",
            "granularity", "window", "keep", "input-format", "invalid", "since", "until", "source", "language",
            "extent", "provenance",
        ] + fieldRoles.map(fieldOption)

    private static let fieldRoles = FieldNames.Role.allCases.filter { $0 != .summary }

    private static func fieldOption(_ role: FieldNames.Role) -> String { String(role.option.dropFirst(2)) }

    /// - Throws: for a name that is no option's, and a value that is none of its.
    mutating func set(_ name: String, _ value: String) throws(StoryfoldError) {
        switch name {
        case "threads": configuration.threads = try number(name, value)
        case "memory": configuration.memoryBytes = try number(name, value)
        case "ocr": configuration.isFromOCR = try flag(name, value)
        case "shingle-width": configuration.shingleWidth = try number(name, value)
        case "threshold": configuration.duplicateThreshold = try number(name, value)
        case "containment": configuration.containmentThreshold = try number(name, value)
        case "permutations": configuration.permutations = try number(name, value)
        case "bands": configuration.bands = try number(name, value)
        case "recall": configuration.duplicateRecall = try number(name, value)
        case "exact": configuration.exact = try flag(name, value)
        case "prefer": configuration.canonicalPolicy.preference = try one(name, value)
        case "sources": configuration.canonicalPolicy.sources = lines(value)
        case "policy": configuration.canonicalPolicy = try file { () throws in try PolicyFile.policy(at: value) }
        case "overrides": configuration.overrides = try file { () throws in try OverrideFile(at: value) }
        case "templates": configuration.templates = try one(name, value)
        case "fold-diacritics": configuration.removesDiacritics = try flag(name, value)
        case "keep-furniture": configuration.stripsFurniture = try !flag(name, value)
        case "granularity": configuration.storyGranularity = try one(name, value)
        case "window": configuration.storyWindowDays = try number(name, value)
        case "keep": keep = try one(name, value)
        case "input-format": reading.format = try one(name, value) as InputFormat
        case "invalid": reading.invalid = try one(name, value)
        case "since": reading.filter.since = try date(name, value)
        case "until": reading.filter.until = try date(name, value)
        case "source": reading.filter.sources = lines(value).map(PathText.plain)
        case "language": reading.filter.languages = lines(value)
        case "extent": configuration.extent = try one(name, value)
        case "provenance": configuration.readsCredits = try flag(name, value)
        default:
            guard let role = Self.fieldRoles.first(where: { Self.fieldOption($0) == name }) else {
                throw StoryfoldError(
                    .usage, at: name, "there is no such option",
                    remedy: Self.names.nearest(to: name).map { "did you mean \($0)?" } ?? "")
            }
            fields.append((role, PathText.plain(value)))
            reading.fields[role] = [PathText.plain(value)]
            if role == .text { reading.fields[.summary] = [] }
        }
    }

    // MARK: Values

    private func number<Number: LosslessStringConvertible>(
        _ name: String, _ value: String
    ) throws(StoryfoldError) -> Number {
        guard let number = Number(value) else {
            throw StoryfoldError(
                .usage, at: name, "found \"\(value)\"",
                remedy: Number.self == Int.self ? "allowed: a whole number" : "allowed: a number")
        }
        return number
    }

    private func flag(_ name: String, _ value: String) throws(StoryfoldError) -> Bool {
        guard let flag = Bool(value) else {
            throw StoryfoldError(.usage, at: name, "found \"\(value)\"", remedy: "allowed: true, false")
        }
        return flag
    }

    private func one<Value: RawRepresentable & CaseIterable>(
        _ name: String, _ value: String
    ) throws(StoryfoldError) -> Value where Value.RawValue == String {
        guard let one = Value(rawValue: value) else {
            throw StoryfoldError(
                .usage, at: name, "found \"\(value)\"",
                remedy: "allowed: \(Value.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return one
    }

    private func date(_ name: String, _ value: String) throws(StoryfoldError) -> PublicationDate {
        guard let date = RecordFilter.date(value) else {
            throw StoryfoldError(
                .usage, at: name, "found \"\(value)\"",
                remedy: "allowed: a date such as 2024-04-04 or 2024-04-04T18:00Z")
        }
        return date
    }

    private func lines(_ value: String) -> [String] { value.split(separator: "\n").map(String.init) }

    private func file<Value>(_ read: () throws -> Value) throws(StoryfoldError) -> Value {
        do { return try read() } catch { throw StoryfoldError(error) }
    }
}
