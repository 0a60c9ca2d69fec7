/// Files on a disk that may fail, fill up or lose its power, and processes that may be killed while
/// they write. What stands in the files is no business of this package.
package g6.summary.out.files;
