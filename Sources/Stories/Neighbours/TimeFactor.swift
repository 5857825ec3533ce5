import Glibc

/// What the days between two articles leave of their similarity: 1 on the same day, falling to a floor.
struct TimeFactor: Sendable {
    /// What is left of the similarity after a long time.
    var floor = 0.25
    /// Days in which the rest falls to 1/e.
    var decayDays = 3.0

    /// 1 where either is undated.
    func callAsFunction(_ a: Double?, _ b: Double?) -> Double {
        guard let a, let b else { return 1 }
        return floor + (1 - floor) * exp(-abs(a - b) / decayDays)
    }
}
