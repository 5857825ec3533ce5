import Fixtures
import Foundation
import Testing

/// Every field, name, option and file has every character that commands a terminal, turns a line round or hides; a
/// terminal gets none of them.
@Suite("Hostile text")
struct HostileTextTests {
    private static let script = #"""
        import json, os, pty, re, subprocess, sys
        program, ours = sys.argv[1], re.compile("\x1b\\[(?:0|1|2|31|32|36)m")
        controls = "".join(chr(c) for c in [*range(1, 32), *range(127, 160)])
        turns = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029"
        hidden = "\u200b\u2060\ufeff\u00ad\u115f\u3164\U000e0001\U000e0041\ufff9\ufdd0\ufdd1\ufffe"
        nasty = "\x1b[35mx\x1b]0;t\x07\x9b35m" + controls + turns + hidden + "e"
        never = set(controls + turns + hidden) - {"\n"}
        long = "L" * 1_000_000
        failures = []

        def check(what, data, terminal=False):
            text = data.decode("utf-8", "surrogateescape")
            if terminal:
                # Its line breaks are those of the terminal, and progress is drawn over.
                text = ours.sub("", text.replace("\r\n", "\n").replace("\r\x1b[K", ""))
            found = {c for c in text if c in never or "\ud800" <= c <= "\udfff"}
            if found: failures.append((what, sorted(found)[:5], text[:200]))
            if "[35m" in text and "\x1b[35m" in text: failures.append((what, "colour", text[:200]))
            if "L" * 2_500 in text: failures.append((what, "long", len(text)))

        def on_terminal(arguments):
            process, end = pty.fork()
            if process == 0: os.execve(program, [program, *arguments], dict(os.environ, COLUMNS="170"))
            data = b""
            while True:
                try: piece = os.read(end, 1 << 16)
                except OSError: break
                if not piece: break
                data += piece
            os.close(end)
            return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), data

        def run(*arguments, codes=(0,), records=False, terminal=True, input=b""):
            for width in (40, 170):
                done = subprocess.run([program, *arguments], input=input, capture_output=True,
                                      env=dict(os.environ, COLUMNS=str(width)))
                if done.returncode not in codes: failures.append((arguments[:3], done.returncode, done.stderr[-300:]))
                check(arguments[:3], done.stderr)
                if not records: check(arguments[:3], done.stdout)
                if records or 0 not in codes: break
            if terminal and not records and 0 in codes:
                code, data = on_terminal(arguments)
                if code not in codes: failures.append(("terminal", arguments[:3], code))
                check(("terminal", *arguments[:3]), data, True)
            return done

        def write(name, text):
            with open(name, "w", encoding="utf-8", newline="") as file: file.write(text)
            return name

        def lines(records): return "".join(json.dumps(record) + "\n" for record in records)

        words = "ferry harbour council lighthouse barrel winter storm pier captain island market bridge".split()
        def text(i): return " ".join(words[(i // 2 + k * k) % 12] + ("%d" % (i // 4) if k % 5 == 0 else "") for k in range(40)) + nasty
        records = [
            dict(id="%d%s" % (i, nasty), title="T%d %s" % (i // 3, nasty), source="S%d%s" % (i % 3, nasty), text=text(i),
                 url="https://h.example/%d%s" % (i, nasty), language="en" + nasty, story="A%d%s" % (i // 4, nasty),
                 duplicate_group="D%d%s" % (i // 2, nasty), published="2024-04-%02dT08:00:00Z" % (1 + i))
            for i in range(16)]
        records.append(dict(records[0], id=long, title=long, source=long, text=text(99) + " " + long[:5000]))
        c = write("c.jsonl", lines(records))
        a, b = records[0]["id"], records[1]["id"]

        """#

    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func run(_ script: String) throws {
        let tail = "\nfor failure in failures: print(ascii(failure))\nprint('ran')\n"
        let outcome = try Command.python(Self.script + script + tail, [Command.program], in: folder.path)
        #expect(outcome.text == "ran\n", "\(outcome.errors)")
    }

    @Test("No report for a person has any of it, on a terminal or not")
    func reports() throws {
        try run(
            #"""
            run("cluster", c, "--all"); run("duplicates", c, "--all"); run("duplicates", c, "--pairs")
            run("duplicates", c, "--audit", "17", terminal=False); run("stories", c, "--related", "--all")
            run("explain", a, b, c, "--all"); run("explain", a, records[8]["id"], c, terminal=False)
            run("similar", a, c); run("evaluate", c, terminal=False)
            """#)
    }

    @Test("No error and no summary has any of it")
    func errors() throws {
        try run(
            #"""
            def bad(*arguments, codes=(64, 65, 66, 74)): return run(*arguments, codes=codes, terminal=False)
            x = nasty.replace("\0", "")
            bad(x); bad("cluster", "--" + x); bad("cluster", c, "--prefer", x); bad("cluster", c, "--threshold=" + x)
            bad("cluster", c, "--id-field", x, codes=(0, 65)); bad("cluster", c, "--text-field", x); bad("cluster", "nowhere/" + x)
            bad("cluster", c, "--title-field", x); bad("cluster", c, "--output", c + "/" + x); bad("explain", x, x, c)
            bad("explain", "a" + x, a, c); bad("similar", x, c); bad("similar", long[:100_000] + "x", c); bad("explain", x, "b" + x)
            bad("report", x); bad("cluster", c, "--neighbours", x); bad("cluster", c, "--sources", x, "--prefer", "source", codes=(0,))
            bad("dedup", c, "-o", "nowhere" + x + "/", codes=(64, 74)); bad("generate", "--articles", x); bad("train", c, "--labels", x)
            bad("stories", c, "--granularity", x); bad("evaluate", c, "--result", x); bad("duplicates", c, "--sweep", x)
            for name, given in (
                ("p.json", json.dumps({x: 1})), ("p.json", json.dumps({"criteria": [x]})), ("p.json", '{"' + x),
                ("p.json", json.dumps({"criteria": [{"criterion": x, "weight": 1}]})), ("p.json", x)):
                bad("cluster", c, "--policy", write(name, given))
            for name, given in (
                ("o.csv", "rule,a,b,of\n%s,1,2,story\n" % x.replace("\n", "").replace("\r", "")), ("o.jsonl", json.dumps({x: x})),
                ("o.jsonl", json.dumps({"rule": "must-link", "a": x, "b": long, "of": "story"})), ("o.csv", x), ("o" + x, x),
                ("o.jsonl", json.dumps({"rule": "must-link", "a": a, "b": b, "of": x}))):
                bad("cluster", c, "--overrides", write(name.replace("/", ""), given))
            bad("cluster", c, "--model", write("m.csv", 'name,weight\n"%s",1\n' % x)); bad("cluster", c, "--model", write("m.csv", 'name,weight\nbias,"%s"\n' % x))
            bad("train", c, "--labels", write("l.csv", '"%s",story\n1,2\n' % x))
            for record in ({x: x}, {"id": x}, {"id": {x: x}, "text": "t"}, {"id": x, "text": {x: x}}, {long: 1}):
                bad("cluster", write("bad.jsonl", lines([record])))
                run("cluster", write("bad.jsonl", lines([records[0], record])), "--invalid", "skip", "--rejects", "r" + x, terminal=False)
            bad("cluster", write("twice.jsonl", lines([records[0], records[0]]))); bad("cluster", write("long.jsonl", lines([records[16], records[16]])))
            bad("cluster", write("bad.jsonl", x)); bad("cluster", write("bad.csv", "id,text\n1,2,%s\n" % x)); bad("report", write("bad.jsonl", lines([{x: x}])))
            os.makedirs("f/" + x.replace("/", "")); write("f/" + x.replace("/", "") + "/a.txt", text(1)); write("f/b" + x + ".txt", text(30))
            write("f/c" + x + ".md", ""); os.symlink(x, "f/d" + x)
            run("cluster", "f", "--all"); os.makedirs("out"); write("out/other" + x, ""); bad("dedup", "f", "-o", "out")
            """#)
    }

    @Test("JSON of it is UTF-8 that Python reads, with controls escaped")
    func json() throws {
        try run(
            #"""
            for command in (["cluster", c], ["stories", c, "--related"], ["duplicates", c], ["duplicates", c, "--pairs"],
                            ["explain", a, b, c], ["similar", a, c], ["evaluate", c]):
                done = run(*command, "--format", "json", "-q", records=True)
                json.loads(done.stdout.decode("utf-8"))
                if any(byte < 32 and byte != 10 for byte in done.stdout): failures.append((command[0], "a control"))
            run("cluster", c, "-o", "folded", "-q", records=True)
            found = [json.loads(line) for line in open("folded/articles.jsonl", encoding="utf-8", newline="\n")]
            if sorted(r["id"] for r in found) != sorted(r["id"] for r in records): failures.append("ids")
            """#)
    }
}
