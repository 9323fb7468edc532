import { expect, test } from 'vitest';
import { readDatasetTable } from '#server/spreadsheet/read-dataset.ts';
import { foldWords, parseDay, readCallTable } from './call.rules.ts';
import { computeFactAge } from './age.rules.ts';
import { computeDistanceKm } from '#features/place/register-suggestion.rules.ts';
import { toBox } from './company.rules.ts';
import { countOrganisations, estimateEffort } from './effort.rules.ts';
import { parseFundKey, toFundKey } from './fund-key.rules.ts';
import { repairMojibake } from './mojibake.rules.ts';

const HEAD =
  'reference,topicId,title,programme,callIdentifier,deadline,callStatus,budgetMin,budgetMax,portalUrl';
const link = 'https://example.org/topic';

async function read(...lines: readonly string[]) {
  return readCallTable(
    await readDatasetTable(new TextEncoder().encode(`\uFEFF${[HEAD, ...lines].join('\n')}\n`)),
  );
}

test('a sound row behind a byte order mark becomes a call of its programme', async () => {
  const { calls, findings } = await read(
    `1,CERV-2026-CITIZENS-TOWN-TT,Call Town Twinning 2026,CERV,CERV-2026,2026-09-23,open,8455,50745,${link}`,
  );
  expect(findings).toEqual([]);
  expect(calls[0]).toMatchObject({
    callId: '1',
    programmeId: 'CERV-TT',
    deadline: '2026-09-23',
    budgetMaxEur: 50_745,
    language: 'en',
  });
  expect(calls[0]?.searchWords).toBe('call town twinning 2026 cerv 2026 citizens town tt cerv cerv 2026');
});

test('dirty rows are told by number: wrongly decoded text is mended, what is wrong stays out', async () => {
  const { calls, findings, refused } = await read(
    `1,T-1,"Womenâ€™s\nparticipation",CERV,,2026-09-23,open,,,${link}`,
    `1,T-1,Again,CERV,,2026-09-23,open,,,${link}`,
    `2,T-2,Bad day,CERV,,2026-02-30,open,,,${link}`,
    `3,T-3,Bad state,CERV,,2026-02-20,perhaps,,,${link}`,
    `4,T-4,,CERV,,,open,,,${link}`,
    `5,T-5,Bad number,CERV,,,open,about 5,,${link}`,
    `6,T-6,Bad link,CERV,,,open,,,http://example.org`,
    `7,T-7,No day is fine,CERV,,,forthcoming,,,`,
  );
  expect(calls.map(({ title }) => title)).toEqual(['Women’s participation', 'No day is fine']);
  expect(refused.map(({ reason }) => reason)).toEqual([
    'call-repeated',
    'call-deadline',
    'call-status',
    'call-without-title',
    'call-number',
    'call-link',
  ]);
  expect(findings.every(({ row, severity }) => row !== null && severity === 'warning')).toBe(true);
  expect(findings.find(({ code }) => code === 'call-repeated')?.values['first']).toBe(findings[0]?.row);
});

test('a file without a column it needs is refused as a whole', async () => {
  const table = await readDatasetTable(new TextEncoder().encode('reference,title\n1,x\n'));
  expect(readCallTable(table).findings.filter(({ severity }) => severity === 'error').length).toBeGreaterThan(
    0,
  );
});

test('text is read once more only where it was decoded wrongly', () => {
  expect(repairMojibake("Promotion de la culture d'Ã©galitÃ©")).toEqual({
    text: "Promotion de la culture d'égalité",
    state: 'repaired',
  });
  expect(repairMojibake('GaN â€“ Î¼m').state).toBe('repaired');
  expect(repairMojibake('Ätna, Århus, château – “so”')).toEqual({
    text: 'Ätna, Århus, château – “so”',
    state: 'sound',
  });
  expect(repairMojibake('Ã© and 漢').state).toBe('kept');
});

test('days of the calendar only', () => {
  expect([
    parseDay('2026-09-23'),
    parseDay('2026-09-23T17:00:00.000+0000'),
    parseDay(''),
    parseDay('2026-02-29'),
    parseDay('23.9.2026'),
  ]).toEqual(['2026-09-23', '2026-09-23', null, undefined, undefined]);
  expect(foldWords('Égalité & Gerechtigkeit, 2026!')).toBe('egalite gerechtigkeit 2026');
});

test('facts grow old after 90 and 365 days', () => {
  expect(computeFactAge('2026-08-24', '2026-11-22')).toEqual({ days: 90, state: 'fresh' });
  expect(computeFactAge('2026-08-23', '2026-11-22').state).toBe('ageing');
  expect(computeFactAge('2025-11-22', '2026-11-22').state).toBe('ageing');
  expect(computeFactAge('2025-11-21', '2026-11-22').state).toBe('old');
});

test('distance along a great circle, and a box that holds it', () => {
  const [berlin, paris] = [
    { latitude: 52.52, longitude: 13.405 },
    { latitude: 48.8566, longitude: 2.3522 },
  ];
  expect(computeDistanceKm(berlin, paris)).toBeCloseTo(877.5, 0);
  expect(computeDistanceKm(berlin, berlin)).toBe(0);
  const box = toBox(berlin, 60);
  expect(computeDistanceKm(berlin, { latitude: box.north, longitude: 13.405 })).toBeCloseTo(60, 3);
  expect(computeDistanceKm(berlin, { latitude: 52.52, longitude: box.east })).toBeGreaterThan(59.9);
});

test('hours beside the money: worked example of the method page', () => {
  const twinning = estimateEffort({
    management: 'direct',
    form: 'lump-sum',
    outcome: 'together',
    partners: 1,
    months: 12,
    middleEur: 29_600,
  });
  expect(twinning).toEqual({
    registerHours: 24,
    applyHours: 50,
    partnerHours: 10,
    reportHours: 24,
    totalHours: 108,
    lowHours: 54,
    highHours: 216,
    hoursPer10000Eur: 36.5,
  });
  const partner = estimateEffort({
    management: 'direct',
    form: 'lump-sum',
    outcome: 'as-partner',
    partners: 3,
    months: 24,
    middleEur: null,
  });
  expect([partner.applyHours, partner.partnerHours, partner.reportHours, partner.hoursPer10000Eur]).toEqual([
    20,
    10,
    19,
    null,
  ]);
  expect(countOrganisations([{ kind: 'partners', organisations: 4 }, { kind: 'country' }])).toBe(4);
});

test('a fund is named by kind and id, and by nothing else', () => {
  expect(parseFundKey('programme:ESF+')).toEqual({ kind: 'programme', id: 'ESF+' });
  expect(toFundKey({ kind: 'call', id: '48939636TOPICSen' })).toBe('call:48939636TOPICSen');
  for (const wrong of ['', 'programme', 'programme:', 'other:1', 'own:1', 'call:a b', 'call:<x>'])
    expect(parseFundKey(wrong), wrong).toBeNull();
});
