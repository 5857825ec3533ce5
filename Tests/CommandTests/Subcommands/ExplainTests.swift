import Fixtures
import Foundation
import Testing

/// What explain says of two articles of the sample.
func explain(_ a: String, _ b: String, _ arguments: String...) throws -> [String: Any] {
    let outcome = try Command.run(["explain", a, b, Command.sample, "--quiet", "--format", "json"] + arguments)
    #expect(outcome.code == 0, "\(outcome.errors)")
    return try object(outcome.text)
}

@Suite("storyfold explain")
struct ExplainTests {
    // MARK: Oracles

    @Test(
        "Similarities are those of plain sets of shingles, whether the two are a pair or not",
        arguments: [
            "a b c d e f g h", "a b c d e x g h i j", "p q r", "h g f e d c b a", "a b c d e f g h i j k l m n o",
        ])
    func jaccard(other: String) throws {
        let first = "a1 b c d e f g h i j k".replacing("a1", with: "a")
        let folder = try TestFolder()
        let (a, b) = (try folder.write("a.txt", first), try folder.write("b.txt", other))
        func shingles(_ text: String) -> Set<[String]> {
            let words = ["<", "<"] + text.split(separator: " ").map(String.init) + [">", ">"]
            return Set((0...words.count - 3).map { Array(words[$0..<$0 + 3]) })
        }
        let (setA, setB) = (shingles(first), shingles(other))
        let shared = Double(setA.intersection(setB).count)
        let found = try object(try Command.output("explain", a, b, "--quiet", "--format", "json"))
        let text = try #require(found["text"] as? [String: Any])
        #expect(text.integer("shared") == Int(shared))
        #expect(abs(text.number("jaccard")! - shared / Double(setA.union(setB).count)) < 1e-6)
        #expect(abs(text.number("containment_a_in_b")! - shared / Double(setA.count)) < 1e-6)
        #expect(abs(text.number("containment_b_in_a")! - shared / Double(setB.count)) < 1e-6)
        #expect(found.string("verdict") == "same_text" || text["passes"] as? Bool == false)
    }

    @Test("Every pair of duplicates is one text, with the figures that duplicates prints")
    func pairs() throws {
        let pairs = rows(try Command.output("duplicates", Command.sample, "--quiet", "--pairs", "--format", "csv"))
        #expect(pairs.count > 100)
        for pair in stride(from: 0, to: pairs.count, by: 29).map({ pairs[$0] }) {
            let found = try explain(pair["a"]!, pair["b"]!)
            #expect(found.string("verdict") == "same_text" && found.string("relation") != nil)
            let text = try #require(found["text"] as? [String: Any])
            for name in ["jaccard", "containment_a_in_b", "containment_b_in_a"] {
                #expect(abs(text.number(name)! - Double(pair[name]!)!) < 1e-9)
            }
            // Named the other way round, contained is containing.
            let turned = try explain(pair["b"]!, pair["a"]!)
            let opposite = ["contained": "containing", "containing": "contained"]
            let relation = found.string("relation")!
            #expect(turned.string("relation") == opposite[relation] ?? relation)
        }
    }

    @Test(
        "The verdict, the groups and the stories are those of cluster",
        arguments: [
            ("qh-0404-ferry", "ol-0405-barge", "same_story"), ("qh-0404-ferry", "nw-0404-ferry", "same_text"),
            ("ss-0404-ferry", "qh-0404-voices", "same_story"), ("nw-0412-ferry", "qh-0404-ferry", "neither"),
            ("nw-0404-ferry", "gr-0409-busbrand", "neither"),
        ])
    func verdict(a: String, b: String, verdict: String) throws {
        let found = try explain(a, b)
        #expect(found.string("verdict") == verdict)
        let stories = try objects(try Command.output("cluster", Command.sample, "--quiet", "--format", "jsonl"))
        for (side, id) in [("a", a), ("b", b)] {
            let article = try #require(found[side] as? [String: Any])
            let story = try #require(
                stories.first { story in
                    story.list("members").contains { $0.list("articles").contains { $0.string("id") == id } }
                })
            #expect(article.string("id") == id)
            let name = try #require(article.string("story"))
            #expect(name == story.string("story"))
            let version = story.list("members").first { $0.list("articles").contains { $0.string("id") == id } }
            let group = try #require(article.string("group"))
            #expect(group == version?.string("group"))
        }
        #expect(found["same_story"] as? Bool == (verdict != "neither"))
        let shares = (found["story"] as? [String: Any])?.list("terms").map { $0.number("share")! } ?? []
        #expect(shares == shares.sorted(by: >) && shares.count <= 10 && shares.reduce(0, +) <= 1.000_01)
    }

    @Test("Two texts that are alike and say different things are not called the same text")
    func apart() throws {
        let folder = try TestFolder()
        func notice(_ ship: String, _ port: String, _ captain: String, _ tons: String) -> String {
            "The cutter \(ship) will be laid up at \(port) from Tuesday on, the harbour office said. Captain \(captain) and the "
                + "crew go ashore with full pay while the hull is scraped. The \(ship) carried \(tons) tons last year, as much as "
                + "any cutter of its size, and whoever has freight is asked to come to the office at the end of the pier."
        }
        let a = try folder.write("a.txt", notice("Sturmvogel", "Ansgar Quay", "Rieke Dahm", "4,310"))
        let b = try folder.write("b.txt", notice("Heimkehr", "Port Velde", "Ole Brandt", "2,877"))
        let told = try Command.output("explain", a, b, "--quiet")
        #expect(told.contains("and yet they are two texts (other facts)"))
        #expect(!told.contains("The same text:"))
        #expect(
            try object(Command.output("explain", a, b, "--quiet", "--format", "json")).string("verdict") != "same_text")
    }

    @Test("Members of a group that are no pair are one text by way of the canonical")
    func byWayOfCanonical() throws {
        let found = try explain("lr-0403-ransomware", "ss-0403-ransomware")
        #expect(found.string("verdict") == "same_text" && found["same_group"] as? Bool == true)
        #expect(found.string("relation") == nil && found["story"] is NSNull)
        #expect(found.number("days").map { $0 > 0 && $0 < 1 } == true)
        #expect((found["text"] as? [String: Any])?["passes"] as? Bool == false)
        let ids = ["lr-0403-ransomware", "nw-0403-ransomware", "ss-0403-ransomware"]
        #expect(found.list("path").map { $0.string("id") } == ids)
        let group = try objects(try Command.output("duplicates", Command.sample, "--quiet", "--format", "jsonl"))
            .first { $0.string("group") == ids[1] }
        for step in [0, 2] {
            let member = group?.list("articles").first { $0.string("id") == ids[step] }
            #expect(found.list("path")[step == 0 ? 1 : 2].number("similarity") == member?.number("similarity"))
        }
    }

    @Test("What is said to part two that a third makes one text does, and nothing less")
    func byWayOfCanonicalFlip() throws {
        let (a, b) = ("lr-0403-ransomware", "ss-0403-ransomware")
        let text = try Command.output("explain", a, b, Command.sample, "--quiet", "--width", "1000")
        #expect(
            text.contains(
                "two texts once A (--threshold 0.63 or higher) or B (--threshold 0.51 or higher and --containment 0.95 or "
                    + "higher) is no duplicate of nw-0403-ransomware"))
        for (options, verdict) in [
            (["--threshold", "0.63"], "same_story"), (["--threshold", "0.62"], "same_text"),
            (["--threshold", "0.51", "--containment", "0.95"], "same_story"),
            (["--threshold", "0.51", "--containment", "0.94"], "same_text"),
        ] {
            let outcome = try Command.run(
                ["explain", a, b, Command.sample, "--quiet", "--format", "json"] + options)
            #expect(try object(outcome.text).string("verdict") == verdict, "\(options)")
        }
    }

    @Test("Issues of a series and texts of two languages say why they are no story")
    func obstacles() throws {
        for (a, b, obstacle) in [
            ("ol-0409-markets", "ol-0410-markets", "series"), ("nw-0404-ferry", "gr-0409-busbrand", "languages"),
        ] {
            let found = try explain(a, b)
            #expect(found.string("verdict") == "neither")
            #expect((found["story"] as? [String: Any])?.string("obstacle") == obstacle)
        }
        let apart = try explain("nw-0412-ferry", "qh-0404-ferry", "--window", "2")
        #expect((apart["story"] as? [String: Any])?.string("obstacle") == "window")
    }

    @Test("The cosine is that of similar, and the terms multiply to their share of it")
    func cosine() throws {
        let story = try #require(try explain("qh-0404-ferry", "ol-0405-barge")["story"] as? [String: Any])
        let similar = try object(
            try Command.output("similar", "qh-0404-ferry", Command.sample, "--quiet", "--format", "json"))
        let other = similar.list("similar").first { $0.string("id") == "ol-0405-barge" }
        #expect(story.number("cosine") == other?.number("cosine"))
        for term in story.list("terms") {
            let product = term.number("weight_a")! * term.number("weight_b")!
            #expect(abs(product / story.number("cosine")! - term.number("share")!) < 1e-4)
        }
        #expect(story.list("terms").prefix(5).map { $0.string("term") } == other?["terms"] as? [String])
    }

    // MARK: What would change the answer

    @Test(
        "A text that is said to be one or two at another threshold is",
        arguments: [
            ("qh-0404-ferry", "nw-0404-ferry"), ("ttp-0404-ferry", "bee-0404-ferry-brief"),
            ("nw-0404-ferry", "nw-0404-ferry-update"), ("nw-0419-harrow-north", "nw-0419-harrow-south"),
        ])
    func textFlip(a: String, b: String) throws {
        let text = try #require(try explain(a, b)["text"] as? [String: Any])
        let passes = text["passes"] as? Bool == true
        let step = passes ? 0.000_01 : -0.000_01
        func decided(_ options: [String]) throws -> Bool? {
            let outcome = try Command.run(
                ["explain", a, b, Command.sample, "--quiet", "--format", "json"] + options)
            #expect(outcome.code == 0, "\(outcome.errors)")
            return (try object(outcome.text)["text"] as? [String: Any])?["passes"] as? Bool
        }
        var options: [String] = []
        if let threshold = text.number("flip_threshold"), (0.06...0.99).contains(threshold) {
            options += ["--threshold", "\(threshold + step)"]
        }
        if let containment = text.number("flip_containment"), (0.51...0.99).contains(containment) {
            options += ["--containment", "\(containment + step)"]
        }
        guard !options.isEmpty else { return }
        // To part two texts both have to rise; to join them, one has to fall.
        #expect(try decided(passes ? options : Array(options.prefix(2))) == !passes)
    }

    @Test(
        "The granularity that is said to join or part a story does, and no other",
        arguments: [
            ("qh-0404-ferry", "ol-0405-barge"), ("nw-0412-ferry", "qh-0404-ferry"),
            ("nw-0408-dockers", "nw-0411-docks-deal"),
            ("nw-0419-harrow-north", "nw-0419-harrow-south"), ("hvc-0414-heron", "ol-0421-heron"),
        ])
    func storyFlip(a: String, b: String) throws {
        let found = try explain(a, b)
        let isOne = found["same_story"] as? Bool == true
        let story = try #require(found["story"] as? [String: Any])
        let flip = story.string("flip_granularity")
        for granularity in ["fine", "coarse"] {
            let now = try explain(a, b, "--granularity", granularity)
            let turns = granularity == (isOne ? "fine" : "coarse")
            #expect(now["same_story"] as? Bool == (turns && flip != nil ? !isOne : isOne))
            #expect(flip == nil || flip == (isOne ? "fine" : "coarse"))
            // Below a joining link the two are one story, whatever the granularity.
            let other = try #require(now["story"] as? [String: Any])
            #expect(other.number("joining_link") == story.number("joining_link"))
            #expect((story.number("joining_link") ?? 0 >= other.number("threshold")!) == (now["same_story"] as? Bool))
        }
    }

    // MARK: Conflicts and confidences

    @Test("A number or name that was replaced in a sentence is a conflict")
    func conflicts() throws {
        let found = try explain("nw-0404-ferry", "nw-0404-ferry-update")
        #expect(
            found.list("conflicts").map { "\($0.string("a")!) \($0.string("b")!)" } == [
                "14 19", "180 212", "Three Five",
            ])
        for conflict in found.list("conflicts") {
            let sentence = found.list("sentences")[try #require(conflict.integer("sentence"))]
            #expect(sentence.string("kind") == "altered" && conflict.string("kind") == "number")
            #expect(sentence.string("a")!.contains(conflict.string("a")!))
            #expect(sentence.string("b")!.contains(conflict.string("b")!))
        }
        let turned = try explain("nw-0404-ferry-update", "nw-0404-ferry")
        #expect(
            turned.list("conflicts").map { "\($0.string("b")!) \($0.string("a")!)" }.sorted()
                == ["14 19", "180 212", "Three Five"])
    }

    @Test(
        "Of few words the numbers and the names are compared, by value and without case",
        arguments: [
            ("The harbour said that 3 boats of Ardell sank.", "The harbour said that three boats of Ardell sank.", []),
            ("The harbour said that 1,200 boats sank.", "The harbour said that 1200 boats sank.", []),
            (
                "The quay lost 14 boats in the fog, Ardell said.", "The quay lost 19 boats in the fog, Brisk said.",
                ["14 19", "Ardell Brisk"]
            ),
            (
                "The mayor, Ida Brisk, said the quay would open.", "The mayor, Ole Tamm, said the quay would open.",
                ["Ida Brisk Ole Tamm"]
            ),
            ("The quay of Ardell lost 14 boats in the fog.", "The quay of Ardell lost all its boats in the fog.", []),
            ("The quay of Ardell lost boats in the dense fog.", "The quay of Ardell lost boats in the Monday fog.", []),
            ("渡轮与驳船在浓雾中相撞，14人受伤。", "渡轮与驳船在浓雾中相撞，19人受伤。", ["14 19"]),
        ])
    func replaced(a: String, b: String, expected: [String]) throws {
        let folder = try TestFolder()
        let found = try object(
            try Command.output(
                "explain", folder.write("a.txt", a), folder.write("b.txt", b), "--quiet", "--format", "json"))
        #expect(found.list("conflicts").map { "\($0.string("a")!) \($0.string("b")!)" } == expected)
    }

    @Test("Confidences are those of cluster")
    func confidences() throws {
        let stories = try objects(try Command.output("cluster", Command.sample, "--quiet", "--format", "jsonl"))
        for (a, b) in [("qh-0404-ferry", "ol-0405-barge"), ("nw-0412-ferry", "qh-0404-ferry")] {
            let found = try explain(a, b)
            for (side, id) in [("a", a), ("b", b)] {
                let version = stories.flatMap { $0.list("members") }
                    .first { $0.list("articles").contains { $0.string("id") == id } }
                let confidence = try #require((found[side] as? [String: Any])?.number("confidence"))
                #expect(confidence == version?.number("confidence"))
            }
        }
    }
}
