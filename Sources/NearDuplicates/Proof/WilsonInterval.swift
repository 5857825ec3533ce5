/// The 95 % confidence interval of a share: the score interval of Wilson, "Probable inference, the law of
/// succession, and statistical inference", Journal of the American Statistical Association 22, 1927.
///
/// Unlike the textbook's interval it is sound for few draws and for shares of 0 and 1. The draws should be
/// independent; where they hang together, as the pairs of one article do, it is a little too narrow.
package struct WilsonInterval: Sendable, Equatable {
    /// In 0...1.
    package let lower: Double
    package let upper: Double

    /// - Precondition: 0 <= found <= all, and all is above 0.
    package init(found: Int, of all: Int) {
        precondition(all > 0 && (0...all).contains(found), "a share of something")
        // The 97.5 % quantile of the normal distribution.
        let z = 1.959_963_984_540_054
        let (n, share) = (Double(all), Double(found) / Double(all))
        let centre = share + z * z / (2 * n)
        let spread = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        lower = found == 0 ? 0 : (centre - spread) / (1 + z * z / n)
        upper = found == all ? 1 : (centre + spread) / (1 + z * z / n)
    }
}
