/// Numbers as text: rounded to a fixed number of decimals, or with their thousands set apart.
package enum Decimals {
    /// - Parameter places: 1...9.
    package static func text(_ value: Double, places: Int) -> String {
        var scale = 1
        for _ in 0..<places { scale *= 10 }
        let rounded = Int((abs(value) * Double(scale)).rounded())
        let fraction = String(rounded % scale)
        return (value < 0 && rounded > 0 ? "-" : "") + "\(rounded / scale)."
            + String(repeating: "0", count: places - fraction.count) + fraction
    }

    /// "12,345".
    package static func grouped(_ number: Int) -> String {
        var digits = String(number.magnitude)
        var text = ""
        while digits.count > 3 {
            text = "," + digits.suffix(3) + text
            digits = String(digits.dropLast(3))
        }
        return (number < 0 ? "-" : "") + digits + text
    }
}
