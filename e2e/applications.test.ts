/** A town goes from a fund to a checklist, writes beside its draft, and leaves with the draft annex and a calendar. */
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, expect, inject, test } from 'vitest';
import { closeBrowser, withWindow } from './browser.ts';
import { operator } from './operator.ts';
import { button, byPointer, link, pressAndArrive, signIn } from './pages.ts';

const origin = inject('baseUrl');
const { slug } = inject('world');

afterAll(closeBrowser);

test.each([true, false])(
  'from a fund to a draft annex and a calendar (script: %s)',
  async (javaScript) => {
    await withWindow('applications', { origin, javaScript, widthPx: 320 }, async ({ page }) => {
      const title = `Kitchen ${javaScript ? 'with' : 'without'} script`;
      await page.goto('/sign-in');
      await signIn(page, byPointer, operator);
      await page.goto(`/office/${slug}/applications?fund=programme:CERV-TT`);
      await page.getByLabel(/^Title of the project/).fill(title);
      await page.getByLabel(/^Due on/).fill('2031-09-23');
      await pressAndArrive(page, byPointer, button(page, 'Begin'));
      await page.getByRole('heading', { name: title }).waitFor();
      await page.getByText('0 of 17 done').waitFor();
      await pressAndArrive(page, byPointer, button(page, /^Done: Read the call/).first());
      await page.getByText('1 of 17 done').waitFor();

      await pressAndArrive(page, byPointer, link(page, 'Open the draft'));
      const team = page.locator('section', { has: page.locator('#part-2-1-3') });
      await team.getByText('Missing here: your own words').waitFor();
      await team.locator('summary').click();
      await team.locator('textarea').fill('Half a post in the town office.');
      await pressAndArrive(page, byPointer, team.getByRole('button', { name: 'Save' }));
      await team.getByText('Half a post in the town office.').first().waitFor();

      const fetchFile = async (name: string): Promise<Buffer> => {
        const address = await page.locator(`a[href$="/files/${name}"]`).first().getAttribute('href');
        const answer = await page.context().request.get(new URL(address ?? '', origin).href);
        expect(answer.status(), name).toBe(200);
        return answer.body();
      };
      const annex = strFromU8(
        unzipSync(await fetchFile('draft.docx'))['word/document.xml'] ?? new Uint8Array(),
      );
      expect(annex).toContain('Half a post in the town office.');
      await pressAndArrive(page, byPointer, link(page, 'Back to the application'));
      const calendar = (await fetchFile('calendar.ics')).toString('utf8');
      expect(calendar).toContain('DTSTART;VALUE=DATE:20310923');
      expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(18);
      expect((await fetchFile('draft.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    });
  },
  120_000,
);
