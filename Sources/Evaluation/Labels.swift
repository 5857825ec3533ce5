/// Labels as dense numbers 0, 1, 2, ... in the order in which they first appear; nil stays nil.
///
/// The scores depend only on which articles share a label, so the numbering itself carries no meaning.
/// Labels are equal when their Unicode scalars are canonically equivalent, as for any Swift string.
///
/// - Returns: one number for each element of `labels`, in its order; empty for an empty input.
/// - Complexity: O(n) for n labels.
package func denseLabels(_ labels: [String?]) -> [Int?] {
    var numbers: [String: Int] = [:]
    return labels.map { label in
        guard let label else { return nil }
        if let number = numbers[label] { return number }
        let number = numbers.count
        numbers[label] = number
        return number
    }
}

/// `labels` without gaps: the label of each article, or a fresh one of its own where it has none.
///
/// An article that a run did not place in any cluster stands alone; that costs recall, never precision.
///
/// - Complexity: O(n) for n labels.
func standingAloneWhereMissing(_ labels: [Int?]) -> [Int] {
    var unused = 0
    for case let label? in labels where label >= unused { unused = label + 1 }
    return labels.map { label in
        if let label { return label }
        unused += 1
        return unused - 1
    }
}
