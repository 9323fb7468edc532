import type { ContactPicture, PictureOptions, RenderedChart } from './chart.types.ts';
import { drawFan } from './contact-fan.ts';
import type { Sector } from './contact-fan.ts';
import { drawToneItems, toLevel, toTone } from './contact-marks.ts';
import { drawRings } from './contact-rings.ts';
import { drawTree } from './contact-tree.ts';
import { ChartChoiceError } from './rows.ts';
import { drawLegend, drawParagraph, drawWarnings, openSheet, SMALL_PX, writePicture } from './sheet.ts';
import { writeList, writeReasons } from './statement.ts';
import type { Wording } from './texts.ts';

/** Up to this many each contact is named at its own line; beyond, rings with a list of names. */
const NAMED_AT_MOST = 48;

/**
 * Draws who a local government has contact with: it stands in the middle, groups around it. Up to 48 contacts each
 * is named at its line; beyond that rings show the frequency, and a list below names everyone. The layout is
 * computed, not simulated: the same contacts always give the same picture.
 *
 * @param picture title, middle, groups (1-6), contacts (frequency 0-5 and nature -2..2, or a reason), frequency words
 * @param options id, language, width in px, direction, palette
 * @returns SVG text with its title, text alternative and the sentences around it
 * @throws ChartChoiceError if a contact belongs to none of the groups, or two have the same id
 * @example
 * const contacts = [{ id: 'a', label: 'School board', group: 'g', frequency: 4, nature: 1 }];
 * const picture = { title: 'Who do we talk to?', ego: 'Town hall', groups: [{ code: 'g', label: 'Public bodies' }],
 *   contacts, frequencyLabels: ['none', 'rarely', 'yearly', 'monthly', 'weekly', 'daily'],
 *   period: '2025', source: 'Survey', method: 'contact-picture' };
 * renderContactPicture(picture, { id: 'p', language: 'en' }).title // => "Who do we talk to?"
 */
export function renderContactPicture(picture: ContactPicture, options: PictureOptions): RenderedChart {
  const sheet = openSheet(options);
  const sectors = readSectors(picture);
  const { words } = sheet.wording;
  const warnings = [...(options.warnings ?? []), ...writeContactWarnings(picture, sheet.wording)];
  const many = picture.contacts.length > NAMED_AT_MOST;
  const warned = drawWarnings(sheet, 4, warnings);
  const legend = drawLegend(sheet, 4 + warned.heightPx, drawToneItems(sheet));
  const keyText = many ? `${words.ringKey} ${words.lineKey}` : words.lineKey;
  const key = drawParagraph(sheet, 2 + warned.heightPx + legend.heightPx, keyText, {
    sizePx: SMALL_PX,
    ink: 'muted',
  });
  const top = 10 + warned.heightPx + legend.heightPx + key.heightPx;
  const draw = many ? drawRings : sheet.narrow ? drawTree : drawFan;
  const drawn = draw(sheet, top, sectors, picture);
  const height = top + drawn.heightPx + 4;
  const textAlternative = describeContacts(picture, sectors, sheet.wording);
  const svg = writePicture(sheet, height, picture.title, textAlternative, [
    ...warned.nodes,
    ...legend.nodes,
    ...key.nodes,
    ...drawn.nodes,
  ]);
  const { period, source, method, title } = picture;
  const n = sheet.wording.say('n', { n: sheet.wording.number(picture.contacts.length, 0) });
  const frame = { n, meanings: [keyText], period, source, method, notes: [] };
  return {
    svg,
    title,
    textAlternative,
    warnings,
    frame,
    widthPx: sheet.widthPx,
    heightPx: Math.ceil(height),
  };
}

/** Groups with their contacts, the most frequent first; contacts keep their order otherwise. */
function readSectors({ groups, contacts }: ContactPicture): Sector[] {
  if (groups.length < 1 || groups.length > 6)
    throw new ChartChoiceError('a picture of contacts has 1 to 6 groups');
  if (new Set(contacts.map(({ id }) => id)).size < contacts.length) {
    throw new ChartChoiceError('two contacts have the same id');
  }
  const stray = contacts.find(({ group }) => !groups.some(({ code }) => code === group));
  if (stray) throw new ChartChoiceError(`contact ${stray.id} belongs to no group of the picture`);
  return groups.flatMap(({ code, label }) => {
    const own = contacts.filter(({ group }) => group === code);
    const sorted = own.toSorted((a, b) => (toLevel(b) ?? -1) - (toLevel(a) ?? -1));
    return own.length > 0 ? [{ label, contacts: sorted }] : [];
  });
}

function writeContactWarnings({ contacts }: ContactPicture, wording: Wording): string[] {
  const withheld = contacts.filter(({ frequency }) => String(frequency).startsWith('withheld')).length;
  if (withheld === 0) return [];
  const total = wording.number(contacts.length, 0);
  return [wording.say('warnWithheld', { count: wording.number(withheld, 0), total })];
}

/** How many, by group, without contact, conflictual, unknown: two to five sentences and the reasons. */
function describeContacts(
  { contacts, ego }: ContactPicture,
  sectors: readonly Sector[],
  wording: Wording,
): string {
  const byGroup = sectors.map(({ label, contacts: own }) => `${label} ${wording.number(own.length, 0)}`);
  const none = contacts.filter((contact) => toLevel(contact) === 0).map(({ label }) => label);
  const conflictual = contacts
    .filter((contact) => toTone(contact) === 'conflictual')
    .map(({ label }) => label);
  const without = contacts.flatMap(({ label, frequency }) =>
    typeof frequency === 'number' ? [] : [{ label, reason: frequency }],
  );
  const listed = wording.words.conflictual;
  return [
    wording.say('contactsAround', { count: wording.number(contacts.length, 0), ego }),
    wording.say('contactsByGroup', { list: byGroup.join('; ') }),
    ...(none.length > 0 ? [wording.say('noContact', { list: writeList(none, wording) })] : []),
    ...(conflictual.length > 0
      ? [
          wording.say('listed', {
            reason: listed[0]?.toLocaleUpperCase(wording.language) + listed.slice(1),
            labels: writeList(conflictual, wording),
          }),
        ]
      : []),
    ...writeReasons(without, wording),
  ].join(' ');
}
