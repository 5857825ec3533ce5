package import Corpus

/// A canonical policy that stands in a JSON file.
///
/// ```json
/// {
///   "criteria": [{"criterion": "complete", "weight": 2}, {"criterion": "earliest", "weight": 1}, "source"],
///   "sources": ["Norvane Wire", "Ostrane Ledger"],
///   "never": ["Harrow Vale Courier"],
///   "agencies": ["Fells Press Service"]
/// }
/// ```
package enum PolicyFile {
    private static let keys = ["criteria", "sources", "never", "agencies"]

    /// - Throws: an error that names the file, the line, what was expected and what to do.
    package static func policy(at path: String) throws(CorpusError) -> CanonicalPolicy {
        try policy(SettingsFile(reading: path, expected: "a policy in JSON"))
    }

    /// - Throws: as ``policy(at:)``.
    package static func policy(_ file: SettingsFile) throws(CorpusError) -> CanonicalPolicy {
        let document = try JSONDocument(file.bytes, path: file.path)
        let object = try members(of: document, keys: keys, in: file.path)
        var policy = CanonicalPolicy()
        var places: [String: Int] = [:]
        for member in object {
            places[member.name] = member.line
            switch member.name {
            case "criteria": policy = try criteria(member.value, in: file.path).with(policy)
            case "sources": policy.sources = try names(member, in: file.path)
            case "agencies": policy.agencies = try names(member, in: file.path)
            default: policy.never = try names(member, in: file.path)
            }
        }
        let usesSources = policy.order.contains(.source)
        if policy.criteria != nil, usesSources, policy.sources.isEmpty {
            throw fault(
                in: file.path, places["criteria"], "the criterion \"source\" is listed, but no sources are",
                "add \"sources\", the most trusted first, or leave the criterion out")
        }
        if !usesSources, !policy.sources.isEmpty {
            throw fault(
                in: file.path, places["sources"], "sources are listed, but the criterion \"source\" is not",
                "add \"source\" to the criteria, or leave the sources out")
        }
        let trusted = Set(policy.sources.map { $0.lowercased() })
        if let both = policy.never.first(where: { trusted.contains($0.lowercased()) }) {
            throw fault(
                in: file.path, places["never"], "\"\(both)\" is in \"sources\" and in \"never\"",
                "leave one of the two out")
        }
        return policy
    }

    // MARK: Parts

    private static func criteria(_ value: JSONDocument, in path: String) throws(CorpusError) -> CanonicalPolicy {
        guard case .array(let elements) = value.content, !elements.isEmpty else {
            throw fault(
                in: path, value.line, "\"criteria\" is \(emptyOr(value))",
                "expected a list such as [\"complete\", \"earliest\"]")
        }
        var criteria: [CanonicalPolicy.Criterion] = []
        var hasWeightsBehind = false
        for element in elements {
            let criterion = try criterion(element, in: path)
            guard !criteria.contains(where: { $0.preference == criterion.preference }) else {
                throw fault(
                    in: path, element.line, "the criterion \"\(criterion.preference.rawValue)\" is given twice",
                    "leave one of the two out")
            }
            if criterion.weight == nil {
                hasWeightsBehind = criteria.contains { $0.weight != nil }
            } else if hasWeightsBehind {
                throw fault(
                    in: path, element.line, "criteria with weights stand apart",
                    "put them side by side: together they are one step")
            }
            criteria.append(criterion)
        }
        if criteria.contains(where: { $0.preference == .earliest }),
            criteria.contains(where: { $0.preference == .latest })
        {
            throw fault(
                in: path, value.line, "the criteria \"earliest\" and \"latest\" are both listed",
                "leave one of the two out")
        }
        return CanonicalPolicy(criteria: criteria)
    }

    private static func criterion(_ value: JSONDocument, in path: String) throws(CorpusError)
        -> CanonicalPolicy.Criterion
    {
        if case .string(let name) = value.content {
            return .init(try preference(name, at: value.line, in: path))
        }
        let object = try members(of: value, keys: ["criterion", "weight"], in: path)
        var found: CanonicalPolicy.Preference?
        var weight: Double?
        for member in object {
            switch (member.name, member.value.content) {
            case ("criterion", .string(let name)): found = try preference(name, at: member.line, in: path)
            case ("weight", .number(let number)) where number > 0 && number <= 1e6: weight = number
            case ("weight", .number(let number)):
                throw fault(
                    in: path, member.line, "a weight is \(number)", "expected a number above 0, up to 1000000")
            case ("criterion", _):
                throw fault(in: path, member.line, "\"criterion\" is \(member.value.kind)", "expected \(known)")
            default:
                throw fault(in: path, member.line, "\"weight\" is \(member.value.kind)", "expected a number above 0")
            }
        }
        guard let found else {
            throw fault(in: path, value.line, "a criterion has no \"criterion\"", "expected \(known)")
        }
        return .init(found, weight: weight)
    }

    private static func preference(
        _ name: String, at line: Int, in path: String
    ) throws(CorpusError) -> CanonicalPolicy.Preference {
        guard let preference = CanonicalPolicy.Preference(rawValue: name) else {
            throw unknown("criterion", name, among: CanonicalPolicy.Preference.allCases.map(\.rawValue), line, in: path)
        }
        return preference
    }

    private static var known: String {
        let names = CanonicalPolicy.Preference.allCases.map { "\"\($0.rawValue)\"" }
        return names.dropLast().joined(separator: ", ") + " or " + names[names.count - 1]
    }

    /// The strings of a list, none of them empty or there twice.
    private static func names(_ member: JSONDocument.Member, in path: String) throws(CorpusError) -> [String] {
        guard case .array(let elements) = member.value.content else {
            throw fault(
                in: path, member.line, "\"\(member.name)\" is \(member.value.kind)", "expected a list of names")
        }
        var names: [String] = []
        var known: Set<String> = []
        for element in elements {
            guard case .string(let name) = element.content, !name.isEmpty else {
                throw fault(
                    in: path, element.line, "\"\(member.name)\" holds \(emptyOr(element))",
                    "expected a list of names")
            }
            guard known.insert(name.lowercased()).inserted else {
                throw fault(in: path, element.line, "\"\(name)\" is listed twice", "leave one of the two out")
            }
            names.append(name)
        }
        return names
    }

    private static func members(
        of value: JSONDocument, keys: [String], in path: String
    ) throws(CorpusError) -> [JSONDocument.Member] {
        guard case .object(let members) = value.content else {
            throw fault(
                in: path, value.line, "found \(value.kind)",
                "expected an object with \(keys.map { "\"\($0)\"" }.joined(separator: ", "))")
        }
        for member in members where !keys.contains(member.name) {
            throw unknown("key", member.name, among: keys, member.line, in: path)
        }
        return members
    }

    // MARK: Errors

    private static func unknown(
        _ what: String, _ name: String, among known: [String], _ line: Int, in path: String
    ) -> CorpusError {
        let list = known.map { "\"\($0)\"" }.joined(separator: ", ")
        let nearest = known.nearest(to: name).map { "; did you mean \"\($0)\"?" } ?? ""
        return fault(in: path, line, "there is no \(what) \"\(name)\"", "known are \(list)\(nearest)")
    }

    private static func emptyOr(_ value: JSONDocument) -> String {
        switch value.content {
        case .array(let elements) where elements.isEmpty: "empty"
        case .string(""): "empty"
        default: value.kind
        }
    }

    private static func fault(
        in path: String, _ line: Int?, _ problem: String, _ remedy: String
    ) -> CorpusError {
        CorpusError(.badInput, at: .init(path: path, line: line), problem, remedy: remedy)
    }
}

extension CanonicalPolicy {
    /// These criteria with the sources of another policy.
    fileprivate func with(_ other: CanonicalPolicy) -> CanonicalPolicy {
        var policy = self
        (policy.sources, policy.never, policy.agencies) = (other.sources, other.never, other.agencies)
        return policy
    }
}
