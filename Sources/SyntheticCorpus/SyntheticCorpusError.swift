/// Why a corpus cannot be made as asked: an option outside its range.
package struct SyntheticCorpusError: Error, Equatable, CustomStringConvertible {
    /// The option, spelt as in ``SyntheticCorpus/Options``.
    package let option: String
    /// What was given.
    package let value: String
    /// What is allowed.
    package let allowed: String

    package var description: String { "\(option) is \(value); allowed is \(allowed)" }
}

extension SyntheticCorpusError {
    /// Checks that `value` lies in `allowed`.
    static func check<Value: Comparable>(
        _ option: String, _ value: Value, in allowed: ClosedRange<Value>
    ) throws(SyntheticCorpusError) {
        guard !allowed.contains(value) else { return }
        throw SyntheticCorpusError(
            option: option, value: "\(value)", allowed: "\(allowed.lowerBound) to \(allowed.upperBound)")
    }
}
