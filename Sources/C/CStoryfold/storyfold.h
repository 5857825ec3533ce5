// Storyfold's C interface: articles in, duplicate groups and stories out, both as Arrow streams.
//
//     storyfold_error error = {0};
//     storyfold_options *options = storyfold_options_create();
//     storyfold_options_set(options, "threshold", "0.6", &error);
//     const char *paths[] = {"news.jsonl"};
//     storyfold_fold *fold = storyfold_fold_paths(paths, 1, options, NULL, NULL, &error);
//     if (!fold) { fprintf(stderr, "%s: %s\n", error.place, error.problem); storyfold_error_clear(&error); }
//     struct ArrowArrayStream groups;
//     storyfold_fold_table(fold, "groups", &groups, &error);
//
// All texts are UTF-8. What is created here is destroyed here, by the function of its name. A fold may be asked by several
// threads at once; options are set by one.

#ifndef STORYFOLD_H
#define STORYFOLD_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// MARK: Arrow

// What the specifications of Arrow's C data interface and C stream interface ask a header to hold, under their own guards.

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
    const char *format;
    const char *name;
    const char *metadata;
    int64_t flags;
    int64_t n_children;
    struct ArrowSchema **children;
    struct ArrowSchema *dictionary;
    void (*release)(struct ArrowSchema *);
    void *private_data;
};

struct ArrowArray {
    int64_t length;
    int64_t null_count;
    int64_t offset;
    int64_t n_buffers;
    int64_t n_children;
    const void **buffers;
    struct ArrowArray **children;
    struct ArrowArray *dictionary;
    void (*release)(struct ArrowArray *);
    void *private_data;
};

#endif

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

struct ArrowArrayStream {
    int (*get_schema)(struct ArrowArrayStream *, struct ArrowSchema *out);
    int (*get_next)(struct ArrowArrayStream *, struct ArrowArray *out);
    const char *(*get_last_error)(struct ArrowArrayStream *);
    void (*release)(struct ArrowArrayStream *);
    void *private_data;
};

#endif

// MARK: Errors

// What went wrong; all zero before the first call. The texts are the caller's, until storyfold_error_clear.
typedef struct {
    // 0 for nothing, 64 usage, 65 bad input, 66 no input, 70 a fault of Storyfold's own, 74 input or output failed, 75 too
    // little memory, 130 stopped by the caller: the exit codes of the command.
    int32_t code;
    // The option, or the file or the articles with line and id; may be empty, as may the remedy.
    char *place;
    // What was found and what was expected.
    char *problem;
    // What can be done.
    char *remedy;
} storyfold_error;

// Frees the texts, and makes it as it was before the first call.
void storyfold_error_clear(storyfold_error *error);

// MARK: The library

// "0.1.0": the release, which is the command's. Never freed.
const char *storyfold_version(void);

// What OpenBLAS should find in the environment when it is loaded, so that it computes as it does in the command: lines
// NAME=VALUE. The library changes no variable itself, since other threads may be reading them. Never freed.
const char *storyfold_blas_environment(void);

// MARK: Options

typedef struct storyfold_options storyfold_options;

// The defaults, but for the threads, which are those of the machine.
storyfold_options *storyfold_options_create(void);
void storyfold_options_destroy(storyfold_options *options);

// Sets an option of the command by its name without the dashes: "threshold" to "0.6", "ocr" to "true". Of options that
// may be given several times all values stand in one, one a line. Further there are
//   extent      how far the fold goes: duplicates, stories (default) or explanations, each with what is before it
//   provenance  whether credits are read (default: true)
//
// Returns the error's code; 0 is good.
int32_t storyfold_options_set(storyfold_options *options, const char *name, const char *value, storyfold_error *error);

// Which columns of a table a fold would look at, by their names, those of structures with a point before their members': a
// table with the columns name and role, so that others need not be read.
int32_t storyfold_options_columns(
    const storyfold_options *options, const char *const *names, size_t count, struct ArrowArrayStream *out,
    storyfold_error *error);

// MARK: Folds

typedef struct storyfold_fold storyfold_fold;

// Told how far a fold has come, one call at a time, from any thread, some fifty times a second at the most.
//
// The total is -1 where it is not known. Any value but 0 stops the fold, which then fails with code 130.
typedef int32_t (*storyfold_progress)(void *context, const char *stage, int64_t completed, int64_t total);

// Folds the articles of files and folders, of all formats that the command reads. progress may be null.
//
// Returns null, and fills the error, where that cannot be.
storyfold_fold *storyfold_fold_paths(
    const char *const *paths, size_t count, const storyfold_options *options, storyfold_progress progress, void *context,
    storyfold_error *error);

// Folds the articles of a stream of record batches, or of texts alone. The columns are found by their names as those of a
// table are, or by the options id-field, text-field and so on. Texts are read where they stand; the stream and its batches
// are released before the call returns if they are not wanted by it any more, else with the fold.
storyfold_fold *storyfold_fold_stream(
    struct ArrowArrayStream *articles, const storyfold_options *options, storyfold_progress progress, void *context,
    storyfold_error *error);

// Folds articles that are JSON objects, one a line, as a file of JSON Lines has them. The bytes are copied.
storyfold_fold *storyfold_fold_lines(
    const char *lines, size_t count, const storyfold_options *options, storyfold_progress progress, void *context,
    storyfold_error *error);

void storyfold_fold_destroy(storyfold_fold *fold);

// MARK: Results

// A table of the fold as a stream of one record batch. The tables, and their columns:
//   articles  id, row, file, line, group, story, canonical, relation, similarity, confidence: one each, ascending by id;
//             row is from 0, of articles that were handed in; file, and line from 1, of those that were read
//   groups    canonical, members, weakest, reasons, origin, origin_confidence
//   stories   canonical, headline, terms, members, articles, versions, sources, first, last, reasons, confidence,
//             independent_texts
//   pairs     a, b, jaccard, containment_a_in_b, containment_b_in_a, same, difference
//   removed   id, row, file, line, kept_id, relation, similarity, reason: what `dedup` takes out, by the option keep
//
// Returns the error's code.
int32_t storyfold_fold_table(
    const storyfold_fold *fold, const char *table, struct ArrowArrayStream *out, storyfold_error *error);

// Why two articles are, or are not, one text or one story: a table of one row. The fold's extent is explanations.
int32_t storyfold_fold_explain(
    const storyfold_fold *fold, const char *a, const char *b, struct ArrowArrayStream *out, storyfold_error *error);

// MARK: Steps

// The search for duplicates in steps, for a corpus that is in many places: each step is a function of the tables it is given
// and of the options. Between two steps the caller brings rows together. What comes out at the end is what a fold of the whole
// corpus has for duplicates, to the byte. All steps are to be of one version of the library, with the same options.
//
//   facts        articles                      -> kind, source, line, name, body, count, midnights, first, last
//                What a part shows of the whole. By kind, source, line and name the different bodies are counted (bodies), count
//                and midnights added up, the least first and the greatest last taken; bodies_of_source is the bodies of the
//                row of the same kind and source whose line is 0.
//   learn        these sums                    -> those of them that decide how articles are read: few
//   sketch       articles, learned             -> id, fingerprint, tokens, bands, samples, fields
//                Articles of one fingerprint are one text, and its id is the first of theirs, by bytes; those without
//                tokens are none.
//   longest_run  length, count; texts          -> longest
//                Of the runs of texts with one number in one place of bands: how many there are of each length; and how many texts
//                there are.
//   band_pairs   run, place, length, known; longest -> a, b
//                Runs, one after the other, their texts ascending by id. Pairs are rows of the table, from 0. Behind them the
//                rows of a last run that goes on in the next call, where they are known, each as a pair with itself.
//   sample_pairs run, tokens                   -> a, b
//                Runs of 2 to 32 texts with one sample: rows of those that may hold each other.
//   texts        articles                      -> id, text
//                What is needed of texts that are compared.
//   sieve        samples_a, samples_b, bands, shared, common_a, common_b -> kept
//                Of two texts: in how many bands they were paired, and by how many samples; how many of their samples more
//                than 32 texts have.
//   verify       fingerprint, tokens, fields, text; a, b; learned -> passes
//                Whether the texts of two rows share enough.
//
// The inputs are released before the call returns. Returns the error's code.
int32_t storyfold_step(
    const char *step, struct ArrowArrayStream *const *inputs, size_t count, const storyfold_options *options,
    struct ArrowArrayStream *out, storyfold_error *error);

// The fold of some records: a table with fingerprint, tokens, fields and text, which is null but for the text's first article;
// the pairs of its rows that passed, a and b; and what was learned. Whole components of pairs are brought together, with all
// articles of their texts; several may be.
storyfold_fold *storyfold_fold_records(
    struct ArrowArrayStream *const *inputs, size_t count, const storyfold_options *options, storyfold_progress progress,
    void *context, storyfold_error *error);

#ifdef __cplusplus
}
#endif

#endif
