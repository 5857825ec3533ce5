import Corpus
import Kernels

/// The words of a title that say what it is about, as they are looked for in a text.
struct TitleWords {
    private let tokenizer: Tokenizer
    private var tokens = TokenBuffer()
    private var shapes = TokenShapes()
    /// By the first byte of a word: of what shapes, one at least, it has to be to have a key of the title last read.
    private var beginnings = [WordShape](repeating: [], count: 256)
    /// The bytes of ASCII that have any, and whether those beyond have.
    private var firstBytes: [UInt8] = []
    private var beginsBeyondASCII = false

    /// Shorter words are in any title...
    static let fewestBytes = 5
    /// ...but some of so many letters are what it is about: "dog", "oil".
    private static let fewestShortBytes = 3
    static let mostShortWords = 6

    init(_ tokenizer: Tokenizer) { self.tokenizer = tokenizer }

    /// How many words the title last read has.
    var wordCount: Int { tokens.count }

    /// The keys of the different words of a title, in their order.
    ///
    /// - Parameter fewestBytes: of a word that counts.
    mutating func keys(of title: Span<UInt8>, fewestBytes: Int = fewestBytes) -> [UInt32] {
        guard title.count > 0 else { return [] }
        tokens.removeAll()
        forgetBeginnings()
        tokenizer.tokenize(title, into: &tokens)
        shapes.read(tokens, in: title)
        var keys: [UInt32] = []
        for token in 0..<tokens.count {
            if let key = Self.key(of: token, tokens, in: title, fewestBytes: fewestBytes), !keys.contains(key) {
                keys.append(key)
                addBeginning(shapes.firstBytes[token])
            }
            if keys.count == TextOutline.mostTitleKeys { break }
        }
        return keys
    }

    /// The shorter words of the title last read that may be what it is about, by their hashes, in their order.
    func shortWords(_ tables: WordTables) -> [UInt64] {
        var words: [UInt64] = []
        for token in 0..<tokens.count
        where Self.fewestShortBytes..<Self.fewestBytes ~= tokens.byteCount(of: token)
            // Beyond the Latin letters they have two letters or one.
            && shapes.firstBytes[token] < 0xCE && !shapes.shapes[token].contains(.digit)
            && !tables.isInAnyTitle(tokens.hashes[token])
            && !words.contains(tokens.hashes[token])
        {
            words.append(tokens.hashes[token])
            if words.count == Self.mostShortWords { break }
        }
        return words
    }

    /// What a word is told by where a title and a text bend it apart: its first four letters; of a character that is a
    /// word by itself, the one behind it too, and of a letter where no spaces are written, the three behind it. nil for a word
    /// of fewer than five letters.
    static func key(
        of token: Int, _ tokens: TokenBuffer, in text: Span<UInt8>, fewestBytes: Int = fewestBytes
    ) -> UInt32? {
        let isLetter = tokens.isUnspacedLetter(token)
        if isLetter || tokens.isSingleCharacter(token) {
            let next = token + 1..<token + (isLetter ? TextOutline.lettersOfWord : 2)
            guard next.upperBound <= tokens.count,
                next.allSatisfy({ isLetter ? tokens.isUnspacedLetter($0) : tokens.isSingleCharacter($0) })
            else { return nil }
            return UInt32(
                truncatingIfNeeded: next.reduce(tokens.hashes[token]) { Hash64.combine($0, tokens.hashes[$1]) })
        }
        guard tokens.byteCount(of: token) >= fewestBytes else { return nil }
        return tokens.prefixKey(of: token, in: text)
    }

    /// Lets words that begin so have a key of the title: beyond ASCII, where one letter may have several spellings, all words
    /// that begin with any such.
    private mutating func addBeginning(_ firstByte: UInt8) {
        guard firstByte >= 0x80 else {
            beginnings[Int(firstByte)] = .long
            return firstBytes.append(firstByte)
        }
        guard !beginsBeyondASCII else { return }
        beginsBeyondASCII = true
        for byte in 0x80...0xFF { beginnings[byte] = byte >= 0xE0 ? Self.longOrBeyondHebrew : .long }
    }

    // A list of options in place of these is made anew, slowly, wherever it stands.
    private static let (noShape, longOrBeyondHebrew) = (WordShape(rawValue: 0), WordShape([.long, .beyondHebrew]))

    private mutating func forgetBeginnings() {
        for byte in firstBytes { beginnings[Int(byte)] = Self.noShape }
        firstBytes.removeAll(keepingCapacity: true)
        if beginsBeyondASCII { for byte in 0x80...0xFF { beginnings[byte] = Self.noShape } }
        beginsBeyondASCII = false
    }

    /// Appends where the words of a title occur in a text: a word's place, and behind it in the low five bits which of the
    /// keys it has.
    ///
    /// - Parameters:
    ///   - shortWords: as ``shortWords(_:)`` has them, whose places among the keys come behind those of the keys.
    ///   - first: the first word that is looked at.
    ///   - shapes: of the tokens.
    /// - Returns: how many were appended.
    func appendOccurrences(
        of keys: [UInt32], _ shortWords: [UInt64], in tokens: TokenBuffer, from first: Int, of text: Span<UInt8>,
        shapes: TokenShapes, most: Int, to numbers: inout [UInt32]
    ) -> UInt32 {
        let (allFirstBytes, allShapes) = (shapes.firstBytes, shapes.shapes)
        let (beginnings, firstBytes, shapes, hashes) = (
            beginnings.span, allFirstBytes.span, allShapes.span, tokens.hashes.span
        )
        // Most words are none of the short ones.
        let mask = shortWords.reduce(UInt64(0)) { $0 | 1 << ($1 & 63) }
        var count: UInt32 = 0
        for token in min(first, shapes.count)..<shapes.count {
            let hash = hashes[token]
            let place: Int
            if mask & 1 << (hash & 63) != 0, let short = shortWords.firstIndex(of: hash) {
                place = keys.count + short
            } else if beginnings[Int(firstBytes[token])].rawValue & shapes[token].rawValue != 0,
                let key = Self.key(of: token, tokens, in: text), let long = keys.firstIndex(of: key)
            {
                place = long
            } else {
                continue
            }
            numbers.append(UInt32(truncatingIfNeeded: token) << 5 | UInt32(place))
            count += 1
            if count == most { break }
        }
        return count
    }

    // MARK: Words of any title

    /// Words of three and four letters that stand in titles about anything, in languages that have many short words.
    static let ofAnyTitle = """
        all also amid and any are back been both but can cut cuts day days did does dont down
        due each east end ends even ever face few find for four from full gain gave get gets give goes got had half has
        have her here hers high him his hits hold how into its join just keep know last lead left less let
        lies like live look low made make man many may men met mid more most move much must near need new news next nine
        none nor not now off old once one ones only open our out over own part pay per plan plea plus put puts
        read said same say says see seek seen sees set sets she show side sign six so some soon such sure take talk ten
        than that the them then they this tops two upon urge used uses very via vow vows want warn was
        way week well went were west what when who why will win wins with won work year yet you your
        aber alle als auch auf aus bei beim bis das dass dem den der des die dies doch drei ein eine fast fuer hat ihr
        ihre ist jahr kann kein mehr mit nach neue nicht noch nun nur oder ohne sagt sehr sein sich sie sind soll tag
        ueber um und uns unter viel vier vom von vor war was weg wegen wenn wer wie will wir wird wohl zehn zum zur zwei
        aux avec ces cest cette chez cinq comme dans des deux dit dix elle est ete etre fait fois huit ils jour jusqu
        leur lors mais mois moins non nos nous onze par pas peu peut plus pour pres que quel qui sans sept ses six soit
        son sont sous sur tous tout trop tres une vers vont
        ante cada casi como con cual cuatro dice dos ella ese esta este hace han hasta hay los las mas muy nada ocho para
        pero por que seis ser sera sin sobre solo son sus tan tras tres una uno unos
        alla alle anche che chi come con cosa cui dal dai dalle del dei della delle dice dopo dove due fra gli ieri nel
        nei nella non nove ogni otto per piu poi quasi sei sette solo sono sta sul suoi tra tre tutto una uno
        ate com das dos ela ele foi mais mas mil nao nas nos num para pela pelo por que sao sem ser seu sua tem uma umas
        aan als bij dan dat deze dit door drie een eens geen heeft het hun iets jaar maar meer met moet naar niet nog
        ook over toch tot twee uit van vier voor waar was wat weer werd wie wil wordt zal zes zich zijn zou
        alla att bli blev den det dig din efter ett flera fler fem fick fra fran fyra for gar hade han hans har hon hos
        ikke inte kan med men mer nar nio nye och oss over sade sig sin sju ska skal som sex till tio tre tva under
        upp var vid vil vill
        ale bez byl czy dla ich jak jest juz lub nad nie pod przy sie tak tego ten tym tylko
        ama bir cok daha icin ile kadar ki olan onu oysa sonra var veya yeni
        akan atau bagi dan dari dengan ini itu juga kata oleh pada para saat tak tidak untuk yang
        """
}
