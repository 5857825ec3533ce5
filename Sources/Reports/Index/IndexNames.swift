import Corpus
package import LivingIndex

/// Groups and stories of an index as people and programs name them: "g12", "s12".
package enum IndexNames {
    package static func name(_ unit: Event.Unit, _ number: Int) -> String {
        (unit == .group ? "g" : "s") + "\(number)"
    }

    /// What a name stands for; nil where it is none.
    package static func unit(_ name: String) -> (unit: Event.Unit, number: Int)? {
        let unit: Event.Unit
        switch name.utf8.first {
        case UInt8(ascii: "g"): unit = .group
        case UInt8(ascii: "s"): unit = .story
        default: return nil
        }
        let digits = name.utf8.dropFirst()
        guard !digits.isEmpty, digits.allSatisfy({ 0x30...0x39 ~= $0 }), let number = Int(name.dropFirst()),
            number > 0
        else { return nil }
        return (unit, number)
    }
}
