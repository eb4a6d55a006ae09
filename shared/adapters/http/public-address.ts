/** Which addresses a webhook may lead to: those of the public internet. */
import { BlockList, isIP } from 'node:net';

/**
 * Everything that is not globally reachable (IANA special-purpose address registries, RFC 6890): private networks, this machine,
 * link-local with the metadata services of clouds (169.254.169.254, fd00:ec2::254), carriers' own, multicast, documentation.
 */
const CLOSED = new BlockList();

for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  CLOSED.addSubnet(network, bits, 'ipv4');

/** Of IPv6 only 2000::/3 is given out; within it these lead elsewhere or embed an address of IPv4. */
const OPEN = new BlockList();
OPEN.addSubnet('2000::', 3, 'ipv6');

for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  CLOSED.addSubnet(network, bits, 'ipv6');

export const isPublicAddress = (address: string): boolean => {
  switch (isIP(address)) {
    case 4:
      return !CLOSED.check(address, 'ipv4');
    case 6:
      return OPEN.check(address, 'ipv6') && !CLOSED.check(address, 'ipv6');
    default:
      return false;
  }
};

export const isLoopback = (address: string): boolean =>
  address === '::1' || (isIP(address) === 4 && address.startsWith('127.'));
