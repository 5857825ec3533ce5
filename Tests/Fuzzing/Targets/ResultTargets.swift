import Corpus
import Fixtures
import Reports

/// Results of earlier runs, which pages are made from.
enum ResultTargets {
    /// A page is made, or the result is refused; what stands in it never becomes markup of the page.
    static let report = FuzzTarget("result", isSlow: true) { bytes in
        let folder = try TestFolder()
        let result = try folder.write("result.jsonl", bytes)
        do {
            let outputs = OutputSet()
            let page = try HTMLReport(
                path: folder.path("report.html"), of: outputs, replacesAll: true, threads: 1)
            try page.add(ResultReader(path: result))
            guard try page.finish().pages > 0 else { return false }
            try outputs.commit()
        } catch let error as CorpusError {
            try require(!error.problem.isEmpty, "the error \"\(error)\" does not help")
            return false
        }
        let page = try folder.bytes("report.html")
        try require(page.isText, "the page is not UTF-8")
        let text = page.text
        for element in ["<script", "<style", "<iframe", "<base", "<object"] {
            let count = text.split(separator: element, omittingEmptySubsequences: false).count - 1
            try require(
                count <= (element == "<script" || element == "<style" ? 1 : 0), "the page has \(count) \(element)")
        }
        return true
    }
}
