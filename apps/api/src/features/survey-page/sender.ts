import { BlockList, isIP, isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { addressBlock } from '../../platform/http/address-block.ts';

const near = new BlockList();
near.addSubnet('127.0.0.0', 8);
near.addSubnet('10.0.0.0', 8);
near.addSubnet('172.16.0.0', 12);
near.addSubnet('192.168.0.0', 16);
near.addAddress('::1', 'ipv6');
near.addSubnet('fc00::', 7, 'ipv6');
near.addSubnet('fe80::', 10, 'ipv6');

/**
 * Who sends, as far as a limit needs to know. Behind a proxy of the house everybody would look the same, so then it
 * is the address which that proxy saw: the last one, as all before it are the sender's to invent.
 */
export function senderOf({ ip, headers }: Pick<FastifyRequest, 'ip' | 'headers'>): string {
  const seen = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',').at(-1)?.trim() ?? '';
  const believed = isIP(seen) !== 0 && near.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4');
  return addressBlock(believed ? seen : ip);
}
