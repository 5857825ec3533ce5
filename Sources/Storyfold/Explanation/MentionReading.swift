package import Comparison
package import Corpus
import Stories

extension Mentions.Reading {
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
