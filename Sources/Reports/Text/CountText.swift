import Corpus

/// Numbers of things: "1 day", "12,345 copies".
package enum CountText {
    /// - Parameter noun: in the singular; it may have words before it.
    package static func text(_ number: Int, _ noun: String) -> String {
        guard number != 1 else { return "1 \(noun)" }
        let isConsonantAndY = noun.hasSuffix("y") && !["a", "e", "o", "u"].contains(noun.dropLast().last)
        return Decimals.grouped(number) + " " + (isConsonantAndY ? noun.dropLast() + "ies" : noun + "s")
    }
}
