/** A published edition as a document: made of the public copy alone, so that nothing the office kept back leaves with it. */
import type { DocumentContent, DocumentFact, DocumentPart } from '#server/documents/document.types.ts';
import { toDocumentParts } from '#server/documents/text-parts.ts';
import { createTranslator, formatDate, LANGUAGES, type Language } from '#ui/messages.ts';
import { writeNotes, writeYears } from './export.rules.ts';
import { composePublicGoals } from './public-document-goals.rules.ts';
import { composePublicMoney } from './public-document-money.rules.ts';
import type { PublicDocumentRequest, PublicFrame } from './public-document.types.ts';
import { toCommentHref, toEditionHref } from './public-links.rules.ts';
import type { PublicFact, PublicStatement } from './public.types.ts';
import type { PartId } from './strategy.types.ts';

/** Headings are in the strategy's language where public pages have words in it, and in English otherwise. */
const toPublicLanguage = (language: Language): Language =>
  LANGUAGES.public.find((one) => one === language) ?? 'en';

/** Null for an edition that was withdrawn: its words are gone. The same edition on the same day is the same document. */
export function composePublicStrategyDocument(request: PublicDocumentRequest): DocumentContent | null {
  const { strategy, place, look } = request;
  const { content } = strategy;
  if (content === null) return null;
  const language = toPublicLanguage(strategy.language);
  const t = createTranslator(language);
  const day = (iso: string | null): string => (iso === null ? '' : formatDate(iso, language));
  const frame: PublicFrame = { content, language, t, day };
  const edition = nameEdition(request, frame);
  return {
    language: strategy.language,
    title: strategy.title,
    subtitle: `${place.name} · ${writeYears(strategy)}`,
    author: place.name,
    description: t('public.strategy.purpose'),
    createdAt: new Date(`${strategy.publishedOn.slice(0, 10)}T00:00:00Z`),
    facts: listFacts(request, frame, edition),
    notices: listNotices(request, frame),
    cover: [],
    footer: edition,
    mark: place.isExample ? t('word.example') : strategy.state === 'draft' ? edition : '',
    colour: look.colour,
    arms: look.arms,
    isLarge: false,
    parts: composeParts(request, frame),
  };
}

const nameEdition = ({ strategy }: PublicDocumentRequest, { t, day }: PublicFrame): string =>
  strategy.state === 'draft'
    ? t('public.strategy.document.draft', { version: strategy.version, day: day(strategy.publishedOn) })
    : t('public.strategy.edition.adopted', { version: strategy.version });

/** Some labels of pages end with a colon of their own; in a document each fact has one. */
const toLabel = (text: string): string => text.replace(/\s*:$/, '');

function listFacts(
  { strategy, place, progressAsOf }: PublicDocumentRequest,
  { content, t, day }: PublicFrame,
  edition: string,
): DocumentFact[] {
  const { decision } = strategy;
  const facts: DocumentFact[] = [
    [t('public.report.place'), place.name],
    [t('public.strategy.action.state'), edition],
    [
      t('public.strategy.decision.link'),
      decision === null
        ? ''
        : [decision.body, day(decision.decidedOn), decision.reference, decision.link]
            .filter((one) => one !== '')
            .join(', '),
    ],
    [toLabel(t('public.strategy.amends')), strategy.amends],
    [
      t('public.strategy.progress'),
      progressAsOf === null ? '' : t('public.strategy.progress.as-of', { day: day(progressAsOf) }),
    ],
    [toLabel(t('public.strategy.coordinator')), content.coordinator],
    [t('public.imprint.contact'), place.contactEmail],
  ];
  return facts.filter(([, value]) => value !== '');
}

function listNotices({ strategy, phase, place }: PublicDocumentRequest, frame: PublicFrame): string[] {
  const { t, day } = frame;
  const { publishedOn, commentsFrom, commentsUntil } = strategy;
  const ofDraft = [
    t('public.strategy.draft'),
    t('public.strategy.draft.explain', { day: day(publishedOn) }),
    ...(phase === 'open' ? [t('public.strategy.comment.until', { day: day(commentsUntil) })] : []),
    ...(phase === 'waiting'
      ? [t('public.strategy.comment.from', { from: day(commentsFrom), until: day(commentsUntil) })]
      : []),
    ...(phase === 'ended' ? [t('public.strategy.comment.ended', { day: day(commentsUntil) })] : []),
  ];
  return [
    ...(place.isExample ? [`${t('word.example')}. ${t('word.example.why')}`] : []),
    ...(strategy.state === 'draft' ? [ofDraft.join(' ')] : []),
    ...writeKeptBack(frame),
  ];
}

/** Said, so that nobody takes the document for the whole. */
function writeKeptBack({ content: { keptBack }, t }: PublicFrame): string[] {
  const kept = [
    ...keptBack.parts.map((part) => t(`public.strategy.part.${part}`)),
    ...(keptBack.actions > 0 ? [t('public.strategy.kept-back.actions', { count: keptBack.actions })] : []),
  ];
  return kept.length === 0 ? [] : [`${t('public.strategy.kept-back')} ${kept.join(' · ')}`];
}

function composeParts(request: PublicDocumentRequest, frame: PublicFrame): DocumentPart[] {
  return [
    ...composePart(frame, 'summary'),
    ...composePart(frame, 'area-and-people'),
    ...composePart(frame, 'diagnosis'),
    ...composePart(frame, 'perspectives'),
    ...composeSaid(frame),
    ...composePart(frame, 'rationale'),
    ...composePublicGoals(frame),
    ...composePart(frame, 'coordination', composeBodies(frame)),
    ...composePart(frame, 'risks', composeRisks(frame)),
    ...composePart(frame, 'evaluation-plan'),
    ...composePublicMoney(frame),
    ...composeImprint(request, frame),
  ];
}

/** Words of a part with its figures and the list that belongs to it; nothing where it has none of them. */
function composePart(
  { content, t }: PublicFrame,
  partId: PartId,
  list: readonly DocumentPart[] = [],
): DocumentPart[] {
  const part = content.parts.find((one) => one.partId === partId);
  const figures = part?.facts.flatMap((fact) => composeFigure(fact, t)) ?? [];
  const body = [...toDocumentParts(part?.text ?? ''), ...figures, ...list];
  if (body.length === 0) return [];
  return [{ kind: 'heading', level: 1, text: t(`public.strategy.part.${partId}`) }, ...body];
}

/** A figure never stands without its cautions and where it is from. */
function composeFigure(
  fact: PublicFact & { readonly remark: string },
  t: PublicFrame['t'],
): readonly DocumentPart[] {
  const about = fact.about === fact.question ? '' : fact.about;
  const asked = [fact.question, about].filter((one) => one !== '').join(' · ');
  const notes = [...fact.footings, ...(fact.cautions ?? []), fact.remark].filter((one) => one !== '');
  const release = t('public.strategy.figure.release', {
    title: fact.releaseTitle,
    version: fact.releaseVersion,
  });
  return [
    { kind: 'facts', facts: [[`${asked} (${fact.period})`, fact.headline]] },
    {
      kind: 'bullets',
      items: [...(notes.length === 0 ? [] : [writeNotes(notes)]), `${fact.source} · ${release}`],
    },
  ];
}

/** From a statement to the actions that answer it. */
function composeSaid(frame: PublicFrame): DocumentPart[] {
  const { content, t } = frame;
  if (content.said.length === 0) return [];
  return [
    { kind: 'heading', level: 1, text: t('public.strategy.said') },
    ...content.said.map((one): DocumentPart => ({
      kind: 'facts',
      facts: [[toLabel(t('public.strategy.you-said')), writeStatement(one, t)], writeFollows(one, frame)],
    })),
  ];
}

function writeStatement({ statement, voice, heardIn, heardInName }: PublicStatement, t: PublicFrame['t']) {
  const heard = [t(`public.strategy.heard.${heardIn}`), heardInName].filter((one) => one !== '').join(': ');
  return `${statement} (${t(`public.strategy.voice.${voice}`)} · ${heard})`;
}

function writeFollows({ key, notFollowed }: PublicStatement, { content, t }: PublicFrame): DocumentFact {
  const answers = content.actions.filter(({ saidKeys }) => saidKeys.includes(key));
  if (answers.length > 0)
    return [
      toLabel(t('public.strategy.we-plan')),
      answers.map((one) => `${one.title} (${t(`public.strategy.state.${one.state}`)})`).join('; '),
    ];
  if (notFollowed !== '') return [toLabel(t('public.strategy.not-followed')), notFollowed];
  return [toLabel(t('public.strategy.we-plan')), t('public.strategy.nothing-yet')];
}

function composeBodies({ content, t }: PublicFrame): DocumentPart[] {
  if (content.bodies.length === 0) return [];
  const facts = content.bodies.map(({ name, part, about, meets, hasNewcomers }): DocumentFact => {
    const does = [t(`public.strategy.body.${part}`), about].filter((one) => one !== '').join(': ');
    const known = meets === '' ? does : `${does} (${meets})`;
    return [name, hasNewcomers ? `${known} · ${t('public.strategy.body.newcomers')}` : known];
  });
  return [{ kind: 'facts', facts }];
}

function composeRisks({ content, t }: PublicFrame): DocumentPart[] {
  if (content.risks.length === 0) return [];
  const facts = content.risks.map(({ text, isPublicOpinion, whatWeDo, watchedBy }): DocumentFact => {
    const watched = watchedBy === '' ? '' : `${t('public.strategy.risk.watched')} ${watchedBy}`;
    const does = [whatWeDo, watched].filter((one) => one !== '').join(' · ');
    return [isPublicOpinion ? `${text} (${t('public.strategy.risk.opinion')})` : text, does];
  });
  return [{ kind: 'facts', facts }];
}

/** Where the edition is read and commented on, whom to ask, and the fingerprint by which it is known again. */
function composeImprint(request: PublicDocumentRequest, { language, t, day }: PublicFrame): DocumentPart[] {
  const { strategy, edition, phase, place, origin } = request;
  const address = { slug: place.slug, key: strategy.key, edition, language };
  const comment = `${origin}${toCommentHref(address, { kind: 'whole', key: '' })}`;
  const facts: DocumentFact[] = [
    [t('public.report.page'), `${origin}${toEditionHref(address)}`],
    [t('public.strategy.comment.link'), phase === 'open' || phase === 'waiting' ? comment : ''],
    [t('public.imprint.contact'), place.contactEmail],
    [toLabel(t('public.strategy.as-of', { day: day(strategy.publishedOn) })), strategy.contentHash],
  ];
  return [
    { kind: 'heading', level: 1, text: t('public.imprint.title') },
    { kind: 'facts', facts: facts.filter(([, value]) => value !== '') },
    { kind: 'paragraph', text: t('public.shell.software') },
  ];
}
