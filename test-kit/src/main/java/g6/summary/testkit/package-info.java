/// What the tests of every module share: a clock of their own, sample documents, real components.
/// Nothing of the running program lives here, and nothing of it is used.
@org.jspecify.annotations.NullMarked
package g6.summary.testkit;
