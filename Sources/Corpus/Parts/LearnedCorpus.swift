import Kernels

/// What a whole corpus decides of each of its articles, where a part of it is at hand: which lines recur in it, how dates are
/// read that leave something open, and which sources' midnights stand for no time.
package struct LearnedCorpus: Sendable {
    package let furniture: LearnedFurniture
    package let dateForms: DateForms
    package let times: SourceTimes

    /// - Parameter sums: those that are ``CorpusFactSum/isTelling``, each key once, in any order.
    /// - Complexity: O(n).
    package init(_ sums: [CorpusFactSum]) {
        var keys: Set<UInt64> = []
        var times: [SourceTimes.Count] = []
        var sumOf: [CorpusFact.Kind: CorpusFactSum] = [:]
        for sum in sums where sum.isTelling {
            switch sum.key.kind {
            case .line: keys.insert(Hash64.combine(sum.key.source, sum.key.line))
            case .times: times.append((sum.key.name, sum.midnights, sum.count))
            case let kind: sumOf[kind] = sum
            }
        }
        furniture = LearnedFurniture(keys: keys)
        self.times = SourceTimes(times)
        func range(_ sum: CorpusFactSum) -> ClosedRange<Int64> { min(sum.first, sum.last)...max(sum.first, sum.last) }
        var days: (dayFirst: ClosedRange<Int64>, monthFirst: ClosedRange<Int64>)?
        if let open = sumOf[.open], let exchanged = sumOf[.openMonthFirst] { days = (range(open), range(exchanged)) }
        dateForms = DateForms(
            dayFirst: sumOf[.dayFirst]?.count ?? 0, monthFirst: sumOf[.monthFirst]?.count ?? 0,
            open: sumOf[.open]?.count ?? 0, days: days, iranian: sumOf[.iranian]?.count ?? 0,
            islamic: sumOf[.islamic]?.count ?? 0)
    }
}
