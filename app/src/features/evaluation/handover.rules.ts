/** The pack for whoever takes over, as one document. */
import type { DocumentContent, DocumentPart, DocumentRow } from '#server/documents/document.types.ts';
import { createTranslator, formatDate, type Translate } from '#ui/messages.ts';
import { composeFrame, toHeading, type Frame } from './document-frame.rules.ts';
import { UNFINISHED_KINDS, type Deadline, type HandoverFacts } from './handover.types.ts';

export function composeHandover(
  facts: HandoverFacts,
  frame: Frame & { readonly today: string },
): DocumentContent {
  const t = createTranslator(frame.language);
  const day = (on: string | null): string => (on === null ? '' : formatDate(on, frame.language));
  return composeFrame(frame, {
    title: t('office.handover.title'),
    description: t('office.handover.purpose'),
    facts: [
      [t('office.handover.made-on'), day(frame.today)],
      [t('office.handover.late'), String(facts.deadlines.filter(({ on }) => on < frame.today).length)],
    ],
    notices: [t('office.handover.no-secrets')],
    mark: t('office.handover.mark'),
    parts: [
      ...composeDeadlines(facts.deadlines, { t, day, today: frame.today }),
      ...composeStrategies(facts, t, day),
      ...composeUnfinished(facts, t),
      ...composePeople(facts, t),
      toHeading(t('office.handover.keys')),
      { kind: 'bullets', items: [1, 2, 3, 4].map((n) => t(`office.handover.keys.${n as 1 | 2 | 3 | 4}`)) },
    ],
  });
}

/** A table, or a sentence that there is nothing. */
function composeTable(
  title: string,
  columns: readonly string[],
  rows: readonly DocumentRow[],
  none: string,
): DocumentPart[] {
  if (rows.length === 0) return [toHeading(title), { kind: 'paragraph', text: none }];
  return [
    toHeading(title),
    { kind: 'table', caption: title, columns: columns.map((label) => ({ label, isNumber: false })), rows },
  ];
}

interface Tools {
  readonly t: Translate;
  readonly day: (on: string | null) => string;
  readonly today: string;
}

function composeDeadlines(deadlines: readonly Deadline[], { t, day, today }: Tools): DocumentPart[] {
  const sorted = deadlines.toSorted((a, b) => a.on.localeCompare(b.on) || a.what.localeCompare(b.what));
  const rows = sorted.map(({ on, kind, what, who }): DocumentRow => [
    on < today ? `${day(on)} (${t('office.handover.is-late')})` : day(on),
    t(`office.handover.deadline.${kind}`),
    what,
    who,
  ]);
  const columns = [
    t('office.handover.when'),
    t('office.handover.kind'),
    t('office.handover.what'),
    t('office.handover.who'),
  ];
  return composeTable(t('office.handover.deadlines'), columns, rows, t('office.handover.deadlines.none'));
}

function composeStrategies(
  { strategies, actions }: HandoverFacts,
  t: Translate,
  day: (on: string | null) => string,
): DocumentPart[] {
  const rows = strategies.map(({ title, state, years, coordinator }): DocumentRow => [
    title,
    t(`office.handover.strategy.${state as 'draft' | 'adopted'}`),
    years,
    coordinator || t('office.handover.nobody'),
  ]);
  const columns = [
    t('office.handover.what'),
    t('office.handover.state'),
    t('office.handover.years'),
    t('office.handover.coordinator'),
  ];
  return [
    ...composeTable(t('office.handover.strategies'), columns, rows, t('office.handover.strategies.none')),
    ...(actions.length === 0 ? [] : composeActions(actions, t, day)),
  ];
}

function composeActions(
  actions: HandoverFacts['actions'],
  t: Translate,
  day: (on: string | null) => string,
): DocumentPart[] {
  const rows = actions.map(({ title, owner, state, endsOn }): DocumentRow => [
    title,
    owner || t('office.handover.nobody'),
    t(`office.handover.action.${state as 'planned' | 'running'}`),
    day(endsOn),
  ]);
  const columns = [
    t('office.handover.action'),
    t('office.handover.owner'),
    t('office.handover.state'),
    t('office.handover.until'),
  ];
  return composeTable(t('office.handover.actions'), columns, rows, '');
}

function composeUnfinished({ unfinished }: HandoverFacts, t: Translate): DocumentPart[] {
  const rows = UNFINISHED_KINDS.flatMap((kind) =>
    unfinished
      .filter((one) => one.kind === kind)
      .map(({ what }): DocumentRow => [what, t(`office.handover.unfinished.${kind}`)]),
  );
  return composeTable(
    t('office.handover.unfinished'),
    [t('office.handover.what'), t('office.handover.kind')],
    rows,
    t('office.handover.unfinished.none'),
  );
}

function composePeople({ members, contacts }: HandoverFacts, t: Translate): DocumentPart[] {
  const people = members.map(({ name, email, role, organisation }): DocumentRow => [
    name,
    t(`office.role.${role as 'coordinator'}`),
    organisation,
    email,
  ]);
  const organisations = contacts.map(({ name, role, email }): DocumentRow => [name, role, email]);
  return [
    ...composeTable(
      t('office.handover.members'),
      [
        t('office.handover.name'),
        t('office.handover.role'),
        t('office.handover.organisation'),
        t('office.handover.email'),
      ],
      people,
      '',
    ),
    ...composeTable(
      t('office.handover.contacts'),
      [t('office.handover.organisation'), t('office.handover.function'), t('office.handover.email')],
      organisations,
      t('office.handover.contacts.none'),
    ),
  ];
}
