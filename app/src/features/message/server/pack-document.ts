/** A pack on paper: PDF/UA-1 through Typst. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { renderPdf, type Json } from '#server/documents/render-pdf.ts';
import { createTranslator, type Language } from '#ui/messages.ts';
import { readText } from '@vicus/cube';
import { drawCard } from '../card-picture.rules.ts';
import type { CardContent } from '../card.types.ts';
import type { Fact } from '#features/fact/fact.types.ts';
import { writeMoment } from '../moment.rules.ts';
import {
  writeAbout,
  writeFootings,
  writeHeadline,
  writePeriod,
  writeQuestion,
} from '#features/fact/sentence.rules.ts';

export interface PackPaper {
  readonly language: Language;
  readonly place: string;
  readonly isExample: boolean;
  readonly title: string;
  readonly introduction: string;
  readonly questions: readonly string[];
  readonly facts: readonly { readonly fact: Fact; readonly content: CardContent }[];
  readonly opensAt: Date;
  readonly timeZone: string;
  /** address of the pack's page */
  readonly href: string;
}

export async function renderPackDocument(paper: PackPaper): Promise<Uint8Array> {
  const t = createTranslator(paper.language);
  const images = paper.facts.map(({ content }, at) => [`fact-${at}`, drawCard(content, 'wide')] as const);
  return renderPdf({
    template: await readTemplate(),
    data: composeData(paper),
    images: Object.fromEntries(images),
    language: paper.language,
    title: `${paper.place}: ${paper.title}`,
    author: paper.place,
    description: t('public.pack.subtitle'),
    createdAt: paper.opensAt,
    ...(paper.isExample && { mark: t('word.example') }),
  });
}

function composeData(paper: PackPaper): Json {
  const { language, facts } = paper;
  const t = createTranslator(language);
  const moment = writeMoment(paper.opensAt, paper.timeZone, language);
  return {
    title: paper.title,
    subtitle: t('public.pack.subtitle'),
    facts: [
      [t('public.pack.place'), paper.place],
      [t('public.pack.from'), moment],
      [t('public.pack.address'), paper.href],
    ],
    notices: paper.isExample ? [t('word.example.why')] : [],
    introduction: paper.introduction.split(/\r?\n\s*\r?\n/).filter((one) => one.trim() !== ''),
    overview: {
      heading: t('public.pack.facts'),
      caption: t('public.pack.facts'),
      columns: [t('public.pack.what'), t('public.pack.number'), t('public.pack.sure')].map((label) => ({
        label,
        align: 'start',
      })),
      rows: facts.map(({ fact }) => [
        `${writeQuestion(fact, language)} ${writeAbout(fact, language)} (${writePeriod(fact, language)})`,
        writeHeadline(fact, language),
        writeFootings(fact, language).join(' · '),
      ]),
      same: t('public.pack.same', { time: moment }),
    },
    questions: {
      heading: t('public.pack.questions'),
      purpose: t('public.pack.questions.purpose'),
      list: [...paper.questions],
    },
    pictures: {
      heading: t('public.pack.pictures'),
      list: facts.map((one, at) => composePicture(one, at, language)),
    },
  };
}

function composePicture({ fact, content }: PackPaper['facts'][number], at: number, language: Language): Json {
  return {
    name: `fact-${at}`,
    title: writeQuestion(fact, language),
    alt: content.alternative,
    notes: fact.notes.map((note) => readText(note, language)),
  };
}

let template: Promise<string> | undefined;

/** Through the package and not beside this file: the built server lies in another folder. */
function readTemplate(): Promise<string> {
  const app = path.dirname(createRequire(import.meta.url).resolve('@vicus/app/package.json'));
  template ??= readFile(path.join(app, 'src/features/message/server/pack.typ'), 'utf8');
  return template;
}
