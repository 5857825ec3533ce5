/// How many of the names and of the numbers that two texts speak of are the same, wherever they stand.
struct SharedFacts: Sendable {
    /// Different ones of the text with fewer, and those of them that the other has.
    let fewestNames: Int
    let names: Int
    let fewestNumbers: Int
    let numbers: Int

    /// Texts that share no more than this of the names of the one with fewer speak of others...
    private static let strangeShare = 0.2
    /// ...if it has so many.
    private static let fewestStrangers = 2
    /// Less than this is enough where it has so many, and half of the numbers are other ones too.
    private static let foreignShare = 0.35
    private static let fewestForeign = 3
    /// So many numbers are not the same by chance.
    private static let fewestTellingNumbers = 4
    /// Issues of one report share no more than this of their numbers...
    private static let issueShare = 1.0 / 3
    /// ...and of their names no more than this, which texts about two things do not either.
    private static let otherShare = 0.5

    /// - Complexity: O(n) in the names and numbers.
    ///
    /// - Parameter slots: where a name or a number may have another spelling.
    init(_ slots: Slots, _ a: TextOutline, _ b: TextOutline) {
        fewestNames = min(a.names.count, b.names.count)
        names = min(fewestNames, Self.count(a.names, b.names) + slots.respelledNames.count)
        fewestNumbers = min(a.numbers.count, b.numbers.count)
        numbers = min(fewestNumbers, Self.count(a.numbers, b.numbers) + slots.respelledNumbers.count)
    }

    /// Whether each speaks of persons and places of its own, wherever in it these stand; not where the numbers are the
    /// same.
    var areOfStrangers: Bool {
        guard fewestNumbers < Self.fewestTellingNumbers || 4 * numbers < 3 * fewestNumbers else { return false }
        return fewestNames >= Self.fewestStrangers && Double(names) <= Self.strangeShare * Double(fewestNames)
            || fewestNames >= Self.fewestForeign && Double(names) < Self.foreignShare * Double(fewestNames)
                && 2 * numbers <= fewestNumbers
    }

    /// Whether each speaks of somebody and says a number, and nothing of that is in the other.
    var areNone: Bool { fewestNames > 0 && fewestNumbers > 0 && names == 0 && numbers == 0 }

    /// Whether no more than half of the names are those of both; so too where there are none.
    var areMostNamesOther: Bool { Double(names) <= Self.otherShare * Double(fewestNames) }

    /// Whether hardly a number is that of both, nor do names hold the two together.
    var areOfTwoIssues: Bool {
        let share = names == 0 && fewestNames > 0 ? Self.otherShare : Self.issueShare
        return fewestNumbers >= 2 && Double(numbers) <= share * Double(fewestNumbers) && areMostNamesOther
    }

    /// Whether both have three numbers or more, and not half of them in common.
    var areMostNumbersOther: Bool { fewestNumbers >= 3 && 2 * numbers < fewestNumbers }

    /// How many numbers two ascending lists have in common.
    static func count(_ a: ArraySlice<UInt32>, _ b: ArraySlice<UInt32>) -> Int {
        var (i, j, count) = (a.startIndex, b.startIndex, 0)
        while i < a.endIndex, j < b.endIndex {
            let (first, second) = (a[i], b[j])
            if first == second { count += 1 }
            if first <= second { i += 1 }
            if second <= first { j += 1 }
        }
        return count
    }
}
