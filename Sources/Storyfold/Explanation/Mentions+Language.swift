package import Comparison
package import Corpus
import Stories

extension Mentions.OfText {
    /// The names and numbers of a text in some language, by the words that stories know to be no names.
    ///
    /// - Complexity: O(n) in the words.
    package init(of text: ArraySlice<UInt8>, tokenizer: Tokenizer, language: String) {
        self.init(
            of: text, tokenizer: tokenizer,
            functionWords: StopWords.hashes(for: language, removingDiacritics: tokenizer.removesDiacritics),
            isName: LabelWords.isLabel)
    }
}
