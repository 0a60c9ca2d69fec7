package g6.summary.out.http;

import g6.summary.application.StreamObserver.Rejection;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The rules that guard every request, in their order: the name by which we are called, the token,
/// the address, the User-Agent. The first that does not hold decides. Thread-safe.
final class AccessControl {
    private static final String LOOPBACK = "localhost";

    private final TicketStore tickets;

    AccessControl(TicketStore tickets) {
        this.tickets = tickets;
    }

    /// What a request says of who sends it. Lists have an entry for each time that it was said.
    ///
    /// @param hosts the names by which it calls us
    /// @param tokens the tokens that it has
    /// @param ticket what it has instead of a token
    /// @param address the other end of the connection, whatever proxies say
    /// @param agents what it says it is
    record Visitor(
            List<String> hosts,
            List<String> tokens,
            Optional<String> ticket,
            InetAddress address,
            List<String> agents) {}

    /// Why the visitor must stay outside; empty where it may enter.
    Optional<Rejection> rejection(Visitor visitor, AccessRules rules) {
        if (!callsUsByName(visitor, rules)) {
            return Optional.of(Rejection.HOST);
        }
        if (!hasToken(visitor, rules)) {
            return Optional.of(Rejection.AUTH);
        }
        if (!isAllowedAddress(visitor, rules)) {
            return Optional.of(Rejection.IP);
        }
        return isAllowedAgent(visitor, rules)
                ? Optional.empty()
                : Optional.of(Rejection.USER_AGENT);
    }

    /// The one rule that nobody is exempt from: a page that has our address by a name of its own
    /// must not read what only its visitor may see.
    static boolean callsUsByName(Visitor visitor, AccessRules rules) {
        return visitor.hosts().size() == 1 && isOurName(nameIn(visitor.hosts().getFirst()), rules);
    }

    private static boolean isOurName(String name, AccessRules rules) {
        return name.equals(LOOPBACK)
                || AddressRange.isAddress(name)
                || rules.hosts().contains(name);
    }

    /// Without port, and without the brackets and the zone of an IPv6 address.
    private static String nameIn(String host) {
        String name = host.strip().toLowerCase(Locale.ROOT).replaceFirst(":\\d{0,5}$", "");
        return name.startsWith("[") && name.endsWith("]")
                ? name.substring(1, name.length() - 1).replaceFirst("%.*$", "")
                : name.indexOf(':') < 0 ? name : "";
    }

    private boolean hasToken(Visitor visitor, AccessRules rules) {
        if (rules.token().isEmpty()) {
            return true;
        }
        return visitor.tokens().isEmpty()
                ? visitor.ticket().filter(tickets::redeem).isPresent()
                : visitor.tokens().size() == 1
                        && rules.token().get().is(visitor.tokens().getFirst());
    }

    private static boolean isAllowedAddress(Visitor visitor, AccessRules rules) {
        return rules.addresses().isEmpty()
                || rules.addresses().stream().anyMatch(r -> r.contains(visitor.address()));
    }

    private static boolean isAllowedAgent(Visitor visitor, AccessRules rules) {
        return rules.agents().isEmpty()
                || (visitor.agents().size() == 1
                        && rules.agents().stream().anyMatch(visitor.agents().getFirst()::contains));
    }
}
