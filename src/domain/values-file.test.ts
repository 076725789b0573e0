import { expect, it } from 'vitest';
import { toCsv, toNpy } from './values-file';

const map = { width: 3, height: 2, channels: 1, data: Float32Array.of(0, 0.5, -1, 2, 1e-7, 3) };

// numpy.save of numpy.array([[0, 0.5, -1], [2, 1e-7, 3]], 'float32'), NumPy 2.4.6.
const saved =
  'k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDMpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAAAAPwAAgL8AAABAlb/WMwAAQEA=';

it('writes what NumPy writes, to the byte', () => {
  expect(Buffer.from(toNpy(map)).toString('base64')).toBe(saved);
});

it('keeps the three values of a colour', () => {
  const colours = { width: 1, height: 2, channels: 3, data: Float32Array.of(1, 2, 3, 4, 5, 6) };
  expect(Buffer.from(toNpy(colours)).toString('latin1')).toContain("'shape': (2, 1, 3)");
  expect(toCsv(colours)).toBe('y,x,red,green,blue\n0,0,1,2,3\n1,0,4,5,6\n');
});

it('names row and column of every value', () => {
  expect(toCsv({ ...map, data: Float32Array.of(0, 0.5, -1, 2, 0, 3) })).toBe(
    'y,x,value\n0,0,0\n0,1,0.5\n0,2,-1\n1,0,2\n1,1,0\n1,2,3\n',
  );
});
