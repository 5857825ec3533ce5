/// The commonest English function words, roughly by frequency: the top ranks of the invented language.
///
/// They are real so that stop words and their removal have something to do.
let functionWords = [
    "the", "of", "and", "to", "in", "a", "is", "that", "for", "it", "was", "on", "with", "as", "be", "by", "at",
    "he", "from", "his", "had", "an", "are", "have", "this", "which", "said", "not", "but", "they", "were",
    "their", "has", "would", "one", "been", "who", "will", "more", "there", "its", "or", "she", "all", "her",
    "we", "when", "after", "if", "than", "no", "some", "about", "out", "up", "also", "into", "could", "other",
    "them", "can", "two", "over", "him", "then", "what", "these", "only", "before", "any", "first", "so",
    "because", "now", "may", "such", "most", "where", "under", "between", "while", "both", "during", "those",
    "through", "being", "since", "against", "should", "each", "however", "until", "many", "just", "must",
    "still", "did", "without", "several", "later", "around", "another", "across", "among", "within", "though",
    "three", "four", "five", "here", "never", "again", "behind", "near", "whether", "according", "despite",
    "toward", "every", "few", "much", "yet", "almost", "ever", "nor", "per",
]

/// The ranks of those that turn a sentence into its opposite.
let denyingWords = Set(["not", "no", "never", "nor", "without"].map { functionWords.firstIndex(of: $0)! })
