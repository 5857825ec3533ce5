import Fixtures
import Testing

/// Pages of articles whose every field turns the direction of writing, as a program reads them, without a browser.
///
/// What stands in a text of its own may turn it, and only up to the end of the element that isolates it; what stands within
/// a line, an attribute or a title of ours has nothing of it.
@Suite("The direction of writing on a page")
struct PageDirectionTests {
    private static let script = #"""
        import html.parser, json, re, subprocess, sys
        program, turn = sys.argv[1], "\u202eX\u2066Y\u2067\u2068\u202a\u202b\u202d\u200f\u061c\u200e"
        words = "ferry harbour council lighthouse barrel winter storm pier captain island market bridge".split()
        def text(i):
            parts = [" ".join(words[(i // 2 + k * k + p) % 12] + (str(i // 4) if k % 5 == 0 else "") for k in range(14)) for p in range(5)]
            # An update changes a number, and another outlet names the agency.
            parts[i % 5] += " %d barrels were lost" % (40 + i)
            return ("OSTRANE%s (Agency%s) - " if i % 3 else "%s%s") % (turn, turn) + (turn + ".\n\n").join(parts)
        records = [
            {"id": "i%d%s" % (i, turn), "title": ("UPDATE: " if i % 4 == 3 else "") + "Ferry %d %s lost" % (i // 3, turn),
             "source": ("Agency%s" if i % 7 == 2 else "S%d%%s" % (i % 5)) % turn, "text": text(i), "url": "https://h.example/%d%s" % (i, turn),
             "published": "2024-04-%02dT08:00:00Z" % (1 + i // 3)}
            for i in range(24)]
        with open("in.jsonl", "w", encoding="utf-8") as file: file.writelines(json.dumps(record) + "\n" for record in records)
        subprocess.run([program, "cluster", "in.jsonl", "-q", "--format", "html", "-o", "page.html"], check=True)

        turning = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
        void = {"meta", "link", "br", "hr", "img", "input", "col", "wbr"}
        class Page(html.parser.HTMLParser):
            open, leaking, isolated, style = [], [], 0, ""
            def handle_starttag(self, tag, attributes):
                self.leaking += [(tag, name) for name, value in attributes if value and turning.search(value)]
                if tag not in void: self.open = self.open + [(tag, dict(attributes))]
            def handle_startendtag(self, tag, attributes):
                self.leaking += [(tag, name) for name, value in attributes if value and turning.search(value)]
            def handle_endtag(self, tag):
                while self.open.pop()[0] != tag: pass
            def handle_data(self, data):
                tags = [tag for tag, _ in self.open]
                if tags[-1:] == ["style"]: self.style += data
                if not turning.search(data): return
                if any(tag == "bdi" or "dir" in attributes for tag, attributes in self.open): self.isolated += 1
                else: self.leaking.append(tags)
        page = Page()
        page.feed(open("page.html", encoding="utf-8").read())
        assert not page.leaking, page.leaking
        # Paragraphs, and both sides of what was altered.
        assert page.isolated > 100, page.isolated
        # A browser isolates these by itself; what has a direction of its own elsewhere does so by this.
        assert re.search(r"bdi, *\[dir\] *\{ *unicode-bidi: *isolate", page.style), "no rule"
        print("isolated")
        """#

    @Test("Nothing that turns it leaves the element of its text")
    func isolated() throws {
        let folder = try TestFolder()
        let checked = try Command.python(Self.script, [Command.program], in: folder.path)
        #expect(checked.text == "isolated\n", "\(checked.errors)")
    }
}
