import type { FunnelPicture } from './chart.types.ts';

/** Places that scatter without a random number: the same each time. */
export function composeFunnel(count: number): FunnelPicture {
  const places = Array.from({ length: count }, (_, i) => {
    const size = Math.round(20 * 1.009 ** ((i * 7) % 900));
    return { size, difference: Math.sin(i * 2.7) * Math.cos(i) * (4 + 60 / Math.sqrt(size)) };
  });
  const span = (wide: number) => ({ low: -wide, high: wide });
  const limits = Array.from({ length: 24 }, (_, i) => {
    const size = Math.round(20 * 1.42 ** i);
    return { size, inner: span(98 / Math.sqrt(size)), outer: span(Math.sqrt(9600 / size + 36)) };
  });
  return {
    title: 'How far from the expected value?',
    own: { label: 'Bad Tölz', size: 1240, difference: -3.2 },
    sizes: places.map(({ size }) => size),
    differences: places.map(({ difference }) => difference),
    limits,
    period: '2021',
    source: 'Census',
    method: 'expected-value',
  };
}
