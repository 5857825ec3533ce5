import Fixtures
import Foundation
import Testing

@Suite("Who copied whom, in files for programs")
struct NetworkTests {
    private let folder = try! TestFolder()

    private func written(_ arguments: String..., of corpus: String = Command.sample) throws -> [String: String] {
        let outcome = try Command.run(["cluster", corpus, "--quiet", "--format", "jsonl"] + arguments)
        guard outcome.code == 0 else { throw Command.Failure(outcome: outcome) }
        var files = ["stories": outcome.text]
        for name in try folder.files() where name.hasPrefix("net") { files[name] = try folder.text(name) }
        return files
    }

    @Test("The edges between articles are those of the provenance of groups and stories, with dates and outlets")
    func articles() throws {
        let files = try written("--edges", folder.path("net.csv"), "--edges-by", "article")
        let edges = rows(files["net.csv"]!)
        #expect(
            files["net.csv"]!.hasPrefix(
                "Source,Target,Weight,Type,Level,Kind,SourceOutlet,TargetOutlet,SourcePublished,TargetPublished,Confidence\n"
            ))
        var facts: [String: [String: Any]] = [:]
        var chain: Set<[String]> = []
        var dependent = 0
        for story in try objects(files["stories"]!) {
            dependent += (story["provenance"] as? [String: Any])?.list("dependent_texts").count ?? 0
            for version in story.list("members") {
                for article in version.list("articles") { facts[article.string("id")!] = article }
                for link in (version["provenance"] as? [String: Any])?.list("chain") ?? [] {
                    chain.insert([link.string("parent")!, link.string("id")!, link.string("kind")!])
                }
            }
        }
        let found = edges.map { [$0["Source"]!, $0["Target"]!, $0["Kind"]!] }
        #expect(chain.count > 40)
        #expect(chain.isSubset(of: found))
        #expect(found.count == chain.count + dependent)
        for edge in edges {
            #expect(edge["Type"] == "Directed" && edge["Level"] == "article")
            let weight = try #require(Double(edge["Weight"]!))
            #expect(weight > 0 && weight <= 1)
            for end in ["Source", "Target"] {
                let article = try #require(facts[edge[end]!])
                #expect(edge["\(end)Outlet"] == article.string("source") ?? "")
                #expect(edge["\(end)Published"] == article.string("published") ?? "")
            }
        }
        let targets = edges.map { $0["Target"]! }
        #expect(targets == targets.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }

    @Test("The edges between outlets add up those between their articles, and the table of outlets goes with them")
    func outlets() throws {
        let files = try written("--edges", folder.path("net.csv"), "--outlets", folder.path("net-outlets.csv"))
        let all = rows(files["net.csv"]!)
        let articles = all.filter { $0["Level"] == "article" }
        var copies: [[String]: Int] = [:]
        for edge in articles where edge["Kind"] == "copy" {
            let ends = [edge["SourceOutlet"]!, edge["TargetOutlet"]!]
            if ends[0] != ends[1], !ends.contains("") { copies[ends, default: 0] += 1 }
        }
        let between = all.filter { $0["Level"] == "outlet" }
        #expect(between.count == copies.count && copies.count > 10)
        for edge in between {
            #expect(copies[[edge["Source"]!, edge["Target"]!]] == Int(edge["Weight"]!))
            #expect(edge["Type"] == "Directed")
        }
        #expect(files["net-outlets.csv"]!.hasPrefix("outlet,articles,first,copied,was_copied,independent_texts\n"))
        let table = rows(files["net-outlets.csv"]!)
        func sum(_ column: String) -> Int { table.reduce(0) { $0 + Int($1[column]!)! } }
        let stories = try objects(files["stories"]!)
        #expect(sum("articles") == stories.reduce(0) { $0 + $1.integer("articles")! })
        #expect(sum("was_copied") == copies.values.reduce(0, +))
        let several = stories.filter { $0.integer("articles")! > 1 }
        #expect(sum("first") == several.count { ($0["provenance"] as? [String: Any])?.string("first") != nil })
        let independent = stories.reduce(0) {
            $0 + (($1["provenance"] as? [String: Any])?.integer("independent_texts") ?? 0)
        }
        #expect((1...independent).contains(sum("independent_texts")))
        for outlet in table {
            let copied = Set(
                articles.filter {
                    $0["Kind"] == "copy" && $0["TargetOutlet"] == outlet["outlet"]
                        && $0["SourceOutlet"] != outlet["outlet"]
                        && $0["SourceOutlet"] != "" && outlet["outlet"] != ""
                }.map { $0["Target"]! })
            #expect(Int(outlet["copied"]!) == copied.count, "\(outlet)")
        }
        let names = table.map { $0["outlet"]! }
        #expect(names == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }

    @Test("The first of three with one text is copied by the others, and one outlet is first")
    func plain() throws {
        let text =
            "The lighthouse at Marrow Point was sold on Friday to a widow who means to live there with nine goats and a piano"
        let corpus = try folder.write(
            "c.jsonl",
            """
            {"id":"a","source":"Wire","published":"2024-04-04T08:00Z","text":"\(text)"}
            {"id":"b","source":"Post","published":"2024-04-04T09:00Z","text":"\(text)"}
            {"id":"c","source":"Echo","published":"2024-04-04T10:00Z","text":"\(text)"}

            """)
        let files = try written("--edges", folder.path("net.csv"), "--outlets", folder.path("net-o.csv"), of: corpus)
        #expect(
            files["net-o.csv"] == """
                outlet,articles,first,copied,was_copied,independent_texts
                Echo,1,0,1,0,0
                Post,1,0,1,0,0
                Wire,1,1,0,2,1

                """)
        let edges = rows(files["net.csv"]!).map { "\($0["Source"]!)>\($0["Target"]!) \($0["Level"]!)" }
        #expect(edges == ["a>b article", "a>c article", "Wire>Echo outlet", "Wire>Post outlet"])
    }

    @Test("GraphML is well-formed whatever names there are, and has the edges of the table")
    func graphML() throws {
        let text =
            "The lighthouse at Marrow Point was sold on Friday to a widow who means to live there with nine goats and a piano"
        let names = ["a<b>&\\\"'", "]]>", "\\u0000\\u0001\\u001b", "\\ufffe", "x\\r\\ny", "Wire", "وكالة"]
        let lines = names.enumerated().map { number, name in
            "{\"id\":\"\(number)\(name)\",\"source\":\"\(name)\(number)\",\"title\":\"\(name)\",\"published\":\"2024-04-04T0\(number):00Z\",\"text\":\"\(text)\"}"
        }
        let corpus = try folder.write("c.jsonl", lines.joined(separator: "\n"))
        for corpus in [corpus, Command.sample] {
            let files = try written("--edges", folder.path("net.graphml"), of: corpus)
            let table = try written("--edges", folder.path("net.csv"), of: corpus)["net.csv"]!
            #expect(files["net.graphml"] != nil)
            let outcome = try Command.python(
                """
                import sys, xml.etree.ElementTree as tree
                name = lambda tag: "{http://graphml.graphdrawing.org/xmlns}" + tag
                root = tree.parse(sys.argv[1]).getroot()
                graph = root.find(name("graph"))
                keys = {key.get("id"): key for key in root.findall(name("key"))}
                nodes = {node.get("id") for node in graph.findall(name("node"))}
                assert len(nodes) == len(graph.findall(name("node"))) and graph.get("edgedefault") == "directed"
                for edge in graph.findall(name("edge")):
                    assert edge.get("source") in nodes and edge.get("target") in nodes
                for part in list(graph):
                    for data in part: assert keys[data.get("key")].get("for") == part.tag.split("}")[1]
                print(len(graph.findall(name("edge"))))
                """, [folder.path("net.graphml")], in: folder.path)
            #expect(outcome.code == 0, "\(outcome.errors)")
            #expect(outcome.text == "\(rows(table).count)\n")
        }
    }

    @Test("A file of another ending, an input, and one file for two are refused before work begins")
    func refused() throws {
        let corpus = try folder.write("c.csv", "id,text\n1,Rain\n")
        let cases: [[String]] = [
            ["--edges", "e.txt"], ["--outlets", "o.graphml"], ["--edges-by", "outlet"], ["--edges", corpus],
            ["--outlets", corpus], ["--edges", "x.csv", "--outlets", "x.csv"],
        ]
        for arguments in cases {
            let outcome = try Command.run(["cluster", corpus] + arguments, in: folder.path)
            #expect(outcome.code == 64, "\(arguments): \(outcome.errors)")
            #expect(!outcome.errors.contains("reading"))
        }
        #expect(try folder.text("c.csv") == "id,text\n1,Rain\n")
        #expect(try folder.files() == ["c.csv"])
    }
}
