package tech.aia.app.outbound;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses of the public internet from all others, by IANA's registries of special-purpose addresses (RFC 6890). Addresses that
 * carry an IPv4 address within, by NAT64 (RFC 6052) or 6to4 (RFC 3056), are what that one is; Java makes IPv4-mapped ones IPv4 itself.
 */
final class PublicAddresses {
    private static final List<Block> NOT_PUBLIC = List.of(
            block("0.0.0.0", 8),
            block("10.0.0.0", 8),
            block("100.64.0.0", 10),
            block("127.0.0.0", 8),
            block("169.254.0.0", 16),
            block("172.16.0.0", 12),
            block("192.0.0.0", 24),
            block("192.0.2.0", 24),
            block("192.88.99.0", 24),
            block("192.168.0.0", 16),
            block("198.18.0.0", 15),
            block("198.51.100.0", 24),
            block("203.0.113.0", 24),
            block("224.0.0.0", 3),
            // Where Azure's machines ask for what is theirs.
            block("168.63.129.16", 32),
            block("2001::", 23),
            block("2001:db8::", 32),
            block("3fff::", 20));

    private static final Block GLOBAL = block("2000::", 3);
    private static final Block SIX_TO_FOUR = block("2002::", 16);
    private static final Block NAT64 = block("64:ff9b::", 96);

    private PublicAddresses() {}

    /** @param bits how many of the first address's are those of all */
    private record Block(InetAddress first, int bits) {
        boolean has(byte[] address) {
            var start = first.getAddress();
            if (address.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                var mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static Block block(String first, int bits) {
        return new Block(InetAddress.ofLiteral(first), bits);
    }

    static boolean isPublic(InetAddress address) {
        return isPublic(address.getAddress());
    }

    private static boolean isPublic(byte[] address) {
        if (address.length == 4) {
            return NOT_PUBLIC.stream().noneMatch(block -> block.has(address));
        }
        if (NAT64.has(address)) {
            return isPublic(Arrays.copyOfRange(address, 12, 16));
        }
        if (SIX_TO_FOUR.has(address)) {
            return isPublic(Arrays.copyOfRange(address, 2, 6));
        }
        return GLOBAL.has(address) && NOT_PUBLIC.stream().noneMatch(block -> block.has(address));
    }
}
