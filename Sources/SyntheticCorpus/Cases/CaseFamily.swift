/// The articles of a family, as they stand in the corpus.
struct CaseFamily {
    struct Member {
        var title: String
        var text: String
    }

    var members: [Member]
    /// Whether one outlet has published all of them; else each was by any.
    var isOfOneOutlet: Bool
    /// The longest time in seconds between the first and a later one.
    var seconds: Int
    /// The code of the language that they declare.
    var language = "en"
}
