/// What fills the slots of a frame in one article; a slot has the same value wherever it stands.
struct Facts {
    private var stream: RandomStream
    private var known: [String: String] = [:]

    /// - Parameter known: values that are given.
    init(_ stream: RandomStream, known: [String: String] = [:]) {
        self.stream = stream
        self.known = known
    }

    /// The value of a slot: a sort of fact, and digits that tell facts of that sort apart.
    mutating func value(of slot: String) -> String {
        if let value = known[slot] { return value }
        let sort = slot.prefix { $0.isLetter }
        let value = invented(String(sort), slot.dropFirst(sort.count))
        known[slot] = value
        return value
    }

    /// Other values for some of the slots of these sorts that have one, in the order of their names.
    mutating func change(_ sorts: Set<String>, atMost most: Int) {
        var slots = known.keys.filter { sorts.contains(String($0.prefix { $0.isLetter })) }.sorted()
        stream.shuffle(&slots)
        for slot in slots.prefix(most) {
            let old = known.removeValue(forKey: slot)
            for _ in 0..<20 where known[slot] == nil || known[slot] == old {
                known[slot] = nil
                _ = value(of: slot)
            }
        }
    }

    /// A family name spelt a little otherwise, wherever it stands; whether there is one.
    mutating func correctName() -> Bool {
        guard let slot = known.keys.filter({ $0.hasPrefix("family") }).sorted().first, let old = known[slot] else {
            return false
        }
        let new = misspelt(old, &stream)
        known[slot] = new
        let person = "person" + slot.dropFirst("family".count)
        if let name = known[person] { known[person] = name.replacing(old, with: new) }
        return true
    }

    private mutating func invented(_ sort: String, _ suffix: Substring) -> String {
        switch sort {
        case "person": return value(of: "given" + suffix) + " " + value(of: "family" + suffix)
        case "given":
            var common = RandomStream(seed: 0, .topics, block: 1, item: stream.skewed(below: 2_000))
            return name(&common)
        case "family": return name(&stream)
        case "place": return place()
        case "firm": return name(&stream) + " " + pick(Self.trades)
        case "team": return name(&stream) + " " + pick(Self.clubs)
        case "code":
            return String(name(&stream).uppercased().unicodeScalars.filter(\.isASCII).prefix(4).map(Character.init))
        case "age": return String(18 + stream.below(80))
        case "few": return pick(Self.words)
        case "goals": return String(stream.below(6))
        case "small": return String(2 + stream.below(58))
        case "count": return String(61 + stream.below(900))
        case "many": return grouped(1_000 + stream.below(90_000))
        case "decimal": return "\(2 + stream.below(97)).\(stream.below(10))"
        case "magnitude": return "\(2 + stream.below(5)).\(stream.below(10))"
        case "points": return grouped(1_000 + stream.below(20_000)) + ".\(stream.below(10))"
        case "share": return "\(stream.below(12)).\(1 + stream.below(9))"
        case "weekday": return pick(Self.weekdays)
        case "month": return pick(Self.months)
        case "day": return String(1 + stream.below(28))
        case "time":
            let minutes = stream.below(60)
            return "\(stream.below(24)):\(minutes < 10 ? "0" : "")\(minutes)"
        case "colour": return pick(Self.colours)
        case "garment": return pick(Self.garments)
        case "sky": return pick(Self.skies)
        case "wind": return pick(Self.winds)
        case "trade": return pick(Self.products)
        case "move": return pick(Self.moves)
        default: preconditionFailure("no facts of the sort \(sort)")
        }
    }

    private mutating func pick(_ values: [String]) -> String { values[stream.below(values.count)] }

    private func name(_ stream: inout RandomStream) -> String {
        var bytes: [UInt8] = []
        InventedSpelling.appendName(&stream, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func place() -> String {
        let own = name(&stream)
        switch stream.below(6) {
        case 0: return "Port " + own
        case 1: return "Upper " + own
        case 2: return own + " Bay"
        default: return own
        }
    }

    private func grouped(_ number: Int) -> String {
        let digits = String(number % 1_000)
        return number < 1_000
            ? digits : "\(number / 1_000)," + String(repeating: "0", count: 3 - digits.utf8.count) + digits
    }

    static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let words = [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    ]
    private static let trades = [
        "Foods", "Marine", "Systems", "Textiles", "Paper", "Glass", "Mills", "Chemicals", "Freight", "Tools", "Energy",
        "Brewing",
    ]
    private static let clubs = ["United", "Rovers", "City", "Athletic", "Wanderers", "Harriers", "Albion", "Town"]
    private static let colours = [
        "red", "green", "white", "brown", "black", "yellow", "navy", "purple", "beige", "orange",
    ]
    private static let garments = [
        "anorak", "cardigan", "tracksuit", "denim jacket", "fleece", "duffel coat", "football shirt", "cap and scarf",
    ]
    private static let skies = [
        "sunny", "overcast", "bright", "wet", "misty", "showery", "thundery", "icy", "mild", "close",
    ]
    private static let winds = ["light", "moderate", "fresh", "strong", "gusty", "variable"]
    private static let products = [
        "pumps", "window frames", "bicycles", "oat drinks", "lamps", "bearings", "sails", "garden sheds", "scales",
        "ladders",
    ]
    private static let moves = ["up", "down", "higher", "lower", "firmer", "weaker"]
}

/// The name with one letter of ASCII behind its first exchanged for another of its sort.
func misspelt(_ name: String, _ stream: inout RandomStream) -> String {
    let (vowels, consonants) = (Array("aeiou".utf8), Array("bdfgklmnprstvz".utf8))
    var bytes = Array(name.utf8)
    let places = bytes.indices.dropFirst().filter { UInt8(ascii: "a")...UInt8(ascii: "z") ~= bytes[$0] }
    guard !places.isEmpty else { return name + "n" }
    let place = places[stream.below(places.count)]
    let others = (vowels.contains(bytes[place]) ? vowels : consonants).filter { $0 != bytes[place] }
    bytes[place] = others[stream.below(others.count)]
    return String(decoding: bytes, as: UTF8.self)
}
