/// Strict JSON and strict UTF-8 to values of the domain. No file, no time, and nothing that knows
/// what the members of a status document mean.
package g6.summary.in.json;
