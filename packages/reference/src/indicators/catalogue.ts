import { ACCESS_TO_INSTITUTIONS } from './access.ts';
import { ATTITUDES } from './attitudes.ts';
import { CONNECTIONS } from './connections.ts';
import { CONTEXT } from './context.ts';
import { CULTURE_AND_RELIGION } from './culture.ts';
import { DISCRIMINATION } from './discrimination.ts';
import { EDUCATION } from './education.ts';
import { EMPLOYMENT } from './employment.ts';
import { ENCOUNTER } from './encounter.ts';
import { GOVERNANCE } from './governance.ts';
import { HEALTH_CARE } from './health.ts';
import { HOUSING } from './housing.ts';
import type { IndicatorDefinition } from './indicator.types.ts';
import { LANGUAGE } from './language.ts';
import { POLICY } from './policy.ts';
import { RESOURCES } from './resources.ts';
import { SAFETY_AND_TRUST } from './safety.ts';
import { SCHOOLING } from './schooling.ts';
import { SEATS_AND_CLUBS } from './seats-and-clubs.ts';
import { SOCIAL_SERVICES } from './social-services.ts';
import { VOTING_AND_VOICE } from './voting-and-voice.ts';
import { WORK_PATHS } from './work-paths.ts';

/**
 * The catalogue, every version ever published: a changed definition is added as a new entry with the same id and the next
 * version, says from when it holds (`since`) and what is different (`whatChanged`); the old one is never edited.
 */
export const INDICATORS: readonly IndicatorDefinition[] = [
  ...CONTEXT,
  ...EMPLOYMENT,
  ...WORK_PATHS,
  ...EDUCATION,
  ...SCHOOLING,
  ...LANGUAGE,
  ...HOUSING,
  ...HEALTH_CARE,
  ...SOCIAL_SERVICES,
  ...VOTING_AND_VOICE,
  ...SEATS_AND_CLUBS,
  ...CONNECTIONS,
  ...ENCOUNTER,
  ...DISCRIMINATION,
  ...SAFETY_AND_TRUST,
  ...CULTURE_AND_RELIGION,
  ...ACCESS_TO_INSTITUTIONS,
  ...ATTITUDES,
  ...GOVERNANCE,
  ...POLICY,
  ...RESOURCES,
];

/**
 * An entry of the catalogue.
 *
 * @param id of the indicator
 * @param version left out: the newest
 * @returns the definition; undefined where there is none
 * @example
 * findIndicator('em1').version // => 1
 * findIndicator('em1', 1).unit // => "percent"
 * findIndicator('em1', 99) === undefined // => true
 */
export function findIndicator(id: string, version?: number): IndicatorDefinition | undefined {
  const versions = INDICATORS.filter((entry) => entry.id === id);
  if (version !== undefined) return versions.find((entry) => entry.version === version);
  return versions.toSorted((a, b) => b.version - a.version)[0];
}

/**
 * What is wrong with the versions in a list of definitions: versions of one id must follow one another from 1, each later one
 * with the period it begins in, after the one before, and with what changed in both languages of the office.
 *
 * @param definitions a catalogue, or a place's own definitions
 * @returns one sentence in English for each fault; empty where all is well
 * @example
 * listVersionFaults([{ id: 'a', version: 1, since: '' }]) // => []
 * listVersionFaults([{ id: 'a', version: 1, since: '' }, { id: 'a', version: 3, since: '2027' }]) // => ["a 3: version 2 is missing","a 3: does not say what changed"]
 */
export function listVersionFaults(
  definitions: readonly Pick<IndicatorDefinition, 'id' | 'version' | 'since' | 'whatChanged'>[],
): readonly string[] {
  const ids = [...new Set(definitions.map(({ id }) => id))];
  return ids.flatMap((id) => {
    const versions = definitions.filter((entry) => entry.id === id).toSorted((a, b) => a.version - b.version);
    return versions.flatMap((entry, index) => {
      const before = versions[index - 1];
      const faults: string[] = [];
      if (entry.version !== index + 1) faults.push(`version ${index + 1} is missing`);
      if (before === undefined) {
        if (entry.since !== '') faults.push('the first version holds from the beginning');
        if (entry.whatChanged !== undefined) faults.push('the first version changed nothing');
      } else {
        if (entry.since <= before.since) faults.push('begins no later than the version before');
        if (!entry.whatChanged?.en.trim() || !entry.whatChanged.de.trim())
          faults.push('does not say what changed');
      }
      return faults.map((fault) => `${id} ${entry.version}: ${fault}`);
    });
  });
}
