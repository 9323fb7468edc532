import { readFeed } from '#features/participation/server/public-pages.usecases.ts';
import { createTranslator } from '#ui/messages.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import type { RequestHandler } from './$types';

/** JSON Feed 1.1 (jsonfeed.org): what opened, what was answered, what was done. Example places have none. */
export const GET: RequestHandler = ({ params, locals, url }) =>
  loadOrExplain(async () => {
    const { language } = locals;
    const { place, entries } = await readFeed(params.place, language);
    const t = createTranslator(language);
    const base = `${url.origin}/p/${place.slug}/participation`;
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title: t('respond.participation.feed.title', { place: place.name }),
      home_page_url: `${base}?lang=${language}`,
      feed_url: `${base}/feed.json?lang=${language}`,
      language,
      items: entries.map((entry) => ({
        id: entry.id,
        url: `${base}/${entry.consultationId}?lang=${language}`,
        title: t(`respond.participation.feed.${entry.kind}`, { question: entry.question }),
        content_text: entry.text,
        date_published: `${entry.day}T00:00:00Z`,
        language: entry.language,
      })),
    };
    return new Response(JSON.stringify(feed), {
      headers: {
        'content-type': 'application/feed+json; charset=utf-8',
        'cache-control': 'public, max-age=300',
      },
    });
  });
