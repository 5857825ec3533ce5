import Glibc

/// What the days between two articles say of whether they report one event, as the corpus itself shows it.
///
/// Of articles about one event most lie close in time; how close differs from corpus to corpus. With d the days
/// between two articles, K(d) = (1 + d / scale)^-2 and M the mean of K over all pairs, two articles about one event lie
/// d days apart r(d) = 1 - t + t K(d) / M times as often as any two: a likelihood ratio. A similarity keeps
/// (r(d) / r(0))^p of itself. So days take much off in a corpus of years, where two articles of one day are rare, and
/// nothing in one of a single day. The less the texts tell, the more the days count: p is higher for headlines.
struct TimeEvidence: Sendable, Equatable {
    /// t above in a corpus of few articles, what it gains at most, and the dated articles at which it has half of that.
    /// Among few there is less to be mistaken for an event that is reported for weeks, a trial or an inquiry, and more of
    /// what is alike is of one event however far apart.
    private static let timedShares = (least: 0.6, gain: 0.35, halfAt: 200.0)
    /// p above in a large corpus of long texts, what it gains at most where texts are short, and the same where
    /// neighbours are looked for, of which some should be of other days.
    private static let exponents = (links: (least: 0.22, gain: 0.2), neighbours: (least: 0.1, gain: 0.25))
    /// The dated articles, and the terms of an article, at which p has half of its strength, and half of its gain.
    private static let halfAt = (dated: 20.0, terms: 30.0)

    /// Days after which K is a quarter.
    let scaleDays: Double
    /// t above: the share of the articles about one event whose nearness in time is not chance, in 0...1.
    let timedShare: Double
    /// M above, in 0...1.
    let meanDecay: Double
    /// p above.
    let exponent: Double
    /// What a similarity keeps where either is undated: what it keeps on average over the pairs of one event.
    let undatedShare: Double

    /// Nothing is learned from dates: time takes nothing off.
    static let none = TimeEvidence(scaleDays: 1, timedShare: 0, meanDecay: 1, exponent: 0, undatedShare: 1)

    private init(scaleDays: Double, timedShare: Double, meanDecay: Double, exponent: Double, undatedShare: Double) {
        (self.scaleDays, self.timedShare, self.meanDecay) = (scaleDays, timedShare, meanDecay)
        (self.exponent, self.undatedShare) = (exponent, undatedShare)
    }

    private init(scaleDays: Double, timedShare: Double, gaps: [Double], exponent: Double) {
        let meanDecay = Self.meanDecay(scaleDays, gaps)
        let bare = TimeEvidence(
            scaleDays: scaleDays, timedShare: timedShare, meanDecay: meanDecay, exponent: exponent, undatedShare: 1)
        var (kept, weights) = (0.0, 0.0)
        for gap in gaps {
            let ratio = bare.ratio(gap)
            kept += ratio * bare.share(gap)
            weights += ratio
        }
        self.init(
            scaleDays: scaleDays, timedShare: timedShare, meanDecay: meanDecay, exponent: exponent,
            undatedShare: weights > 0 ? kept / weights : 1)
    }

    /// The evidence for links between rows, and for the neighbours that rows are moved towards.
    ///
    /// - Parameters:
    ///   - gaps: the days between pairs of dated articles, all or a fair sample; not empty.
    ///   - dated: how many articles are dated.
    ///   - terms: how many terms an article has, the median.
    static func evidence(
        scaleDays: Double, gaps: [Double], dated: Int, terms: Int
    ) -> (links: TimeEvidence, neighbours: TimeEvidence) {
        let strength = Double(dated) / (Double(dated) + halfAt.dated)
        let shortness = halfAt.terms / (halfAt.terms + Double(terms))
        func evidence(_ exponent: (least: Double, gain: Double)) -> TimeEvidence {
            TimeEvidence(
                scaleDays: scaleDays, timedShare: timedShare(dated: dated), gaps: gaps,
                exponent: strength * (exponent.least + exponent.gain * shortness))
        }
        return (evidence(exponents.links), evidence(exponents.neighbours))
    }

    /// t above.
    static func timedShare(dated: Int) -> Double {
        timedShares.least + timedShares.gain * Double(dated) / (Double(dated) + timedShares.halfAt)
    }

    /// K above.
    static func decay(_ days: Double, _ scaleDays: Double) -> Double {
        let root = scaleDays / (scaleDays + days)
        return root * root
    }

    /// M above.
    static func meanDecay(_ scaleDays: Double, _ gaps: [Double]) -> Double {
        gaps.reduce(0) { $0 + decay($1, scaleDays) } / Double(gaps.count)
    }

    /// r above.
    static func ratio(_ days: Double, _ scaleDays: Double, timedShare: Double, meanDecay: Double) -> Double {
        1 - timedShare + timedShare * decay(days, scaleDays) / meanDecay
    }

    /// How many times as often two articles about one event lie so many days apart as any two.
    func ratio(_ days: Double) -> Double {
        Self.ratio(days, scaleDays, timedShare: timedShare, meanDecay: meanDecay)
    }

    /// What so many days leave of a similarity, in 0...1; it falls with the days.
    func share(_ days: Double) -> Double { exponent == 0 ? 1 : pow(ratio(days) / ratio(0), exponent) }

    /// What is left of the similarity of articles of two days, given as days since 1970; nil for an undated one.
    func callAsFunction(_ a: Double?, _ b: Double?) -> Double {
        guard let a, let b else { return undatedShare }
        return share(abs(a - b))
    }
}
