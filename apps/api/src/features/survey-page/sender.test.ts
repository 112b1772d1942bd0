import { expect, test } from 'vitest';
import { senderOf } from './sender.ts';

test.each([
  ['203.0.113.7', undefined, '203.0.113.7'],
  ['203.0.113.7', '198.51.100.1', '203.0.113.7'],
  ['127.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['::ffff:10.1.2.3', '1.1.1.1, 198.51.100.1', '198.51.100.1'],
  ['192.168.0.9', '1.1.1.1, unknown', '192.168.0.9'],
  ['::1', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['127.0.0.1', undefined, '127.0.0.1'],
])('from %s, forwarded for %s: %s', (ip, forwarded, sender) => {
  expect(senderOf({ ip, headers: { 'x-forwarded-for': forwarded } })).toBe(sender);
});
