import Fixtures
import Foundation
import Testing

/// Fields as hostile as a record can hold them come back equal through Python's readers of CSV and of JSON.
@Suite("Records that programs read")
struct CSVRoundTripTests {
    /// Fields, as Python writes them: `text` is a sentence that no two records share.
    private static let make = #"""
        import csv, io, json, sys
        csv.field_size_limit(1 << 30)
        odd = ["plain", "", " lead and trail ", " ", "\t", "\tlead", "trail\t", "a\"b", "\"", "\"\"", "\"\u0301quote and mark\"\u0301", "a,b", ",\u0301", "a\tb",
               "a\rb", "a\r\nb", "a\nb", "\r", "\n", "\r\n", "\n\u0301", "\r\u0301\n", "nul\0here", "\x01\x1b[31m\x7f\x90",
               "\u202eback\u2066", "\u2028\u2029", "\ufeff", "\ufffe\ufdd0", "e\u0301", "\u00e9", "\u00c5", "\u212b",
               "\U000e0041\u200b", "'=1+1", "\\", "\\\"", "a" * 1000, "\U0001f469\u200d\U0001f467", "'", "`", ";", "|"]
        records = [{"id": "id%d %s" % (i, field), "title": field, "source": "s%d%s" % (i, field),
                    "text": "Ferry number %d of harbour %d carried %d barrels past lighthouse %d." % (i, i * 7, i * 31, i * 77)}
                   for i, field in enumerate(odd)]
        # Their copies: groups and pairs have every id too.
        records += [dict(record, id="copy of " + record["id"]) for record in records]
        # What JSON has as "" is no field.
        known = {r["id"]: (r["title"], r["source"]) for r in records}

        """#

    private static let check = #"""
        name, kind = sys.argv[1:]
        if kind == "csv":
            raw = open(name, newline="", encoding="utf-8").read()
            rows = list(csv.DictReader(io.StringIO(raw, newline="")))
            assert not any(None in row or None in row.values() for row in rows)
        else:
            data = open(name, "rb").read()
            assert not any(byte < 32 and byte != 10 for byte in data)
            rows = [json.loads(line) for line in data.decode("utf-8").split("\n") if line]
            if kind == "members": rows = [member for row in rows for member in row["articles"]]
        assert sorted(row["id"] for row in rows) == sorted(known), (len(rows), len(known))
        for row in rows:
            title, source = known[row["id"]]
            assert (row["source"] or "") == source, row
            # Reading takes the space around a title away.
            assert (row["title"] or "").strip() == title.strip(), row
        print("equal")
        """#

    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
        let write = #"""
            open("in.jsonl", "w", encoding="utf-8").write("".join(json.dumps(r) + "\n" for r in records))
            for ending, delimiter in (".csv", ","), (".tsv", "\t"):
                with open("in" + ending, "w", newline="", encoding="utf-8") as file:
                    table = csv.DictWriter(file, ["id", "title", "source", "text"], delimiter=delimiter)
                    table.writeheader(); table.writerows(records)
            """#
        let made = try Command.python(Self.make + write, [], in: folder.path)
        try #require(made.code == 0, "\(made.errors)")
    }

    @Test(
        "Ids, titles and sources come back equal",
        arguments: [
            (["cluster"], "csv", "csv"), (["duplicates"], "csv", "csv"), (["duplicates"], "jsonl", "members"),
        ], ["in.jsonl", "in.csv", "in.tsv"])
    func equal(run: (command: [String], format: String, kind: String), input: String) throws {
        let (command, format, kind) = run
        let outcome = try Command.run(command + [input, "-q", "--format", format], in: folder.path)
        #expect(outcome.code == 0, "\(outcome.errors)")
        try folder.write("out", outcome.output)
        let checked = try Command.python(Self.make + Self.check, ["out", kind], in: folder.path)
        #expect(checked.text == "equal\n", "\(checked.errors)")
    }

    @Test("A table that dedup annotates comes back equal, and its groups are ids")
    func annotated() throws {
        let script = #"""
            import subprocess
            program = sys.argv[1]
            for ending, delimiter in ((".csv", ","), (".tsv", "\t")):
                subprocess.run([program, "dedup", "in" + ending, "--annotate", "-q", "-o", "out" + ending], check=True)
                with open("out" + ending, newline="", encoding="utf-8") as file:
                    rows = list(csv.DictReader(file, delimiter=delimiter))
                assert [row["id"] for row in rows] == [record["id"] for record in records], ending
                for row in rows:
                    assert (row["title"], row["source"]) == known[row["id"]], row
                    assert row["storyfold_group"] in known, row
                    assert None not in row and None not in row.values(), row
            print("equal")
            """#
        let checked = try Command.python(Self.make + script, [Command.program], in: folder.path)
        #expect(checked.text == "equal\n", "\(checked.errors)")
    }

    @Test("Pairs and neighbours in CSV have ids that come back equal")
    func pairs() throws {
        let script = #"""
            for name, columns in (("pairs.csv", ("a", "b")), ("graph.csv", ("id", "neighbour"))):
                with open(name, newline="", encoding="utf-8") as file: rows = list(csv.DictReader(file))
                assert len(rows) > 30, (name, len(rows))
                for row in rows: assert all(row[column] in known for column in columns), row
            print("equal")
            """#
        let pairs = try Command.run(["duplicates", "in.jsonl", "--pairs", "-q", "--format", "csv"], in: folder.path)
        try folder.write("pairs.csv", pairs.output)
        let graph = try Command.run(["stories", "in.jsonl", "-q", "--neighbours", "graph.csv"], in: folder.path)
        #expect(graph.code == 0, "\(graph.errors)")
        let checked = try Command.python(Self.make + script, [], in: folder.path)
        #expect(checked.text == "equal\n", "\(checked.errors)")
    }
}
