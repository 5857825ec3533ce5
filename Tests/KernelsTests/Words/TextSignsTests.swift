import Fixtures
import Kernels
import Testing

@Suite("Signs of markup and damage")
struct TextSignsTests {
    private func plain(_ text: [UInt8]) -> TextSigns {
        var signs: TextSigns = []
        for (index, byte) in text.enumerated() {
            let rest = text.dropFirst(index + 1)
            let (second, third) = (rest.first ?? 0, rest.dropFirst().first ?? 0)
            switch byte {
            case UInt8(ascii: "<"): signs.insert(.lessThan)
            case UInt8(ascii: "&"): signs.insert(.ampersand)
            case UInt8(ascii: "?"): signs.insert(.questionMark)
            case UInt8(ascii: "\\"), UInt8(ascii: "="): signs.insert(.code)
            case UInt8(ascii: "["): signs.insert(.bracket)
            case 0x80..<0xC0 where second >= 0xC2: signs.insert(.misreading)
            case 0xC2 where (0x80..<0xA0).contains(second): signs.insert(.damage)
            case 0xC3 where [0x82, 0x83].contains(second) || [0xC2, 0xC5, 0xC6, 0xCB, 0xE2].contains(third):
                signs.insert(.damage)
            case 0xEF where second == 0xBF && third == 0xBD: signs.insert(.damage)
            default: break
            }
            if byte == 0xC2 || byte == 0xC3 { signs.insert(.latin) }
        }
        return signs
    }

    @Test("Every level sees the signs that looking at each byte sees", arguments: VectorLevel.available)
    func sees(level: VectorLevel) {
        var random = SeededGenerator(seed: 77)
        let telling: [[UInt8]] = [
            [0x3C], [0x26], [0x3F], [0x3D], [0x5B], [0x5C], [0x5D], [0xD0, 0xB0], [0xE2, 0x80, 0x99],
            [0xD0, 0xB0, 0xD0, 0xB0], [0xBF, 0xC2],
            [0xC0, 0xC2], [0x80, 0xC1], [0xC2, 0x9F], [0xC2, 0xA0], [0xC3, 0x82],
            [0xC3, 0x83], [0xC3, 0xA9, 0xE2],
            [0xC3, 0xA9, 0xC2], [0xC3, 0xA9, 0xC5], [0xC3, 0xA9, 0xC6], [0xC3, 0xA9, 0xCB], [0xC3, 0xA9, 0xC4],
            [0xEF, 0xBF, 0xBD], [0xEF, 0xBF, 0xBC], [0xEF, 0xBC, 0xBD], [0xC3], [0xC2], [0xEF, 0xBF], [0xC3, 0xA9],
        ]
        for length in 0..<300 {
            var text = [UInt8](repeating: 0x61, count: length)
            for _ in 0..<random.below(3) {
                let sign = random.pick(telling)
                let place = random.below(length + 1)
                text.replaceSubrange(place..<min(length, place + sign.count), with: sign)
            }
            #expect(TextSigns(of: text.span, level: level) == plain(text), "\(text)")
        }
    }

    @Test(
        "Text of many languages shows no sign of damage",
        arguments: [
            "The crossing closed at noon.", "Das Fährhaus schloß am Mittag, sagte sie.", "L’été fut très chaud…",
            "«Il est arrivé hier»", "Пристань закрыли в полдень", "渡し船は正午に止まった", "Prom przestał kursować",
        ])
    func clean(text: String) {
        #expect(!TextSigns(of: Array(text.utf8).span).contains(.damage))
    }
}
