extension LanguageDetection {
    /// What a text tells of its language: up to three that it may be, the likeliest first.
    package struct Guess: Sendable, Equatable {
        enum Certainty: UInt8 {
            /// No corpus changes it.
            case sure
            /// The first is meant, in a text so short that another is not excluded.
            case told
            /// No more than which languages are not excluded.
            case hinted
        }

        private let codes: (UInt16, UInt16, UInt16)
        let certainty: Certainty

        /// - Parameter candidates: codes of two or three letters; others are left out, and so are repetitions.
        init(_ candidates: [String], _ certainty: Certainty) {
            var packed: [UInt16] = []
            for code in candidates.compactMap(Self.packed) where !packed.contains(code) { packed.append(code) }
            packed += [0, 0, 0]
            codes = (packed[0], packed[1], packed[2])
            self.certainty = packed[0] == 0 ? .hinted : certainty
        }

        /// Nothing is told.
        static let none = Guess([], .hinted)

        /// The language that is told, of whatever length the text is; nil where none is.
        package var language: String? { certainty == .hinted ? nil : candidates.first }

        var candidates: [String] { [codes.0, codes.1, codes.2].filter { $0 != 0 }.map(Self.unpacked) }

        package static func == (a: Guess, b: Guess) -> Bool { a.codes == b.codes && a.certainty == b.certainty }

        /// Five bits a letter.
        private static func packed(_ code: String) -> UInt16? {
            let letters = Array(code.utf8)
            guard 2...3 ~= letters.count, letters.allSatisfy({ 0x61...0x7A ~= $0 }) else { return nil }
            return letters.reduce(0) { $0 << 5 | UInt16($1 - 0x60) }
        }

        private static func unpacked(_ code: UInt16) -> String {
            let letters = [code >> 10, code >> 5 & 31, code & 31].filter { $0 != 0 }
            return String(decoding: letters.map { UInt8($0) + 0x60 }, as: UTF8.self)
        }
    }
}
