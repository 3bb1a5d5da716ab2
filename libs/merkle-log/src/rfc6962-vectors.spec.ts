import { describe, expect, it } from '@jest/globals';
import { EMPTY_ROOT, leafHash, nodeHash } from './hash.js';
import { emptyFrontier, extendFrontier, frontierRoot } from './frontier.js';
import { memoryTree } from './memory-tree.js';
import { ascii, hex, unhex } from '../test/hex.js';

// transparency-dev/merkle testonly/constants.go: the eight leaves of Certificate Transparency's reference tree.
const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const hashes = leaves.map((leaf) => leafHash(unhex(leaf)));

describe('RFC 6962 vectors', () => {
  it('hashes a leaf with prefix 00 and a node with prefix 01', () => {
    expect(hex(leafHash(ascii('L123456')))).toBe('395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56');
    expect(hex(nodeHash(ascii('N123'), ascii('N456')))).toBe('aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb');
  });

  it('hashes a record of the Go checksum database as that log does', () => {
    const module = 'github.com/transparency-dev/tessera v1.0.0';
    const lines = `${module} h1:4OT1V9xJLa5NnYlFWWlCdZkCm18/o12rdd+bCTje7XE=\n${module}/go.mod h1:TLvfjlkbmsmKVEJUtzO2eb9Q2IBnK3EJ0dI4G0oxEOU=\n`;
    expect(hex(leafHash(ascii(lines)))).toBe('0fa57c511c3b2ffcc0a05ad63172568d265aaf9844e9b636a0978795396f2ab1');
  });

  it('knows the root of nothing', () => {
    expect(hex(EMPTY_ROOT)).toBe(roots[0]);
  });

  it.each(roots.map((root, size) => ({ size, root })))('gives the root of size $size, in memory and by frontier', ({ size, root }) => {
    expect(hex(memoryTree(hashes).root(size))).toBe(root);
    expect(hex(frontierRoot(extendFrontier(emptyFrontier, hashes.slice(0, size))))).toBe(root);
  });
});
