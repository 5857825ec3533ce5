import Fixtures
import Kernels
import Testing

@testable import Stories

@Suite("Shared names")
struct SharedNamesTests {
    /// Columns 0 to 9 are names.
    private static let isName = (0..<60).map { $0 < 10 }

    /// Rows of so many columns from some place on, beside given names, all of one weight but the names.
    private static func names(_ versions: [(names: [UInt32], others: Range<UInt32>)], weight: Float = 3) -> SharedNames
    {
        var rows = SparseRows(columnCount: 60)
        for version in versions {
            let values = version.names.map { _ in weight } + version.others.map { _ in Float(1) }
            let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
            rows.append(columns: version.names + version.others, values: values.map { $0 / length })
        }
        return SharedNames(in: rows, isName: isName)
    }

    @Test("Where one name is all that two longer versions share, little is left; with words or a second name, all")
    func oneName() {
        let names = Self.names([
            ([0, 1], 10..<30), ([0], 30..<50), ([0, 1], 10..<28), ([0], 27..<47), ([0, 1], 30..<50),
        ])
        #expect(abs(names.shares(0, 1).ofOneName - 0.1) < 1e-5)
        #expect(names.shares(0, 2) == .init(ofOtherNames: 1, ofOneName: 1))
        #expect((0.1..<1).contains(names.shares(0, 3).ofOneName), "nine twelfths are of one name")
        #expect(names.shares(0, 4).ofOneName == 1)
        #expect(names.shares(0, 1) == names.shares(1, 0))
    }

    @Test("Headlines may share one name alone, and so may versions that are hardly alike")
    func headlines() {
        let short = Self.names([([0, 1], 10..<16), ([0, 1], 20..<26)])
        #expect(short.shares(0, 1).ofOneName == 1)
        let unlike = Self.names([([0, 1, 2, 3, 4], 10..<35), ([0, 5, 6, 7, 8], 35..<60)], weight: 0.5)
        #expect(unlike.shares(0, 1).ofOneName == 1)
    }

    @Test("In a small corpus one name tells of shorter versions, too")
    func oneNameOfBriefs() {
        let briefs: [(names: [UInt32], others: Range<UInt32>)] = [([0], 10..<20), ([0], 30..<40)]
        #expect(Self.names(briefs).shares(0, 1).ofOneName < 0.2)
        let others = [(names: [UInt32], others: Range<UInt32>)](repeating: ([5], 12..<40), count: 1_998)
        #expect(Self.names(briefs + others).shares(0, 1).ofOneName == 1)
    }

    @Test(
        "Versions that differ by names alone are forms that were filled in, and keep nothing; a word more, and they do")
    func forms() {
        let names = Self.names([
            ([0, 1, 2], 10..<30), ([0, 3, 4], 10..<30), ([0, 3, 4], 12..<34), ([0, 1, 3], 10..<30),
            ([0, 1, 2], 10..<14),
            ([0, 3, 4], 10..<14),
        ])
        #expect(names.share(0, 1) == 0)
        #expect(names.share(0, 2) > 0, "four words in twenty-five are others")
        #expect(names.share(0, 3) > 0, "one name is another")
        #expect(names.share(4, 5) > 0, "seven terms are too few")
    }

    @Test("Versions with names of their own alone keep two fifths, and with no names all")
    func otherNames() {
        let names = Self.names([([0, 1], 10..<30), ([2, 3], 14..<34), ([], 10..<30)])
        #expect(abs(names.shares(0, 1).ofOtherNames - 0.4) < 1e-5)
        #expect(names.shares(0, 2).ofOtherNames == 1)
    }

    @Test("Comparing one row with many is comparing them two by two")
    func comparison() {
        var random = SeededGenerator(seed: 5)
        let rows = randomRows(count: 40, columns: 60, share: 0.4, &random)
        let names = SharedNames(in: rows, isName: Self.isName)
        var comparison = SharedNames.Comparison(names)
        for row in 0..<rows.rowCount {
            comparison.take(row)
            for other in 0..<rows.rowCount {
                #expect(abs(comparison.share(other) - names.share(row, other)) < 1e-5)
            }
        }
    }
}
