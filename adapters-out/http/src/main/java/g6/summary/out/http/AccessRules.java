package g6.summary.out.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Who gets in.
///
/// @param hosts names by which the service may be called, besides addresses and those of loopback
/// @param token what clients must send; empty where everyone may read
/// @param addresses where clients may be; anywhere, where there is none
/// @param agents one of them must be part of a client's User-Agent; anything goes, where there is
///   none
/// @param rate how often one address may open a stream; as it likes, where there is none
/// @param origins web origins whose pages may read, such as `https://ops.example`; `*` for all
public record AccessRules(
        Set<String> hosts,
        Optional<AccessToken> token,
        List<AddressRange> addresses,
        List<String> agents,
        Optional<ConnectRate> rate,
        Set<String> origins) {
    /// Copies what it is given; hosts and origins are the same in any letter case.
    public AccessRules {
        hosts = lowerCase(hosts);
        addresses = List.copyOf(addresses);
        agents = List.copyOf(agents);
        origins = lowerCase(origins);
    }

    private static Set<String> lowerCase(Set<String> names) {
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
