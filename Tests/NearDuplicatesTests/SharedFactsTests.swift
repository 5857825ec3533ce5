import Corpus
import Fixtures
import NearDuplicates
import Testing

@Suite("Facts that two texts share, wherever they stand")
struct SharedFactsTests {
    /// What every notice of an obituary page says, in any order.
    private static let standing = [
        "The family thanks the nurses of the ward and all who stood by in the last weeks with soup and with time.",
        "Whoever wants to remember is asked to plant something, and to leave the lilies in the shop of the florist.",
        "After the service there is coffee in the rooms of the parish, with cake that the neighbours have baked.",
        "A heart has stopped that was open to everyone, and those who knew it will walk more slowly past the gate.",
        "Please do not shake hands at the grave; a book lies open in the porch for names and for words of comfort.",
    ]

    private static func notice(_ own: [String], _ order: [Int]) -> String {
        var sentences = order.map { standing[$0] }
        for (place, sentence) in own.enumerated() { sentences.insert(sentence, at: min(2 * place, sentences.count)) }
        return sentences.joined(separator: " ")
    }

    private static let dahm = notice(
        [
            "We mourn for Rieke Dahm of Altenhook, who died on 14 March at the age of 81.",
            "The service is held in the church of Norderhook at 10:30, and Rieke leaves a sister, Wiebke Harms.",
        ], [0, 1, 2, 3, 4])

    @Test(
        "Names and numbers of others part two texts, though nothing stands in the same place",
        arguments: [[4, 2, 0, 3, 1], [3, 4, 1, 0, 2], [0, 1, 2, 3, 4]])
    func strangers(order: [Int]) throws {
        let lorenz = Self.notice(
            [
                "On Friday Tede Lorenz, 64, for many years a pilot in Port Velde, fell asleep.",
                "Born in Grauwerder in 1958, Tede was known as Kuddel to all, and Maike Thoms was at his side.",
            ], order)
        #expect(try SamenessTests().difference(Self.dahm, lorenz) == .otherFacts)
    }

    @Test("The same names in another order are the same facts")
    func moved() throws {
        let moved = Self.notice(
            [
                "The service is held in the church of Norderhook at 10:30, and Rieke leaves a sister, Wiebke Harms.",
                "We mourn for Rieke Dahm of Altenhook, who died on 14 March at the age of 81.",
            ], [2, 0, 1, 4, 3])
        #expect(try SamenessTests().difference(Self.dahm, moved) == nil)
    }

    /// Of a script that has no capitals: what is a name cannot be told.
    private static func quake(_ place: String, _ time: String, _ magnitude: String, _ depth: String) -> String {
        "据地震台网测定，\(time)在\(place)发生\(magnitude)级地震，震源深度\(depth)千米。震中周边居民震感明显，"
            + "当地政府已派出工作组赶赴现场核查灾情，目前暂无人员伤亡报告，通信和供电正常，学校照常上课。"
    }

    @Test("Where names cannot be told, the numbers tell")
    func scriptWithoutCapitals() throws {
        let first = Self.quake("青岭县", "3日14时22分", "5.6", "10")
        #expect(try SamenessTests().difference(first, Self.quake("白河镇", "7日9时51分", "4.1", "23")) == .otherFacts)
        // A figure that was brought up to date is no other quake.
        #expect(try SamenessTests().difference(first, Self.quake("青岭县", "3日14时22分", "5.8", "10")) == nil)
    }

    @Test("One number in many places is one, and an update of a text that is about something else stays")
    func oneNumber() throws {
        func report(_ hurt: String, _ cost: String) -> String {
            """
            The carnival float of the Guild of Ropemakers tipped over in Lindenbrook on Sunday and \(hurt) people were hurt. \
            Mayor Gesa Adler visited the \(hurt) in the Saint Alban Hospital. Of the \(hurt), doctors said, most can go home \
            with Gesa Adler's flowers. The guild, founded by Joost Vermeer in Lindenbrook, wants to pay all \(hurt) what their \
            clothes were worth, \(cost) crowns, and the town of Lindenbrook adds a coat to each from the Adler mill.
            """
        }
        #expect(try SamenessTests().difference(report("14", "2,600"), report("37", "9,100")) == nil)
    }

    @Test("Titles that name what stands in the text of each alone part two texts")
    func titles() throws {
        func score(_ home: String, _ away: String) -> String {
            """
            It was a fair game, the coach said, and the grass was as good as it gets in the spring. \(home) played against \
            \(away) before a thin crowd. Tickets for the next match can be had at the counter from two hours before the start, \
            at half the price for pupils and pensioners. Whoever is not in the book of the club can put down a name at the \
            gate, where scarves are kept that were left behind.
            """
        }
        let (a, b) = (score("Velde Rovers", "Hook Albion"), score("Dahm City", "Geest Town"))
        #expect(try SamenessTests().difference(a, b, titles: ("Velde beat Albion", "Geest lose again")) == .otherFacts)
    }

    @Test("A title counts as it is spelled, with points and accents or without")
    func spelledTitles() throws {
        let text = "كتب المحرر أن السفينة عادت إلى الميناء القديم بعد رحلة طويلة وأن البحارة نزلوا إلى الرصيف فرحين"
        let pointed =
            "كَتَبَ المُحرِّر أن السفينة عادت إلى الميناء القديم بعد رحلة طويلة وأن البحارة نزلوا إلى الرصيف مسرورين"
        #expect(
            try SamenessTests().difference(text, pointed, titles: ("حكاية الطيور المهاجرة", "حِكاية الطُّيور المُهاجِرة"))
                == nil)
    }
}
