extension [UInt8] {
    /// Appends a number that is not negative, with zeros in front up to `digits` digits.
    mutating func appendDecimal(_ number: Int, digits: Int) {
        var width = digits
        var bound = 1
        for _ in 0..<digits { bound *= 10 }
        while number >= bound {
            bound *= 10
            width += 1
        }
        append(contentsOf: repeatElement(UInt8(ascii: "0"), count: width))
        var rest = number
        var place = endIndex
        while rest > 0 {
            place -= 1
            self[place] += UInt8(rest % 10)
            rest /= 10
        }
    }
}
