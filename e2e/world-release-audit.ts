/** The attack on everything published, asked for by hand; and a file with figures as they are, taken for a purpose. */
import { expectPage } from './survey-steps.ts';
import type { Visitor } from './visitor.ts';
import type { Visit } from './visits.ts';

const office = '/(office)/office/[place]';

/** `example`: a place with editions; `slug`: one with values of indicators; `without`: one with neither. */
export async function visitReleaseAudit(
  visitor: Visitor,
  { slug, example, without }: { readonly slug: string; readonly example: string; readonly without: string },
): Promise<Readonly<Record<string, readonly Visit[]>>> {
  const audit = `/office/${example}/audit-of-releases`;
  const asked = await visitor.submit(await visitor.open(audit), { button: 'Attack now' });
  const attacked = expectPage(asked, 'attacking now');
  if (!/None of the [\d,]+ withheld numbers can be computed/.test(attacked.text))
    throw new Error(`The example town tells too much: ${attacked.text.slice(0, 1_500)}`);
  const internal = `/office/${slug}/internal`;
  await takeFile(visitor, internal);
  const see = (path: string): Visit => ({ path, who: 'operator', languages: ['en', 'de'] });
  return {
    [`${office}/audit-of-releases`]: [see(audit), see(`/office/${without}/audit-of-releases`)],
    [`${office}/internal`]: [see(internal), see(`/office/${without}/internal`)],
  };
}

/** Refused without a purpose, confirmed, taken, written down. */
async function takeFile(visitor: Visitor, path: string): Promise<void> {
  const form = await visitor.open(path);
  const tables = form.document.querySelector('input[name="tables"]')?.getAttribute('value') ?? '';
  const fields = { tables, legalText: 'Section 3 of the act on integration', purpose: 'Planning of courses' };
  const refused = await visitor.submit(form, { button: 'Go on', fields: { ...fields, purpose: 'because' } });
  if (refused.status !== 422 || !refused.text.includes('Say in a sentence what the file is for.'))
    throw new Error(`A file without a purpose: ${refused.status} ${refused.text.slice(0, 400)}`);
  const confirm = expectPage(await visitor.submit(form, { button: 'Go on', fields }), 'stating a purpose');
  const file = await visitor.submit(confirm, { button: 'Take the file', fields: { understood: 'on' } });
  const name = file.headers.get('content-disposition') ?? '';
  if (file.status !== 200 || !name.includes('INTERNAL-not-for-publication'))
    throw new Error(`No file: ${file.status} ${name} ${file.text.slice(0, 200)}`);
  const record = await visitor.open(path);
  if (!record.text.includes('Planning of courses')) throw new Error('the record does not know the file');
}
