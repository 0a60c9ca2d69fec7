/// Files on a disk that may fail, fill up or lose its power, in folders that others may remove or
/// claim, and processes that may be killed while they write. `PanelFiles`, `Dossier` and
/// `IndicesLog` are outputs and say what stands in their files; `DurableFiles` and `OwnedFolder`
/// are ports and do not care.
package g6.summary.out.files;
