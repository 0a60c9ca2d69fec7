package g6.summary.application;

import g6.summary.domain.SourceState;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A document behind the glass: what an output shows, and how old it was when it got there. Showing
/// it again does not make it any older or younger.
///
/// @param asOf the moment that the document describes
/// @param age its age when it was first shown; negative where the clocks of collector and dashboard
///   disagree
public record Glass(Instant asOf, Duration age) {

    /// What is behind the glass after a delivery; empty where the data tell no time.
    public static Optional<Glass> next(Optional<Glass> before, SourceState shown, Instant now) {
        return shown.asOf()
                .map(
                        asOf ->
                                before.filter(glass -> glass.asOf().equals(asOf))
                                        .orElseGet(
                                                () ->
                                                        new Glass(
                                                                asOf,
                                                                Duration.between(asOf, now))));
    }
}
