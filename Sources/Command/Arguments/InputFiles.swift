import Bindings
import Corpus

extension [Input] {
    /// The input that a path leads to, by whatever name; nil where there is none.
    ///
    /// For what writes a file, and would replace it.
    func first(at path: String) -> Input? {
        guard let identity = (try? FileStatus(of: path))?.identity else { return nil }
        return first { $0.status?.identity == identity }
    }
}
