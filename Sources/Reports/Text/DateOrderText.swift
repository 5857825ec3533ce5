package import Corpus

/// How dates were read that leave open whether the day or the month comes first.
package enum DateOrderText {
    /// "3 dates such as 04/05/2024 read with the day first, as other dates show"; nil where there is none.
    package static func text(of orders: DateOrders) -> String? {
        guard orders.open > 0 else { return nil }
        let order = orders.takesMonthFirst ? "the month first" : "the day first"
        let why =
            orders.isDecided
            ? "as other dates show"
            : orders.dayFirst > 0 ? "as most others show, though not all" : "which no other date decides"
        return "\(CountText.text(orders.open, "date")) such as 04/05/2024 read with \(order), \(why)"
    }
}
